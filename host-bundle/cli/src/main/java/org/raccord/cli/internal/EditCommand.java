package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.CutOrder;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Track;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord edit}: the cut, changed by hand. */
@Command(
    name = "edit",
    description = "Changes the cut by hand: edges of clips, transitions, gaps, markers, tracks.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord edit trim cut.otio --clip V1-3 --tail --shorter 12"})
final class EditCommand extends CommandGroup {

  /** Something of the kind that {@link Edit#cut} does. */
  abstract static class Cut extends ChangeCommand {

    @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
    private Path timeline = Path.of("");

    @Mixin private Destination destination = new Destination();

    Cut(Desk desk) {
      super(desk);
    }

    abstract CutOrder order(Times times) throws WorkException;

    @Override
    final Edit opened() throws WorkException {
      return open(timeline, Access.CHANGE, destination.out());
    }

    @Override
    final Edit.Change change(Edit edit) throws WorkException {
      return edit.cut(order(new Times(edit)));
    }
  }

  /** {@code raccord edit gap}. */
  @Command(
      name = "gap",
      sortOptions = false,
      description = "Puts a gap on every track; what comes later moves.",
      footer = {"", "Example:", "  raccord edit gap cut.otio --at 01:00:04:00 --length 2s"})
  static final class InsertGap extends Cut {

    @Option(
        names = "--at",
        required = true,
        paramLabel = "TIME",
        description = "Record timecode of its first frame.")
    private String at = "";

    @Option(
        names = "--length",
        required = true,
        paramLabel = "LENGTH",
        description = "How long: 24, 24f, 1s or 00:00:01:00.")
    private String length = "";

    InsertGap(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) throws WorkException {
      FrameTime point = times.point(at);
      return new CutOrder.InsertGap(point, FrameTime.of(times.someLength(length), point.rate()));
    }
  }

  /** {@code raccord edit marker}. */
  @Command(
      name = "marker",
      sortOptions = false,
      description = "Puts a marker on the timeline, names one, or removes it.",
      footer = {"", "Example:", "  raccord edit marker cut.otio --at 01:00:04:00 --name 'Here'"})
  static final class Mark extends Cut {

    @Option(
        names = "--at",
        required = true,
        paramLabel = "TIME",
        description = "Record timecode of the marker.")
    private String at = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** What is done. */
    static final class What {
      @Option(names = "--name", paramLabel = "WORDS", description = "The marker's name.")
      private Optional<String> name = Optional.empty();

      @SuppressWarnings("unused") // picocli reads it
      @Option(names = "--remove", description = "Take the marker off.")
      private boolean remove;
    }

    Mark(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) throws WorkException {
      FrameTime point = times.point(at);
      return what.name.isPresent()
          ? new CutOrder.Mark(point, what.name.get())
          : new CutOrder.Unmark(point);
    }
  }

  /** {@code raccord edit track}. */
  @Command(
      name = "track",
      sortOptions = false,
      description = "Has a track seen or heard, or not.",
      footer = {"", "Example:", "  raccord edit track cut.otio --track A2 --off"})
  static final class Switch extends Cut {

    @Option(names = "--track", required = true, paramLabel = "TRACK", description = "Such as A2.")
    private String track = "";

    @ArgGroup(multiplicity = "1")
    private Way way = new Way();

    /** Which way. */
    static final class Way {
      @Option(names = "--on", description = "It is seen or heard.")
      private boolean on;

      @SuppressWarnings("unused") // picocli reads it
      @Option(names = "--off", description = "It is not.")
      private boolean off;
    }

    Switch(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) {
      return new CutOrder.Switch(track, way.on ? Track.State.ON : Track.State.OFF);
    }
  }

  /** {@code raccord edit transition}. */
  @Command(
      name = "transition",
      sortOptions = false,
      description = "Takes a transition away, or makes it longer or shorter about its cut.",
      footer = {
        "",
        "Examples:",
        "  raccord edit transition cut.otio --track V1 --at 01:00:04:00 --remove",
        "  raccord edit transition cut.otio --track V1 --at 01:00:04:00 --length 24"
      })
  static final class Joint extends Cut {

    @Option(names = "--track", required = true, paramLabel = "TRACK", description = "Such as V1.")
    private String track = "";

    @Option(
        names = "--at",
        required = true,
        paramLabel = "TIME",
        description = "Record timecode inside the transition.")
    private String at = "";

    @ArgGroup(multiplicity = "1")
    private Aim aim = new Aim();

    /** What is done. */
    static final class Aim {
      @Option(
          names = "--length",
          paramLabel = "LENGTH",
          description = "How long it is then: 24, 24f, 1s or 00:00:01:00.")
      private Optional<String> length = Optional.empty();

      @SuppressWarnings("unused") // picocli reads it
      @Option(names = "--remove", description = "Take it away; the cut stays.")
      private boolean remove;
    }

    Joint(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) throws WorkException {
      FrameTime point = times.point(at);
      return aim.length.isPresent()
          ? new CutOrder.ResizeTransition(track, point, times.someLength(aim.length.get()))
          : new CutOrder.RemoveTransition(track, point);
    }
  }
}
