package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code raccord take}: the commands on one take. */
@Command(
    name = "take",
    description = "Puts a take in use, or removes it from the timeline.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord take use s7k2q.2"})
final class TakeCommand extends CommandGroup {

  /** What both do alike. */
  abstract static class OnTake extends Subcommand {

    @Parameters(index = "0", paramLabel = "TAKE", description = "Such as s7k2q.2.")
    private String take = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "TIMELINE",
        description = "The timeline; default: the only *.raccord.otio in the current folder.")
    private Optional<Path> timeline = Optional.empty();

    OnTake(Desk desk) {
      super(desk);
    }

    abstract Change change(Edit edit, String takeId) throws WorkException;

    @Override
    final Answer run() throws WorkException {
      try (Edit edit = open(TimelineChoice.choose(timeline, desk().folder()), Access.CHANGE)) {
        return ChangeView.answer(document(), edit, change(edit, take), shown(edit.file()));
      }
    }
  }

  /** {@code raccord take use}. */
  @Command(
      name = "use",
      description = "Puts a take of a slot in use.",
      footer = {"", "Example:", "  raccord take use s7k2q.2"})
  static final class Use extends OnTake {
    Use(Desk desk) {
      super(desk);
    }

    @Override
    Change change(Edit edit, String takeId) throws WorkException {
      return edit.useTake(takeId);
    }
  }

  /** {@code raccord take remove}. */
  @Command(
      name = "remove",
      description =
          "Detaches a take from its slot. Its files stay until `raccord clean` deletes them.",
      footer = {"", "Example:", "  raccord take remove s7k2q.1"})
  static final class Remove extends OnTake {
    Remove(Desk desk) {
      super(desk);
    }

    @Override
    Change change(Edit edit, String takeId) throws WorkException {
      return edit.removeTake(takeId);
    }
  }
}
