package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Leftover;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code raccord clean}. */
@Command(
    name = "clean",
    description = {
      "Lists files that the timeline does not need (takes that were removed, viewing LUTs that were"
          + " exchanged, caches, leftovers of dead jobs), asks, and deletes them.",
      "A removed take that an undo could bring back is marked: without its file, an undo brings"
          + " back an offline clip."
    },
    footer = {"", "Example:", "  raccord clean cut.raccord.otio --yes"})
final class CleanCommand extends Subcommand {

  @Mixin private TimelineChoice timeline = new TimelineChoice();

  @Option(names = "--yes", description = "Delete without asking.")
  private boolean yes;

  CleanCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(timeline.chosen(desk()), Access.CHANGE)) {
      List<Leftover> leftovers = edit.leftovers();
      List<String> lines = new ArrayList<>();
      boolean delete = !leftovers.isEmpty() && agreed(leftovers);
      if (delete) {
        edit.cleanup(leftovers);
      }
      long bytes = leftovers.stream().mapToLong(Leftover::bytes).sum();
      if (leftovers.isEmpty()) {
        lines.add("Nothing to delete.");
      } else if (yes) {
        lines.addAll(list(leftovers));
      }
      if (delete) {
        lines.add(
            "Deleted " + SurveyView.count(leftovers.size(), "file") + ", " + size(bytes) + ".");
      } else if (!leftovers.isEmpty()) {
        lines.add("Nothing was deleted. Delete with: raccord clean --yes");
      }
      JsonObject json =
          document()
              .with("timeline", edit.file().toString())
              .list("leftovers", leftovers, CleanCommand::json)
              .with("bytes", bytes)
              .with("deleted", delete)
              .end();
      return Answer.done(lines, json);
    }
  }

  private boolean agreed(List<Leftover> leftovers) throws WorkException {
    if (yes) {
      return true;
    }
    if (asJson()) {
      return false;
    }
    list(leftovers).forEach(desk().out()::println);
    if (!desk().terminal().interactive()) {
      return false;
    }
    try {
      return desk().agrees("Delete these files?");
    } catch (IOException e) {
      throw new WorkException(Kind.ORDER, "No answer could be read. Use --yes.", e);
    }
  }

  private List<String> list(List<Leftover> leftovers) {
    TextTable table = new TextTable(desk().terminal().width(), "FILE", "SIZE", "WHY");
    for (Leftover leftover : leftovers) {
      table.row(shown(leftover.path()), size(leftover.bytes()), leftover.why());
    }
    return table.lines();
  }

  static String size(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private static JsonObject json(Leftover leftover) {
    return Json.object()
        .with("path", leftover.path().toString())
        .with("bytes", leftover.bytes())
        .with("why", leftover.why())
        .end();
  }
}
