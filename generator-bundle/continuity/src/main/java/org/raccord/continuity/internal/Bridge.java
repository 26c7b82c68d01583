package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.raccord.imaging.ColourShift;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.imaging.SecondOpinion;
import org.raccord.imaging.Warper;
import org.raccord.imaging.Weaver;
import org.raccord.model.picture.Frame;

/** One unbroken shot from A to B, woven of both along the motion between them. */
final class Bridge implements Plan {

  /** How the motion spends the time of the gap. */
  enum Pace {
    /** As far as the shot's own frames bear out the speeds on both sides. */
    LEARNED("bridge", "its motion timed as the shot moves"),
    /** As the speeds on both sides ask. */
    CARRIED("bridge-carried", "the speeds of both sides carried through"),
    /** Evenly from edge to edge. */
    EVEN("bridge-even", "the motion spread evenly over the gap");

    private final String name;
    private final String words;

    Pace(String name, String words) {
      this.name = name;
      this.words = words;
    }

    String planName() {
      return name;
    }

    /** The part of the bend that is taken. */
    double bend(Gap gap) {
      return switch (this) {
        case LEARNED -> gap.momentum();
        case CARRIED -> 1;
        case EVEN -> 0;
      };
    }
  }

  private final Pace pace;
  private final Gap gap;
  private final double bend;
  private final Weaver weaver;
  private final Optional<SecondOpinion> second;
  private final Warper warper;
  private final Raster raster;
  private final Frame a;
  private final Frame b;
  private final ColourShift shift;
  private final Grain grain;
  private final Detail detailA;
  private final Detail detailB;
  private final GrainMode mode;
  private final long seed;

  Bridge(Pace pace, Gap gap, Side before, Side after, Studio studio) {
    this.pace = pace;
    this.gap = gap;
    this.bend = pace.bend(gap);
    Crossing crossing = gap.crossing();
    this.weaver = new Weaver(crossing.bent(bend));
    this.raster = studio.raster();
    this.second =
        studio.care().hearsSecond()
            ? Optional.of(SecondOpinion.on(crossing, bend, raster.effort()))
            : Optional.empty();
    this.warper = new Warper(studio.format(), raster, studio.care().taps());
    this.a = before.edge();
    this.b = after.edge();
    this.shift = ColourShift.between(a, b, crossing.flow(), raster, crossing.doubt());
    this.mode = studio.grain();
    this.grain = mode == GrainMode.LEFT ? Grain.none() : before.grain().mixed(after.grain(), 0.5);
    boolean bare = mode == GrainMode.LEFT;
    // What one side alone shows fine is grain to a bridge: it comes back with the grain or not.
    this.detailA = bare ? Detail.shared(a, b, crossing.flow(), raster) : Detail.of(a, raster);
    this.detailB = bare ? Detail.shared(b, a, crossing.flowBack(), raster) : Detail.of(b, raster);
    this.seed = studio.seed();
  }

  @Override
  public String name() {
    return pace.name;
  }

  @Override
  public String description() {
    return "One unbroken shot between both clips, " + pace.words + ".";
  }

  @Override
  public double estimate() {
    return gap.crossing().promise();
  }

  @Override
  public List<String> remarks() {
    Crossing crossing = gap.crossing();
    List<String> remarks = new ArrayList<>();
    if (crossing.sure() < 0.6) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Only %.0f%% of the picture could be followed across the gap: look for ghosts and"
                  + " tearing.",
              100 * crossing.sure()));
    }
    if (crossing.travel() > 0.1) {
      remarks.add("The picture moves far across the gap: a shorter slot would match better.");
    }
    if (!shift.isNone()) {
      remarks.add(
          "Exposure or white balance changes across the gap; the change is spread over it.");
    }
    return remarks;
  }

  @Override
  public Map<String, String> settings() {
    Crossing crossing = gap.crossing();
    return Map.of(
        "bend", rounded(bend),
        "beat", gap.cadence().repeats().isEmpty() ? "even" : "repeats",
        "sure", rounded(crossing.sure()),
        "residual", rounded(crossing.residual()),
        "travel", rounded(crossing.travel()),
        "grain", rounded(grain.luma()));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public Frame frame(int k) {
    double step = gap.at(k);
    Moment moment = weaver.at(step);
    double t = step / gap.crossing().steps();
    Frame frame = woven(step, moment, shift.part(t), shift.part(t - 1));
    if (mode == GrainMode.RESTORED) {
      grain.restore(frame, moment, raster, seed, k);
    }
    // After the grain, which is fine detail too.
    Detail.restore(frame, moment, detailA, detailB);
    return frame;
  }

  private Frame woven(double step, Moment moment, ColourShift sinceA, ColourShift untilB) {
    if (second.isEmpty()) {
      return warper.weave(a, b, moment, sinceA, untilB);
    }
    Moment other = second.get().at(step);
    float[] part = second.get().part(moment, other);
    return warper.weave(a, b, moment, other, part, sinceA, untilB);
  }
}
