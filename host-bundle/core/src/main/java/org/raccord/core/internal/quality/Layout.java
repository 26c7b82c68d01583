package org.raccord.core.internal.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.PictureFacts;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;
import org.raccord.model.timeline.Transition;
import org.raccord.qc.Stretch;
import org.raccord.qc.Stretch.Nature;

/** What is seen of a timeline from frame to frame, and where takes are heard. */
final class Layout {

  private static final String TAKE_KEY = Take.referenceKey("");

  private final Timeline timeline;
  private final MediaBay bay;
  private final FrameRange range;
  private final Rate rate;

  /** What is seen on top, by frame: an index into {@link #layers}. */
  private final int[] seen;

  private final List<Stretch> layers = new ArrayList<>();
  private final List<Stretch> heard = new ArrayList<>();

  /**
   * @param range frames of the timeline, from its zero
   */
  Layout(Timeline timeline, MediaBay bay, FrameRange range) {
    this.timeline = timeline;
    this.bay = bay;
    this.range = range;
    this.rate = range.rate();
    this.seen = new int[Math.toIntExact(range.length())];
    layers.add(Stretch.of(Nature.BLACK, "", range));
    List<Slot> slots = SlotFinder.find(timeline, bay).slots();
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      if (track.enabled() && track.kind() == Track.Kind.VIDEO) {
        layTrack(t, track);
        layHoles(t, slots);
        layFades(t, track);
      } else if (track.enabled() && track.kind() == Track.Kind.AUDIO) {
        hearTrack(t, track);
      }
    }
  }

  /** What is seen, in order. */
  List<Stretch> seen() {
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int f = 1; f <= seen.length; f++) {
      if (f == seen.length || seen[f] != seen[from]) {
        Stretch layer = layers.get(seen[from]);
        stretches.add(
            new Stretch(
                new FrameRange(range.start() + from, f - from, rate),
                layer.nature(),
                layer.place(),
                layer.take(),
                layer.remedy()));
        from = f;
      }
    }
    return stretches;
  }

  /** Where takes are heard, in order. Without sound tracks, where they are seen. */
  List<Stretch> heard() {
    boolean hasSound = timeline.tracks().stream().anyMatch(t -> t.kind() == Track.Kind.AUDIO);
    List<Stretch> takes =
        hasSound ? heard : seen().stream().filter(s -> s.nature() == Nature.TAKE).toList();
    return takes.stream().sorted(Comparator.comparing(s -> s.where().startTime())).toList();
  }

  private void lay(Stretch stretch) {
    FrameRange where = stretch.where().at(rate);
    long from = Math.max(range.start(), where.start());
    long to = Math.min(range.end(), where.end());
    if (to > from) {
      layers.add(stretch);
      Arrays.fill(
          seen, (int) (from - range.start()), (int) (to - range.start()), layers.size() - 1);
    }
  }

  private void layTrack(int t, Track track) {
    List<FrameRange> places = places(t, track);
    for (int e = 0; e < track.elements().size(); e++) {
      ItemPath path = ItemPath.of(t, e);
      Element element = track.elements().get(e);
      if (element instanceof Clip clip) {
        layClip(clip, path, places.get(e));
      } else if (element instanceof Nest nest && nest.enabled()) {
        lay(Stretch.of(Nature.SHOT, Timelines.address(timeline, path), places.get(e)));
        layNest(path);
      }
    }
  }

  private void layNest(ItemPath nest) {
    int depth = nest.steps().size();
    for (ItemPath path : Timelines.items(timeline, Clip.class::isInstance)) {
      boolean within =
          path.steps().size() > depth && path.steps().subList(0, depth).equals(nest.steps());
      boolean picture =
          Timelines.track(timeline, path)
              .filter(t -> t.enabled() && t.kind() == Track.Kind.VIDEO)
              .isPresent();
      if (within && picture) {
        Clip clip = (Clip) Timelines.item(timeline, path).orElseThrow();
        TrackTimes.seen(timeline, path).ifPresent(where -> layClip(clip, path, where));
      }
    }
  }

  private void layClip(Clip clip, ItemPath path, FrameRange where) {
    MediaReference media = clip.media();
    if (!clip.enabled()
        || media instanceof MediaReference.Missing
        || media instanceof MediaReference.Generator) {
      return;
    }
    String address = Timelines.address(timeline, path);
    Optional<String> gone = unplayable(media);
    if (gone.isPresent()) {
      lay(new Stretch(where, Nature.OFFLINE, address, take(clip), gone.get()));
    } else if (take(clip).isPresent()) {
      lay(new Stretch(where, Nature.TAKE, address, take(clip), ""));
    } else {
      lay(Stretch.of(isStill(clip) ? Nature.STILL : Nature.SHOT, address, where));
    }
  }

  /** Id of the take that a clip shows. */
  static Optional<String> take(Clip clip) {
    return clip.activeKey().startsWith(TAKE_KEY)
        ? Optional.of(clip.activeKey().substring(TAKE_KEY.length()))
        : Optional.empty();
  }

  /** What to do where media cannot be played; empty where it can. */
  private Optional<String> unplayable(MediaReference media) {
    Optional<Path> file = bay.locate(media);
    if (file.isEmpty()) {
      return Optional.of("Bring the file back, or find it anew: raccord relink TIMELINE FOLDER.");
    }
    if (media instanceof MediaReference.ImageSequence) {
      return Optional.empty();
    }
    try {
      return bay.facts(file.get()).picture().flatMap(PictureFacts::refusal).map(r -> r + ".");
    } catch (MediaException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean isStill(Clip clip) {
    if (clip.speed() == 0) {
      return true;
    }
    try {
      Optional<Path> file = bay.locate(clip.media());
      return file.isPresent()
          && !(clip.media() instanceof MediaReference.ImageSequence)
          && bay.facts(file.get()).picture().filter(p -> p.frames() == 1).isPresent();
    } catch (MediaException e) {
      return false;
    }
  }

  private void layHoles(int t, List<Slot> slots) {
    for (Slot slot : slots) {
      boolean empty =
          switch (slot.kind()) {
            case GAP, MISSING, GENERATOR, HEAD_OVERRUN, TAIL_OVERRUN -> true;
            case MARKED, FILLED -> false;
          };
      if (empty && slot.place().steps().get(0).track() == t) {
        FrameRange where =
            slot.place().steps().size() == 1
                ? slot.record()
                : TrackTimes.seen(timeline, slot.place())
                    .flatMap(slot.record()::intersection)
                    .orElse(new FrameRange(0, 0, rate));
        lay(Stretch.of(Nature.EMPTY, slot.address(), where));
      }
    }
  }

  /** A transition to or from nothing is a fade: its frames are dark on purpose. */
  private void layFades(int t, Track track) {
    List<FrameRange> places = places(t, track);
    for (int e = 0; e < track.elements().size(); e++) {
      if (track.elements().get(e) instanceof Transition fade
          && (isNothing(track, e - 1) || isNothing(track, e + 1))) {
        long cut = places.get(e).start();
        long from = cut - fade.inOffset().at(rate).frame();
        long to = cut + fade.outOffset().at(rate).frame();
        lay(Stretch.of(Nature.BLACK, "", new FrameRange(from, Math.max(0, to - from), rate)));
      }
    }
  }

  private static boolean isNothing(Track track, int e) {
    return e < 0 || e >= track.elements().size() || track.elements().get(e) instanceof Gap;
  }

  /** Where the elements of a track lie from the timeline's zero. */
  private List<FrameRange> places(int t, Track track) {
    List<FrameRange> own = TrackTimes.positions(track, rate);
    for (int e = 0; e < own.size(); e++) {
      if (track.elements().get(e) instanceof Item) {
        long shift =
            TrackTimes.recordRange(timeline, ItemPath.of(t, e), rate).start() - own.get(e).start();
        return own.stream().map(r -> r.shifted(shift)).toList();
      }
    }
    return own;
  }

  private void hearTrack(int t, Track track) {
    List<FrameRange> places = places(t, track);
    for (int e = 0; e < track.elements().size(); e++) {
      if (track.elements().get(e) instanceof Clip clip
          && clip.enabled()
          && take(clip).isPresent()
          && places.get(e).intersection(range).isPresent()) {
        heard.add(
            new Stretch(
                places.get(e),
                Nature.TAKE,
                Timelines.address(timeline, ItemPath.of(t, e)),
                take(clip),
                ""));
      }
    }
  }
}
