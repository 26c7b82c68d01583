package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.StartTimecode;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Frames that carry their number as bright and dark blocks. Each file has a band of the picture of
 * its own and leaves the others grey, so that a mix of two files shows the numbers of both.
 */
final class NumberedFrames {

  private static final int BANDS = 4;
  private static final int BLOCK = 8;
  private static final int LINES = Bench.FORMAT.height() / BANDS;

  /** Ten bits, their parity, and a block that is always bright. */
  private static final int BITS = 10;

  private static final int GREY = 512;
  private static final int SWING = 240;

  private NumberedFrames() {}

  static Frame frame(PictureFormat format, int band, int number) {
    if (number < 0 || number >= 1 << BITS) {
      throw new IllegalArgumentException("No such number: " + number);
    }
    Frame frame = Bench.grey(format, GREY);
    int code = number | (Integer.bitCount(number) & 1) << BITS | 1 << (BITS + 1);
    int width = frame.planeWidth(0);
    for (int bit = 0; bit < BITS + 2; bit++) {
      int value = (code >> bit & 1) == 1 ? GREY + SWING : GREY - SWING;
      for (int y = band * LINES; y < (band + 1) * LINES; y++) {
        for (int x = bit * BLOCK; x < (bit + 1) * BLOCK; x++) {
          frame.plane(0)[y * width + x] = (short) value;
        }
      }
    }
    return frame;
  }

  /** Writes frames 0 to {@code count} of a band. */
  static void write(Path file, int band, int count, Rate rate, Optional<Long> start)
      throws IOException {
    PictureWriterSpec spec = PictureWriterSpec.of(Bench.FORMAT, rate, Codec.PRORES_HQ);
    if (start.isPresent()) {
      spec = spec.withStart(StartTimecode.whole(FrameTime.of(start.get(), rate)));
    }
    try (PictureWriter out = PictureWriter.create(file, spec)) {
      for (int i = 0; i < count; i++) {
        out.push(frame(Bench.FORMAT, band, i));
      }
      out.finish();
    }
  }

  /** The numbers in a frame, by band. */
  static Map<Integer, Integer> read(Frame frame) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    int deep = frame.format().layout().bitDepth() - 8;
    for (int band = 0; band < BANDS; band++) {
      double mark = swing(frame, band, BITS + 1, deep);
      if (mark < SWING / 20.0) {
        continue;
      }
      int code = 0;
      for (int bit = 0; bit <= BITS; bit++) {
        double swing = swing(frame, band, bit, deep);
        if (Math.abs(swing) < mark / 2) {
          throw new AssertionError("band " + band + " cannot be read: two frames lie in it");
        }
        code |= swing > 0 ? 1 << bit : 0;
      }
      if ((Integer.bitCount(code) & 1) != 0) {
        throw new AssertionError("band " + band + " is misread");
      }
      numbers.put(band, code & (1 << BITS) - 1);
    }
    return numbers;
  }

  private static double swing(Frame frame, int band, int bit, int deep) {
    double sum = 0;
    int count = 0;
    for (int y = band * LINES + 4; y < (band + 1) * LINES - 4; y++) {
      for (int x = bit * BLOCK + 2; x < (bit + 1) * BLOCK - 2; x++) {
        sum += (frame.sample(0, x, y) << 2 >> deep) - GREY;
        count++;
      }
    }
    return sum / count;
  }

  /** The numbers in each frame of a file. */
  static List<Map<Integer, Integer>> read(Path file) throws IOException {
    List<Map<Integer, Integer>> all = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader frames = source.read(source.picture().range())) {
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        all.add(read(f.get()));
      }
    }
    return all;
  }
}
