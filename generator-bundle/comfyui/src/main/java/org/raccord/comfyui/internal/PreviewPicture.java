package org.raccord.comfyui.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A picture that a sampler shows of its work, as it comes over the socket: a type (1, or 4 with a
 * description before the picture), the kind of picture or the description's length, the rest.
 *
 * @param ending of its file
 * @param bytes a whole JPEG or PNG
 */
record PreviewPicture(String ending, ByteBuffer bytes) {

  private static final int PLAIN = 1;
  private static final int DESCRIBED = 4;

  /** Reads a message; nothing where it is none. */
  static Optional<PreviewPicture> of(ByteBuffer message) {
    ByteBuffer rest = message.duplicate();
    if (rest.remaining() < 2 * Integer.BYTES) {
      return Optional.empty();
    }
    int type = rest.getInt();
    int second = rest.getInt();
    if (type == DESCRIBED && second >= 0 && second < rest.remaining() - 4) {
      rest.position(rest.position() + second);
    } else if (type != PLAIN) {
      return Optional.empty();
    }
    ByteBuffer picture = rest.slice();
    int begins = picture.remaining() < 3 ? 0 : picture.getShort(0) & 0xffff;
    return switch (begins) {
      case 0xffd8 -> Optional.of(new PreviewPicture(".jpg", picture));
      case 0x8950 -> Optional.of(new PreviewPicture(".png", picture));
      default -> Optional.empty();
    };
  }

  /** Writes it in place of the one before; whoever looks meanwhile sees a whole one. */
  Path into(Path folder) throws IOException {
    Path file = folder.resolve("preview" + ending);
    Path next = folder.resolve("preview.part");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = bytes.duplicate();
      while (left.hasRemaining()) {
        out.write(left);
      }
    }
    return Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
