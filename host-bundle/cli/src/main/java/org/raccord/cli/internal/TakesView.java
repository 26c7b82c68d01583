package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.SlotTakes;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.timeline.UnplacedSlot;

/** Takes as an editor reads them. */
final class TakesView {

  private TakesView() {}

  static List<String> lines(List<SlotTakes> slots, List<UnplacedSlot> unplaced, int width) {
    if (slots.isEmpty() && unplaced.isEmpty()) {
      return List.of("No slot has takes. Make some with: raccord fill TIMELINE --all");
    }
    List<String> lines = new ArrayList<>();
    for (SlotTakes slot : slots) {
      lines.add(slot.address() + " (" + slot.id() + ")");
      TextTable table =
          new TextTable(
              width, " ", "TAKE", "GRADE", "PLAN", "MATCH", "MADE", "REAL", "GENERATOR", "SEED");
      for (ListedTake listed : bestFirst(slot)) {
        Take take = listed.take();
        table.row(
            sign(slot, take),
            take.id(),
            SeamsView.letter(take.seams()),
            take.plan(),
            String.format(Locale.ROOT, "%.2f", take.estimate()),
            Long.toString(take.counts().generated()),
            Long.toString(take.counts().real()),
            take.generator(),
            Long.toString(take.seed()));
        table.note("seams: " + take.seams().map(SeamReport::words).orElse("not measured."));
        table.note(take.description());
        take.remarks().forEach(table::note);
        table.note(
            take.picture().path()
                + take.sounds().stream()
                    .map(s -> ", " + s.path())
                    .collect(java.util.stream.Collectors.joining()));
        listed.stale().ifPresent(why -> table.note("stale: " + why));
        listed.missing().forEach(file -> table.note("missing: " + file));
        if (listed.maker() == SlotTakes.Maker.GONE) {
          table.note("its generator is not there; the take does not need it");
        }
      }
      lines.addAll(table.lines());
      lines.add("");
    }
    if (!slots.isEmpty()) {
      lines.add(
          "* in use"
              + (slots.stream().allMatch(s -> s.inUse().equals(s.soundInUse()))
                  ? ""
                  : ", ~ its sound in use")
              + ". Change it with: raccord take use TAKE");
    }
    if (!unplaced.isEmpty()) {
      lines.add("Of an earlier cut, without a place in this one:");
      TextTable table = new TextTable(width, "SLOT", "TAKES");
      for (UnplacedSlot slot : unplaced) {
        List<Take> takes = slot.record().takes();
        table.row(
            slot.record().id(),
            takes.isEmpty()
                ? "a brief"
                : takes.stream().map(Take::id).collect(java.util.stream.Collectors.joining(", ")));
        table.note(slot.reason());
        takes.forEach(take -> table.note(take.picture().path()));
      }
      lines.addAll(table.lines());
    }
    return lines;
  }

  /** Whether a take is seen and heard, only seen, or only heard. */
  private static String sign(SlotTakes slot, Take take) {
    boolean seen = slot.inUse().filter(take.id()::equals).isPresent();
    boolean heard = slot.soundInUse().filter(take.id()::equals).isPresent();
    return seen ? "*" : heard ? "~" : " ";
  }

  /** The best measured first; one that no longer fits the cut, or has lost a file, last. */
  private static List<ListedTake> bestFirst(SlotTakes slot) {
    return slot.takes().stream()
        .sorted(
            Comparator.comparing((ListedTake t) -> t.stale().isPresent() || !t.missing().isEmpty())
                .thenComparing(ListedTake::take, Take.BEST_FIRST))
        .toList();
  }

  static JsonObject json(
      Json document, String timeline, List<SlotTakes> slots, List<UnplacedSlot> unplaced) {
    return document
        .with("timeline", timeline)
        .list("slots", slots, TakesView::slotJson)
        .list("unplaced", unplaced, TakesView::unplacedJson)
        .end();
  }

  private static JsonObject unplacedJson(UnplacedSlot slot) {
    return Json.object()
        .with("id", slot.record().id())
        .with("reason", slot.reason())
        .list("takes", slot.record().takes(), TakesView::takeJson)
        .end();
  }

  private static JsonObject slotJson(SlotTakes slot) {
    return Json.object()
        .with("address", slot.address())
        .with("id", slot.id())
        .with("takeInUse", slot.inUse())
        .with("soundInUse", slot.soundInUse())
        .list("takes", bestFirst(slot), TakesView::listedJson)
        .end();
  }

  private static JsonObject listedJson(ListedTake listed) {
    JsonObject take = takeJson(listed.take());
    take.add(
        "stale",
        listed
            .stale()
            .<com.google.gson.JsonElement>map(com.google.gson.JsonPrimitive::new)
            .orElse(com.google.gson.JsonNull.INSTANCE));
    Json missing = Json.object().texts("missing", listed.missing());
    take.add("missing", missing.end().get("missing"));
    take.addProperty("generatorThere", listed.maker() == SlotTakes.Maker.THERE);
    return take;
  }

  static JsonObject takeJson(Take take) {
    return Json.object()
        .with("id", take.id())
        .with("generator", take.generator())
        .with("generatorVersion", take.generatorVersion())
        .with("plan", take.plan())
        .with("description", take.description())
        .with("match", take.estimate())
        .with("seams", take.seams(), SeamsView::json)
        .texts("remarks", take.remarks())
        .with("seed", take.seed())
        .with("realFrames", take.counts().real())
        .with("generatedFrames", take.counts().generated())
        .with("handleFrames", take.counts().handles())
        .with("digitalSourceType", take.sourceType().uri())
        .with("picture", Optional.of(take.picture()), TakesView::fileJson)
        .list("sounds", take.sounds(), TakesView::fileJson)
        .with("made", take.made().toString())
        .end();
  }

  private static JsonObject fileJson(TakeFile file) {
    return Json.object()
        .with("path", file.path())
        .with("sha256", file.sha256())
        .with("headHandle", file.headHandle())
        .with("length", file.length())
        .with("tailHandle", file.tailHandle())
        .end();
  }
}
