package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord takes}. */
@Command(
    name = "takes",
    description =
        "Lists the takes of every slot, best first: the grade of its seams and why, how each was"
            + " made, its files.",
    footer = {"", "Example:", "  raccord takes cut.otio"})
final class TakesCommand extends Subcommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "TIMELINE",
      description = "The timeline; default: the only *.raccord.otio in the current folder.")
  private Optional<Path> timeline = Optional.empty();

  @Option(names = "--slot", paramLabel = "SLOT", description = "Only this slot's.")
  private Optional<String> slot = Optional.empty();

  TakesCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(TimelineChoice.choose(timeline, desk().folder()), Access.READ)) {
      List<SlotTakes> takes = edit.takes(slot);
      return Answer.done(
          TakesView.lines(takes, desk().terminal().width()),
          TakesView.json(document(), edit.file().toString(), takes));
    }
  }
}
