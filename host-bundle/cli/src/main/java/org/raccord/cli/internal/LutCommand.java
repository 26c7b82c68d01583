package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.picture.ViewingLut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code raccord lut}: the table through which a timeline is looked at. */
@Command(
    name = "lut",
    description = {
      "The table (.cube) through which the desktop shows a timeline. It changes no media and"
          + " nothing that is rendered."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord lut set cut.otio film.cube"})
final class LutCommand extends CommandGroup {

  /** {@code raccord lut set}. */
  @Command(
      name = "set",
      sortOptions = false,
      description = {
        "Has the timeline be looked at through a table. The file is copied beside the takes, so"
            + " that it goes with the timeline."
      },
      footer = {"", "Example:", "  raccord lut set cut.otio film.cube"})
  static final class Set extends ChangeCommand {

    @Parameters(index = "0", paramLabel = "TIMELINE", description = "The timeline (.otio).")
    private Path timeline = Path.of("");

    @Parameters(index = "1", paramLabel = "CUBE", description = "The table (.cube).")
    private Path cube = Path.of("");

    @Mixin private Destination destination = new Destination();

    Set(Desk desk) {
      super(desk);
    }

    @Override
    Edit opened() throws WorkException {
      return open(timeline, Access.CHANGE, destination.out());
    }

    @Override
    Edit.Change change(Edit edit) throws WorkException {
      return edit.setViewingLut(desk().path(cube));
    }
  }

  /** {@code raccord lut clear}. */
  @Command(
      name = "clear",
      sortOptions = false,
      description = "Has the timeline be looked at as it is.",
      footer = {"", "Example:", "  raccord lut clear cut.raccord.otio"})
  static final class Clear extends ChangeCommand {

    @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
    private Path timeline = Path.of("");

    Clear(Desk desk) {
      super(desk);
    }

    @Override
    Edit opened() throws WorkException {
      return open(timeline, Access.CHANGE);
    }

    @Override
    Edit.Change change(Edit edit) throws WorkException {
      return edit.clearViewingLut();
    }
  }

  /** {@code raccord lut show}. */
  @Command(
      name = "show",
      description = "Says through which table the timeline is looked at.",
      footer = {"", "Example:", "  raccord lut show cut.raccord.otio"})
  static final class Show extends Subcommand {

    @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
    private Path timeline = Path.of("");

    Show(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      try (Edit edit = open(timeline, Access.READ)) {
        Optional<ViewingLut> lut = edit.timeline().viewing();
        return Answer.done(
            List.of(
                lut.map(l -> "Looked at through " + l.name() + " (" + l.url() + ").")
                    .orElse("Looked at as it is: there is no viewing LUT.")),
            document()
                .with("timeline", edit.file().toString())
                .with("lut", lut.map(ViewingLut::name))
                .with("url", lut.map(ViewingLut::url))
                .end());
      }
    }
  }
}
