package org.raccord.models.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Planes of one size that a model is given: in memory, or in a file where they are larger than what
 * is worked on at once. A picture of 3840 x 2160 takes 100 MB, and a fill may need a dozen.
 */
final class Planes {

  private static final int PIECE = 1 << 16;
  private static final String WHAT = "pictures that it is given";

  private final int count;
  private final int width;
  private final int height;
  private final float[][] kept;
  private final Optional<Path> file;

  private Planes(int count, int width, int height, float[][] kept, Optional<Path> file) {
    this.count = count;
    this.width = width;
    this.height = height;
    this.kept = kept;
    this.file = file;
  }

  /**
   * Planes in memory, not copied.
   *
   * @param numbers of each plane, row by row; each is width x height long
   */
  static Planes of(int width, int height, float[]... numbers) {
    for (float[] plane : numbers) {
      if (plane.length != width * height) {
        throw new IllegalArgumentException(
            plane.length + " numbers for " + width + " x " + height + " pixels");
      }
    }
    return new Planes(numbers.length, width, height, numbers, Optional.empty());
  }

  /**
   * The same in {@code file}, which is written.
   *
   * @throws UncheckedIOException of a {@link WorkingFileException} if it cannot be
   */
  Planes written(Path file) {
    byte[] piece = new byte[Float.BYTES * PIECE];
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (float[] plane : kept) {
        for (int at = 0; at < plane.length; at += PIECE) {
          int numbers = Math.min(PIECE, plane.length - at);
          ByteBuffer.wrap(piece).asFloatBuffer().put(plane, at, numbers);
          out.write(piece, 0, Float.BYTES * numbers);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(WorkingFileException.unwritten(file, WHAT, e));
    }
    return new Planes(count, width, height, new float[0][], Optional.of(file));
  }

  int count() {
    return count;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * A part of a plane. What lies beyond the right and the lower edge is as the edge is.
   *
   * @param plane from 0
   * @param x from the left, inside the picture
   * @param y from the top, inside the picture
   * @param wide pixels
   * @param high lines
   * @param into gets wide x high numbers, row by row
   * @throws UncheckedIOException if the file cannot be read
   */
  void cut(int plane, int x, int y, int wide, int high, float[] into) {
    int inside = Math.min(wide, width - x);
    if (file.isEmpty()) {
      for (int r = 0; r < high; r++) {
        int from = Math.min(height - 1, y + r) * width + x;
        System.arraycopy(kept[plane], from, into, r * wide, inside);
      }
    } else {
      read(file.get(), plane, x, y, new Part(wide, inside, high), into);
    }
    for (int r = 0; inside < wide && r < high; r++) {
      java.util.Arrays.fill(into, r * wide + inside, (r + 1) * wide, into[r * wide + inside - 1]);
    }
  }

  /** How much is read. */
  private record Part(int step, int wide, int high) {}

  private void read(Path from, int plane, int x, int y, Part part, float[] into) {
    byte[] line = new byte[Float.BYTES * part.wide()];
    FloatBuffer numbers = ByteBuffer.wrap(line).asFloatBuffer();
    // Not a channel: those are closed when a thread is interrupted.
    try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r")) {
      for (int r = 0; r < part.high(); r++) {
        long pixel = ((long) plane * height + Math.min(height - 1, y + r)) * width + x;
        in.seek(Float.BYTES * pixel);
        in.readFully(line);
        numbers.get(0, into, r * part.step(), part.wide());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(WorkingFileException.unread(from, WHAT, e));
    }
  }

  /** All numbers of all planes, row by row; not to be changed. */
  float[][] all() {
    if (file.isEmpty()) {
      return kept;
    }
    float[][] all = new float[count][width * height];
    for (int p = 0; p < count; p++) {
      cut(p, 0, 0, width, height, all[p]);
    }
    return all;
  }

  /** Gives back the room in the file; the planes are not asked for again. */
  void drop() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
