package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.imaging.Flow;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Luma;
import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;

/**
 * How much of each place changes from frame to frame when the motion is taken out: brightness and
 * texture that pulse. A fill is measured by how far that is from what the truth does there, too
 * little and too much alike.
 *
 * <p>Place by place, because a viewer looks at places: over the whole picture what is torn in one
 * of them is made up for by grain that is missing everywhere else. Measured so on 22 holes of 1 and
 * 3 frames in eleven clips, copies of the truth, 14 dB and more above minterpolate, were nearer
 * than it only in 59% (their grain averaged away) and 82% (fresh grain of the same strength); place
 * by place both are in all, and a pulse of one code of brightness or a slight blur of every other
 * frame loses in more than half.
 *
 * <p>To be read off fills with their grain: it is a part of what changes, and a fill without it is
 * too quiet everywhere.
 */
final class Flicker {

  /** Side of a place in pixels: a sixteenth of the short side of the protocol's 256 lines. */
  private static final int PLACE = 16;

  private final Raster raster;
  private final FlowEstimator flows;
  private final Warper warper;
  private final List<float[]> steps = new ArrayList<>();
  private Optional<Frame> last = Optional.empty();
  private Optional<Grey> lastGrey = Optional.empty();

  Flicker(PictureFormat format) {
    this.raster = Raster.of(format);
    this.flows = new FlowEstimator(raster.effort());
    this.warper = new Warper(format, raster);
  }

  /** The next frame in playing order. */
  void next(Frame frame) {
    Grey grey = raster.grey(frame);
    if (last.isPresent()) {
      Flow flow = flows.estimate(lastGrey.orElseThrow(), grey);
      steps.add(places(Luma.of(warper.fetch(frame, flow)), Luma.of(last.get())));
    }
    last = Optional.of(frame);
    lastGrey = Optional.of(grey);
  }

  /** The mean difference without sign of each place. */
  private static float[] places(Luma one, Luma other) {
    int w = one.width();
    int columns = (w + PLACE - 1) / PLACE;
    float[] sums = new float[columns * ((one.height() + PLACE - 1) / PLACE)];
    int[] counts = new int[sums.length];
    for (int y = 0, i = 0; y < one.height(); y++) {
      for (int x = 0; x < w; x++, i++) {
        int place = y / PLACE * columns + x / PLACE;
        sums[place] += Math.abs(one.values()[i] - other.values()[i]);
        counts[place]++;
      }
    }
    for (int p = 0; p < sums.length; p++) {
      sums[p] /= counts[p];
    }
    return sums;
  }

  /**
   * How far it is from the truth's, in 8-bit code values: mean over steps and places.
   *
   * @param truth of as many frames
   */
  double from(Flicker truth) {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < steps.size(); k++) {
      float[] own = steps.get(k);
      float[] real = truth.steps.get(k);
      for (int p = 0; p < own.length; p++) {
        sum += Math.abs(own[p] - real[p]);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
