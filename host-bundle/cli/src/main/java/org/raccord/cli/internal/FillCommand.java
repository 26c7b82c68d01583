package org.raccord.cli.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.Refill;
import org.raccord.core.FillOrder.Selection;
import org.raccord.core.FillReport;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.core.Workbench.Access;
import org.raccord.model.fill.Budget;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord fill}. */
@Command(
    name = "fill",
    sortOptions = false,
    description = {
      "Fills slots with picture and sound that match the shots beside them and keeps the takes in"
          + " the timeline. With --all, a slot that fails does not stop the others, and slots that"
          + " have a take are left alone, so the command can be given again."
    },
    footer = {
      "",
      "Examples:",
      "  raccord fill cut.otio --all",
      "  raccord fill cut.otio --slot V1-2 --takes 3 --seed 7",
      "  raccord fill cut.otio --slot V1-2 --generator studio,continuity --takes 2 --dry-run",
      "  raccord fill cut.otio --slot V1-2 --effect door.wav@1.2s",
      "  raccord fill cut.otio --slot V1-2 --line \"We should have left yesterday.\" --at 0.4s",
      "  raccord fill cut.otio --slot V1-2 --export frames/%%04d.png"
    })
final class FillCommand extends Subcommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Mixin private TakeOptions takes = new TakeOptions();

  @Mixin private BriefOptions brief = new BriefOptions();

  @Mixin private SoundOptions sound = new SoundOptions();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write exactly the slot's frames as well: a PNG pattern such as frames/%%04d.png, or a"
              + " .mp4, .mov or .mkv (FFV1). Only with one slot.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "HH:MM",
      description = "Begin no fill after this time of day.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "AMOUNT",
      description =
          "What fills of this timeline may cost together, such as 5.00USD; kept with the timeline."
              + " A fill that would pass it is not begun (exit code 6). none removes it.")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Do nothing; say who would be asked, what would be sent where, how long it takes and what"
              + " it costs.")
  private boolean dryRun;

  @Mixin private Destination destination = new Destination();

  /** Which slots. */
  static final class Which {
    @Option(
        names = "--slot",
        paramLabel = "SLOT",
        description = "A slot's address or id; may be repeated.")
    private List<String> slots = List.of();

    @Option(names = "--all", description = "Every slot.")
    private boolean all;

    @Option(names = "--marked", description = "Slots that a RACCORD marker or a brief asks for.")
    private boolean marked;
  }

  FillCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    Selection selection =
        which.all
            ? new Selection.All()
            : which.marked ? new Selection.Marked() : new Selection.Named(which.slots);
    // A slot that is named gets a further take; --all only fills what is empty.
    Refill refill = selection instanceof Selection.Named ? Refill.ADD_TAKES : Refill.ONLY_EMPTY;
    OptionalLong seconds = untilSeconds();
    if (dryRun) {
      try (Edit edit = open(timeline, Access.READ, destination.out())) {
        FillOrder order = order(edit, selection, seconds, refill);
        return PreviewView.answer(
            document(), edit.preview(order), new Times(edit), desk().terminal().width());
      }
    }
    try (Edit edit = open(timeline, Access.CHANGE, destination.out())) {
      FillOrder order = order(edit, selection, seconds, refill);
      if (budget.isPresent()) {
        edit.setBudget(budget(budget.get()));
      }
      FillReport report = watched(watcher -> edit.fill(order, watcher));
      List<String> lines = new ArrayList<>(FillView.lines(report, desk().terminal().width()));
      if (report.filled() > 0) {
        lines.add("Written to " + shown(edit.file()));
      }
      Json json = document().with("timeline", edit.file().toString());
      return new Answer(ExitCode.of(report), lines, FillView.json(json, report).end());
    }
  }

  private FillOrder order(Edit edit, Selection selection, OptionalLong seconds, Refill refill)
      throws WorkException {
    return takes.order(
        selection,
        brief.brief(sound.lines(edit), sound.effects(edit, desk()), edit, desk()),
        seconds,
        export.map(desk()::path),
        refill,
        desk());
  }

  private static Optional<Budget> budget(String text) throws WorkException {
    if (text.equals("none")) {
      return Optional.empty();
    }
    return Optional.of(
        Budget.parse(text)
            .orElseThrow(
                () ->
                    new WorkException(
                        Kind.ORDER,
                        "\"" + text + "\" is no budget. Write it as 5.00USD, or none.")));
  }

  private OptionalLong untilSeconds() throws WorkException {
    if (until.isEmpty()) {
      return OptionalLong.empty();
    }
    LocalTime time;
    try {
      time = LocalTime.parse(until.get().length() == 4 ? "0" + until.get() : until.get());
    } catch (DateTimeParseException e) {
      throw new WorkException(
          Kind.ORDER, "\"" + until.get() + "\" is no time of day. Write it as 06:30.", e);
    }
    ZonedDateTime now = ZonedDateTime.now(desk().clock());
    ZonedDateTime end = now.with(time);
    if (!end.isAfter(now)) {
      end = end.plusDays(1);
    }
    return OptionalLong.of(Duration.between(now, end).toSeconds());
  }
}
