package org.raccord.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.media.PictureSource;
import org.raccord.media.Pictures;
import org.raccord.media.StillWriter;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;

/**
 * A contact sheet of a filled hole: above what was made with real frames on both sides, in the
 * middle what was really there, below four times their difference.
 */
final class SeamSheet {

  private static final int GAP = 4;
  private static final int WIDTH = 300;

  private SeamSheet() {}

  /**
   * Writes the sheet and says how near the fill came.
   *
   * @param clip the whole clip
   * @param hole the frames that were cut out of it
   * @param filled a file of {@code pad} real frames, the fill, and {@code pad} real frames
   * @return a line with the mean PSNR of the luma of the made frames
   */
  static String write(Path clip, FrameRange hole, Path filled, int pad, Path sheet)
      throws IOException {
    FrameRange around = new FrameRange(hole.start() - pad, hole.length() + 2L * pad, hole.rate());
    List<Frame> real;
    List<Frame> made;
    try (PictureSource source = PictureSource.open(clip);
        PictureSource result = PictureSource.open(filled)) {
      PictureFormat format = source.picture().format().withLayout(PixelLayout.YUV444_8);
      real = frames(source.read(around, format));
      made =
          frames(result.read(new FrameRange(0, around.length(), result.picture().rate()), format));
    }
    if (made.size() != real.size()) {
      throw new IOException(filled + " has " + made.size() + " frames, not " + real.size() + ".");
    }
    StillWriter.write(draw(made, real, pad), sheet);
    double sum = 0;
    for (int i = pad; i < made.size() - pad; i++) {
      sum += psnr(made.get(i), real.get(i));
    }
    return String.format(
        Locale.ROOT, "%-14s PSNR-Y %.2f dB", name(clip), sum / (made.size() - 2 * pad));
  }

  private static String name(Path clip) {
    return clip.getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  private static List<Frame> frames(FrameReader reader) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (reader) {
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        frames.add(frame.get());
      }
    }
    return frames;
  }

  static double psnr(Frame one, Frame other) {
    short[] a = one.plane(0);
    short[] b = other.plane(0);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (a[i] & 0xffff) - (b[i] & 0xffff);
      sum += d * d;
    }
    double mean = sum / a.length;
    return mean == 0 ? 100 : 10 * Math.log10(255 * 255 / mean);
  }

  private static Frame draw(List<Frame> made, List<Frame> real, int pad) {
    PictureFormat format = made.get(0).format();
    int height = Math.max(1, Math.round(WIDTH * (float) format.height() / format.width()));
    int columns = made.size();
    int width = columns * (WIDTH + GAP) + GAP;
    PictureFormat rgb =
        PictureFormat.square(
            width,
            3 * (height + GAP) + GAP,
            PixelLayout.RGB_8,
            new ColourTags(1, 1, 0, ColourTags.Range.FULL, 0));
    Frame sheet = Frame.allocate(rgb);
    PictureFormat small = rgb.withSize(WIDTH, height);
    for (int i = 0; i < columns; i++) {
      int x = GAP + i * (WIDTH + GAP);
      boolean isMade = i >= pad && i < columns - pad;
      mark(sheet, x, isMade);
      paste(sheet, Pictures.convert(made.get(i), small), x, GAP);
      paste(sheet, Pictures.convert(real.get(i), small), x, 2 * GAP + height);
      Frame difference = difference(made.get(i), real.get(i));
      paste(sheet, Pictures.convert(difference, small), x, 3 * GAP + 2 * height);
    }
    return sheet;
  }

  /** A green line above the frames that were made. */
  private static void mark(Frame sheet, int x, boolean isMade) {
    for (int y = 0; isMade && y < GAP; y++) {
      for (int k = 0; k < WIDTH; k++) {
        sheet.plane(1)[y * sheet.planeWidth(1) + x + k] = 220;
      }
    }
  }

  private static Frame difference(Frame one, Frame other) {
    Frame out = Frame.allocate(one.format());
    for (int p = 0; p < 3; p++) {
      short[] a = one.plane(p);
      short[] b = other.plane(p);
      short[] to = out.plane(p);
      for (int i = 0; i < to.length; i++) {
        int d = p == 0 ? 4 * Math.abs((a[i] & 0xffff) - (b[i] & 0xffff)) + 16 : 128;
        to[i] = (short) Math.min(235, d);
      }
    }
    return out;
  }

  private static void paste(Frame sheet, Frame picture, int x, int y) {
    int width = picture.format().width();
    int height = picture.format().height();
    for (int p = 0; p < 3; p++) {
      for (int row = 0; row < height; row++) {
        System.arraycopy(
            picture.plane(p),
            row * width,
            sheet.plane(p),
            (y + row) * sheet.format().width() + x,
            width);
      }
    }
  }
}
