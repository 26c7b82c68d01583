package org.raccord.qc.internal.picture;

import java.util.Optional;
import org.raccord.model.picture.Frame;

/** Takes the frames of a programme one by one and notes what each is. */
public final class PictureMeter {

  private final PictureCurves curves = PictureCurves.empty();
  private final LumaMeter luma = new LumaMeter();
  private final LevelMeter levels = new LevelMeter();
  private final WeaveMeter weave = new WeaveMeter();
  private Optional<Frame> last = Optional.empty();
  private Optional<WeaveMeter.Pair> pair = Optional.empty();

  /** The next frame; all have one format. */
  public void see(Frame frame) {
    luma.measure(frame, last);
    curves.luma().add(luma.mean());
    curves.dark().add(luma.dark());
    curves.change().add(luma.change());
    curves.worst().add(luma.worst());
    curves.outside().add(levels.outside(frame));
    Optional<WeaveMeter.Pair> now = last.map(before -> weave.compare(before, frame));
    if (now.isPresent()) {
      // A frame is known to be woven when the next one has been seen.
      WeaveMeter.Pair second = now.get();
      curves.woven().add(pair.map(first -> WeaveMeter.verdict(first, second)).orElse(0));
    }
    pair = now;
    last = Optional.of(frame);
  }

  /** What was noted; no further frame is seen. */
  public PictureCurves finish() {
    if (curves.woven().size() < curves.frames()) {
      curves.woven().add(0);
    }
    return curves;
  }
}
