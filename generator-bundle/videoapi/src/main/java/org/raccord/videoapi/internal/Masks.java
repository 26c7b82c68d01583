package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.raccord.generator.Middle;
import org.raccord.model.time.Rate;

/** Writes what of a masked middle is kept (0) and what is made anew (1), as JSON. */
final class Masks {

  private Masks() {}

  /**
   * Tables of numbers, each for some frames: a model keeps or makes what it has pressed into one.
   *
   * @param frames how many are ordered
   * @param steps frames that a table stands for, over and over
   */
  static void picture(
      Path file, Middle middle, long frames, List<Integer> steps, int columns, int rows)
      throws IOException {
    JsonArray all = new JsonArray();
    JsonArray kept = table(0, columns, rows);
    JsonArray made = table(1, columns, rows);
    int step = 0;
    for (long from = 0; from < frames; step++) {
      long to = Math.min(frames, from + steps.get(step % steps.size()));
      all.add(LongStream.range(from, to).anyMatch(n -> isMade(middle, n)) ? made : kept);
      from = to;
    }
    Files.writeString(file, all.toString());
  }

  /** In the slot, or beyond what was sent: there is nothing that could be kept. */
  private static boolean isMade(Middle middle, long frame) {
    return frame >= middle.frames()
        || (frame >= middle.firstMasked() && frame < middle.firstMasked() + middle.masked());
  }

  private static JsonArray table(int number, int columns, int rows) {
    JsonArray table = new JsonArray();
    for (int y = 0; y < rows; y++) {
      JsonArray row = new JsonArray();
      for (int x = 0; x < columns; x++) {
        row.add(number);
      }
      table.add(row);
    }
    return table;
  }

  /** {@code perSecond} numbers a second over {@code frames}; one that touches the mask is in it. */
  static void sound(Path file, Middle middle, long frames, Rate rate, int perSecond)
      throws IOException {
    JsonArray all = new JsonArray();
    long numbers = Math.round((double) frames * rate.denominator() * perSecond / rate.numerator());
    for (long k = 0; k < numbers; k++) {
      // The first frame that begins after this number, and the last that begins before its end.
      long from = k * rate.numerator() / (perSecond * rate.denominator());
      long to = ((k + 1) * rate.numerator() - 1) / (perSecond * rate.denominator());
      all.add(isMade(middle, from) || isMade(middle, to) ? 1 : 0);
    }
    Files.writeString(file, all.toString());
  }
}
