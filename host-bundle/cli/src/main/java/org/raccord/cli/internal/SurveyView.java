package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Survey;
import org.raccord.core.Survey.GeneratorOffer;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.generator.Offer;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Slot.Neighbour;

/** A survey as an editor reads it. */
final class SurveyView {

  private final Edit edit;
  private final Survey survey;
  private final Times times;

  SurveyView(Edit edit, Survey survey) {
    this.edit = edit;
    this.survey = survey;
    this.times = new Times(edit);
  }

  List<String> lines(int width, String source, String file) {
    List<String> lines = new ArrayList<>();
    lines.add(source + ", " + Times.fps(edit.rate()) + ": " + count(survey.slots().size(), "slot"));
    if (!survey.slots().isEmpty()) {
      lines.add("");
      lines.addAll(slots(width));
    }
    section(lines, "Markers", MarkersView.lines(survey.markers(), times, width));
    section(
        lines, "Offline media (find it with: raccord relink " + source + " DIR)", offline(width));
    section(lines, "Intended black (left alone)", gaps(width, survey.intendedBlack()));
    section(lines, "Other gaps", gaps(width, survey.otherGaps()));
    long empty =
        survey.slots().stream().filter(s -> s.inUse().isEmpty()).count()
            + survey.markers().stream()
                .filter(m -> m.extend().isPresent() && m.obstacle().isEmpty())
                .count();
    if (empty > 0) {
      lines.add("");
      lines.add(
          "Fill "
              + (empty == 1 ? "it" : "them")
              + " with: raccord fill "
              + source
              + " --all"
              + "   (writes "
              + file
              + ")");
    }
    return lines;
  }

