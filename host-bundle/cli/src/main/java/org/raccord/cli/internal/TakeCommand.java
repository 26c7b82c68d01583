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
  abstract static class OnTake extends ChangeCommand {

    @Parameters(index = "0", paramLabel = "TAKE", description = "Such as s7k2q.2.")
    private String take = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "TIMELINE",
        description = TimelineChoice.DESCRIPTION)
    private Optional<Path> timeline = Optional.empty();

    OnTake(Desk desk) {
      super(desk);
    }

    final String take() {
      return take;
    }

    @Override
    final Edit opened() throws WorkException {
      return open(TimelineChoice.choose(timeline, desk().folder()), Access.CHANGE);
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
    Change change(Edit edit) throws WorkException {
      return edit.useTake(take());
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
    Change change(Edit edit) throws WorkException {
      return edit.removeTake(take());
    }
  }
}
