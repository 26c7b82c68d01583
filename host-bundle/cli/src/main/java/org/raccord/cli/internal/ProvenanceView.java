package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.raccord.core.Edit;
import org.raccord.core.Provenance;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Take;

/** Where takes come from, as lines, as a table and as JSON. */
final class ProvenanceView {

  /** A take with its times as an editor reads them. */
  record Row(Provenance from, Optional<String> recordIn, Optional<String> recordOut) {

    Take take() {
      return from.take();
    }

    long frames() {
      return take().picture().length();
    }

    Optional<String> conditioning() {
      return Optional.ofNullable(take().settings().get("conditioning"));
    }

    Optional<String> price() {
      return Optional.ofNullable(take().settings().get("price"));
    }

    Optional<String> model() {
      return take().ai().map(AiSystem::name);
    }

    Optional<String> modelVersion() {
      return take().ai().map(AiSystem::version).filter(v -> !v.isBlank());
    }

    Optional<String> licence() {
      return take().ai().map(AiSystem::licence).filter(l -> !l.isBlank());
    }

    /**
     * Of each picture or clip that it was to take after, and each voice that was cloned, whether
     * that was agreed to.
     */
    String consent() {
      List<String> consents = new ArrayList<>();
      for (Brief.Reference reference : take().brief().references()) {
        consents.add(name(reference.file()) + ": " + reference.consent().orElse("none on record"));
      }
      Optional.ofNullable(take().settings().get("voice consent"))
          .ifPresent(voices -> consents.add("voice in " + voices));
      return consents.isEmpty() ? "not needed" : String.join("; ", consents);
    }

    /** Whether a trained model made it, or the media that it was made of. */
    boolean isOfTrainedModel() {
      return take().ai().isPresent()
          || take().sourceType() == DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA
          || take().sourceType() == DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }

    /** Whether every file is what was made. */
    boolean isWhole() {
      return from.files().stream().allMatch(f -> f.state() == Provenance.State.AS_MADE);
    }
  }

  private final String rate;
  private final List<Row> rows;

  ProvenanceView(Edit edit, List<Provenance> takes) {
    Times times = new Times(edit);
    this.rate = Times.fps(edit.rate());
    this.rows =
        takes.stream()
            .map(p -> new Row(p, p.record().map(times::recordIn), p.record().map(times::recordOut)))
            .toList();
  }

  List<Row> rows() {
    return rows;
  }

