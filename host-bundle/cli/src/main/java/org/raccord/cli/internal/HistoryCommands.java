package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.List;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;
import org.raccord.core.Edit.HistoryEntry;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code raccord undo}, {@code redo} and {@code history}. */
final class HistoryCommands {

  private HistoryCommands() {}

  /** One step in the history. */
  abstract static class Step extends ChangeCommand {
    @Mixin private TimelineChoice timeline = new TimelineChoice();

    Step(Desk desk) {
      super(desk);
    }

    @Override
    final Edit opened() throws WorkException {
      return open(timeline.chosen(desk()), Access.CHANGE);
    }
  }

  /** {@code raccord undo}. */
  @Command(
      name = "undo",
      description = "Takes back the last change. No file of a take is deleted.",
      footer = {"", "Example:", "  raccord undo cut.raccord.otio"})
  static final class Undo extends Step {
    Undo(Desk desk) {
      super(desk);
    }

    @Override
    Change change(Edit edit) throws WorkException {
      return edit.undo();
    }
  }

  /** {@code raccord redo}. */
  @Command(
      name = "redo",
      description = "Makes again what was undone.",
      footer = {"", "Example:", "  raccord redo cut.raccord.otio"})
  static final class Redo extends Step {
    Redo(Desk desk) {
      super(desk);
    }

    @Override
    Change change(Edit edit) throws WorkException {
      return edit.redo();
    }
  }

  /** {@code raccord history}. */
  @Command(
      name = "history",
      description = "Lists what was done to the timeline, oldest first.",
      footer = {"", "Example:", "  raccord history cut.raccord.otio"})
  static final class History extends Subcommand {
    @Mixin private TimelineChoice timeline = new TimelineChoice();

    History(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      try (Edit edit = open(timeline.chosen(desk()), Access.READ)) {
        List<HistoryEntry> entries = edit.history();
        return Answer.done(
            lines(entries, desk().terminal().width()),
            document()
                .with("timeline", edit.file().toString())
                .list("entries", entries, History::json)
                .end());
      }
    }

    private static List<String> lines(List<HistoryEntry> entries, int width) {
      if (entries.isEmpty()) {
        return List.of("Nothing was changed yet.");
      }
      TextTable table = new TextTable(width, " ", "NO", "WHEN", "WHAT");
      for (HistoryEntry entry : entries) {
        table.row(
            entry.current() ? "*" : " ",
            Integer.toString(entry.number()),
            entry.when(),
            entry.title());
      }
      return table.lines();
    }

    private static JsonObject json(HistoryEntry entry) {
      return Json.object()
          .with("number", entry.number())
          .with("title", entry.title())
          .with("when", entry.when())
          .with("current", entry.current())
          .end();
    }
  }
}
