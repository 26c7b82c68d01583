package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.Optional;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** The middle of each frame of a reader. */
final class CroppedFrames implements FrameReader {

  private final FrameReader in;
  private final PictureFormat format;
  private final int left;
  private final int top;

  /**
   * @param in frames at least as large as {@code format} and else like it; closed with this
   * @param format what is handed out
   */
  CroppedFrames(FrameReader in, PictureFormat format) {
    this.in = in;
    this.format = format;
    PixelLayout layout = format.layout();
    // The corner falls on a chroma sample.
    int dx = (in.format().width() - format.width()) / 2;
    int dy = (in.format().height() - format.height()) / 2;
    this.left = dx - dx % (1 << layout.chromaShiftX());
    this.top = dy - dy % (1 << layout.chromaShiftY());
  }

  /** The size that fills {@code format} when a picture of this size is scaled evenly. */
  static PictureFormat covering(PictureFormat picture, PictureFormat format) {
    double scale =
        Math.max(
            (double) format.width() / picture.width(), (double) format.height() / picture.height());
    int width = Math.max(format.width(), (int) Math.round(picture.width() * scale / 2) * 2);
    int height = Math.max(format.height(), (int) Math.round(picture.height() * scale / 2) * 2);
    return format.withSize(width, height);
  }

  /** Whether two pictures differ in shape by more than a hundredth. */
  static boolean differInShape(PictureFormat a, PictureFormat b) {
    double ratio = ((double) a.width() * b.height()) / ((double) a.height() * b.width());
    return Math.abs(ratio - 1) > 0.01;
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    return in.next().map(this::crop);
  }

  private Frame crop(Frame frame) {
    Frame part = Frame.allocate(format);
    PixelLayout layout = format.layout();
    for (int p = 0; p < layout.planes(); p++) {
      int x = p == 0 ? left : left >> layout.chromaShiftX();
      int y = p == 0 ? top : top >> layout.chromaShiftY();
      int width = part.planeWidth(p);
      int from = frame.planeWidth(p);
      for (int row = 0; row < part.planeHeight(p); row++) {
        System.arraycopy(frame.plane(p), (y + row) * from + x, part.plane(p), row * width, width);
      }
    }
    return part;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
