package org.raccord.core;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the pictures of new takes are written, as the user likes it. A codec that cannot carry a
 * timeline's pictures as they are (RGB, full range, more than ten bits, an odd size) gives way to
 * {@link #FFV1}, and one that would lose colour to one that does not.
 */
public enum TakeCodec {
  /** What every editing program takes: ten bits, 4:2:2. */
  PRORES("prores", "ProRes 422 HQ"),
  /** The same with colour as fine as light. */
  PRORES_4444("prores4444", "ProRes 4444"),
  /** What Avid's programs like: ten bits, 4:2:2. */
  DNXHR("dnxhr", "DNxHR HQX"),
  /** Without loss; not every editing program takes it. */
  FFV1("ffv1", "FFV1, without loss");

  private final String id;
  private final String words;

  TakeCodec(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** Its name in a command and in the settings. */
  public String id() {
    return id;
  }

  /** For the editor. */
  public String words() {
    return words;
  }

  /** The codec of a name; case does not matter. */
  public static Optional<TakeCodec> of(String id) {
    return Arrays.stream(values()).filter(c -> c.id.equalsIgnoreCase(id.strip())).findFirst();
  }
}
