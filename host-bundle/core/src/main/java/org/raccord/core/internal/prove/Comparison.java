package org.raccord.core.internal.prove;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.raccord.imaging.Likeness;
import org.raccord.imaging.Luma;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * Compares a fill with the truth, one pair of frames at a time, so that memory does not grow with
 * the hole.
 */
final class Comparison {

  /** Changes when a figure of {@link Scores} is measured otherwise or anew. */
  static final int VERSION = 3;

  private static final int BLOCK = 64;
  private static final double WORST_PART = 0.05;

  private final Flicker made;
  private final Flicker original;
  private final List<double[]> frames = new ArrayList<>();
  private final List<double[]> blocks = new ArrayList<>();
  private final List<Luma> smallMade = new ArrayList<>();
  private final List<Luma> smallOriginal = new ArrayList<>();

  private Comparison(PictureFormat format) {
    this.made = new Flicker(format);
    this.original = new Flicker(format);
  }

  /** Small frames on both sides of a hole, in playing order. */
  record Around(List<Luma> before, List<Luma> after) {}

  /**
   * Compares.
   *
   * @param take exactly the hole's frames
   * @param truth the frames that were cut out
   * @param before the frame before the hole, where there is one: the first step counts
   * @param after the frame after it
   * @param around small frames before and after the hole in playing order, as {@link
   *     Stillness#small} makes them
   * @param costs CPU seconds, seconds and bytes, as in {@link Scores}
   */
  static Scores of(
      FrameReader take,
      FrameReader truth,
      Optional<Frame> before,
      Optional<Frame> after,
      Around around,
      Effort.Cost costs)
      throws IOException {
    Comparison comparison = new Comparison(truth.format());
    before.ifPresent(comparison::both);
    while (true) {
      Optional<Frame> real = truth.next();
      if (real.isEmpty()) {
        break;
      }
      Frame filled =
          take.next().orElseThrow(() -> new IOException("The fill is shorter than its hole"));
      comparison.pair(filled, real.get());
    }
    after.ifPresent(comparison::both);
    return comparison.scores(around, costs);
  }

  private void both(Frame frame) {
    made.next(frame);
    original.next(frame);
  }

  private void pair(Frame filled, Frame real) {
    Luma one = Luma.of(filled);
    Luma truth = Luma.of(real);
    Likeness.Map ssim = Likeness.ssim(one, truth);
    frames.add(
        new double[] {
          Likeness.psnr(one, truth),
          ssim.mean(),
          Likeness.gmsd(one, truth),
          Likeness.multiScaleSsim(one, truth),
          one.sharpness() / Math.max(1e-6, truth.sharpness())
        });
    blocks.add(ssim.blocks(BLOCK));
    made.next(filled);
    original.next(real);
    smallMade.add(Stillness.small(filled));
    smallOriginal.add(Stillness.small(real));
  }

  private Scores scores(Around around, Effort.Cost costs) {
    double[] all = blocks.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    List<Luma> before = around.before();
    List<Luma> after = around.after();
    double usual = Stillness.usual(Stillness.steps(before, smallOriginal, after));
    Stillness own = Stillness.of(before, smallOriginal, after, usual);
    Stillness ours = Stillness.of(before, smallMade, after, usual);
    return new Scores(
        mean(0),
        mean(1),
        mean(2),
        mean(3),
        all[(int) (WORST_PART * (all.length - 1))],
        frames.stream().mapToDouble(f -> f[0]).min().orElse(0),
        mean(4),
        made.from(original),
        Math.max(0, ours.frozen() - own.frozen()),
        Math.max(0, ours.repeats() - own.repeats()),
        costs.cpu() / frames.size(),
        costs.wall() / frames.size(),
        costs.peak());
  }

  private double mean(int column) {
    return frames.stream().mapToDouble(f -> f[column]).average().orElse(0);
  }
}