  List<String> lines(int width) {
    if (rows.isEmpty()) {
      return List.of("No take is in use: nothing in this timeline was made by Raccord.");
    }
    TextTable table =
        new TextTable(
            width, "TAKE", "SLOT", "IN", "OUT", "FRAMES", "REAL", "MADE", "HANDLES", "SOURCE TYPE");
    for (Row row : rows) {
      Take take = row.take();
      table.row(
          take.id() + (row.from().isInUse() ? "" : " (not in use)"),
          row.from().address().orElse("no place"),
          row.recordIn().orElse("-"),
          row.recordOut().orElse("-"),
          Long.toString(row.frames()),
          Long.toString(take.counts().real()),
          Long.toString(take.counts().generated()),
          Long.toString(take.counts().handles()),
          take.sourceType().code());
      table.note(
          take.generator()
              + " "
              + take.generatorVersion()
              + ", plan "
              + take.plan()
              + row.model()
                  .map(m -> ", model " + m + row.modelVersion().map(v -> " " + v).orElse(""))
                  .orElse("")
              + row.licence().map(l -> " (" + l + ")").orElse("")
              + ", seed "
              + take.seed()
              + row.conditioning().map(c -> ", conditioned by " + c).orElse("")
              + row.price().map(p -> ", " + p).orElse(""));
      take.brief().prompt().ifPresent(p -> table.note("brief: " + p));
      if (!take.brief().references().isEmpty()) {
        table.note("consent: " + row.consent());
      }
      for (Provenance.FileState file : row.from().files()) {
        table.note(
            file.file().path()
                + (file.state() == Provenance.State.AS_MADE
                    ? ""
                    : ": " + file.state().words().toUpperCase(java.util.Locale.ROOT)));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    long changed = rows.stream().filter(r -> !r.isWhole()).count();
    lines.add(
        changed == 0
            ? "All files are as they were made."
            : SurveyView.count(changed, "take") + " with files that are not as they were made.");
    return lines;
  }

  /** As RFC 4180 has it; the first row names the columns. */
  String csv() {
    StringBuilder text = new StringBuilder();
    row(
        text,
        List.of(
            "take",
            "slot",
            "address",
            "in use",
            "record in",
            "record out",
            "duration frames",
            "rate",
            "source",
            "real frames",
            "generated frames",
            "handle frames",
            "generator",
            "generator version",
            "plan",
            "model",
            "model version",
            "licence",
            "consent",
            "digital source type",
            "conditioning",
            "seed",
            "brief",
            "price",
            "made",
            "files",
            "sha256",
            "state"));
    for (Row row : rows) {
      Take take = row.take();
      row(
          text,
          List.of(
              take.id(),
              row.from().slot(),
              row.from().address().orElse(""),
              row.from().isInUse() ? "yes" : "no",
              row.recordIn().orElse(""),
              row.recordOut().orElse(""),
              Long.toString(row.frames()),
              rate,
              name(take.picture().path()),
              Long.toString(take.counts().real()),
              Long.toString(take.counts().generated()),
              Long.toString(take.counts().handles()),
              take.generator(),
              take.generatorVersion(),
              take.plan(),
              row.model().orElse(""),
              row.modelVersion().orElse(""),
              row.licence().orElse(""),
              row.consent(),
              take.sourceType().uri(),
              row.conditioning().orElse(""),
              Long.toString(take.seed()),
              take.brief().prompt().orElse(""),
              row.price().orElse(""),
              take.made().toString(),
              each(row, f -> f.file().path()),
              each(row, f -> f.file().sha256()),
              each(row, f -> f.state().words())));
    }
    return text.toString();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String each(
      Row row, java.util.function.Function<Provenance.FileState, String> part) {
    return row.from().files().stream().map(part).collect(Collectors.joining(" | "));
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(
            cells.stream()
                .map(c -> c.matches("(?s).*[\",\r\n].*") ? '"' + c.replace("\"", "\"\"") + '"' : c)
                .collect(Collectors.joining(",")))
        .append("\r\n");
  }

  static JsonObject json(Row row) {
    Take take = row.take();
    return Json.object()
        .with("take", take.id())
        .with("slot", row.from().slot())
        .with("address", row.from().address())
        .with("inUse", row.from().isInUse())
        .with("recordIn", row.recordIn())
        .with("recordOut", row.recordOut())
        .with("frames", row.frames())
        .with("realFrames", take.counts().real())
        .with("generatedFrames", take.counts().generated())
        .with("handleFrames", take.counts().handles())
        .with("generator", take.generator())
        .with("generatorVersion", take.generatorVersion())
        .with("plan", take.plan())
        .with("model", row.model())
        .with("modelVersion", row.modelVersion())
        .with("licence", row.licence())
        .with("consent", row.consent())
        .with("digitalSourceType", take.sourceType().uri())
        .with("conditioning", row.conditioning())
        .with("seed", take.seed())
        .with("prompt", take.brief().prompt())
        .with("price", row.price())
        .with("made", take.made().toString())
        .list("files", row.from().files(), ProvenanceView::fileJson)
        .end();
  }

  private static JsonObject fileJson(Provenance.FileState file) {
    return Json.object()
        .with("path", file.file().path())
        .with("sha256", file.file().sha256())
        .with("asMade", file.state() == Provenance.State.AS_MADE)
        .with("state", file.state().words())
        .end();
  }
}
