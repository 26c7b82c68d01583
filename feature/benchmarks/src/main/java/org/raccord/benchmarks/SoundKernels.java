package org.raccord.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.TruePeak;
import org.raccord.model.sound.SoundBlock;

/** What ten seconds of stereo at 48 kHz cost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SoundKernels {

  private final SoundBlock sound = Footage.sound(10);

  /** Integrated loudness (ITU-R BS.1770). */
  @Benchmark
  public double loudness() {
    return Loudness.integrated(sound);
  }

  /** Peak between the samples (ITU-R BS.1770, annex 2). */
  @Benchmark
  public double truePeak() {
    return TruePeak.dB(sound);
  }

  /** Levels in third-octave bands over time. */
  @Benchmark
  public BandLevels bands() {
    return BandLevels.of(sound);
  }
}
