package org.raccord.core.internal.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.TimecodeJump;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;

/** Where the timecode of a file does not count on within what a timeline uses of it. */
final class SourceTimecode {

  private final Timeline timeline;
  private final MediaBay bay;
  private final FrameRange range;
  private final Rate rate;

  /** A file is read once, however many clips are cut from it. */
  private final Map<Path, List<TimecodeJump>> known = new HashMap<>();

  /** What is seen of a file in the range that is looked at, by whichever clips. */
  private final Map<Path, FrameRange> used = new HashMap<>();

  SourceTimecode(Timeline timeline, MediaBay bay, FrameRange range) {
    this.timeline = timeline;
    this.bay = bay;
    this.range = range;
    this.rate = range.rate();
  }

  /** A finding for each jump; {@code where} is the frame it is seen at. */
  static QualityFinding finding(
      TimecodeJump jump, FrameRange where, Optional<String> address, Optional<String> take) {
    long off = jump.found().time().frame() - jump.expected().time().frame();
    return new QualityFinding(
        Kind.TIMECODE,
        Severity.WARNING,
        where,
        address,
        take,
        Optional.of(new Amount(off, 0, "frames off")),
        "The timecode of the file jumps here: "
            + jump.found().label()
            + " stands where "
            + jump.expected().label()
            + " would follow.",
        "Frames are counted from the file's start here; other programs may conform what comes"
            + " after to another place. Make a copy with one timecode.");
  }

  /** The finding that the timecode of a file, whose pictures can be read, cannot. */
  static QualityFinding damaged(
      Path file, FrameRange where, Optional<String> address, Optional<String> take) {
    return new QualityFinding(
        Kind.TIMECODE,
        Severity.WARNING,
        where,
        address,
        take,
        Optional.empty(),
        "The timecode of " + file.getFileName() + " is damaged and was not looked at.",
        "Copy the file again from its source, or make a copy with one timecode.");
  }

  /** The findings; files that are not there or cannot be read are told elsewhere. */
  List<QualityFinding> findings() {
    List<QualityFinding> findings = new ArrayList<>();
    findUses();
    for (ItemPath path : Timelines.items(timeline, Clip.class::isInstance)) {
      Clip clip = (Clip) Timelines.item(timeline, path).orElseThrow();
      boolean picture =
          Timelines.track(timeline, path).filter(t -> t.kind() == Track.Kind.VIDEO).isPresent();
      Optional<FrameRange> seen = seen(path);
      if (picture && clip.enabled() && clip.speed() == 1 && seen.isPresent()) {
        String address = Timelines.address(timeline, path);
        Optional<Path> file = bay.locate(clip.media());
        Optional<QualityFinding> damage =
            file.filter(f -> !known.containsKey(f))
                .filter(this::isDamaged)
                .map(f -> damaged(f, seen.get(), Optional.of(address), Layout.take(clip)));
        damage.ifPresent(findings::add);
        for (TimecodeJump jump : file.map(known::get).orElse(List.of())) {
          FrameRange where = new FrameRange(place(path, clip, jump), 1, rate);
          if (range.intersection(where).flatMap(seen.get()::intersection).isPresent()) {
            findings.add(finding(jump, where, Optional.of(address), Layout.take(clip)));
          }
        }
      }
    }
    return findings;
  }

  private void findUses() {
    for (ItemPath path : Timelines.items(timeline, Clip.class::isInstance)) {
      Clip clip = (Clip) Timelines.item(timeline, path).orElseThrow();
      Optional<FrameRange> seen = seen(path);
      Optional<Path> file = seen.isEmpty() ? Optional.empty() : bay.locate(clip.media());
      if (file.isPresent()) {
        used.merge(file.get(), use(path, clip, seen.get()), SourceTimecode::hull);
      }
    }
  }

  /** The frames of the timeline, of those looked at, in which a clip is seen. */
  private Optional<FrameRange> seen(ItemPath path) {
    return TrackTimes.seen(timeline, path).flatMap(range::intersection);
  }

  /** The frames of its file that a clip shows in a part of the timeline, and one on either side. */
  private FrameRange use(ItemPath path, Clip clip, FrameRange part) {
    Rate own = clip.source().rate();
    long begin = clip.source().start() - first(clip).orElse(FrameTime.zero(own)).at(own).frame();
    long whole = TrackTimes.recordRange(timeline, path, rate).start();
    long from = FrameTime.of(part.start() - whole, rate).at(own).frame() - 1;
    long to = FrameTime.of(part.end() - whole, rate).at(own).frame() + 1;
    long start = Math.max(0, begin + Math.max(0, from));
    return new FrameRange(
        start, Math.max(0, begin + Math.min(clip.source().length(), to) - start), own);
  }

  private static FrameRange hull(FrameRange one, FrameRange other) {
    FrameRange same = other.at(one.rate());
    long start = Math.min(one.start(), same.start());
    return new FrameRange(start, Math.max(one.end(), same.end()) - start, one.rate());
  }

  /** The time at which a clip's file begins. */
  private Optional<FrameTime> first(Clip clip) {
    return bay.available(clip.media()).map(FrameRange::startTime);
  }

  /** The frame of the timeline that shows the first frame after the jump. */
  private long place(ItemPath path, Clip clip, TimecodeJump jump) {
    Rate own = jump.found().time().rate();
    FrameTime first = first(clip).orElse(FrameTime.zero(own));
    long skipped = clip.source().startTime().at(rate).minus(first.at(rate)).frame();
    long into = FrameTime.of(jump.frame(), own).at(rate).frame();
    return TrackTimes.recordRange(timeline, path, rate).start() + into - skipped;
  }

  /** Reads the timecode of a file; whether that alone cannot be read. */
  private boolean isDamaged(Path file) {
    known.put(file, List.of());
    try {
      MediaFacts unused = MediaProbe.probe(file);
    } catch (MediaException e) {
      return false;
    }
    try {
      known.put(file, MediaProbe.timecodeJumps(file, used.getOrDefault(file, range)));
      return false;
    } catch (MediaException e) {
      return !Thread.currentThread().isInterrupted();
    }
  }
}
