package org.raccord.core.internal.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureFacts;
import org.raccord.media.SoundFacts;
import org.raccord.media.StartTimecode;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.PictureFormat;
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

/** What the files of the takes in use say of themselves, against the timeline they stand in. */
final class TakeFacts {

  private static final String ANEW = "Fill the slot again.";

  private final Timeline timeline;
  private final MediaBay bay;
  private final FrameRange range;
  private final Rate rate;
  private final RecordTimecode timecode;
  private final Optional<PictureFormat> wanted;
  private final List<QualityFinding> findings = new ArrayList<>();

  TakeFacts(Timeline timeline, MediaBay bay, FrameRange range, RecordTimecode timecode) {
    this.timeline = timeline;
    this.bay = bay;
    this.range = range;
    this.rate = range.rate();
    this.timecode = timecode;
    this.wanted = TakeFormat.of(timeline, bay).map(TakeFormat::forTake);
  }

  /** The findings; files that are not there are told elsewhere. */
  List<QualityFinding> findings() throws MediaException {
    midnight();
    for (ItemPath path :
        Timelines.items(timeline, i -> i instanceof Clip c && Layout.take(c).isPresent())) {
      Clip clip = (Clip) Timelines.item(timeline, path).orElseThrow();
      Optional<Path> file = bay.locate(clip.media());
      Optional<FrameRange> where =
          TrackTimes.seen(timeline, path).flatMap(seen -> range.intersection(seen));
      if (clip.enabled() && file.isPresent() && where.isPresent()) {
        Place place = new Place(clip, path, where.get());
        MediaFacts facts = bay.facts(file.get());
        if (isPicture(path)) {
          facts.picture().ifPresent(picture -> picture(place, picture));
          timecode(place, facts);
        } else {
          facts.sound().ifPresent(sound -> sound(place, sound));
        }
      }
    }
    return findings;
  }

  /** Timecode starts anew after a day: what is later then has the lower label. */
  private void midnight() {
    if (range.length() > 1
        && timecode.start(range.end() - 1).time().frame()
            < timecode.start(range.start()).time().frame()) {
      findings.add(
          new QualityFinding(
              Kind.TIMECODE,
              Severity.WARNING,
              range,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "The record timecode passes midnight and is not continuous.",
              "Start the timeline at an earlier timecode, such as 01:00:00:00."));
    }
  }

  private record Place(Clip clip, ItemPath path, FrameRange where) {}

  private boolean isPicture(ItemPath path) {
    return Timelines.track(timeline, path).filter(t -> t.kind() == Track.Kind.VIDEO).isPresent();
  }

  private void picture(Place place, PictureFacts picture) {
    if (!picture.rate().equals(rate)) {
      add(
          Kind.RATE,
          Severity.FAULT,
          place,
          Optional.of(new Amount(picture.rate().toDouble(), rate.toDouble(), "frames a second")),
          "The take's rate is not the timeline's.",
          ANEW);
    } else if (picture.variableRate()) {
      add(
          Kind.RATE,
          Severity.FAULT,
          place,
          Optional.empty(),
          "The take's frames are not evenly spaced.",
          ANEW);
    }
    if (wanted.isPresent()) {
      raster(place, picture.format(), wanted.get());
      colour(place, picture.format().colour(), wanted.get().colour());
    }
  }

  private void raster(Place place, PictureFormat have, PictureFormat want) {
    boolean size = have.width() == want.width() && have.height() == want.height();
    boolean aspect =
        (long) have.pixelAspectNumerator() * want.pixelAspectDenominator()
            == (long) want.pixelAspectNumerator() * have.pixelAspectDenominator();
    if (!size || !aspect) {
      add(
          Kind.RASTER,
          Severity.FAULT,
          place,
          Optional.empty(),
          "The take is " + raster(have) + ", the timeline " + raster(want) + ".",
          ANEW);
    }
  }

  private static String raster(PictureFormat format) {
    return format.width()
        + "x"
        + format.height()
        + (format.hasSquarePixels()
            ? ""
            : " with pixels "
                + format.pixelAspectNumerator()
                + ":"
                + format.pixelAspectDenominator());
  }

