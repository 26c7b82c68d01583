package org.raccord.program.internal;

import java.util.Arrays;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/** Frames that no media is behind. */
final class Blanks {

  private Blanks() {}

  /** Black. */
  static Frame black(PictureFormat format) {
    return grey(format, 0);
  }

  /** What stands for offline media: dark grey, crossed out, so that nobody takes it for black. */
  static Frame slate(PictureFormat format) {
    Frame slate = grey(format, 0.12);
    short line = code(format, 0.30);
    int width = format.width();
    int height = format.height();
    int thick = Math.max(1, Math.min(width, height) / 180);
    int lumaPlanes = format.layout().family() == Family.RGB ? 3 : 1;
    for (int p = 0; p < lumaPlanes; p++) {
      short[] plane = slate.plane(p);
      for (int y = 0; y < height; y++) {
        int across = (int) ((y + 0.5) * width / height);
        for (int x = across - thick; x < across + thick; x++) {
          if (x >= 0 && x < width) {
            plane[y * width + x] = line;
            plane[y * width + width - 1 - x] = line;
          }
        }
      }
    }
    return slate;
  }

  private static Frame grey(PictureFormat format, double level) {
    Frame frame = Frame.allocate(format);
    PixelLayout layout = format.layout();
    for (int p = 0; p < layout.planes(); p++) {
      boolean chroma = layout.family() == Family.YUV && p > 0;
      Arrays.fill(
          frame.plane(p), chroma ? (short) (1 << (layout.bitDepth() - 1)) : code(format, level));
    }
    return frame;
  }

  private static short code(PictureFormat format, double level) {
    Range range = format.colour().range();
    boolean full =
        range == Range.FULL
            || (range == Range.UNSPECIFIED && format.layout().family() != Family.YUV);
    int scale = 1 << (format.layout().bitDepth() - 8);
    return (short)
        Math.round(full ? level * format.layout().maxCode() : (16 + 219 * level) * scale);
  }
}