  private static void section(List<String> lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(title + ":");
      lines.addAll(content);
    }
  }

  private List<String> slots(int width) {
    TextTable table =
        new TextTable(width, "SLOT", "ID", "RECORD IN", "RECORD OUT", "LENGTH", "WHAT", "TAKES");
    for (SurveyedSlot surveyed : survey.slots()) {
      Slot slot = surveyed.slot();
      table.row(
          slot.address(),
          id(slot).orElse("-"),
          times.recordIn(slot.record()),
          times.recordOut(slot.record()),
          Times.frames(slot.record().duration()),
          kind(slot),
          takes(surveyed));
      table.note(neighbour(slot.before(), true) + "  |  " + neighbour(slot.after(), false));
      if (slot.cutOut() > 0) {
        table.note(
            Times.frames(slot.cutOut())
                + " of the same source were cut out here; --handles use would show them");
      }
      if (!slot.remark().isEmpty()) {
        table.note(slot.remark());
      }
      if (!surveyed.gone().isEmpty()) {
        table.note(gone(surveyed));
      }
      surveyed.offers().forEach(offer -> table.note(offer(offer)));
      if (surveyed.offers().isEmpty()) {
        table.note("no generator is there; put a generator bundle into plugins/");
      }
    }
    return table.lines();
  }

  /** That a generator of takes is not there, and who would fill the slot in its place. */
  private static String gone(SurveyedSlot slot) {
    List<String> others =
        slot.offers().stream()
            .filter(o -> o.offer() instanceof Offer.Serves)
            .map(GeneratorOffer::generator)
            .toList();
    return String.join(", ", slot.gone())
        + (slot.gone().size() == 1 ? " is" : " are")
        + " not there any more: what it made stays; for another take put its bundle or settings back"
        + (others.isEmpty() ? "" : ", or name one of: " + String.join(", ", others));
  }

  private static String takes(SurveyedSlot slot) {
    return slot.takes() == 0
        ? "-"
        : slot.takes() + slot.inUse().map(id -> " (" + id + " in use)").orElse("");
  }

  /** The edge of a neighbour that touches the slot, in source timecode. */
  private String neighbour(Optional<Neighbour> side, boolean isBefore) {
    if (side.isEmpty()) {
      return isBefore ? "nothing before" : "nothing after";
    }
    Neighbour neighbour = side.get();
    return neighbour.clip().name()
        + (isBefore ? " out " : " in ")
        + times.source(edge(neighbour, isBefore))
        + (neighbour.contiguous() ? "" : " (not touching)");
  }

  /**
   * In frames of the media: a clip of 60 frames a second that is cut at one of 25 begins between
   * two of them, and is written at a rate that no timecode counts in.
   */
  private static FrameTime edge(Neighbour neighbour, boolean isBefore) {
    boolean isForwards = neighbour.clip().speed() >= 0;
    FrameRange media = neighbour.usable();
    return isBefore == isForwards ? media.endTime() : media.startTime();
  }

  private static String offer(GeneratorOffer offered) {
    if (offered.offer() instanceof Offer.Declines declines) {
      return offered.generator() + "  cannot: " + declines.reason() + " " + declines.remedy();
    }
    Offer.Serves serves = (Offer.Serves) offered.offer();
    return offered.generator()
        + "  "
        + serves.summary()
        + serves
            .expected()
            .map(time -> ", about " + Math.max(1, time.toSeconds()) + " s")
            .orElse("")
        + serves.price().map(price -> ", costs " + price).orElse("")
        + serves.destination().map(where -> ", sends frames to " + where).orElse("");
  }

  private List<String> offline(int width) {
    if (survey.offline().isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable(width, "CLIP", "NAME", "MEDIA");
    for (Survey.OfflineClip clip : survey.offline()) {
      table.row(clip.address(), clip.name(), clip.media()).note(clip.advice());
    }
    return table.lines();
  }

  private List<String> gaps(int width, List<Slot> gaps) {
    if (gaps.isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable(width, "GAP", "RECORD IN", "RECORD OUT", "LENGTH");
    for (Slot gap : gaps) {
      table.row(
          gap.address(),
          times.recordIn(gap.record()),
          times.recordOut(gap.record()),
          Times.frames(gap.record().duration()));
    }
    return table.lines();
  }

  private static Optional<String> id(Slot slot) {
    return slot.stored().map(SlotRecord::id);
  }

  private static String kind(Slot slot) {
    return switch (slot.kind()) {
      case GAP -> "gap";
      case MISSING -> "missing clip";
      case GENERATOR -> "generator clip";
      case HEAD_OVERRUN -> "beyond head";
      case TAIL_OVERRUN -> "beyond tail";
      case MARKED -> "marked";
      case FILLED -> "filled";
    };
  }

  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  JsonObject json(Json document) {
    return document
        .with("timeline", edit.source().toString())
        .with("changesGoTo", edit.file().toString())
        .with("rate", edit.rate().toString())
        .list("slots", survey.slots(), this::slotJson)
        .list("offline", survey.offline(), SurveyView::offlineJson)
        .list("intendedBlack", survey.intendedBlack(), this::gapJson)
        .list("otherGaps", survey.otherGaps(), this::gapJson)
        .list("markers", survey.markers(), m -> MarkersView.json(m, times))
        .end();
  }

  private JsonObject slotJson(SurveyedSlot surveyed) {
    Slot slot = surveyed.slot();
    return Json.object()
        .with("address", slot.address())
        .with("id", id(slot))
        .with("kind", slot.kind().name().toLowerCase(Locale.ROOT))
        .with("record", rangeJson(slot.record()))
        .with("before", slot.before(), n -> neighbourJson(n, true))
        .with("after", slot.after(), n -> neighbourJson(n, false))
        .with("cutOutFrames", slot.cutOut())
        .with("remark", slot.remark().isEmpty() ? Optional.empty() : Optional.of(slot.remark()))
        .with("takes", surveyed.takes())
        .with("takeInUse", surveyed.inUse())
        .texts("goneGenerators", surveyed.gone())
        .list("offers", surveyed.offers(), o -> OfferView.json(o.generator(), o.offer()).end())
        .end();
  }

  private JsonObject rangeJson(FrameRange range) {
    return Json.object()
        .with("in", times.recordIn(range))
        .with("out", times.recordOut(range))
        .with("startFrame", range.start())
        .with("frames", range.length())
        .end();
  }

  private JsonObject neighbourJson(Neighbour neighbour, boolean isBefore) {
    return Json.object()
        .with("clip", neighbour.clip().name())
        .with("sourceTimecode", times.source(edge(neighbour, isBefore)))
        .with("sourceRate", neighbour.usable().rate().toString())
        .with("touches", neighbour.contiguous())
        .end();
  }

  private static JsonObject offlineJson(Survey.OfflineClip clip) {
    return Json.object()
        .with("address", clip.address())
        .with("name", clip.name())
        .with("media", clip.media())
        .with("advice", clip.advice())
        .end();
  }

  private JsonObject gapJson(Slot gap) {
    return Json.object()
        .with("address", gap.address())
        .with("record", rangeJson(gap.record()))
        .end();
  }
}
