package org.raccord.matching.internal.voice;

import java.util.Arrays;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Cepstra;
import org.raccord.acoustics.Fourier;
import org.raccord.model.sound.SoundBlock;

/**
 * How restless a voice is in each of eight bands of about an octave: the spread of its level over
 * time, by 50 ms. Statistical voices are too even, for their models speak in means; giving each
 * band the spread of natural speech is the postfilter of global variance (Toda and Tokuda, 2007)
 * and of the modulation spectrum (Takamichi et al., 2014), applied here to band levels of finished
 * sound.
 */
final class BandDynamics {

  private static final int BANDS = 8;

  /** Bands of {@link BandLevels} in one: finer gains would be heard as a change of colour. */
  private static final int WIDTH = BandLevels.BANDS / BANDS;

  /** Frames of 10 ms on either side that a level is the mean of. */
  private static final int AROUND = 2;

  /** The quietest share of frames shows the room, not the voice. */
  private static final double ROOM = 0.05;

  private static final double LOUD = 0.95;

  private static final double NOTHING = 1e-9;

  /** A band's swings are made larger or smaller by these factors at most. */
  private static final double LEAST = 0.8;

  private static final double MOST = 1.6;

  /** Decibels by which a band is raised and lowered at a moment, at most. */
  private static final double HIGHEST = 6;

  private static final double LOWEST = 15;
  private static final int ROUNDS = 6;
  private static final int OVERLAP = 4;

  private final double[][] levels;
  private final double[] room;
  private final double loud;

  private BandDynamics(double[][] levels, double[] room, double loud) {
    this.levels = levels;
    this.room = room;
    this.loud = loud;
  }

  /** Listens to one channel of one person, the pauses in what is said included. */
  static BandDynamics of(SoundBlock sound) {
    BandLevels bands = BandLevels.of(sound);
    int frames = bands.frames();
    double[][] levels = new double[BANDS][frames];
    double[] whole = new double[frames];
    double[] room = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      for (int f = 0; f < frames; f++) {
        int from = Math.max(0, f - AROUND);
        int to = Math.min(frames, f + AROUND + 1);
        double sum = 0;
        for (int i = from; i < to; i++) {
          for (int k = b * WIDTH; k < (b + 1) * WIDTH; k++) {
            sum += bands.power(i, k);
          }
        }
        levels[b][f] = sum / (to - from);
        whole[f] += levels[b][f];
      }
      room[b] = share(levels[b], ROOM);
    }
    return new BandDynamics(levels, room, share(whole, LOUD));
  }

  private static double share(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  /**
   * A copy of {@code sound} whose bands swing as those of {@code wanted} do, in the room that is
   * heard there.
   */
  static SoundBlock move(SoundBlock sound, BandDynamics wanted) {
    BandDynamics own = of(sound);
    int frames = own.levels[0].length;
    if (frames == 0 || own.loud <= 0 || wanted.loud <= 0) {
      return sound;
    }
    double[][] gains = new double[BANDS][];
    for (int b = 0; b < BANDS; b++) {
      // The room of the wanted voice lies under this one later, and fills its gaps.
      double floor = Math.max(NOTHING, wanted.room[b]) * own.loud / wanted.loud;
      gains[b] = swings(own.levels[b], floor, spread(wanted.levels[b]));
    }
    return shaped(sound, gains);
  }

  private static double spread(double[] power) {
    double sum = 0;
    double squares = 0;
    for (double p : power) {
      double level = 10 * Math.log10(p + NOTHING);
      sum += level;
      squares += level * level;
    }
    double mean = sum / power.length;
    return Math.sqrt(Math.max(0, squares / power.length - mean * mean));
  }

  /** The gains in dB that give a band's level over a floor the wanted spread. */
  private static double[] swings(double[] power, double floor, double wanted) {
    double[] level = new double[power.length];
    double mean = 0;
    for (int f = 0; f < level.length; f++) {
      level[f] = 10 * Math.log10(power[f] + floor + NOTHING);
      mean += level[f] / level.length;
    }
    double[] gains = new double[level.length];
    double[] moved = new double[level.length];
    double factor = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int f = 0; f < gains.length; f++) {
        double step = (factor - 1) * (level[f] - mean);
        gains[f] = Math.max(-LOWEST, Math.min(HIGHEST, step));
        moved[f] = power[f] * Math.pow(10, gains[f] / 10) + floor;
      }
      double became = spread(moved);
      if (became <= 0) {
        break;
      }
      factor = Math.max(LEAST, Math.min(MOST, factor * wanted / became));
    }
    return gains;
  }

  private static SoundBlock shaped(SoundBlock sound, double[][] gains) {
    int rate = sound.format().sampleRate();
    float[] samples = sound.channel(0);
    int size = Cepstra.windowFor(rate);
    int hop = size / OVERLAP;
    Fourier fourier = new Fourier(size);
    double[] window = Fourier.hann(size);
    double[] frame = new double[size];
    double[][] spectrum = new double[2][fourier.bins()];
    double[] out = new double[samples.length + 2 * size];
    int grid = Math.max(1, Math.round(rate / 100f));
    for (int f = 0; f * hop < samples.length + size; f++) {
      int start = f * hop - (size - hop);
      for (int i = 0; i < size; i++) {
        int at = start + i;
        frame[i] = at >= 0 && at < samples.length ? window[i] * samples[at] : 0;
      }
      fourier.forward(frame, spectrum[0], spectrum[1]);
      double time = (start + size / 2.0) / grid - 0.5;
      for (int k = 0; k < spectrum[0].length; k++) {
        double gain = Math.pow(10, at(gains, time, (double) k * rate / size) / 20);
        spectrum[0][k] *= gain;
        spectrum[1][k] *= gain;
      }
      fourier.backward(spectrum[0], spectrum[1], frame);
      // Squares of Hann windows at a quarter of their length add up to 1.5.
      for (int i = 0; i < size; i++) {
        out[f * hop + i] += frame[i] * window[i] / 1.5;
      }
    }
    float[] result = new float[samples.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) out[i + size - hop];
    }
    return Person.mono(result, rate);
  }

  /** The gain at a frame and a frequency, between the middles of frames and bands. */
  private static double at(double[][] gains, double time, double frequency) {
    double place = place(frequency);
    int low = (int) place;
    int high = Math.min(BANDS - 1, low + 1);
    double part = place - low;
    return (1 - part) * between(gains[low], time) + part * between(gains[high], time);
  }

  private static double between(double[] gains, double time) {
    double bounded = Math.max(0, Math.min(gains.length - 1, time));
    int before = (int) bounded;
    int after = Math.min(gains.length - 1, before + 1);
    return gains[before] + (bounded - before) * (gains[after] - gains[before]);
  }

  /** Where among the middles of bands a frequency lies. */
  private static double place(double frequency) {
    double first = BandLevels.centre(WIDTH / 2);
    double step = Math.log(BandLevels.centre(WIDTH + WIDTH / 2) / first);
    double place = frequency <= first ? 0 : Math.log(frequency / first) / step;
    return Math.min(BANDS - 1, place);
  }
}
