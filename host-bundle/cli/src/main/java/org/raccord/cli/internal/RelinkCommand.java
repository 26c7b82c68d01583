package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord relink}. */
@Command(
    name = "relink",
    description = {
      "Finds offline media again: by name below a folder, or by replacing the beginning of paths."
    },
    footer = {
      "",
      "Examples:",
      "  raccord relink cut.otio /media/drive/day1",
      "  raccord relink cut.otio --map D:/shoot=/media/drive/shoot"
    })
final class RelinkCommand extends ChangeCommand {

  @Parameters(index = "0", paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "A folder; files of the same name are looked for in it and below.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW",
      description = "Replace the beginning OLD of paths and URLs by NEW; may be repeated.")
  private Map<String, String> renamed = Map.of();

  @Mixin private Destination destination = new Destination();

  RelinkCommand(Desk desk) {
    super(desk);
  }

  @Override
  Edit opened() throws WorkException {
    if (folder.isPresent() == !renamed.isEmpty()) {
      throw usage("Give either a folder or --map OLD=NEW.");
    }
    return open(timeline, Access.CHANGE, destination.out());
  }

  @Override
  Change change(Edit edit) throws WorkException {
    return folder.isPresent() ? edit.relink(desk().path(folder.get())) : edit.relink(renamed);
  }
}
