package org.raccord.imaging;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the motion across a gap: from its last picture before (A) to its first picture
 * after (B), both ways, with how doubtful each pixel's path is, and the bend of each path that the
 * speeds on either side of the gap ask for.
 */
public final class Crossing {

  /** Doubt from which a pixel is taken for one that the other side does not show. */
  public static final float UNSEEN = 0.5f;

  final Grey a;
  final Grey b;
  final int steps;
  final Paths forward;
  final Paths backward;
  private final Speeds speeds;

  private Crossing(Grey a, Grey b, int steps, Paths forward, Paths backward, Speeds speeds) {
    this.a = a;
    this.b = b;
    this.steps = steps;
    this.forward = forward;
    this.backward = backward;
    this.speeds = speeds;
  }

  /** Speeds at the edges towards the other side, in pixels per gap, where they are known. */
  private record Speeds(Optional<Flow> leaving, Optional<Flow> entering) {}

  /**
   * Paths of the pixels of one side to the other.
   *
   * @param across where they arrive
   * @param doubt per pixel, 0 where the way there and back agree and the colours too, to 1
   * @param bend deviation from even speed: at the start (x, y) and at the end (x, y), in pixels per
   *     gap, as a cubic Hermite curve has it
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Paths(Flow across, float[] doubt, float[][] bend) {
    Paths bent(float strength) {
      float[][] scaled = new float[bend.length][];
      for (int c = 0; c < bend.length; c++) {
        scaled[c] = bend[c].clone();
        for (int i = 0; i < scaled[c].length; i++) {
          scaled[c][i] *= strength;
        }
      }
      return new Paths(across, doubt, scaled);
    }
  }

  /**
   * Studies a gap.
   *
   * @param before pictures before the gap, nearest first; at least one, three are used
   * @param after pictures after the gap, nearest first; at least one, three are used
   * @param missing how many pictures are missing between them
   * @param effort how hard to search
   */
  public static Crossing study(
      List<Grey> before, List<Grey> after, int missing, FlowEstimator.Effort effort) {
    return study(new Beside(before, effort), new Beside(after, effort), missing);
  }

  /** The same of sides whose own motion may be known. */
  public static Crossing study(Beside before, Beside after, int missing) {
    int steps = missing + 1;
    Speeds speeds = new Speeds(speed(before, steps), speed(after, steps));
    return find(before.edge(), after.edge(), steps, speeds, before.search());
  }

  private static Optional<Flow> speed(Beside side, int steps) {
    return side.speed().map(speed -> Fields.scaled(speed, -steps));
  }

  private static Crossing find(Grey a, Grey b, int steps, Speeds speeds, FlowEstimator search) {
    boolean hasLeaving = speeds.leaving().isPresent();
    boolean hasEntering = speeds.entering().isPresent();
    Flow still = Flow.still(a.width(), a.height());
    Flow ab = Across.find(a, b, speeds.leaving().orElse(still), search);
    Flow ba = Across.find(b, a, speeds.entering().orElse(still), search);
    float[] doubtA = doubt(a, b, ab, ba);
    float[] doubtB = doubt(b, a, ba, ab);
    Flow leaving = speeds.leaving().orElse(ab);
    Flow entering = speeds.entering().orElse(ba);
    Paths forward = new Paths(ab, doubtA, Bend.of(ab, doubtA, leaving, entering, -1, hasEntering));
    Paths backward = new Paths(ba, doubtB, Bend.of(ba, doubtB, entering, leaving, -1, hasLeaving));
    return new Crossing(a, b, steps, forward, backward, speeds);
  }

  /**
   * The same gap with all of the bend, on a raster so many times smaller, its motion looked for
   * anew in broader pieces, which do not tell fine motion apart anyway.
   */
  Crossing broad(int factor, FlowEstimator.Effort effort) {
    Speeds slower =
        new Speeds(
            speeds.leaving().map(flow -> Fields.shrunk(flow, factor)),
            speeds.entering().map(flow -> Fields.shrunk(flow, factor)));
    FlowEstimator search =
        new FlowEstimator(
            effort, factor == 1 ? FlowEstimator.Pieces.BROAD : FlowEstimator.Pieces.BROAD_ON_HALF);
    return find(a.shrunk(factor), b.shrunk(factor), steps, slower, search);
  }

  /**
   * The same gap crossed with a part of the bend.
   *
   * @param strength 0 for even speed, 1 for all that the speeds on either side ask
   */
  public Crossing bent(double strength) {
    float part = (float) strength;
    return new Crossing(a, b, steps, forward.bent(part), backward.bent(part), speeds);
  }

  /** Where the pixels of A are found in B. */
  public Flow flow() {
    return forward.across();
  }

  /** Where the pixels of B are found in A. */
  public Flow flowBack() {
    return backward.across();
  }

  /** How doubtful the path of each pixel of A is, 0 to 1. */
  public float[] doubt() {
    return forward.doubt();
  }

  /**
   * How doubtful the paths are that pixels of a moment inside the gap come on, 0 to 1: per pixel of
   * the raster, that of the pixel of A it is fetched from.
   */
  public float[] doubtOfA(Moment moment) {
    return Fields.fetch(forward.doubt(), moment.toA());
  }

  /** The same for B. */
  public float[] doubtOfB(Moment moment) {
    return Fields.fetch(backward.doubt(), moment.toB());
  }

  /** Steps from A to B: one more than pictures are missing. */
  public int steps() {
    return steps;
  }

  /** The part of both pictures whose path is sure, 0 to 1. */
  public double sure() {
    return Math.min(sure(forward.doubt()), sure(backward.doubt()));
  }

  private static double sure(float[] doubt) {
    int sure = 0;
    for (float d : doubt) {
      if (d < UNSEEN / 2) {
        sure++;
      }
    }
    return sure / (double) doubt.length;
  }

  /** Mean error of lightness when A is laid over B along the motion, in parts of the contrast. */
  public double residual() {
    float[] error = Fields.error(a, b, forward.across());
    double sum = 0;
    for (float e : error) {
      sum += e;
    }
    return sum / error.length / Math.max(8, Fields.contrast(a));
  }

  /** Mean length of the paths in parts of the picture's width. */
  public double travel() {
    return forward.across().meanLength() / a.width();
  }

  /**
   * How likely a bridge looks real, 0 to 1: by how much of the picture finds its way there and
   * back, how far off it is when laid over, and how far it has to go. Its rank over 174 holes
   * bridged along it (Spearman): 0.82 with GMSD against the truth, 0.81 with PSNR; 0.68 on the
   * harder half of the clips, 0.92 on the other.
   */
  public double promise() {
    double found = Math.max(0, Math.min(1, (sure() - 0.2) / 0.7));
    double match = Math.exp(-3 * residual());
    double near = 1 / (1 + 4 * travel());
    return Math.max(0, Math.min(1, found * match * near));
  }

  private static float[] doubt(Grey from, Grey to, Flow there, Flow back) {
    int w = there.width();
    int h = there.height();
    float[] colour = Fields.boxBlur(Fields.error(from, to, there), w, h, 1);
    float[] doubt = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        float length = there.length(i);
        float path = Fields.loop(there, back, x, y) / (1 + 0.05f * length);
        doubt[i] = Math.min(1, path * 0.25f) * 0.7f + Math.min(1, colour[i] / 40) * 0.3f;
      }
    }
    return doubt;
  }
}
