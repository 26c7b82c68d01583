package org.raccord.models.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Frames of one format in a file, by number: more than memory holds. */
record FrameFile(Path file, PictureFormat format) {

  static final FrameFile NONE =
      new FrameFile(
          Path.of(""), PictureFormat.square(1, 1, PixelLayout.GREY_8, ColourTags.UNSPECIFIED));

  private static final String WHAT = "frames";

  private long bytes() {
    PixelLayout layout = format.layout();
    long samples = 0;
    for (int p = 0; p < layout.planes(); p++) {
      samples +=
          (long) layout.planeWidth(p, format.width()) * layout.planeHeight(p, format.height());
    }
    return 2 * samples;
  }

  void put(int number, Frame frame) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(number * bytes());
      for (int p = 0; p < format.layout().planes(); p++) {
        short[] plane = frame.plane(p);
        ByteBuffer buffer = ByteBuffer.allocate(2 * plane.length);
        buffer.asShortBuffer().put(plane);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    } catch (IOException e) {
      throw WorkingFileException.unwritten(file, WHAT, e);
    }
  }

  Frame get(int number) throws IOException {
    Frame frame = Frame.allocate(format);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(number * bytes());
      for (int p = 0; p < format.layout().planes(); p++) {
        short[] plane = frame.plane(p);
        ByteBuffer buffer = ByteBuffer.allocate(2 * plane.length);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer) < 0) {
            throw new IOException("it is shorter than what was written to it");
          }
        }
        buffer.flip();
        buffer.asShortBuffer().get(plane);
      }
    } catch (IOException e) {
      throw WorkingFileException.unread(file, WHAT, e);
    }
    return frame;
  }
}
