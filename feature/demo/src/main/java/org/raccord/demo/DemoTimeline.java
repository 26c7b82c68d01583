package org.raccord.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;

/**
 * The demo's cut: a jump cut, a hole between two different shots, a hole inside a moving shot, and
 * a shot that ends too early. Picture on V1, its sound on A1.
 */
final class DemoTimeline {

  private static final Rate RATE = FootageWriter.RATE;
  private static final long HOUR = 24 * 3600;

  private final List<Element> picture = new ArrayList<>();
  private final List<Element> sound = new ArrayList<>();
  private long length;
  private long jumpCut;

  private DemoTimeline() {}

  /** Timecode of a shot's first frame: an hour of its own. */
  static long startOf(int number) {
    return (number + 2) * HOUR;
  }

  /**
   * The cut and its places, as they stand when the jump cut is smoothed and the last shot extended.
   *
   * @param jumpCut where its jump cut is
   * @param cueSlot address of the hole between two different shots
   * @param lineSlot address of what the last shot is extended by
   */
  record Cut(Timeline timeline, FrameTime jumpCut, String cueSlot, String lineSlot) {}

  static Cut of(Shot table, Shot lake, Shot alley) {
    DemoTimeline cut = new DemoTimeline();
    cut.clip(table, 0, 0, 34);
    cut.jumpCut = cut.length;
    cut.clip(table, 0, 44, 34);
    cut.gap(16);
    cut.clip(lake, 1, 4, 42);
    cut.gap(12);
    cut.clip(lake, 1, 58, 38);
    cut.clip(alley, 2, 0, alley.frames());
    Timeline timeline =
        new Timeline(
            "Raccord demo",
            Optional.of(FrameTime.of(HOUR, RATE)),
            List.of(
                track("V1", Track.Kind.VIDEO, cut.picture),
                track("A1", Track.Kind.AUDIO, cut.sound)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Origin.NONE);
    // Smoothing puts a slot between the first two clips; the extension comes after the last.
    return new Cut(timeline, FrameTime.of(HOUR + cut.jumpCut, RATE), "V1-4", "V1-9");
  }

  private static Track track(String name, Track.Kind kind, List<Element> elements) {
    return new Track(name, kind, true, Optional.empty(), elements, List.of(), Origin.NONE);
  }

  private void clip(Shot shot, int number, long from, long frames) {
    long start = startOf(number);
    FrameRange source = new FrameRange(start + from, frames, RATE);
    FrameRange available = new FrameRange(start, shot.frames(), RATE);
    picture.add(clip(shot.name(), source, available));
    sound.add(clip(shot.name(), source, available));
    length += frames;
  }

  private static Clip clip(String name, FrameRange source, FrameRange available) {
    MediaReference media =
        new MediaReference.External(
            name, "footage/" + name + ".mov", Optional.of(available), Origin.NONE);
    return new Clip(
        name,
        true,
        source,
        1,
        List.of(),
        Map.of(Clip.DEFAULT_MEDIA, media),
        Clip.DEFAULT_MEDIA,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Origin.NONE);
  }

  private void gap(long frames) {
    picture.add(Gap.of(FrameTime.of(frames, RATE)));
    sound.add(Gap.of(FrameTime.of(frames, RATE)));
    length += frames;
  }
}
