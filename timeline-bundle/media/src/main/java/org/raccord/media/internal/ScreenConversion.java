package org.raccord.media.internal;

import java.util.function.UnaryOperator;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/**
 * Shrinks pictures for a screen: each pixel of a half or a quarter of the size is the mean of those
 * it covers, as full-range RGB of 8 or 16 bits. The exact conversion resamples with sixteen
 * neighbours each way, which is more than two cores can do for 60 pictures of 1080 lines a second.
 */
public final class ScreenConversion {

  /** Bits behind the point. */
  private static final int POINT = 18;

  private static final int HALF = 1 << (POINT - 1);

  private final PictureFormat to;
  private final int shrink;
  private final PixelLayout layout;
  private final int width;
  private final int chromaWidth;
  private final boolean isLeft;

  /** What a sum of codes adds to a colour, times 2^{@link #POINT}. */
  private final int luma;

  private final int redCr;
  private final int greenCb;
  private final int greenCr;
  private final int blueCb;

  /** Codes of black, and of no colour, in such sums. */
  private final int lumaZero;

  private final int chromaZero;

  private ScreenConversion(PictureFormat from, PictureFormat to, int shrink) {
    this.to = to;
    this.shrink = shrink;
    this.layout = from.layout();
    this.width = from.width();
    this.chromaWidth = layout.planeWidth(1, width);
    this.isLeft = isLeft(from.colour().chromaLocation());
    boolean full = from.colour().range() == Range.FULL;
    Matrix matrix = Matrix.of(from.colour().matrix(), from.height());
    Levels y = Levels.luma(layout.bitDepth(), full);
    Levels c = Levels.chroma(layout.bitDepth(), full);
    int samples = shrink * shrink;
    int across = across();
    // With one sample across, three parts of it and one of the next make four.
    int chromaSamples = (across == 1 ? 4 : across) * down();
    double kg = 1 - matrix.kr() - matrix.kb();
    double point = 255.0 * (1 << POINT);
    double chroma = point / (c.unit() * chromaSamples);
    this.luma = (int) Math.round(point / (y.unit() * samples));
    this.redCr = (int) Math.round(2 * (1 - matrix.kr()) * chroma);
    this.blueCb = (int) Math.round(2 * (1 - matrix.kb()) * chroma);
    this.greenCr = (int) Math.round(2 * (1 - matrix.kr()) * matrix.kr() / kg * chroma);
    this.greenCb = (int) Math.round(2 * (1 - matrix.kb()) * matrix.kb() / kg * chroma);
    this.lumaZero = (int) (y.zero() * samples);
    this.chromaZero = (int) (c.zero() * chromaSamples);
  }

  /** FFmpeg's numbers: centred are 2, 4 and 6; unspecified is left. */
  private static boolean isLeft(int siting) {
    return siting != 2 && siting != 4 && siting != 6;
  }

  /** Makes pictures of {@code wanted}, quickly where that can be, else exactly. */
  public static UnaryOperator<Frame> to(PictureFormat wanted) {
    return new UnaryOperator<>() {
      private PictureFormat seen = wanted;
      private UnaryOperator<Frame> way = f -> f;

      @Override
      public Frame apply(Frame frame) {
        PictureFormat own = frame.format();
        if (!own.equals(seen)) {
          seen = own;
          int shrink = shrink(own, wanted);
          way =
              shrink == 0
                  ? f -> Pictures.convert(f, wanted, Framing.PAD)
                  : new ScreenConversion(own, wanted, shrink)::apply;
        }
        return way.apply(frame);
      }
    };
  }

