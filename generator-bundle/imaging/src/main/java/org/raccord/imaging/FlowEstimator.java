package org.raccord.imaging;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;
import org.raccord.imaging.internal.Native;

/**
 * Dense motion between two pictures by dense inverse search (Kroeger, Timofte, Dai, Van Gool: Fast
 * Optical Flow using Dense Inverse Search, ECCV 2016), as OpenCV has it.
 *
 * <p>Runs on the calling thread alone: the search divides a picture by the number of threads, so
 * the same bytes for any machine load mean one thread.
 */
public final class FlowEstimator {

  /** How much work is spent on a field. */
  public enum Effort {
    /** Finest level is half size: large pictures. */
    HALF(1),
    /** Finest level is full size: small pictures. */
    FULL(0);

    private final int finestScale;

    Effort(int finestScale) {
      this.finestScale = finestScale;
    }
  }

  /** How large the pieces of a picture are that are looked for in the other one. */
  enum Pieces {
    /** Fine motion is told apart. */
    FINE(8, 4),
    /** Less is mistaken for what looks alike. */
    BROAD(20, 6),
    /** The same on a raster of half as many columns and rows. */
    BROAD_ON_HALF(12, 4);

    private final int side;
    private final int stride;

    Pieces(int side, int stride) {
      this.side = side;
      this.stride = stride;
    }
  }

  /** Steps of descent for each piece where its vector is one of many that are averaged. */
  private static final int ROUGH_STEPS = 16;

  private final Effort effort;
  private final Pieces pieces;
  private final boolean refined;

  public FlowEstimator(Effort effort) {
    this(effort, Pieces.FINE);
  }

  FlowEstimator(Effort effort, Pieces pieces) {
    this(effort, pieces, true);
  }

  private FlowEstimator(Effort effort, Pieces pieces, boolean refined) {
    this.effort = effort;
    this.pieces = pieces;
    this.refined = refined;
  }

  /** For fields of which only means are wanted: nothing is smoothed, for half of the work. */
  static FlowEstimator forMeans(Effort effort) {
    return new FlowEstimator(effort, Pieces.FINE, false);
  }

  /** Where the pixels of {@code from} are found in {@code to}. */
  public Flow estimate(Grey from, Grey to) {
    return run(from, to, Flow.still(from.width(), from.height()), false);
  }

  /** The same, searched near {@code start}. */
  public Flow estimate(Grey from, Grey to, Flow start) {
    return run(from, to, start, true);
  }

  @SuppressWarnings("try") // The scope is there to be closed.
  private Flow run(Grey from, Grey to, Flow start, boolean seeded) {
    if (from.width() != to.width() || from.height() != to.height()) {
      throw new IllegalArgumentException("Both pictures have one size");
    }
    int w = from.width();
    int h = from.height();
    Native.prepare();
    try (PointerScope scope = new PointerScope()) {
      DISOpticalFlow dis = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
      dis.setFinestScale(effort.finestScale);
      dis.setPatchSize(pieces.side);
      dis.setPatchStride(pieces.stride);
      if (!refined) {
        dis.setGradientDescentIterations(ROUGH_STEPS);
        dis.setVariationalRefinementIterations(0);
      }
      Mat field = new Mat();
      if (seeded) {
        field = new Mat(h, w, opencv_core.CV_32FC2);
        float[] both = new float[w * h * 2];
        for (int i = 0; i < w * h; i++) {
          both[2 * i] = start.dx()[i];
          both[2 * i + 1] = start.dy()[i];
        }
        new FloatPointer(field.data()).put(both);
      }
      dis.calc(Native.mat(from), Native.mat(to), field);
      float[] both = new float[w * h * 2];
      new FloatPointer(field.data()).get(both);
      float[] dx = new float[w * h];
      float[] dy = new float[w * h];
      for (int i = 0; i < w * h; i++) {
        dx[i] = both[2 * i];
        dy[i] = both[2 * i + 1];
      }
      return new Flow(w, h, dx, dy);
    }
  }
}
