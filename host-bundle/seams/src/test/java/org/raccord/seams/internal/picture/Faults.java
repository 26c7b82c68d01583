package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.raccord.imaging.Codes;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;

/** What can be wrong with a take, planted into what was really there. */
final class Faults {

  private Faults() {}

  /** Another gain of light, in stops, of frames [from, to). */
  static List<Frame> exposed(List<Frame> take, double stops, int from, int to) {
    return changed(take, from, to, f -> lit(f, Math.pow(2, stops / 2.4)));
  }

  /** Light that swells to {@code stops} more in the middle and fades again. */
  static List<Frame> pulsing(List<Frame> take, double stops) {
    List<Frame> out = new ArrayList<>();
    for (int k = 0; k < take.size(); k++) {
      double way = (k + 1.0) / (take.size() + 1);
      double now = stops * (1 - Math.cos(2 * Math.PI * way)) / 2;
      out.add(lit(take.get(k), Math.pow(2, now / 2.4)));
    }
    return out;
  }

  private static Frame lit(Frame frame, double gain) {
    Codes codes = Codes.of(frame.format());
    Frame out = frame.copy();
    int top = frame.format().layout().maxCode();
    for (int p = 0; p < frame.format().layout().planes(); p++) {
      double zero = p == 0 ? codes.black() : codes.neutral();
      short[] plane = out.plane(p);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = code(((plane[i] & 0xffff) - zero) * gain + zero, top);
      }
    }
    return out;
  }

  /** A colour cast of {@code difference} CIEDE2000 at the picture's mean colour. */
  static List<Frame> tinted(List<Frame> take, double difference) {
    Frame first = take.get(0);
    double low = 0;
    double high = 0.5;
    for (int k = 0; k < 30; k++) {
      double middle = (low + high) / 2;
      if (cast(first, middle) < difference) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double shift = low * Codes.of(first.format()).chromaSpan();
    return changed(take, 0, take.size(), f -> shifted(f, shift));
  }

  private static double cast(Frame frame, double shift) {
    PictureFormat format = frame.format();
    double[] mean = new double[3];
    for (int p = 0; p < 3; p++) {
      for (short s : frame.plane(p)) {
        mean[p] += (s & 0xffff) / (double) frame.plane(p).length;
      }
    }
    Viewing viewing = new Viewing(format);
    double codes = shift * Codes.of(format).chromaSpan();
    float[] rgb = new float[3];
    viewing.display((float) mean[0], (float) mean[1], (float) mean[2], rgb);
    Viewing.Seen one = viewing.seen(rgb);
    viewing.display((float) mean[0], (float) (mean[1] - codes), (float) (mean[2] + codes), rgb);
    Viewing.Seen two = viewing.seen(rgb);
    return ColourDifference.of(
        one.lightness(), one.a(), one.b(), two.lightness(), two.a(), two.b());
  }

  private static Frame shifted(Frame frame, double shift) {
    Frame out = frame.copy();
    int top = frame.format().layout().maxCode();
    for (int p = 1; p < 3; p++) {
      short[] plane = out.plane(p);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = code((plane[i] & 0xffff) + (p == 1 ? -shift : shift), top);
      }
    }
    return out;
  }

  /** Frames [from, to) softened by a Gaussian of {@code sigma} pixels. */
  static List<Frame> blurred(List<Frame> take, double sigma, int from, int to) {
    return changed(take, from, to, f -> soft(f, sigma));
  }

  private static Frame soft(Frame frame, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] taps = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      taps[k + reach] = Math.exp(-k * k / (2 * sigma * sigma));
      sum += taps[k + reach];
    }
    Frame out = frame.copy();
    int w = frame.planeWidth(0);
    int h = frame.planeHeight(0);
    short[] in = frame.plane(0);
    float[] across = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double v = 0;
        for (int k = -reach; k <= reach; k++) {
          v += taps[k + reach] * (in[y * w + Math.max(0, Math.min(w - 1, x + k))] & 0xffff);
        }
        across[y * w + x] = (float) (v / sum);
      }
    }
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double v = 0;
        for (int k = -reach; k <= reach; k++) {
          v += taps[k + reach] * across[Math.max(0, Math.min(h - 1, y + k)) * w + x];
        }
        out.plane(0)[y * w + x] = code(v / sum, frame.format().layout().maxCode());
      }
    }
    return out;
  }

  /**
   * No grain of up to {@code sigma} codes: each pixel the mean of those around that are like it.
   */
  static List<Frame> cleaned(List<Frame> take, double sigma) {
    return changed(take, 0, take.size(), f -> clean(f, 3 * sigma));
  }

  private static Frame clean(Frame frame, double like) {
    Frame out = frame.copy();
    int w = frame.planeWidth(0);
    int h = frame.planeHeight(0);
    short[] in = frame.plane(0);
    int reach = 3;
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int here = in[y * w + x] & 0xffff;
        int sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - reach); v <= Math.min(h - 1, y + reach); v++) {
          for (int u = Math.max(0, x - reach); u <= Math.min(w - 1, x + reach); u++) {
            int there = in[v * w + u] & 0xffff;
            if (Math.abs(there - here) <= like) {
              sum += there;
              count++;
            }
          }
        }
        out.plane(0)[y * w + x] = (short) ((sum + count / 2) / count);
      }
    }
    return out;
  }

  /** Frames under grain: independent, of {@code sigma} 8-bit codes of lightness. */
  static List<Frame> grainy(List<Frame> frames, double sigma, long seed) {
    Random random = new Random(seed);
    return changed(frames, 0, frames.size(), f -> grained(f, sigma, random));
  }

  private static Frame grained(Frame frame, double sigma, Random random) {
    Frame out = frame.copy();
    int top = frame.format().layout().maxCode();
    double codes = sigma * (top + 1) / 256;
    short[] plane = out.plane(0);
    for (int i = 0; i < plane.length; i++) {
      plane[i] = code((plane[i] & 0xffff) + random.nextGaussian() * codes, top);
    }
    return out;
  }

  /** The last frame before, dissolving to the first after. */
  static List<Frame> crossfade(Frame a, Frame b, int length) {
    List<Frame> take = new ArrayList<>();
    for (int k = 1; k <= length; k++) {
      take.add(mixed(a, b, k / (length + 1.0)));
    }
    return take;
  }

  static Frame mixed(Frame a, Frame b, double share) {
    Frame out = Frame.allocate(a.format());
    for (int p = 0; p < a.format().layout().planes(); p++) {
      for (int i = 0; i < a.plane(p).length; i++) {
        double v = (a.plane(p)[i] & 0xffff) * (1 - share) + (b.plane(p)[i] & 0xffff) * share;
        out.plane(p)[i] = code(v, a.format().layout().maxCode());
      }
    }
    return out;
  }

  private static short code(double value, int top) {
    return (short) Math.max(0, Math.min(top, Math.round(value)));
  }

  /** A change of one frame. */
  private interface Change {
    Frame of(Frame frame);
  }

  private static List<Frame> changed(List<Frame> take, int from, int to, Change change) {
    List<Frame> out = new ArrayList<>(take);
    for (int k = from; k < to; k++) {
      out.set(k, change.of(take.get(k)));
    }
    return out;
  }
}
