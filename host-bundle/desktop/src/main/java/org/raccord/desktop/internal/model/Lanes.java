package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Lane.Joint;
import org.raccord.desktop.internal.model.Lane.Kind;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;
import org.raccord.model.timeline.Transition;

/** Lays a timeline out in lanes: topmost picture track first, then sound downwards. */
public final class Lanes {

  private static final double FASTEST_TIMECODE = 120;

  private Lanes() {}

  /** The lanes of a snapshot, as an editor is used to see them. */
  public static List<Lane> of(Snapshot snapshot) {
    return of(snapshot, Level.outermost(snapshot));
  }

  /** The lanes of one level: what lies inside a nest stands where it is seen in the timeline. */
  public static List<Lane> of(Snapshot snapshot, Level level) {
    Map<Integer, List<SurveyedSlot>> slots = new HashMap<>();
    for (SurveyedSlot slot : snapshot.survey().slots()) {
      if (level.holds(slot.slot().place())) {
        slots.computeIfAbsent(slot.slot().place().last().track(), t -> new ArrayList<>()).add(slot);
      }
    }
    List<Lane> picture = new ArrayList<>();
    List<Lane> sound = new ArrayList<>();
    for (int i = 0; i < level.tracks().size(); i++) {
      Track track = level.tracks().get(i);
      if (track.kind() == Track.Kind.OTHER) {
        continue;
      }
      boolean audio = track.kind() == Track.Kind.AUDIO;
      Lane lane =
          new Lane(
              level.address(i),
              level.outer(i),
              audio,
              track.enabled(),
              blocks(snapshot, level, i, slots.getOrDefault(i, List.of())),
              joints(level, i, snapshot.rate()));
      if (audio) {
        sound.add(lane);
      } else {
        picture.add(0, lane);
      }
    }
    picture.addAll(sound);
    return List.copyOf(picture);
  }

  /** Transitions, each about the cut that it stands at. */
  private static List<Joint> joints(Level level, int number, Rate rate) {
    Track track = level.tracks().get(number);
    List<Joint> joints = new ArrayList<>();
    List<FrameRange> places = TrackTimes.positions(track, rate);
    long shift = level.shift(number);
    for (int i = 0; i < places.size(); i++) {
      if (track.elements().get(i) instanceof Transition transition) {
        long cut = places.get(i).start() + shift;
        if (!level.window().contains(cut)) {
          continue;
        }
        joints.add(
            new Joint(
                transition.name(),
                cut - transition.inOffset().at(rate).frame(),
                cut,
                cut + transition.outOffset().at(rate).frame()));
      }
    }
    return joints;
  }

  private static List<Block> blocks(
      Snapshot snapshot, Level level, int number, List<SurveyedSlot> slots) {
    Track track = level.tracks().get(number);
    boolean alone = level.isAlone(number);
    Set<String> offline = new HashSet<>();
    snapshot.survey().offline().forEach(o -> offline.add(o.address()));
    Set<String> black = new HashSet<>();
    snapshot.survey().intendedBlack().forEach(b -> black.add(b.address()));
    String name = level.address(number);
    int counted = 0;
    Map<FrameRange, String> whole = new HashMap<>();
    List<Block> parts = new ArrayList<>();
    for (SurveyedSlot slot : slots) {
      FrameRange record = snapshot.record(slot);
      String address = slot.slot().address();
      if (slot.slot().kind() == Slot.Kind.HEAD_OVERRUN
          || slot.slot().kind() == Slot.Kind.TAIL_OVERRUN
          || slot.slot().kind() == Slot.Kind.MARKED) {
        parts.add(new Block(record.start(), record.end(), Kind.SLOT, "", address, ""));
      } else {
        whole.put(record, address);
      }
    }
    List<FrameRange> places = TrackTimes.positions(track, snapshot.rate());
    long shift = level.shift(number);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Element element = track.elements().get(i);
      if (element instanceof Item item) {
        counted++;
        String address = name + "-" + counted;
        FrameRange place =
            new FrameRange(
                places.get(i).start() + shift, places.get(i).length(), places.get(i).rate());
        String slot = whole.getOrDefault(place, "");
        boolean isBlack = black.contains(address);
        if (place.isEmpty() || (item instanceof Gap && slot.isEmpty() && !isBlack)) {
          continue;
        }
        Kind kind =
            isBlack ? Kind.BLACK : offline.contains(address) ? Kind.OFFLINE : kind(item, slot);
        boolean movable = item instanceof Clip && slot.isEmpty() && item.slot().isEmpty();
        Optional<FrameRange> seen = level.window().seen(place);
        if (seen.isEmpty()) {
          continue;
        }
        blocks.add(
            new Block(
                seen.get().start(),
                seen.get().end(),
                kind,
                kind == Kind.NEST ? level.nestName(snapshot, number, i) : item.name(),
                slot,
                // Beneath others its picture cannot be had by itself; what is kept for a clip is of
                // all of it.
                alone && seen.get().equals(place) ? media(item) : "",
                movable && seen.get().equals(place) ? address : "",
                source(item, snapshot.rate())));
      }
    }
    parts.forEach(part -> cutIn(blocks, part));
    return blocks;
  }

  private static String source(Item item, Rate snapshotRate) {
    if (!(item instanceof Clip clip) || !(clip.media() instanceof MediaReference.External)) {
      return "";
    }
    FrameTime start = clip.source().startTime();
    // A clip that was cut between frames of its media has a rate that no timecode counts in.
    boolean counts = start.rate().toDouble() <= FASTEST_TIMECODE;
    return Timecode.format(counts ? start : start.at(snapshotRate), Timecode.Counting.NON_DROP);
  }

  private static String media(Item item) {
    if (item instanceof Clip clip && clip.media() instanceof MediaReference.External external) {
      return external.url() + Block.OF + clip.source() + "x" + clip.speed();
    }
    return "";
  }

  private static Kind kind(Item item, String slot) {
    if (item instanceof Clip clip) {
      boolean take = clip.activeKey().startsWith(Take.referenceKey(""));
      return take ? Kind.TAKE : slot.isEmpty() ? Kind.CLIP : Kind.SLOT;
    }
    return item instanceof Nest ? Kind.NEST : Kind.SLOT;
  }

  /** Lays a part over what stands there, which keeps what lies to either side. */
  private static void cutIn(List<Block> blocks, Block part) {
    for (int i = 0; i < blocks.size(); i++) {
      Block there = blocks.get(i);
      if (there.start() < part.end() && there.end() > part.start()) {
        List<Block> pieces = new ArrayList<>();
        if (there.start() < part.start()) {
          pieces.add(
              new Block(
                  there.start(),
                  part.start(),
                  there.kind(),
                  there.name(),
                  there.slot(),
                  there.media()));
        }
        pieces.add(part);
        if (there.end() > part.end()) {
          pieces.add(
              new Block(
                  part.end(),
                  there.end(),
                  there.kind(),
                  there.name(),
                  there.slot(),
                  there.media()));
        }
        blocks.remove(i);
        blocks.addAll(i, pieces);
        return;
      }
    }
  }
}
