package org.raccord.model.picture;

import java.util.Optional;

/** What the editor says the values of the shots stand for, where their files do not tell. */
public sealed interface ShotColour {

  /** The name for shots that are made for an ordinary display. */
  String ORDINARY = "bt709";

  /**
   * A curve by its name.
   *
   * @param name such as {@code slog3}, or {@value #ORDINARY}; lower case
   */
  record Named(String name) implements ShotColour {
    public Named {
      if (name.isBlank()) {
        throw new IllegalArgumentException("A curve has a name");
      }
    }

    /** Whether the shots are made for an ordinary display. */
    public boolean isOrdinary() {
      return name.equals(ORDINARY);
    }
  }

  /**
   * Tables of the editor's own.
   *
   * @param toDisplay URL of a {@code .cube} file from the shots' values to those of BT.709, as
   *     media URLs are written in a timeline
   * @param fromDisplay URL of one for the way back; empty where the first is to be inverted
   */
  record Cubes(String toDisplay, Optional<String> fromDisplay) implements ShotColour {}
}
