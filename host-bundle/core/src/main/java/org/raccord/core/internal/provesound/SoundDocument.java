package org.raccord.core.internal.provesound;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.raccord.seams.SoundTruth.Figure;
import org.raccord.seams.SoundTruth.Reach;

/** What a proof of sound found, as JSON. */
final class SoundDocument {

  private SoundDocument() {}

  /**
   * The document.
   *
   * @param settings what goes for all holes, in sentences
   * @param remarks what is to be known besides, in sentences
   */
  static String of(List<String> settings, List<SoundRow> rows, List<String> remarks) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("settings", settings);
    document.put("rows", rows.stream().map(SoundDocument::fields).toList());
    document.put("remarks", remarks);
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeSpecialFloatingPointValues()
        .create()
        .toJson(document);
  }

  private static Map<String, Object> fields(SoundRow row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("recording", row.name());
    fields.put("kind", row.kind());
    fields.put("method", row.method());
    fields.put("seconds", row.cost().wall());
    fields.put("processor_seconds", row.cost().cpu());
    fields.put("file", row.file());
    row.said()
        .ifPresent(
            said -> {
              fields.put("line", said.text());
              fields.put("said", said.file());
            });
    fields.put("figures", row.figures().stream().map(SoundDocument::measured).toList());
    fields.put("real_pieces", row.reals().stream().map(SoundDocument::reached).toList());
    return fields;
  }

  private static Map<String, Object> measured(Figure figure) {
    Map<String, Object> measured = new LinkedHashMap<>();
    measured.put("measure", figure.measure());
    measured.put("value", figure.value());
    figure.natural().ifPresent(value -> measured.put("natural", value));
    figure.bar().ifPresent(value -> measured.put("bar", value));
    measured.put("met", figure.isMet());
    return measured;
  }

  private static Map<String, Object> reached(Reach reach) {
    Map<String, Object> reached = new LinkedHashMap<>();
    reached.put("measure", reach.measure());
    reached.put("pieces", reach.pieces());
    reached.put("met", reach.met());
    reached.put("median", reach.median());
    return reached;
  }
}
