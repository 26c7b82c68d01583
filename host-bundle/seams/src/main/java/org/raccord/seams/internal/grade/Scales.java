package org.raccord.seams.internal.grade;

/**
 * The scales of all figures. Floors are what an attentive viewer or listener does not notice;
 * margins were set on half of the clips of the benchmark and checked on the other half. What is
 * looked for inside a take has more room than what is measured at a join: the worst of many frames
 * strays further than one does.
 */
public final class Scales {

  public static final Scale COLOUR = new Scale("colour", "dE", 0.8, 1.5);
  public static final Scale EXPOSURE = new Scale("exposure", "stops", 0.1, 1.6);
  public static final Scale SHARPNESS = new Scale("sharpness", "dB", 1, 1.7);
  public static final Scale GRAIN = new Scale("grain", "dB", 2, 1.7);
  public static final Scale MOTION = new Scale("motion", "px", 0.6, 2.8);

  /**
   * A step of which 15 % of the usual change is left shows a frame twice, as quality control says.
   */
  public static final Scale DUPLICATE = new Scale("duplicate", "dB", 8, 1.7, 16.5);

  public static final Scale CHANGE = new Scale("change", "codes", 1.5, 2);

  public static final Scale DIP = new Scale("sharpness", "dB", 1, 2);
  public static final Scale INNER_GRAIN = new Scale("grain", "dB", 2, 2);
  public static final Scale FLICKER = new Scale("flicker", "stops", 0.1, 2);
  public static final Scale LIGHT = new Scale("light", "stops", 0.15, 2);
  public static final Scale STRAIN = new Scale("strain", "%", 6, 2.9);
  public static final Scale MIXTURE = new Scale("double exposure", "dB", 5, 2);
  public static final Scale MIXED_ENDS = new Scale("crossfade", "dB", 6, 1.8);
  public static final Scale REPEAT = new Scale("repeat", "dB", 8, 2);
  public static final Scale STILLNESS = new Scale("stillness", "dB", 7, 2);

  public static final Scale CUT_EXPOSURE = new Scale("exposure", "stops", 1, 0);
  public static final Scale CUT_COLOUR = new Scale("colour", "dE", 8, 0);
  public static final Scale CUT_SHARPNESS = new Scale("sharpness", "dB", 6, 0);
  public static final Scale CUT_GRAIN = new Scale("grain", "dB", 5, 0);
  public static final Scale LIKENESS = new Scale("likeness", "", 0.6, 0);

  public static final Scale CUT_LEVEL = new Scale("level", "LU", 5, 0);
  public static final Scale LOUDNESS = new Scale("loudness", "LU", 1.5, 1.75);
  public static final Scale LEVEL = new Scale("level", "LU", 0.5, 1.75);
  public static final Scale FLOOR = new Scale("floor", "LU", 0.7, 2.2);
  public static final Scale SPECTRUM = new Scale("spectrum", "dB", 3, 1.7);

  /** Blind reverberation times are off by 0.1 s in the median: twice that is told apart. */
  public static final Scale REVERB = new Scale("reverb", "s", 0.2, 1.75);

  /** Nine in ten pieces of one real speaker lie within 7.4 of the rest. */
  public static final Scale VOICE = new Scale("voice", "KL", 7.4, 1.75);

  public static final Scale CLICK = new Scale("click", "dB", 4, 2.1);

  /**
   * Where a coded file (AAC, MP3, Opus) begins or ends: its coder had nothing beyond to work with,
   * and its error there steps against the truth as well. Of 48 holes between AAC files (clips at
   * 192, recordings at 128 kbit/s) the truth is within the limit in 46.
   */
  public static final Scale CODED_CLICK = new Scale("click", "dB", 10, 2.1, 12, 8);

  private Scales() {}
}
