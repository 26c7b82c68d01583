package org.raccord.demo;

import java.util.Random;

/** A synthetic place to listen to: noise of wind, water and city, and what sounds in it. */
final class Ambience {

  private static final double RATE = 48_000;

  private final float[][] channels;
  private final int samples;
  private final long seed;
  private int voices;

  Ambience(int samples, long seed) {
    this.samples = samples;
    this.seed = seed;
    this.channels = new float[2][samples];
    noise(0.0012, 6000, 0); // A recorder is never quite silent.
  }

  float[][] channels() {
    return channels;
  }

  /** Wind: low noise that swells and falls. */
  Ambience wind(double level, double cutoff) {
    return noise(level, cutoff, 0.55);
  }

  /** Noise below a cut-off, partly common to both channels, that swells by {@code swell}. */
  Ambience noise(double level, double cutoff, double swell) {
    Random random = new Random(seed * 101 + voices++);
    double[] low = new double[6];
    double keep = Math.exp(-2 * Math.PI * cutoff / RATE);
    double gain = level / Math.sqrt((1 - keep) / (1 + keep)) * 1.6;
    double phase = random.nextDouble() * 6;
    for (int i = 0; i < samples; i++) {
      double t = i / RATE;
      double rise =
          1
              + swell
                  * (0.6 * Math.sin(phase + t * 0.9)
                      + 0.4 * Math.sin(2.1 * phase + t * 2.3)
                      + 0.25 * Math.sin(phase * 3 + t * 5.1));
      double both = random.nextGaussian();
      for (int c = 0; c < 2; c++) {
        double white = 0.6 * both + 0.8 * random.nextGaussian();
        low[c] = keep * low[c] + (1 - keep) * white;
        low[c + 2] = keep * low[c + 2] + (1 - keep) * low[c];
        channels[c][i] += (float) (gain * rise * low[c + 2]);
      }
    }
    return this;
  }

  /** Lapping water: narrow bands of noise that come and go by themselves. */
  Ambience water(double level) {
    Random random = new Random(seed * 211 + voices++);
    for (int voice = 0; voice < 10; voice++) {
      double pitch = 260 * Math.pow(2, random.nextDouble() * 3);
      double pan = random.nextDouble();
      double pace = 0.7 + 2.6 * random.nextDouble();
      double phase = random.nextDouble() * 6.3;
      double r = Math.exp(-Math.PI * pitch * 0.35 / RATE);
      double a1 = 2 * r * Math.cos(2 * Math.PI * pitch / RATE);
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < samples; i++) {
        double lap = Math.max(0, Math.sin(phase + i / RATE * pace * 2));
        double y = random.nextGaussian() * lap * lap + a1 * y1 - r * r * y2;
        y2 = y1;
        y1 = y;
        double value = y * level * (1 - r) * 0.8;
        channels[0][i] += (float) (value * Math.sqrt(1 - pan));
        channels[1][i] += (float) (value * Math.sqrt(pan));
      }
    }
    return this;
  }

  /** A bird that calls twice: two falling whistles. */
  Ambience bird(double at, double pitch, double pan) {
    whistle(at, 0.11, pitch, pitch * 1.25, pan, 0.03);
    whistle(at + 0.15, 0.19, pitch * 1.3, pitch * 0.92, pan, 0.035);
    return this;
  }

  private void whistle(double at, double length, double from, double to, double pan, double level) {
    int start = (int) (at * RATE);
    int count = (int) (length * RATE);
    double phase = 0;
    for (int i = 0; i < count; i++) {
      double k = (double) i / count;
      phase += 2 * Math.PI * (from + (to - from) * k + 40 * Math.sin(k * 40)) / RATE;
      put(start + i, level * Math.sin(Math.PI * k) * Math.sin(phase), pan);
      // The far shore answers.
      put(start + i + 9_600, 0.16 * level * Math.sin(Math.PI * k) * Math.sin(phase), -pan);
    }
  }

  /** A bell far off, with the partials of a church bell. */
  Ambience bell(double at, double pitch, double level, double pan) {
    double[] partial = {0.5, 1, 1.2, 1.5, 2, 2.67, 3.0, 4.1};
    double[] weight = {0.5, 1, 0.7, 0.35, 0.8, 0.3, 0.25, 0.15};
    int start = (int) (at * RATE);
    for (int p = 0; p < partial.length; p++) {
      double decay = 2.6 / partial[p];
      for (int i = start; i < samples; i++) {
        double t = (i - start) / RATE;
        double soft = 1 - Math.exp(-t * 250);
        double beat = 1 + 0.1 * Math.sin(2 * Math.PI * (1.1 + 0.4 * p) * t);
        double value =
            level
                * 0.3
                * weight[p]
                * soft
                * beat
                * Math.exp(-t / decay)
                * Math.sin(2 * Math.PI * pitch * partial[p] * t);
        put(i, value, pan);
      }
    }
    return this;
  }

  /** Something hard set down or struck: a click and the ring of a small body. */
  Ambience knock(double at, double pitch, double level, double pan) {
    int start = (int) (at * RATE);
    Random random = new Random(seed * 7 + start);
    for (int i = 0; i < 12_000; i++) {
      double t = i / RATE;
      double body =
          Math.exp(-t * 26) * Math.sin(2 * Math.PI * pitch * t)
              + 0.6 * Math.exp(-t * 40) * Math.sin(2 * Math.PI * pitch * 2.76 * t)
              + 0.8 * Math.exp(-t * 420) * random.nextGaussian();
      put(start + i, level * body, pan);
      put(start + i + 700, 0.25 * level * body, -pan);
      put(start + i + 1_650, 0.12 * level * body, pan);
    }
    return this;
  }

  /** A drop that falls into a puddle. */
  Ambience drop(double at, double pitch, double level, double pan) {
    int start = (int) (at * RATE);
    double phase = 0;
    for (int i = 0; i < 4_000; i++) {
      double t = i / RATE;
      phase += 2 * Math.PI * pitch * (1 + 9 * t) / RATE;
      double value = level * Math.exp(-t * 55) * Math.sin(phase);
      put(start + i, value, pan);
      put(start + i + 2_300, 0.3 * value, -pan);
      put(start + i + 5_100, 0.15 * value, pan);
    }
    return this;
  }

  /** A hum of the mains with its harmonics. */
  Ambience hum(double level, double pitch) {
    for (int h = 1; h <= 6; h++) {
      for (int i = 0; i < samples; i++) {
        double value = level / h * Math.sin(2 * Math.PI * pitch * h * i / RATE + h);
        put(i, value, 0.1 * h);
      }
    }
    return this;
  }

  private void put(int i, double value, double pan) {
    if (i >= 0 && i < samples) {
      channels[0][i] += (float) (value * Math.sqrt((1 - pan) / 2));
      channels[1][i] += (float) (value * Math.sqrt((1 + pan) / 2));
    }
  }
}
