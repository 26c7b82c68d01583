package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaFacts;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;

/** What a timeline plays of a file in other places than beside a slot. */
final class SoundElsewhere {

  /** A minute in all: more tells no more of a voice. */
  private static final long MOST = 60L * SoundBeside.RATE;

  /** Shorter than this nobody says anything. */
  private static final long LEAST = SoundBeside.RATE;

  /** Samples of a file, half-open. */
  record Part(long from, long to) {}

  private SoundElsewhere() {}

  /** Further sound of the file of {@code beside}, in the order of the file. */
  static List<SoundBeside> of(SoundBeside beside, Timeline timeline, MediaBay bay)
      throws IOException {
    MediaFacts facts = bay.facts(beside.file());
    if (facts.sound().isEmpty()) {
      return List.of();
    }
    long total =
        new FrameTime(
                facts.sound().get().samples(), Rate.of(facts.sound().get().format().sampleRate()))
            .sample(SoundBeside.RATE);
    List<Part> played = new ArrayList<>();
    for (Track track : tracks(timeline.tracks())) {
      for (Element element : track.elements()) {
        if (element instanceof Clip clip && clip.speed() == 1) {
          Optional<Path> file = bay.locate(clip.media());
          if (file.isPresent() && file.get().equals(beside.file())) {
            FrameRange available =
                bay.available(clip.media()).orElse(new FrameRange(0, 0, clip.source().rate()));
            played.add(
                new Part(
                    Math.max(
                        0, SoundBeside.samples(clip.source().startTime(), available.startTime())),
                    Math.min(
                        total,
                        SoundBeside.samples(clip.source().endTime(), available.startTime()))));
          }
        }
      }
    }
    return without(played, new Part(beside.first(), beside.first() + beside.samples())).stream()
        .map(
            part ->
                new SoundBeside(
                    beside.file(),
                    beside.channels(),
                    part.from(),
                    part.to() - part.from(),
                    beside.name(),
                    beside.mediaId()))
        .toList();
  }

  /** All tracks, those of nests that play at plain speed too. */
  private static List<Track> tracks(List<Track> outer) {
    List<Track> all = new ArrayList<>();
    for (Track track : outer) {
      all.add(track);
      for (Element element : track.elements()) {
        if (element instanceof Nest nest && nest.speed() == 1) {
          all.addAll(tracks(nest.tracks()));
        }
      }
    }
    return all;
  }

  /** What is in {@code played}, each sample once, and not in {@code known}. */
  static List<Part> without(List<Part> played, Part known) {
    List<Part> cut = new ArrayList<>();
    for (Part part : played) {
      cut.add(new Part(part.from(), Math.min(part.to(), known.from())));
      cut.add(new Part(Math.max(part.from(), known.to()), part.to()));
    }
    cut.sort(Comparator.comparingLong(Part::from));
    List<Part> parts = new ArrayList<>();
    long end = 0;
    long left = MOST;
    for (Part part : cut) {
      long from = Math.max(end, part.from());
      long to = Math.min(part.to(), from + left);
      if (to - from >= LEAST) {
        parts.add(new Part(from, to));
        left -= to - from;
      }
      end = Math.max(end, part.to());
    }
    return parts;
  }
}
