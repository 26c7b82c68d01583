package org.raccord.core.internal.provesound;

import java.io.IOException;
import java.nio.file.Path;
import org.raccord.core.internal.fill.BareSound;
import org.raccord.media.SoundSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;

/**
 * A recording, at 48 kHz in its own channels.
 *
 * @param name its file's name without what follows the last dot
 * @param sound at most the first 90 seconds of it
 */
record Recording(String name, SoundBlock sound) {

  private static final long MOST = 90L * BareSound.RATE;

  static Recording open(Path file) throws IOException {
    try (SoundSource source = SoundSource.open(file)) {
      SoundFormat own = source.sound().format();
      long all = source.sound().samples() * BareSound.RATE / own.sampleRate();
      long length = Math.min(MOST, all);
      try (SoundReader reader =
          source.read(0, length, new SoundFormat(BareSound.RATE, own.channels()))) {
        return new Recording(nameOf(file), reader.whole(Math.toIntExact(length)));
      }
    }
  }

  static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("\\.[^.]*$", "");
  }

  /** Who speaks in it: its name up to the first dash, and how many channels it has. */
  String speaker() {
    int dash = name.indexOf('-');
    String who = dash <= 0 ? name : name.substring(0, dash);
    return sound.format().channels() == 1 ? who : who + "-" + sound.format().channels() + "ch";
  }
}
