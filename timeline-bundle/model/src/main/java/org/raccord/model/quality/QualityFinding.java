package org.raccord.model.quality;

import java.util.Locale;
import java.util.Optional;
import org.raccord.model.time.FrameRange;

/**
 * Something that quality control has to say of one place.
 *
 * @param kind what was looked at
 * @param severity how much it matters
 * @param where frames from the programme's zero
 * @param place what lies there, such as {@code V1-2}; empty where it is the whole programme
 * @param take the take that lies there, where one does
 * @param amount what was measured, where it is a number
 * @param what what was found, a sentence
 * @param remedy what to do, a sentence; empty where nothing need be done
 */
public record QualityFinding(
    Kind kind,
    Severity severity,
    FrameRange where,
    Optional<String> place,
    Optional<String> take,
    Optional<Amount> amount,
    String what,
    String remedy) {

  /** What is looked at. */
  public enum Kind {
    /** Frames without picture. */
    BLACK,
    /** A place that is not filled, or whose media is not there. */
    EMPTY,
    /** A picture that stands still for a while. */
    FROZEN,
    /** A picture that is shown once or twice too often. */
    DUPLICATE,
    /** Levels outside what EBU R 103 tolerates. */
    LEVELS,
    /** Frames woven of two fields, or stored as fields. */
    FIELDS,
    /** Raster or pixel aspect other than the timeline's. */
    RASTER,
    /** Frame rate other than the timeline's, or not constant. */
    RATE,
    /** Colour tags other than the timeline's. */
    COLOUR,
    /** Timecode that does not agree with its place, or is not continuous. */
    TIMECODE,
    /** Integrated loudness. */
    LOUDNESS,
    /** Loudness range. */
    LOUDNESS_RANGE,
    /** True peak. */
    TRUE_PEAK,
    /** Samples cut off at full scale. */
    CLIPPING,
    /** Channels that cancel each other. */
    PHASE,
    /** No sound where there is sound beside it. */
    SILENCE,
    /** A short hole in the sound. */
    DROPOUT,
    /** Channels that are missing, dead, or others than the timeline's. */
    CHANNELS;

    /** As documents have it: lower case, with hyphens. */
    public String storedName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How much it matters, the worst last. */
  public enum Severity {
    /** So it is by nature, or by intent: nothing need be done. */
    NOTICE,
    /** Look at it: the material came so, and a delivery may be sent back for it. */
    WARNING,
    /** To be mended. */
    FAULT;

    /** As documents have it. */
    public String storedName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A number that was measured.
   *
   * @param value the worst that was measured
   * @param limit what is tolerated
   * @param unit of both
   */
  public record Amount(double value, double limit, String unit) {

    /** The two in words, such as {@code 3.2 % (limit 1 %)}. */
    public String words() {
      return plain(value) + " " + unit + " (limit " + plain(limit) + " " + unit + ")";
    }

    private static String plain(double number) {
      if (!Double.isFinite(number)) {
        return number < 0 ? "-inf" : "inf";
      }
      return number == Math.rint(number) && Math.abs(number) < 1e9
          ? Long.toString((long) number)
          : String.format(Locale.ROOT, Math.abs(number) < 1 ? "%.2f" : "%.1f", number);
    }
  }
}
