package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.timeline.Updated;
import org.raccord.model.timeline.Updated.Fate;
import org.raccord.model.timeline.Updated.Outcome;
import org.raccord.model.timeline.Updated.Use;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code raccord update}. */
@Command(
    name = "update",
    description = {
      "Takes the slots and takes of a former cut over to a re-cut that was made in another editor.",
      "Each goes to the place that has the same shots beside it; what has none is kept and listed,"
          + " and never put anywhere else. Exit code 5 says that some takes have no place, 4 that"
          + " none has."
    },
    footer = {
      "",
      "Examples:",
      "  raccord update cut.raccord.otio recut.otio",
      "  raccord update cut.raccord.otio cut.otio --out cut2.raccord.otio"
    })
final class UpdateCommand extends Subcommand {

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The former cut, with its takes (.raccord.otio); it is only read.")
  private Path former = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "The re-cut as the other editor wrote it (.otio); it is only read.")
  private Path recut = Path.of("");

  @Mixin private Destination destination = new Destination();

  UpdateCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(recut, Access.CHANGE, destination.out())) {
      Updated updated = edit.update(desk().path(former));
      List<Fate> fates = updated.fates();
      List<String> lines = new ArrayList<>(lines(fates, desk().terminal().width()));
      lines.addAll(updated.remarks());
      lines.add("Written to " + shown(edit.file()));
      JsonObject json =
          document()
              .with("timeline", edit.file().toString())
              .with("former", desk().path(former).toString())
              .list("takes", fates, UpdateCommand::json)
              .with("placed", count(fates, Outcome.PLACED))
              .with("stale", count(fates, Outcome.STALE))
              .with("unplaced", count(fates, Outcome.UNPLACED))
              .texts("remarks", updated.remarks())
              .end();
      return new Answer(code(fates), lines, json);
    }
  }

  private static ExitCode code(List<Fate> fates) {
    long unplaced = count(fates, Outcome.UNPLACED);
    if (unplaced == 0) {
      return ExitCode.DONE;
    }
    return unplaced == fates.size() ? ExitCode.NOTHING_FILLED : ExitCode.SOME_FILLED;
  }

  private static long count(List<Fate> fates, Outcome outcome) {
    return fates.stream().filter(f -> f.outcome() == outcome).count();
  }

  private static List<String> lines(List<Fate> fates, int width) {
    TextTable table = new TextTable(width, " ", "TAKE", "PLACE", "STATE");
    for (Fate fate : fates) {
      table.row(
          fate.use() == Use.IN_USE ? "*" : " ",
          fate.take().orElse(fate.slot() + " (brief)"),
          fate.address().orElse("-"),
          word(fate.outcome()));
      fate.reason().ifPresent(table::note);
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        count(fates, Outcome.PLACED)
            + " placed, "
            + count(fates, Outcome.STALE)
            + " stale, "
            + count(fates, Outcome.UNPLACED)
            + " without a place. * in use.");
    if (count(fates, Outcome.STALE) > 0) {
      lines.add("Stale takes play as they are; make new ones with: raccord fill NEW --slot PLACE");
    }
    if (count(fates, Outcome.UNPLACED) > 0) {
      lines.add(
          "Takes without a place are kept; \"takes\" lists them, and the next update looks for"
              + " their place again.");
    }
    return lines;
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject json(Fate fate) {
    return Json.object()
        .with("slot", fate.slot())
        .with("take", fate.take())
        .with("outcome", word(fate.outcome()))
        .with("address", fate.address())
        .with("inUse", fate.use() == Use.IN_USE)
        .with("reason", fate.reason())
        .end();
  }
}
