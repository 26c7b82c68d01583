package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.core.Survey.GeneratorOffer;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.desktop.internal.model.SlotRow.OfferLine;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Slot;

/** The list of slots, made of a snapshot and of what is going on. */
public final class SlotRows {

  private static final String NO_SYNC = "talking face, no sync speech";

  private SlotRows() {}

  /** Which slots are listed. */
  public enum Filter {
    ALL("All"),
    UNFILLED("Unfilled"),
    TO_LOOK_AT("Stale, failed or below B");

    private final String words;

    Filter(String words) {
      this.words = words;
    }

    /** For the editor. */
    public String words() {
      return words;
    }

    boolean shows(SlotRow row) {
      return switch (this) {
        case ALL -> true;
        case UNFILLED -> row.isUnfilled();
        case TO_LOOK_AT ->
            row.state().kind() == SlotState.Kind.STALE
                || row.state().kind() == SlotState.Kind.FAILED
                || (!row.isUnfilled() && row.grade().compareTo("B") > 0);
      };
    }
  }

  /** The rows that {@code filter} shows, in record order. */
  public static List<SlotRow> of(Snapshot snapshot, Progress progress, Filter filter) {
    List<SlotRow> rows = new ArrayList<>();
    Map<String, List<ListedTake>> takes = takes(snapshot);
    for (SurveyedSlot slot : snapshot.survey().slots()) {
      SlotRow row = row(snapshot, slot, takes, progress);
      if (filter.shows(row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Those of {@code rows} that {@code filter} shows. */
  public static List<SlotRow> shown(List<SlotRow> rows, Filter filter) {
    return rows.stream().filter(filter::shows).toList();
  }

  /**
   * The unfilled row that follows, wrapping around; empty where all are filled.
   *
   * @param after address of the row to begin after; empty begins with the first
   */
  public static Optional<SlotRow> nextUnfilled(List<SlotRow> rows, Optional<String> after) {
    int from = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (after.equals(Optional.of(rows.get(i).address()))) {
        from = i + 1;
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      SlotRow row = rows.get((from + i) % rows.size());
      if (row.isUnfilled()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The takes of slots that have any, by address. */
  static Map<String, List<ListedTake>> takes(Snapshot snapshot) {
    Map<String, List<ListedTake>> takes = new HashMap<>();
    snapshot.takes().forEach(slot -> takes.put(slot.address(), slot.takes()));
    return takes;
  }

  static SlotRow row(
      Snapshot snapshot,
      SurveyedSlot surveyed,
      Map<String, List<ListedTake>> allTakes,
      Progress progress) {
    Slot slot = surveyed.slot();
    FrameRange record = snapshot.record(surveyed);
    List<ListedTake> takes = allTakes.getOrDefault(slot.address(), List.of());
    return new SlotRow(
        slot.address(),
        what(slot.kind()),
        record,
        snapshot.monitor().timecode(record.start()),
        state(surveyed, takes, Optional.ofNullable(progress.states().get(slot.address()))),
        takes,
        surveyed.inUse(),
        surveyed.offers().stream().map(SlotRows::line).toList(),
        remark(surveyed),
        isFaceMute(surveyed) ? NO_SYNC : "");
  }

  /** Whether somebody is to speak whose lips no generator that is there moves. */
  private static boolean isFaceMute(SurveyedSlot surveyed) {
    return speaks(surveyed.slot()) && surveyed.offers().stream().noneMatch(SlotRows::speaksInSync);
  }

  private static String remark(SurveyedSlot surveyed) {
    List<String> words = new ArrayList<>();
    if (!surveyed.slot().remark().isEmpty()) {
      words.add(surveyed.slot().remark());
    }
    if (isFaceMute(surveyed)) {
      words.add(
          "Talking face, no sync speech: the lines are heard, and no lips follow them, as no"
              + " generator that is there makes a face speak.");
    }
    if (!surveyed.gone().isEmpty()) {
      words.add(
          "Takes were made by "
              + String.join(", ", surveyed.gone())
              + ", not there any more: they stay, and others can be asked.");
    }
    return String.join("\n", words);
  }

  private static boolean speaks(Slot slot) {
    return slot.stored()
        .map(SlotRecord::brief)
        .filter(brief -> !brief.lines().isEmpty())
        .or(() -> slot.asked().filter(brief -> !brief.lines().isEmpty()))
        .isPresent();
  }

  private static boolean speaksInSync(GeneratorOffer offered) {
    return offered.offer() instanceof Offer.Serves serves
        && serves.uses().get(Brief.Field.LINES) == Offer.FieldUse.NATIVE;
  }

  private static SlotState state(
      SurveyedSlot slot, List<ListedTake> takes, Optional<SlotState> goingOn) {
    if (goingOn.isPresent()) {
      return goingOn.get();
    }
    String warning = isFaceMute(slot) ? ", " + NO_SYNC : "";
    if (slot.inUse().isEmpty()) {
      return SlotState.of(SlotState.Kind.EMPTY, "empty" + warning);
    }
    Optional<ListedTake> current =
        takes.stream().filter(t -> slot.inUse().equals(Optional.of(t.take().id()))).findFirst();
    Optional<String> missing =
        current.filter(t -> !t.missing().isEmpty()).map(t -> t.missing().get(0));
    if (missing.isPresent()) {
      return SlotState.of(SlotState.Kind.OFFLINE, "the take's file is not there: " + missing.get());
    }
    Optional<String> stale = current.flatMap(ListedTake::stale);
    return stale
        .map(why -> SlotState.of(SlotState.Kind.STALE, "stale: " + why))
        .orElse(SlotState.of(SlotState.Kind.FILLED, "filled" + warning));
  }

  private static OfferLine line(GeneratorOffer offered) {
    if (offered.offer() instanceof Offer.Serves serves) {
      String words =
          serves.summary()
              + serves.price().map(price -> ", costs " + price).orElse("")
              + serves.destination().map(where -> ", sends frames to " + where).orElse("");
      return new OfferLine(offered.generator(), true, words, Optional.empty());
    }
    Offer.Declines declines = (Offer.Declines) offered.offer();
    return new OfferLine(
        offered.generator(),
        false,
        declines.reason(),
        Optional.of(declines.remedy()).filter(remedy -> !remedy.isBlank()));
  }

  private static String what(Slot.Kind kind) {
    return switch (kind) {
      case GAP -> "gap";
      case MISSING -> "missing clip";
      case GENERATOR -> "generator clip";
      case HEAD_OVERRUN -> "beyond head";
      case TAIL_OVERRUN -> "beyond tail";
      case MARKED -> "marked";
      case FILLED -> "filled";
    };
  }
}
