package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Rendered;
import org.raccord.core.RenderOrder;
import org.raccord.core.RenderOrder.BurnIn;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord render}. */
@Command(
    name = "render",
    description = "Renders the timeline, or one slot with what surrounds it, to a playable file.",
    footer = {
      "",
      "Example:",
      "  raccord render cut.raccord.otio --slot V1-2 --pad 2s --burn-in --out look.mp4"
    })
final class RenderCommand extends Subcommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @Option(names = "--slot", paramLabel = "SLOT", description = "Only this slot, by address or id.")
  private Optional<String> slot = Optional.empty();

  @Option(
      names = "--pad",
      paramLabel = "LENGTH",
      description = "So much before and after the slot as well. Default: 2s.")
  private String pad = "2s";

  @Option(
      names = "--burn-in",
      description = "Draw timecode, clip names and GENERATED into the picture.")
  private boolean burnIn;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = ".mp4, .mov or .mkv.")
  private Path out = Path.of("");

  RenderCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    try (Edit edit = open(timeline, Access.READ)) {
      RenderOrder order =
          new RenderOrder(
              desk().path(out),
              slot,
              slot.isPresent() ? new Times(edit).length(pad) : 0,
              burnIn ? BurnIn.TIMECODE_AND_NAMES : BurnIn.NONE);
      Rendered rendered = watched(watcher -> edit.render(order, watcher));
      List<String> lines = new ArrayList<>(rendered.remarks());
      lines.add("Rendered " + Times.frames(rendered.frames()) + " to " + shown(rendered.file()));
      return Answer.done(
          lines,
          document()
              .with("timeline", edit.source().toString())
              .with("file", rendered.file().toString())
              .with("frames", rendered.frames())
              .texts("remarks", rendered.remarks())
              .end());
    }
  }
}
