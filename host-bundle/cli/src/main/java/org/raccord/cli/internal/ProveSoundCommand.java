package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.SoundProof;
import org.raccord.core.SoundProofOrder;
import org.raccord.core.WorkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord prove-sound}. */
@Command(
    name = "prove-sound",
    sortOptions = false,
    description = {
      "Cuts holes into your own recordings, has them filled with room tone and, between a speaker's"
          + " words, with a line in that voice, and compares with what was there. Nothing but the"
          + " report is written, with the fills to listen to.",
      "Recordings of one speaker have names that are alike up to the first dash: the first two stand"
          + " beside the hole, the others are held out."
    },
    footer = {
      "",
      "Examples:",
      "  raccord prove-sound forest.wav street.wav --out report",
      "  raccord prove-sound anna-*.wav ben-*.wav --line \"We should have left.\" --out report"
    })
final class ProveSoundCommand extends Subcommand {

  @Parameters(paramLabel = "RECORDING", arity = "1..*", description = "Sound files.")
  private List<Path> recordings = List.of();

  @Option(
      names = "--line",
      paramLabel = "TEXT",
      description =
          "What is said between a speaker's words; can be repeated, each line then has a hole of its"
              + " own. An empty text leaves voices out. Default: a sentence of ten words.")
  private List<String> lines =
      List.of("We should have left yesterday before the weather turned bad.");

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Decides everything random. Default: 7.")
  private long seed = 7;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the report.")
  private Path out = Path.of("");

  ProveSoundCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    SoundProofOrder order =
        new SoundProofOrder(
            recordings.stream().map(desk()::path).toList(), lines, seed, desk().path(out));
    SoundProof proof = watched(watcher -> desk().soundProver().prove(order, watcher));
    List<String> told = new ArrayList<>(proof.remarks());
    TextTable table =
        new TextTable(
            desk().terminal().width(), "hole", "measure", "fill", "natural", "bar reached");
    for (SoundProof.Count count : proof.counts()) {
      table.row(
          count.kind(),
          count.measure(),
          number(count.median()),
          count.natural().map(ProveSoundCommand::number).orElse(""),
          count.met() + " of " + count.holes());
    }
    told.addAll(table.lines());
    told.add("Report: " + shown(proof.html()) + " (also report.md and report.json)");
    return Answer.done(
        told,
        document()
            .with("html", proof.html().toString())
            .with("text", proof.text().toString())
            .with("report", proof.json().toString())
            .list("counts", proof.counts(), ProveSoundCommand::json)
            .texts("remarks", proof.remarks())
            .end());
  }

  private static JsonObject json(SoundProof.Count count) {
    return Json.object()
        .with("kind", count.kind())
        .with("measure", count.measure())
        .with("holes", count.holes())
        .with("met", count.met())
        .with("median", count.median())
        .with("natural", count.natural(), JsonPrimitive::new)
        .end();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
