package org.raccord.core.internal.edit;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.timeline.Fingerprints;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.TakeFit;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;

/** Lists takes with what has become of them. */
final class TakeListing {

  private TakeListing() {}

  /**
   * @param survey of the timeline
   */
  static List<SlotTakes> list(
      Timeline timeline,
      SlotSurvey survey,
      MediaBay bay,
      Path base,
      GeneratorShelf shelf,
      Optional<String> wanted)
      throws WorkException {
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    List<SlotTakes> listed = new ArrayList<>();
    for (Slot slot : all) {
      boolean asked = wanted.isPresent() && isNamed(slot, wanted.get());
      Optional<SlotRecord> record = slot.stored();
      if (asked || (wanted.isEmpty() && record.filter(r -> !r.takes().isEmpty()).isPresent())) {
        Fingerprint now = Fingerprints.of(slot);
        Item item = Timelines.item(timeline, slot.place()).orElseThrow();
        listed.add(
            new SlotTakes(
                slot.address(),
                record.map(SlotRecord::id).orElse(""),
                record.stream()
                    .flatMap(r -> r.takes().stream())
                    .map(
                        t ->
                            new SlotTakes.ListedTake(
                                t,
                                TakeFit.of(t, item, now, bay).stale(),
                                missing(t, base),
                                shelf.isMissing(t.generator())
                                    ? SlotTakes.Maker.GONE
                                    : SlotTakes.Maker.THERE))
                    .toList(),
                Surveying.inUse(timeline, slot),
                Surveying.soundInUse(timeline, slot)));
      }
    }
    if (wanted.isPresent() && listed.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "There is no slot " + wanted.get() + "; raccord slots lists those there are.");
    }
    return listed;
  }

  private static boolean isNamed(Slot slot, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return slot.address().toLowerCase(Locale.ROOT).equals(wanted)
        || slot.stored().filter(s -> s.id().equals(wanted)).isPresent();
  }

  private static List<String> missing(Take take, Path base) {
    List<String> missing = new ArrayList<>();
    for (TakeFile file : files(take)) {
      if (file(file, base).filter(Files::isRegularFile).isEmpty()) {
        missing.add(file.path());
      }
    }
    return missing;
  }

  /** Where a take's file lies; empty where what is stored can be no path. */
  static Optional<Path> file(TakeFile file, Path base) {
    try {
      return Optional.of(base.resolve(file.path()).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The files of a take. */
  static List<TakeFile> files(Take take) {
    List<TakeFile> files = new ArrayList<>();
    files.add(take.picture());
    files.addAll(take.sounds());
    return files;
  }
}
