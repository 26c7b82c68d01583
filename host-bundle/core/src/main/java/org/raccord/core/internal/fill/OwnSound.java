package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.media.MediaException;
import org.raccord.media.MediaProbe;
import org.raccord.media.SoundFacts;
import org.raccord.media.SoundSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameTime;

/**
 * Sound that a generator made together with its picture. It covers the slot alone: the room tone
 * beneath carries on the neighbours' sound to either side of it, and at each end they cross over.
 *
 * @param file the sound's file; time zero is that of the picture's file
 * @param first the sample of the slot's first frame, at {@link SoundBeside#RATE}
 * @param length samples of the slot
 * @param channels channels of the file
 */
record OwnSound(Path file, long first, long length, int channels) {

  /** Long enough not to be heard as an edge, short enough to keep a first consonant. */
  private static final int CROSSING = SoundBeside.RATE / 50;

  /**
   * The sound of what was made.
   *
   * @param fit how its picture was fitted; of a picture that was retimed the sound no longer fits
   * @throws GenerationException FAILED if the file is not the generator's own or holds no sound
   */
  static Optional<OwnSound> of(
      Made.InFile made, PictureFit fit, FillRequest request, Path workspace)
      throws GenerationException {
    if (made.sound().isEmpty() || fit.retimed()) {
      return Optional.empty();
    }
    Path file = made.sound().get().toAbsolutePath().normalize();
    if (!file.startsWith(workspace.toAbsolutePath().normalize()) || !Files.isRegularFile(file)) {
      throw defect("names a sound file that is not in its workspace: " + made.sound().get());
    }
    try {
      SoundFacts facts =
          MediaProbe.probe(file)
              .sound()
              .orElseThrow(() -> defect("names " + file.getFileName() + ", which has no sound"));
      long first = fit.firstSample(SoundBeside.RATE);
      long length = FrameTime.of(request.length(), request.rate()).sample(SoundBeside.RATE);
      return Optional.of(new OwnSound(file, first, length, facts.format().channels()));
    } catch (MediaException e) {
      throw defect("made sound that cannot be read: " + e.getMessage());
    }
  }

  private static GenerationException defect(String what) {
    return new GenerationException(
        GenerationException.Kind.FAILED,
        "The generator " + what + ". That is a defect of the generator; try another one.");
  }

  /** The format in which it is laid over silence. */
  SoundFormat format() {
    return new SoundFormat(SoundBeside.RATE, channels);
  }

  /** Its samples over the slot. */
  SoundBlock read(SoundFormat format) throws IOException {
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(first, length, format)) {
      return reader.whole(Math.toIntExact(length));
    }
  }

  /**
   * Lays it over {@code base}.
   *
   * @param at the sample of {@code base} at which the slot's picture begins; may lie outside
   */
  void over(SoundBlock base, long at) throws IOException {
    SoundFormat format = base.format();
    SoundBlock own = read(format);
    for (int c = 0; c < format.channels(); c++) {
      float[] from = own.channel(c);
      float[] to = base.channel(c);
      for (int i = 0; i < from.length; i++) {
        long place = at + i;
        if (place < 0 || place >= to.length) {
          continue;
        }
        int edge = Math.min(i, from.length - 1 - i);
        double share = Math.min(1, (edge + 1.0) / Math.min(CROSSING, Math.max(1, length / 2)));
        // Equal power: the two are not alike.
        to[(int) place] =
            (float)
                (from[i] * Math.sin(share * Math.PI / 2)
                    + to[(int) place] * Math.cos(share * Math.PI / 2));
      }
    }
  }
}
