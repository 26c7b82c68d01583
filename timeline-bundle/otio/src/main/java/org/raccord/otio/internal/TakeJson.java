package org.raccord.otio.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;

/** Takes as they are stored. */
final class TakeJson {

  private TakeJson() {}

  static Take read(Json.Obj node) throws DataException {
    Fields fields = new Fields(node);
    Map<String, String> settings = new LinkedHashMap<>();
    for (Json.Member member : node.object("settings").orElse(Json.Obj.EMPTY).members()) {
      if (member.value() instanceof Json.Text text) {
        settings.put(member.key(), text.value());
      }
    }
    Fields counts = fields.object("frames");
    Fields print = fields.object("fingerprint");
    List<TakeFile> sounds = new ArrayList<>();
    for (Json each : node.array("sounds")) {
      if (!(each instanceof Json.Obj sound)) {
        throw new DataException("\"sounds\" should be a list of files");
      }
      sounds.add(file(new Fields(sound)));
    }
    Instant made;
    try {
      made = Instant.parse(fields.text("made"));
    } catch (DateTimeException e) {
      throw new DataException("\"made\" is no ISO 8601 time");
    }
    return new Take(
        fields.text("id"),
        fields.text("generator"),
        fields.text("generator_version"),
        BriefJson.read(fields.object("brief").node()),
        fields.whole("seed"),
        settings,
        sourceType(fields.text("digital_source_type")),
        fields.text("plan"),
        fields.text("description"),
        fields.number("estimate"),
        fields.texts("remarks"),
        new Take.FrameCounts(
            counts.whole("real"), counts.whole("generated"), counts.whole("handles")),
        file(fields.object("picture")),
        sounds,
        fingerprint(print),
        made,
        SeamJson.read(node.object("seams")),
        ai(node),
        SpokenJson.read(node));
  }

  private static Optional<AiSystem> ai(Json.Obj node) throws DataException {
    Optional<Json.Obj> stored = node.object("ai_system");
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(stored.get());
    return Optional.of(
        new AiSystem(fields.text("name"), fields.text("version"), fields.text("licence")));
  }

  static Fingerprint fingerprint(Fields print) throws DataException {
    return new Fingerprint(
        print.text("before"), print.text("after"), print.whole("length"), print.text("rate"));
  }

  static Json.Obj write(Json.Obj old, Fingerprint print) {
    return old.with("before", Json.of(print.before()))
        .with("after", Json.of(print.after()))
        .with("length", Json.of(print.length()))
        .with("rate", Json.of(print.rate()));
  }

  private static DigitalSourceType sourceType(String code) throws DataException {
    for (DigitalSourceType type : DigitalSourceType.values()) {
      if (type.code().equals(code) || type.uri().equals(code)) {
        return type;
      }
    }
    throw new DataException("digital source type \"" + code + "\" is not known");
  }

  private static TakeFile file(Fields fields) throws DataException {
    return new TakeFile(
        fields.text("path"),
        fields.text("sha256"),
        fields.whole("head_handle"),
        fields.whole("length"),
        fields.whole("tail_handle"));
  }

  /** The take as it was stored, if it is the same, or with what changed. */
  static Json.Obj write(Json.Obj old, Take take) {
    if (isSame(old, take)) {
      return old;
    }
    Json.Obj settings = Json.Obj.EMPTY;
    for (Map.Entry<String, String> each : new TreeMap<>(take.settings()).entrySet()) {
      settings = settings.with(each.getKey(), Json.of(each.getValue()));
    }
    Json.Obj node =
        old.with("id", Json.of(take.id()))
            .with("generator", Json.of(take.generator()))
            .with("generator_version", Json.of(take.generatorVersion()))
            .with("brief", BriefJson.write(child(old, "brief"), take.brief()))
            .with("seed", Json.of(take.seed()))
            .with("settings", settings)
            .with("digital_source_type", Json.of(take.sourceType().uri()))
            .with("plan", Json.of(take.plan()))
            .with("description", Json.of(take.description()))
            .with("estimate", Json.of(take.estimate()))
            .with("remarks", Fields.texts(take.remarks()))
            .with(
                "frames",
                child(old, "frames")
                    .with("real", Json.of(take.counts().real()))
                    .with("generated", Json.of(take.counts().generated()))
                    .with("handles", Json.of(take.counts().handles())))
            .with("picture", file(child(old, "picture"), take.picture()));
    node =
        take.sounds().isEmpty()
            ? node.without("sounds")
            : node.with(
                "sounds",
                new Json.Arr(
                    take.sounds().stream().map(s -> (Json) file(Json.Obj.EMPTY, s)).toList()));
    node =
        take.seams().isPresent()
            ? node.with("seams", SeamJson.write(take.seams().get()))
            : node.without("seams");
    node =
        take.ai().isPresent()
            ? node.with("ai_system", ai(child(old, "ai_system"), take.ai().get()))
            : node.without("ai_system");
    node =
        take.lines().isEmpty()
            ? node.without("dialogue")
            : node.with("dialogue", SpokenJson.write(take.lines()));
    return node.with("fingerprint", write(child(old, "fingerprint"), take.fingerprint()))
        .with("made", Json.of(take.made().toString()));
  }

  private static Json.Obj ai(Json.Obj old, AiSystem ai) {
    return old.with("name", Json.of(ai.name()))
        .with("version", Json.of(ai.version()))
        .with("licence", Json.of(ai.licence()));
  }

  private static boolean isSame(Json.Obj old, Take take) {
    try {
      return !old.members().isEmpty() && read(old).equals(take);
    } catch (DataException | IllegalArgumentException e) {
      return false;
    }
  }

  private static Json.Obj child(Json.Obj node, String key) {
    return node.object(key).orElse(Json.Obj.EMPTY);
  }

  private static Json.Obj file(Json.Obj old, TakeFile file) {
    return old.with("path", Json.of(file.path()))
        .with("sha256", Json.of(file.sha256()))
        .with("head_handle", Json.of(file.headHandle()))
        .with("length", Json.of(file.length()))
        .with("tail_handle", Json.of(file.tailHandle()));
  }
}
