package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.FrameTime;

/** Briefs as they are stored. Fields that are open are left out. */
final class BriefJson {

  private static final String NEIGHBOURS = "neighbours";

  private BriefJson() {}

  static Brief read(Json.Obj node) throws DataException {
    Fields fields = new Fields(node);
    List<Brief.DialogueLine> lines = new ArrayList<>();
    for (Json each : node.array("lines")) {
      Fields line = new Fields(Fields.object(each, "line"));
      lines.add(
          new Brief.DialogueLine(
              line.text("text"),
              line.time("at"),
              line.node().text("voice"),
              line.node().text("language"),
              line.time("pause")));
    }
    List<Brief.SpotEffect> effects = new ArrayList<>();
    for (Json each : node.array("effects")) {
      Fields effect = new Fields(Fields.object(each, "spot effect"));
      FrameTime at =
          effect.time("at").orElseThrow(() -> new DataException("a spot effect has no time"));
      boolean inRoom = effect.node().text("room").filter(NEIGHBOURS::equals).isPresent();
      effects.add(
          new Brief.SpotEffect(
              effect.text("file"),
              at,
              inRoom ? Brief.SpotEffect.Room.NEIGHBOURS : Brief.SpotEffect.Room.OWN));
    }
    List<Brief.Reference> references = new ArrayList<>();
    for (Json each : node.array("references")) {
      Fields reference = new Fields(Fields.object(each, "reference"));
      references.add(
          new Brief.Reference(
              reference.text("file"),
              reference.node().text("role"),
              reference.node().text("consent")));
    }
    return new Brief(
        node.text("intent").isPresent() ? fields.choice("intent", Intent.values()) : Intent.AUTO,
        node.text("prompt"),
        node.text("negative"),
        node.text("camera"),
        node.text("lighting"),
        node.text("mood"),
        lines,
        effects,
        references,
        (int) fields.whole("head_strength", 100),
        (int) fields.whole("tail_strength", 100));
  }

  /** The brief, or empty where it cannot be read. */
  static Optional<Brief> readable(Json.Obj node) {
    try {
      return Optional.of(read(node));
    } catch (DataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Json.Obj write(Json.Obj old, Brief brief) {
    Json.Obj node = old.with("intent", Json.of(brief.intent().storedName()));
    node = Fields.set(node, "prompt", brief.prompt());
    node = Fields.set(node, "negative", brief.negative());
    node = Fields.set(node, "camera", brief.camera());
    node = Fields.set(node, "lighting", brief.lighting());
    node = Fields.set(node, "mood", brief.mood());
    node = list(node, "lines", brief.lines().stream().map(BriefJson::line).toList());
    node = list(node, "effects", brief.effects().stream().map(BriefJson::effect).toList());
    node = list(node, "references", brief.references().stream().map(BriefJson::reference).toList());
    node = strength(node, "head_strength", brief.headStrength());
    return strength(node, "tail_strength", brief.tailStrength());
  }

  private static Json.Obj list(Json.Obj node, String key, List<Json> values) {
    return values.isEmpty() ? node.without(key) : node.with(key, new Json.Arr(values));
  }

  private static Json.Obj strength(Json.Obj node, String key, int percent) {
    return percent == 100 ? node.without(key) : node.with(key, Json.of((long) percent));
  }

  private static Json line(Brief.DialogueLine line) {
    Json.Obj node = Json.Obj.EMPTY.with("text", Json.of(line.text()));
    node = line.at().isPresent() ? node.with("at", Fields.time(line.at().get())) : node;
    node = line.pause().isPresent() ? node.with("pause", Fields.time(line.pause().get())) : node;
    return Fields.set(Fields.set(node, "voice", line.voice()), "language", line.language());
  }

  private static Json effect(Brief.SpotEffect effect) {
    Json.Obj node =
        Json.Obj.EMPTY.with("file", Json.of(effect.file())).with("at", Fields.time(effect.at()));
    return effect.room() == Brief.SpotEffect.Room.NEIGHBOURS
        ? node.with("room", Json.of(NEIGHBOURS))
        : node;
  }

  private static Json reference(Brief.Reference reference) {
    Json.Obj node = Json.Obj.EMPTY.with("file", Json.of(reference.file()));
    return Fields.set(Fields.set(node, "role", reference.role()), "consent", reference.consent());
  }
}
