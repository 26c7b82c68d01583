package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.End;
import org.raccord.core.Edit.Placement;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.time.FrameTime;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord extend}. */
@Command(
    name = "extend",
    sortOptions = false,
    description = "Makes a shot longer at its head or tail, with its sound.",
    footer = {
      "",
      "Examples:",
      "  raccord extend cut.otio --clip A004_C012 --tail 36",
      "  raccord extend cut.otio --clip V1-3 --head 1s --overwrite"
    })
final class ExtendCommand extends Subcommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @Option(
      names = "--clip",
      required = true,
      paramLabel = "CLIP",
      description = "The clip's name or address.")
  private String clip = "";

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Record timecode inside the clip, where its name occurs more than once.")
  private Optional<String> at = Optional.empty();

  @ArgGroup private Room room = new Room();

  @Mixin private TakeOptions takes = new TakeOptions();

  @Mixin private BriefOptions brief = new BriefOptions();

  @Mixin private Destination destination = new Destination();

  /** Which end. */
  static final class Which {
    @Option(
        names = "--tail",
        paramLabel = "LENGTH",
        description = "Longer at its end by this much: 36, 36f, 1.5s or 00:00:01:12.")
    private Optional<String> tail = Optional.empty();

    @Option(
        names = "--head",
        paramLabel = "LENGTH",
        description = "Longer at its beginning by this much.")
    private Optional<String> head = Optional.empty();
  }

  /** How room is made. */
  static final class Room {
    @SuppressWarnings("unused") // picocli reads it
    @Option(names = "--ripple", description = "What comes later moves (the default).")
    private boolean ripple;

    @Option(names = "--overwrite", description = "The next clip is trimmed; nothing moves.")
    private boolean overwrite;
  }

  ExtendCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    End end = which.tail.isPresent() ? End.TAIL : End.HEAD;
    String asked = which.tail.or(() -> which.head).orElseThrow();
    try (Edit edit = open(timeline, Access.CHANGE, destination.out())) {
      Times times = new Times(edit);
      long length = times.someLength(asked);
      Optional<FrameTime> point =
          at.isPresent() ? Optional.of(times.point(at.get())) : Optional.empty();
      return FilledChange.answer(
          this,
          edit,
          "Extend " + clip + " by " + Times.frames(length),
          () ->
              edit.extend(
                  clip,
                  point,
                  end,
                  length,
                  room.overwrite ? Placement.OVERWRITE : Placement.RIPPLE),
          takes,
          brief);
    }
  }
}