  private void colour(Place place, ColourTags have, ColourTags want) {
    List<String> differ = new ArrayList<>();
    differ(differ, "primaries", have.primaries(), want.primaries());
    differ(differ, "transfer", have.transfer(), want.transfer());
    differ(differ, "matrix", have.matrix(), want.matrix());
    if (have.isFullRange() != want.isFullRange()) {
      differ.add("range " + range(have) + " for " + range(want));
    }
    if (!differ.isEmpty()) {
      add(
          Kind.COLOUR,
          Severity.FAULT,
          place,
          Optional.empty(),
          "The take's colour tags are not the timeline's: " + String.join(", ", differ) + ".",
          ANEW);
    }
  }

  private static void differ(List<String> differ, String name, int have, int want) {
    if (have != want && want != ColourTags.UNKNOWN) {
      differ.add(name + " " + have + " for " + want);
    }
  }

  private static String range(ColourTags tags) {
    return tags.range() == Range.FULL ? "full" : "narrow";
  }

  private void timecode(Place place, MediaFacts facts) {
    Clip clip = place.clip();
    if (facts.start().isEmpty()) {
      add(
          Kind.TIMECODE,
          Severity.WARNING,
          place,
          Optional.empty(),
          "The take carries no timecode.",
          "Conform it by its name; or fill the slot again.");
      return;
    }
    StartTimecode have = facts.start().get();
    if (clip.speed() != 1 || !have.time().rate().equals(rate)) {
      // Labels of another rate say nothing of the place; the rate itself is told.
      return;
    }
    FrameRange record = TrackTimes.recordRange(timeline, place.path(), rate);
    FrameTime first =
        bay.available(clip.media()).map(FrameRange::startTime).orElse(FrameTime.zero(rate));
    long handle = clip.source().startTime().at(rate).minus(first.at(rate)).frame();
    StartTimecode want = timecode.start(record.start() - handle);
    if (have.time().frame() != want.time().frame()) {
      add(
          Kind.TIMECODE,
          Severity.WARNING,
          place,
          Optional.of(new Amount(have.time().frame() - want.time().frame(), 0, "frames off")),
          "The take's timecode begins at "
              + have.label()
              + ", its place in the timeline at "
              + want.label()
              + ".",
          "The cut has moved since the take was made: conform it by its name, or fill the slot"
              + " again.");
    } else if (have.counting() != want.counting()) {
      add(
          Kind.TIMECODE,
          Severity.WARNING,
          place,
          Optional.empty(),
          "The take's timecode counts "
              + (have.label().contains(";") ? "drop-frame" : "without dropping")
              + ", the timeline's does not.",
          ANEW);
    }
  }

  /** Channels and rate as the clips beside it on its track have them. */
  private void sound(Place place, SoundFacts sound) {
    Optional<SoundFacts> beside = soundBeside(place.path());
    if (beside.isPresent() && sound.format().channels() != beside.get().format().channels()) {
      add(
          Kind.CHANNELS,
          Severity.WARNING,
          place,
          Optional.of(
              new Amount(sound.format().channels(), beside.get().format().channels(), "channels")),
          "The take's sound has other channels than the clip beside it.",
          ANEW);
    }
    if (sound.format().sampleRate() != 48_000) {
      add(
          Kind.CHANNELS,
          Severity.WARNING,
          place,
          Optional.of(new Amount(sound.format().sampleRate(), 48_000, "samples a second")),
          "The take's sample rate is not that of film and television.",
          ANEW);
    }
  }

  private Optional<SoundFacts> soundBeside(ItemPath path) {
    Track track = Timelines.track(timeline, path).orElseThrow();
    int here = path.last().element();
    for (int step : new int[] {-1, 1}) {
      for (int e = here + step; e >= 0 && e < track.elements().size(); e += step) {
        if (track.elements().get(e) instanceof Clip clip && Layout.take(clip).isEmpty()) {
          Optional<SoundFacts> sound = soundOf(clip);
          if (sound.isPresent()) {
            return sound;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The sound of a clip; a neighbour that cannot be read says nothing of channels. */
  private Optional<SoundFacts> soundOf(Clip clip) {
    try {
      Optional<Path> file = bay.locate(clip.media());
      return file.isPresent() ? bay.facts(file.get()).sound() : Optional.empty();
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  private void add(
      Kind kind,
      Severity severity,
      Place place,
      Optional<Amount> amount,
      String what,
      String remedy) {
    findings.add(
        new QualityFinding(
            kind,
            severity,
            place.where(),
            Optional.of(Timelines.address(timeline, place.path())),
            Layout.take(place.clip()),
            amount,
            what,
            remedy));
  }
}
