package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.Proof;
import org.raccord.core.ProofOrder;
import org.raccord.core.WorkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord prove}. */
@Command(
    name = "prove",
    sortOptions = false,
    description = {
      "Cuts holes into your own footage, has them filled, and compares with what was there: figures,"
          + " pictures and films in one report. Nothing but the report is written. A proof that was"
          + " stopped goes on when the command is given again."
    },
    footer = {
      "",
      "Examples:",
      "  raccord prove clip.mp4 --gap 3,7 --out report",
      "  raccord prove *.mp4 --gap 1,3,7,12,24 --extend 12,24 --short 256 --out report"
    })
final class ProveCommand extends Subcommand {

  @Parameters(paramLabel = "CLIP", arity = "1..*", description = "Picture files.")
  private List<Path> clips = List.of();

  @Option(
      names = "--gap",
      split = ",",
      paramLabel = "FRAMES",
      description = "Lengths of holes inside a shot.")
  private List<Integer> gaps = List.of();

  @Option(
      names = "--extend",
      split = ",",
      paramLabel = "FRAMES",
      description = "Lengths of what is cut off a shot's tail and, in turn, off its head.")
  private List<Integer> extensions = List.of();

  @Option(
      names = "--against",
      split = ",",
      paramLabel = "RIVAL",
      description =
          "hold, crossfade, pingpong, minterpolate, single (beyond an edge: the better of its motion"
              + " kept up and earlier frames played once more). Default: hold,crossfade,minterpolate.")
  private List<String> rivals = List.of("hold", "crossfade", "minterpolate");

  @Option(
      names = "--generator",
      split = ",",
      paramLabel = "NAME",
      description = "Generators by name or id. Default: continuity.")
  private List<String> generators = List.of("continuity");

  @Option(
      names = "--holes",
      paramLabel = "NUMBER",
      description = "Holes of each length and clip. Default: 3.")
  private int holes = 3;

  @Option(
      names = "--short",
      paramLabel = "LINES",
      description = "Scale clips to this shorter side first. Default: their own size.")
  private int shortSide;

  @Option(
      names = "--frames",
      paramLabel = "NUMBER",
      description = "Use the first so many frames of each clip. Default: 600.")
  private int frames = 600;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Chooses the holes. Default: 7.")
  private long seed = 7;

  @Option(names = "--no-films", description = "Write still pictures alone.")
  private boolean noFilms;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the report.")
  private Path out = Path.of("");

  ProveCommand(Desk desk) {
    super(desk);
  }

  @Override
  String leftByThen() {
    return "What was proved by then is kept: give the command again to go on.";
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    ProofOrder order =
        new ProofOrder(
            clips.stream().map(desk()::path).toList(),
            gaps,
            extensions,
            holes,
            generators,
            rivals,
            shortSide,
            frames,
            seed,
            !noFilms,
            desk().path(out));
    Proof proof = watched(watcher -> desk().prover().prove(order, watcher));
    List<String> lines = new ArrayList<>(proof.remarks());
    TextTable table =
        new TextTable(
            desk().terminal().width(),
            "hole",
            "by",
            "holes",
            "PSNR-Y",
            "SSIM",
            "sharpness",
            "seams A or B",
            "over best rival");
    for (Proof.Mean mean : proof.means()) {
      table.row(
          mean.kind() + " " + mean.length(),
          mean.contender(),
          String.valueOf(mean.holes()),
          format("%.2f dB", mean.psnr()),
          format("%.4f", mean.ssim()),
          format("%.2f", mean.sharpness()),
          format("%.0f%%", 100 * mean.wellGraded()),
          mean.gain().map(gain -> format("%+.2f dB", gain)).orElse(""));
    }
    lines.addAll(table.lines());
    lines.add("Report: " + shown(proof.html()) + " (also report.md and report.json)");
    return Answer.done(
        lines,
        document()
            .with("html", proof.html().toString())
            .with("text", proof.text().toString())
            .with("report", proof.json().toString())
            .list("means", proof.means(), ProveCommand::json)
            .texts("remarks", proof.remarks())
            .end());
  }

  private static JsonObject json(Proof.Mean mean) {
    return Json.object()
        .with("kind", mean.kind())
        .with("length", mean.length())
        .with("contender", mean.contender())
        .with("holes", mean.holes())
        .with("psnr", mean.psnr())
        .with("ssim", mean.ssim())
        .with("sharpness", mean.sharpness())
        .with("wellGraded", mean.wellGraded())
        .with("gain", mean.gain(), JsonPrimitive::new)
        .end();
  }

  private static String format(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }
}