  /** How many times it becomes smaller; 0 where that is not done here. */
  private static int shrink(PictureFormat own, PictureFormat wanted) {
    boolean isScreen =
        (wanted.layout().equals(PixelLayout.RGB_8) || wanted.layout().equals(PixelLayout.RGB_16))
            && wanted.colour().range() == Range.FULL
            && own.layout().family() == Family.YUV
            && own.pixelAspectNumerator() * wanted.pixelAspectDenominator()
                == wanted.pixelAspectNumerator() * own.pixelAspectDenominator()
            && own.layout().bitDepth() <= 12
            && own.layout().chromaShiftX() <= 1
            && own.layout().chromaShiftY() <= 1;
    for (int n = 2; isScreen && n <= 4; n *= 2) {
      if (own.width() == n * wanted.width() && own.height() == n * wanted.height()) {
        return n;
      }
    }
    return 0;
  }

  private int across() {
    return shrink >> layout.chromaShiftX();
  }

  private int down() {
    return shrink >> layout.chromaShiftY();
  }

  private Frame apply(Frame frame) {
    Frame result = Frame.allocate(to);
    int wide = to.width();
    int[] ys = new int[wide];
    int[] cbs = new int[wide];
    int[] crs = new int[wide];
    boolean isDeep = to.layout().bitDepth() == 16;
    short[] red = result.plane(0);
    short[] green = result.plane(1);
    short[] blue = result.plane(2);
    for (int y = 0; y < to.height(); y++) {
      sums(frame.plane(0), y * shrink * width, ys);
      int chroma = y * down() * chromaWidth;
      chromaSums(frame.plane(1), chroma, cbs);
      chromaSums(frame.plane(2), chroma, crs);
      int at = y * wide;
      for (int x = 0; x < wide; x++) {
        int light = (ys[x] - lumaZero) * luma;
        int cb = cbs[x] - chromaZero;
        int cr = crs[x] - chromaZero;
        int r = light + cr * redCr;
        int g = light - cb * greenCb - cr * greenCr;
        int b = light + cb * blueCb;
        if (isDeep) {
          red[at + x] = deep(r);
          green[at + x] = deep(g);
          blue[at + x] = deep(b);
        } else {
          red[at + x] = code(r);
          green[at + x] = code(g);
          blue[at + x] = code(b);
        }
      }
    }
    return result;
  }

  private static short code(int value) {
    return (short) Math.max(0, Math.min(255, (value + HALF) >> POINT));
  }

  /** The same in 16 bits, of which 257 make one of 8. */
  private static short deep(int value) {
    return (short) Math.max(0, Math.min(0xffff, (int) ((value * 257L + HALF) >> POINT)));
  }

  /** Adds up squares of {@link #shrink} samples from a line on. */
  private void sums(short[] plane, int from, int[] into) {
    if (shrink == 2) {
      int below = from + width;
      for (int x = 0; x < into.length; x++) {
        int i = from + 2 * x;
        int j = below + 2 * x;
        into[x] = plane[i] + plane[i + 1] + plane[j] + plane[j + 1];
      }
    } else {
      boxes(plane, from, width, shrink, shrink, into);
    }
  }

  private void chromaSums(short[] plane, int from, int[] into) {
    if (across() > 1) {
      boxes(plane, from, chromaWidth, across(), down(), into);
      return;
    }
    java.util.Arrays.fill(into, 0);
    for (int line = 0; line < down(); line++) {
      int at = from + line * chromaWidth;
      int last = into.length - 1;
      for (int x = 0; x <= last; x++) {
        // A sample at the left of its two pixels lies a quarter of the small pixel off.
        int next = isLeft ? plane[at + Math.min(last, x + 1)] : plane[at + x];
        into[x] += 3 * plane[at + x] + next;
      }
    }
  }

  private static void boxes(short[] plane, int from, int stride, int wide, int high, int[] into) {
    java.util.Arrays.fill(into, 0);
    for (int line = 0; line < high; line++) {
      int at = from + line * stride;
      for (int x = 0; x < into.length; x++) {
        int sum = 0;
        for (int i = 0; i < wide; i++) {
          sum += plane[at + x * wide + i];
        }
        into[x] += sum;
      }
    }
  }
}
