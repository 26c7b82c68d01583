package org.raccord.models.internal;

import org.raccord.imaging.ColourShift;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Flow;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Momentum;
import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.imaging.Weaver;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.models.internal.ModelPackage.Content;

/**
 * The bridge between two neighbours as the motion alone makes it, by the way that the embedded
 * generator goes, and all that tells how a picture of it came about. Not thread-safe.
 */
final class Woven {

  private final PictureFormat format;
  private final Raster raster;
  private final int length;
  private final Crossing crossing;
  private final Weaver weaver;
  private final Warper warper;
  private final Frame before;
  private final Frame after;
  private final ColourShift shift;

  Woven(Slot slot, SideFrames before, SideFrames after) {
    this.format = slot.format();
    this.raster = slot.raster();
    this.length = slot.length();
    this.before = before.edge();
    this.after = after.edge();
    this.crossing = Crossing.study(before.greys(), after.greys(), length, raster.effort());
    this.weaver =
        new Weaver(crossing.bent(Momentum.measured(before.greys(), after.greys(), length)));
    this.warper = new Warper(format, raster);
    this.shift =
        ColourShift.between(this.before, this.after, crossing.flow(), raster, crossing.doubt());
  }

  /** The motion across the slot. */
  Crossing crossing() {
    return crossing;
  }

  /** When the frame {@code k} frames after the slot's start is, 0 to 1. */
  double at(int k) {
    return (k + 1.0) / (length + 1);
  }

  /** Where the pixels of a picture inside the slot come from. */
  Moment moment(double at) {
    return weaver.at(at * crossing.steps());
  }

  /** The woven picture. */
  Frame frame(Moment moment, double at) {
    return warper.weave(before, after, moment, shift.part(at), shift.part(at - 1));
  }

  /**
   * What the motion tells of a moment.
   *
   * @param content one that is of the motion
   * @param woven the picture that {@link #frame} made
   */
  Planes planes(Content content, Moment moment, double at, Frame woven) {
    return switch (content) {
      case WOVEN -> planes(Light.of(woven));
      case FROM_FIRST -> planes(brought(before, shift.part(at), moment.toA()));
      case FROM_SECOND -> planes(brought(after, shift.part(at - 1), moment.toB()));
      case SHARE -> plane(warper.spread(moment.shareB()));
      case DOUBT_FIRST -> plane(warper.spread(crossing.doubtOfA(moment)));
      case DOUBT_SECOND -> plane(warper.spread(crossing.doubtOfB(moment)));
      case TO_FIRST_X -> plane(pixels(moment.toA().dx()));
      case TO_FIRST_Y -> plane(pixels(moment.toA().dy()));
      case TO_SECOND_X -> plane(pixels(moment.toB().dx()));
      case TO_SECOND_Y -> plane(pixels(moment.toB().dy()));
      default -> throw new IllegalArgumentException("No motion tells " + content);
    };
  }

  private static Planes planes(Light light) {
    return Planes.of(light.width(), light.height(), light.planes());
  }

  private Planes plane(float[] numbers) {
    return Planes.of(format.width(), format.height(), numbers);
  }

  private Light brought(Frame from, ColourShift light, Flow flow) {
    Frame lit = from;
    if (!light.isNone()) {
      lit = from.copy();
      light.apply(lit);
    }
    return Light.of(warper.fetch(lit, flow));
  }

  private float[] pixels(float[] field) {
    float[] out = warper.spread(field);
    for (int i = 0; i < out.length; i++) {
      out[i] *= raster.divisor();
    }
    return out;
  }
}
