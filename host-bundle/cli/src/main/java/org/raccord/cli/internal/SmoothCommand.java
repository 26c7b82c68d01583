package org.raccord.cli.internal;

import java.nio.file.Path;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.time.FrameTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord smooth}. */
@Command(
    name = "smooth",
    sortOptions = false,
    description = {
      "Smooths a jump cut: replaces the frames around an edit point. Picture only; duration and"
          + " sound stay."
    },
    footer = {"", "Example:", "  raccord smooth cut.otio --at 00:01:02:03 --frames 8"})
final class SmoothCommand extends Subcommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = "Record timecode of the edit point; one within a quarter of a second is taken.")
  private String at = "";

  @Option(
      names = "--frames",
      required = true,
      paramLabel = "LENGTH",
      description = "How many frames are replaced, half of them on each side.")
  private String frames = "";

  @Mixin private TakeOptions takes = new TakeOptions();

  @Mixin private BriefOptions brief = new BriefOptions();

  @Mixin private Destination destination = new Destination();

  SmoothCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    try (Edit edit = open(timeline, Access.CHANGE, destination.out())) {
      Times times = new Times(edit);
      FrameTime point = times.point(at);
      long length = times.someLength(frames);
      return FilledChange.answer(
          this,
          edit,
          "Smooth the cut at " + times.record(point),
          () -> edit.smooth(point, length),
          takes,
          brief);
    }
  }
}
