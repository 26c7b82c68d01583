package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

class RealClipsTest {

  @Test
  void untouchedFramesSurviveATake(@TempDir Path folder) throws Exception {
    for (Path clip : Cases.clips()) {
      PictureFacts picture = MediaProbe.probe(clip).picture().orElseThrow();
      if (picture.refusal().isPresent()) {
        continue;
      }
      PictureFormat format = picture.format();
      Path file = folder.resolve(clip.getFileName() + "." + Codec.ofTake(format).extension());
      PictureWriterSpec spec = PictureWriterSpec.of(format, picture.rate(), Codec.ofTake(format));
      List<Frame> frames = new ArrayList<>();
      try (PictureSource source = PictureSource.open(clip);
          FrameReader reader = source.read(new FrameRange(5, 2, picture.rate()));
          PictureWriter writer = PictureWriter.create(file, spec)) {
        for (int i = 0; i < 2; i++) {
          Frame frame = reader.next().orElseThrow();
          frames.add(frame);
          writer.push(frame);
        }
        writer.finish();
      }
      double[] least = {999, 999, 999};
      double shift = 0;
      try (PictureSource source = PictureSource.open(file);
          FrameReader reader = source.read(source.picture().range(), format)) {
        for (Frame frame : frames) {
          Frame again = reader.next().orElseThrow();
          for (int p = 0; p < 3; p++) {
            least[p] = Math.min(least[p], Footage.psnr(frame, again, p));
            shift = Math.max(shift, Math.abs(Footage.shift(frame, again, p)));
          }
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%s as %s: Y %.1f U %.1f V %.1f dB, shift %.3f%n",
          clip.getFileName(),
          Codec.ofTake(format),
          least[0],
          least[1],
          least[2],
          shift);
      for (double decibels : least) {
        assertTrue(decibels >= 45, clip + ": " + decibels + " dB");
      }
      assertTrue(shift < 0.1, clip + ": shift " + shift);
    }
  }
}
