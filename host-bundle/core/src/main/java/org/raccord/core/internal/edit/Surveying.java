package org.raccord.core.internal.edit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.core.Edit.SurveyScope;
import org.raccord.core.Survey;
import org.raccord.core.internal.bay.Glance;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.MissingPlaces;
import org.raccord.core.internal.fill.RequestBuilder;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Obstacle;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.SoundSlots;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;

/** Looks at a timeline's slots and asks the generators what they offer. */
final class Surveying {

  private final Timeline timeline;
  private final MediaBay bay;
  private final GeneratorShelf shelf;
  private final TakeFormat formats;

  Surveying(Timeline timeline, MediaBay bay, GeneratorShelf shelf) {
    this.timeline = timeline;
    this.bay = bay;
    this.shelf = shelf;
    this.formats = new TakeFormat(timeline, Optional.empty(), bay);
  }

  /** What is a slot of a timeline, or near to being one. */
  static SlotSurvey find(Timeline timeline, MediaBay bay) {
    return SlotFinder.find(timeline, new Glance(bay));
  }

  /**
   * @param found in the timeline
   */
  Survey survey(SlotSurvey found, SurveyScope scope) {
    List<Survey.SurveyedSlot> slots = new ArrayList<>();
    for (Slot slot : found.slots()) {
      slots.add(
          new Survey.SurveyedSlot(
              slot,
              offers(slot),
              slot.stored().map(SlotRecord::takes).map(List::size).orElse(0),
              inUse(timeline, slot),
              gone(slot)));
    }
    return new Survey(
        slots,
        found.offline().stream().map(this::offline).toList(),
        found.intendedBlack(),
        scope == SurveyScope.ALL_GAPS ? found.otherGaps() : List.of(),
        markers(timeline, found));
  }

  /** The markers that are no slot, in record order. */
  static List<MarkerNote> markers(Timeline timeline, SlotSurvey found) {
    return Stream.concat(
            TimelineEdits.markedExtends(timeline).stream(), found.lostMarkers().stream())
        .sorted(Comparator.comparing(MarkerNote::at))
        .toList();
  }

  private List<Survey.GeneratorOffer> offers(Slot slot) {
    Optional<Obstacle> obstacle = TimelineEdits.obstacle(timeline, slot);
    if (obstacle.isPresent()) {
      return allDecline(obstacle.get().reason(), obstacle.get().remedy());
    }
    Optional<PictureFormat> format = formats.of(slot);
    if (format.isEmpty()) {
      return allDecline(
          "No clip of the track has media that can be read.",
          "Bring the media back, or use raccord relink.");
    }
    List<Survey.GeneratorOffer> offers = new ArrayList<>();
    FillRequest question =
        RequestBuilder.question(
            slot, RequestBuilder.brief(slot, Optional.empty()), format.get(), bay);
    List<Take> takes = RequestBuilder.takes(slot);
    for (Shelved shelved : asked()) {
      Offer offer = shelf.offer(shelved, RequestBuilder.of(question, takes, shelved));
      offers.add(new Survey.GeneratorOffer(shelved.card().id(), offer));
    }
    return offers;
  }

  /** Generators that made takes of a slot and are not there to make others. */
  private List<String> gone(Slot slot) {
    return slot.stored().stream()
        .flatMap(record -> record.takes().stream())
        .map(Take::generator)
        .filter(shelf::isMissing)
        .distinct()
        .toList();
  }

  /** Those that fill unasked, and those that somebody has set up. */
  private List<Shelved> asked() {
    return shelf.all().stream().filter(s -> !s.isOnRequest() || s.instance().isPresent()).toList();
  }

  /** What stands in the way of any generator needs no asking. */
  private List<Survey.GeneratorOffer> allDecline(String reason, String remedy) {
    Offer none = new Offer.Declines(reason, remedy);
    return asked().stream()
        .map(shelved -> new Survey.GeneratorOffer(shelved.card().id(), none))
        .toList();
  }

  /** Id of the take that a slot shows. */
  static Optional<String> inUse(Timeline timeline, Slot slot) {
    Optional<Item> item = Timelines.item(timeline, slot.place());
    String prefix = Take.referenceKey("");
    return item.filter(Clip.class::isInstance)
        .map(i -> ((Clip) i).activeKey())
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()));
  }

  /** Id of the take whose sound a slot plays: on its first sound track, else with its picture. */
  static Optional<String> soundInUse(Timeline timeline, Slot slot) {
    String prefix = Take.referenceKey("");
    return SoundSlots.find(timeline, slot).stream()
        .flatMap(sound -> Timelines.item(timeline, sound.place()).stream())
        .filter(Clip.class::isInstance)
        .map(item -> ((Clip) item).activeKey())
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .findFirst()
        .or(() -> inUse(timeline, slot));
  }

  private Survey.OfflineClip offline(SlotSurvey.Offline offline) {
    MediaReference media = offline.clip().media();
    Optional<Path> file = bay.path(media);
    String looked =
        file.map(MissingPlaces::shown)
            .orElseGet(
                () -> media instanceof MediaReference.External e ? e.url() : "no file is named");
    return new Survey.OfflineClip(
        offline.address(), offline.clip().name(), looked, advice(media, file));
  }

  private static String advice(MediaReference media, Optional<Path> file) {
    if (media instanceof MediaReference.Unknown unknown) {
      return "A reference of a kind that Raccord does not know (" + unknown.schema() + ").";
    }
    if (file.isEmpty()) {
      return "The URL names no file of this machine; fetch the file and relink.";
    }
    if (Files.exists(file.get()) && !Files.isRegularFile(file.get())) {
      return (Files.isDirectory(file.get()) ? "This is a folder" : "This is a device or a pipe")
          + ", no media file: point the clip to a file with raccord relink.";
    }
    Optional<Path> place = MissingPlaces.of(file.get());
    if (place.isEmpty()) {
      return "The folder is there, the file is not: raccord relink TIMELINE FOLDER finds it by its name.";
    }
    return MissingPlaces.sentence(place.get())
        + " is not there: "
        + (MissingPlaces.isDrive(place.get())
            ? "plug it in, or relink to a copy."
            : "bring it back, or raccord relink TIMELINE FOLDER.");
  }
}
