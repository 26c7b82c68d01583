package org.raccord.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
      List<String> lines =
          new ArrayList<>(TakesView.lines(takes, unplaced, desk().terminal().width()));
      lines.addAll(gone(takes));
      return Answer.done(
          lines, TakesView.json(document(), edit.file().toString(), takes, unplaced));
    }
  }

  /** Takes outlive their generators; who makes the next one is another question. */
  private List<String> gone(List<SlotTakes> slots) {
    List<String> there = desk().setup().generators().stream().map(g -> g.id()).toList();
    Set<String> gone = new TreeSet<>();
    slots.stream()
        .flatMap(s -> s.takes().stream())
        .map(t -> t.take().generator())
        .filter(id -> !there.contains(id) && !id.startsWith("raccord:"))
        .forEach(gone::add);
    if (gone.isEmpty()) {
      return List.of();
    }
    return List.of(
        "Not there any more: "
            + String.join(", ", gone)
            + ". Its takes stay as they are; further ones can be made by: "
            + (there.isEmpty() ? "nobody" : String.join(", ", there))
            + ".");
  }
}
