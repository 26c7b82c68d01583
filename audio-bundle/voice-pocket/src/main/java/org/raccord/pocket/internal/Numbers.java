package org.raccord.pocket.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the numbers of a {@code .npy} file of 32-bit floats (NumPy format 1 to 3). */
final class Numbers {

  private static final int MOST_BYTES = 1 << 26;
  private static final int MAGIC = 6;

  private Numbers() {}

  /**
   * All numbers, last axis fastest.
   *
   * @throws FolderException if there is no such file, or none of that kind
   */
  static float[] of(Path file) throws FolderException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new FolderException(file + " is too large. Get it again.");
      }
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      byte[] magic = new byte[MAGIC];
      in.get(magic);
      int version = in.get();
      in.get();
      int length = version == 1 ? in.getShort() & 0xffff : in.getInt();
      byte[] header = new byte[Math.min(length, in.remaining())];
      in.get(header);
      String text = new String(header, StandardCharsets.UTF_8);
      if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY")
          || !text.contains("<f4")
          || text.contains("'fortran_order': True")) {
        throw new FolderException(file + " holds no 32-bit floats. Get it again.");
      }
      float[] numbers = new float[in.remaining() / 4];
      in.asFloatBuffer().get(numbers);
      return numbers;
    } catch (IOException | java.nio.BufferUnderflowException | NegativeArraySizeException e) {
      throw new FolderException(file + " cannot be read. Get it again.", e);
    }
  }
}
