package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Removal;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord slot}: the commands on one slot. */
@Command(
    name = "slot",
    description = "Makes slots by hand.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  raccord slot add cut.otio --track V1 --in 00:00:10:00 --out 00:00:10:12"
    })
final class SlotCommand extends CommandGroup {

  /** {@code raccord slot add}. */
  @Command(
      name = "add",
      description = "Makes a range of a video track a slot.",
      footer = {
        "",
        "Example:",
        "  raccord slot add cut.otio --track V1 --in 00:00:10:00 --out 00:00:10:12"
      })
  static final class Add extends ChangeCommand {

    @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
    private Path timeline = Path.of("");

    @Option(names = "--track", required = true, paramLabel = "TRACK", description = "Such as V1.")
    private String track = "";

    @Option(
        names = "--in",
        required = true,
        paramLabel = "TIME",
        description = "Record timecode of the first frame.")
    private String in = "";

    @Option(
        names = "--out",
        required = true,
        paramLabel = "TIME",
        description = "Record timecode after the last frame.")
    private String out = "";

    @ArgGroup private Room room = new Room();

    @Option(names = "--to", paramLabel = "FILE", description = Destination.DESCRIPTION)
    private Optional<Path> to = Optional.empty();

    /** What becomes of what was there. */
    static final class Room {
      @SuppressWarnings("unused") // picocli reads it
      @Option(names = "--lift", description = "What was there goes; nothing moves (the default).")
      private boolean lift;

      @Option(
          names = "--extract",
          description = "What was there goes on every track, and the slot takes its place.")
      private boolean extract;
    }

    Add(Desk desk) {
      super(desk);
    }

    @Override
    Edit opened() throws WorkException {
      return open(timeline, Access.CHANGE, to);
    }

    @Override
    Edit.Change change(Edit edit) throws WorkException {
      Times times = new Times(edit);
      return edit.addSlot(
          track, times.point(in), times.point(out), room.extract ? Removal.EXTRACT : Removal.LIFT);
    }
  }
}
