package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;
import org.raccord.core.SoundOrder;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord sound}. */
@Command(
    name = "sound",
    sortOptions = false,
    description = {
      "Makes new sound for the take in use of a slot; its picture stays as it is. The new sound is a"
          + " take of its own on the sound tracks: `raccord take use` goes back to another."
    },
    footer = {
      "",
      "Examples:",
      "  raccord sound cut.raccord.otio --slot V1-3 --redo",
      "  raccord sound cut.raccord.otio --slot V1-3 --redo --line \"Too late.\" --at 0.4s",
      "  raccord sound cut.raccord.otio --slot V1-3 --only room"
    })
final class SoundCommand extends ChangeCommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.raccord.otio).")
  private Path timeline = Path.of("");

  @Option(
      names = "--slot",
      required = true,
      paramLabel = "SLOT",
      description = "The slot's address or id.")
  private String slot = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Mixin private SoundOptions sound = new SoundOptions();

  @Option(
      names = "--own",
      paramLabel = "USE",
      description =
          "What becomes of sound that the generator made with its picture: keep, match (as loud as"
              + " the clips beside it) or replace. Default: keep.")
  private String own = "keep";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the sound; the same seed gives the same sound.")
  private Optional<Long> seed = Optional.empty();

  /** What is made. */
  static final class What {
    @SuppressWarnings("unused") // picocli reads it
    @Option(
        names = "--redo",
        description = "All that the slot asks for, or what --line and --effect ask for instead.")
    private boolean redo;

    @Option(
        names = "--only",
        paramLabel = "WHAT",
        description = "room: the tone of the place alone, without lines, effects and own sound.")
    private Optional<String> only = Optional.empty();
  }

  SoundCommand(Desk desk) {
    super(desk);
  }

  @Override
  Edit opened() throws WorkException {
    return open(timeline, Access.CHANGE);
  }

  @Override
  Change change(Edit edit) throws WorkException, InterruptedException {
    SoundOrder order = order(edit);
    return watched(watcher -> edit.redoSound(order, watcher));
  }

  private SoundOrder order(Edit edit) throws WorkException {
    OptionalLong itsSeed = seed.map(OptionalLong::of).orElse(OptionalLong.empty());
    if (what.only.isPresent()) {
      if (!what.only.get().equals("room") || sound.areSaid()) {
        throw new WorkException(
            Kind.ORDER, "--only wants room, and goes with neither --line nor --effect.");
      }
      return new SoundOrder(
          slot,
          Optional.of(List.of()),
          Optional.of(List.of()),
          itsSeed,
          SoundOrder.GeneratorsOwn.REPLACE);
    }
    SoundOrder.GeneratorsOwn use =
        switch (own) {
          case "keep" -> SoundOrder.GeneratorsOwn.KEEP;
          case "match" -> SoundOrder.GeneratorsOwn.MATCH;
          case "replace" -> SoundOrder.GeneratorsOwn.REPLACE;
          default ->
              throw new WorkException(
                  Kind.ORDER, "--own is keep, match or replace, not \"" + own + "\".");
        };
    return new SoundOrder(
        slot,
        Optional.of(sound.lines(edit)).filter(l -> !l.isEmpty()),
        Optional.of(sound.effects(edit, desk())).filter(e -> !e.isEmpty()),
        itsSeed,
        use);
  }
}
