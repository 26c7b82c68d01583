package org.raccord.cli.internal;

import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.timeline.UnplacedSlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code raccord takes}. */
@Command(
    name = "takes",
    description =
        "Lists the takes of every slot, best first: the grade of its seams and why, how each was"
            + " made, its files.",
    footer = {"", "Example:", "  raccord takes cut.otio"})
final class TakesCommand extends Subcommand {

  @Mixin private TimelineChoice timeline = new TimelineChoice();

  @Option(names = "--slot", paramLabel = "SLOT", description = "Only this slot's.")
  private Optional<String> slot = Optional.empty();

  TakesCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(timeline.chosen(desk()), Access.READ)) {
      List<SlotTakes> takes = edit.takes(slot);
      List<UnplacedSlot> unplaced = slot.isPresent() ? List.of() : edit.timeline().unplaced();
      return Answer.done(
          TakesView.lines(takes, unplaced, desk().terminal().width()),
          TakesView.json(document(), edit.file().toString(), takes, unplaced));
    }
  }
}
