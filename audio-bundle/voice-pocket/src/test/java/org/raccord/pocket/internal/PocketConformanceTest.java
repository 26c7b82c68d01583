package org.raccord.pocket.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.audio.tck.VoiceConformance;
import org.raccord.audio.tck.VoiceSubject;

/** The voice, with small graphs in its folder, against the rules of its contract. */
class PocketConformanceTest extends VoiceConformance {

  @TempDir static Path folder;

  @Override
  protected VoiceSubject voice() {
    try {
      return VoiceSubject.english(
          new PocketVoice(new PocketFolder(SmallExport.whole(folder.resolve("pocket")))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
