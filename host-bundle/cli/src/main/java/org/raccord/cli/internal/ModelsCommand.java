package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.WorkException;
import org.raccord.generator.Checkable;
import org.raccord.generator.ModelPackages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code raccord models}: the commands on model packages. */
@Command(
    name = "models",
    description = "Adds, lists, tries and removes local models.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord models add ~/Downloads/rife"})
final class ModelsCommand extends CommandGroup {

  /** As much of a licence as fits a screen; the rest stands in the package. */
  private static final int LICENCE_LINES = 40;

  private static JsonObject json(ModelPackages.Card card) {
    return Json.object()
        .with("name", card.name())
        .with("version", card.version())
        .with("title", card.title())
        .with("task", card.task())
        .with("licence", card.licence())
        .with("bytes", card.bytes())
        .with("usable", card.usable())
        .end();
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** {@code raccord models list}. */
  @Command(
      name = "list",
      description = "Lists the model packages that are there.",
      footer = {"", "Example:", "  raccord models list"})
  static final class Listing extends Subcommand {
    Listing(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      List<ModelPackages.Card> cards = desk().models().list();
      String folder = desk().models().folder().toString();
      List<String> lines = new ArrayList<>();
      if (cards.isEmpty()) {
        lines.add(
            "No model package is there. \"raccord models add FOLDER\" adds one; they lie in "
                + folder
                + ".");
      } else {
        TextTable table =
            new TextTable(desk().terminal().width(), "MODEL", "VERSION", "TASK", "LICENCE", "SIZE");
        for (ModelPackages.Card card : cards) {
          table.row(
              card.name(),
              card.usable() ? card.version() : "!!",
              card.task(),
              card.licence(),
              card.usable() ? size(card.bytes()) : "");
          table.note(card.title());
        }
        lines.addAll(table.lines());
      }
      return Answer.done(
          lines,
          document().with("folder", folder).list("models", cards, ModelsCommand::json).end());
    }
  }

  /** {@code raccord models add}. */
  @Command(
      name = "add",
      description = {
        "Checks a model package (a folder with a model.json, or a .zip of it), shows its licence and"
            + " copies it to the others. It is then a generator under its name. One of the same name"
            + " is replaced. An .onnx file of a known convention (docs/models.md) needs no"
            + " model.json."
      },
      footer = {
        "",
        "Example:",
        "  raccord models add ~/Downloads/rife",
        "  raccord fill cut.otio --all --generator rife"
      })
  static final class Add extends Subcommand {

    @Parameters(
        index = "0",
        paramLabel = "PACKAGE",
        description = "The package's folder, a .zip of it, or an .onnx file.")
    private Path source = Path.of("");

    Add(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      Path from = desk().path(source);
      ModelPackages.Card looked = desk().models().look(from);
      List<String> lines = new ArrayList<>();
      lines.add(looked.title() + " " + looked.version() + ", licence: " + looked.licence());
      List<String> text =
          looked.licenceText().map(licence -> licence.lines().toList()).orElse(List.of());
      text.stream().limit(LICENCE_LINES).map(line -> "    " + line).forEach(lines::add);
      if (text.size() > LICENCE_LINES) {
        lines.add("    ... (" + text.size() + " lines; the whole text lies in the package)");
      }
      ModelPackages.Card card = desk().models().add(from);
      lines.add(
          "Added. Try it with \"raccord models check "
              + card.name()
              + "\", use it with --generator "
              + card.name()
              + ".");
      return Answer.done(
          lines,
          document().with("model", json(card)).with("licenceText", looked.licenceText()).end());
    }
  }

  /** What check and remove do alike. */
  abstract static class OnModel extends Subcommand {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of an added model.")
    private String name = "";

    OnModel(Desk desk) {
      super(desk);
    }

    final String name() {
      return name;
    }
  }

  /** {@code raccord models check}. */
  @Command(
      name = "check",
      description = {
        "Compares a package's files with their hashes, loads its model and lets it make test"
            + " pictures whose answers are known. Ends with 1 where something is wrong."
      },
      footer = {"", "Example:", "  raccord models check rife"})
  static final class Check extends OnModel {
    Check(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException, InterruptedException {
      List<Checkable.Finding> findings = desk().models().check(name());
      TextTable table = new TextTable(desk().terminal().width(), "", "", "");
      findings.forEach(
          finding ->
              table.row(finding.passes() ? "ok" : "!!", finding.subject(), finding.message()));
      boolean passes = findings.stream().allMatch(Checkable.Finding::passes);
      return new Answer(
          passes ? ExitCode.DONE : ExitCode.DEFECT,
          table.lines().subList(1, table.lines().size()),
          document()
              .with("model", name())
              .with("passes", passes)
              .list("findings", findings, Check::json)
              .end());
    }

    private static JsonObject json(Checkable.Finding finding) {
      return Json.object()
          .with("subject", finding.subject())
          .with("passes", finding.passes())
          .with("message", finding.message())
          .end();
    }
  }

  /** {@code raccord models remove}. */
  @Command(
      name = "remove",
      description = "Removes a model package. Takes that it made stay.",
      footer = {"", "Example:", "  raccord models remove rife"})
  static final class Remove extends OnModel {
    Remove(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      desk().models().remove(name());
      return Answer.done(
          List.of("Removed " + name() + ". Takes that it made stay."),
          document().with("model", name()).end());
    }
  }
}
