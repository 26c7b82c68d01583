package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** What the upper tracks show over a range. */
final class Coverage {

  private Coverage() {}

  /**
   * Frames of {@code range} over which no track above {@code track} shows a picture. A clip of
   * generated or missing media (a title, an adjustment) counts as none: what is below shows
   * through.
   *
   * @param range in record time
   */
  static long uncovered(
      Timeline timeline,
      List<Track> tracks,
      int track,
      List<ItemPath.Step> above,
      FrameRange range) {
    Rate rate = range.rate();
    List<FrameRange> shown = new ArrayList<>();
    for (int t = track + 1; t < tracks.size(); t++) {
      Track upper = tracks.get(t);
      if (upper.kind() != Track.Kind.VIDEO || !upper.enabled()) {
        continue;
      }
      ExactTime zero = TrackTimes.start(timeline, new ItemPath(Beside.step(above, t, 0)));
      ElementLine line = ElementLine.of(upper);
      // Edges are rounded to frames, so what reaches to within a frame may be seen.
      ExactTime from = ExactTime.of(range.startTime().plusFrames(-1)).minus(zero);
      ExactTime to = ExactTime.of(range.endTime().plusFrames(1)).minus(zero);
      for (int e = line.holding(from); e < line.size() && line.start(e).compareTo(to) < 0; e++) {
        if (line.get(e) instanceof Item item && shows(item)) {
          FrameRange.between(
                  zero.plus(line.start(e)).at(rate), zero.plus(line.start(e + 1)).at(rate))
              .intersection(range)
              .ifPresent(shown::add);
        }
      }
    }
    shown.sort(Comparator.comparingLong(FrameRange::start));
    long open = 0;
    long at = range.start();
    for (FrameRange each : shown) {
      open += Math.max(0, each.start() - at);
      at = Math.max(at, each.end());
    }
    return open + Math.max(0, range.end() - at);
  }

  private static boolean shows(Item item) {
    if (!item.enabled()) {
      return false;
    }
    if (item instanceof Clip clip) {
      return !(clip.media() instanceof MediaReference.Missing
          || clip.media() instanceof MediaReference.Generator);
    }
    return item instanceof Nest;
  }
}
