package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;

/** A change that was made, as an editor reads it. */
final class ChangeView {

  private ChangeView() {}

  static List<String> lines(Change change) {
    List<String> lines = new ArrayList<>();
    lines.add(change.summary());
    change.remarks().forEach(remark -> lines.add("  " + remark));
    return lines;
  }

  static JsonObject json(Json document, Edit edit, Change change) {
    return document
        .with("timeline", edit.file().toString())
        .with("summary", change.summary())
        .with("slot", change.slot())
        .texts("remarks", change.remarks())
        .end();
  }

  static Answer answer(Json document, Edit edit, Change change, String written) {
    List<String> lines = new ArrayList<>(lines(change));
    lines.add("Written to " + written);
    return Answer.done(lines, json(document, edit, change));
  }

  /** Change and fill in one. */
  static Json json(Json document, Edit edit, Optional<Change> change) {
    return document
        .with("timeline", edit.file().toString())
        .with("summary", change.map(Change::summary))
        .texts("remarks", change.map(Change::remarks).orElse(List.of()));
  }
}
