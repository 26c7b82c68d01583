package org.raccord.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Flow;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Likeness;
import org.raccord.imaging.Luma;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.imaging.Weaver;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * What a bridge of 1920 x 1080 frames at 4:2:2 and 10 bit costs, stage by stage: study is once a
 * slot, all else once a frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PictureKernels {

  private final PictureFormat format =
      PictureFormat.square(1920, 1080, PixelLayout.YUV422_10, ColourTags.BT709);
  private final PictureFormat display = format.withLayout(PixelLayout.RGB_8);
  private final Raster raster = Raster.of(format);
  private final FlowEstimator search = new FlowEstimator(raster.effort());
  private final Warper warper = new Warper(format, raster);
  private final Frame a = Footage.frame(format, 0);
  private final Frame b = Footage.frame(format, 4);
  private final List<Grey> before = Footage.greys(format, raster, 0, -1, -2);
  private final List<Grey> after = Footage.greys(format, raster, 4, 5, 6);
  private final Crossing crossing = Crossing.study(before, after, 3, raster.effort());
  private final Weaver weaver = new Weaver(crossing);
  private final Moment middle = weaver.at(2);
  private final Flow flow = crossing.flow();
  private final Detail detailA = Detail.of(a, raster);
  private final Detail detailB = Detail.of(b, raster);
  private final Grain grain = Grain.measure(a, Footage.frame(format, -1), flow, raster);
  private final Frame made = warper.weave(a, b, middle);
  private final Luma lumaA = Luma.of(a);
  private final Luma lumaB = Luma.of(made);

  /** The frame's lightness on the raster of the search. */
  @Benchmark
  public Grey shrink() {
    return raster.grey(a);
  }

  /** One field of motion between two pictures. */
  @Benchmark
  public Flow flow() {
    return search.estimate(before.get(0), after.get(0));
  }

  /** All that is known of the motion across a gap. */
  @Benchmark
  public Crossing study() {
    return Crossing.study(before, after, 3, raster.effort());
  }

  /** The motion carried to a moment. */
  @Benchmark
  public Moment moment() {
    return weaver.at(2);
  }

  /** A frame fetched from both sides. */
  @Benchmark
  public Frame weave() {
    return warper.weave(a, b, middle);
  }

  /** Grain that the mixing took, put back. */
  @Benchmark
  public Frame grain() {
    grain.restore(made, middle, raster, 7, 1);
    return made;
  }

  /** Fine detail that fetching and mixing took, put back. */
  @Benchmark
  public Frame detail() {
    Detail.restore(made, middle, detailA, detailB);
    return made;
  }

  /** Structural similarity on several scales. */
  @Benchmark
  public double likeness() {
    return Likeness.multiScaleSsim(lumaA, lumaB);
  }

  /** To what a window shows. */
  @Benchmark
  public Frame display() {
    return Pictures.convert(a, display);
  }
}
