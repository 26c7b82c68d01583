package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.imaging.Weaver;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * The frames of a slot, of which some at one end turn into the neighbour's frame there: each moves
 * on as it did, and is carried a further part of the way along the motion from it to that frame.
 */
final class ClosedFrames implements FrameReader {

  private final FrameReader in;
  private final long length;
  private final long span;
  private final boolean isTail;
  private final Frame target;
  private final Grey targetGrey;
  private final Detail targetDetail;
  private final Raster raster;
  private long next;

  /**
   * @param in frames of the slot alone; closed with this
   * @param length how many
   * @param span how many of them turn
   * @param isTail whether the end turns, not the beginning
   * @param target the neighbour's frame at that end
   */
  ClosedFrames(FrameReader in, long length, long span, boolean isTail, Frame target) {
    this.in = in;
    this.length = length;
    this.span = span;
    this.isTail = isTail;
    this.target = target;
    this.raster = Raster.of(target.format());
    this.targetGrey = raster.grey(target);
    this.targetDetail = Detail.of(target, raster);
  }

  /** How many frames of a slot turn. */
  static long span(long length) {
    return Math.max(1, Math.min(12, length / 3));
  }

  @Override
  public PictureFormat format() {
    return in.format();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    Optional<Frame> frame = in.next();
    if (frame.isEmpty()) {
      return frame;
    }
    long k = next++;
    long turning = isTail ? k - (length - span) + 1 : span - k;
    return turning < 1 ? frame : Optional.of(turned(frame.get(), turning / (span + 1.0)));
  }

  private Frame turned(Frame frame, double part) {
    Crossing crossing =
        Crossing.study(List.of(raster.grey(frame)), List.of(targetGrey), 0, raster.effort());
    Moment moment = new Weaver(crossing).at(part);
    Frame made = new Warper(format(), raster).weave(frame, target, moment);
    Detail.restore(made, moment, Detail.of(frame, raster), targetDetail);
    return made;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
