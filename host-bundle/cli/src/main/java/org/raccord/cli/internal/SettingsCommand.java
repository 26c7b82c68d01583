package org.raccord.cli.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code raccord settings}: what holds for every timeline of a user. */
@Command(
    name = "settings",
    description = "How new takes are written, for every timeline of yours.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord settings take-codec dnxhr"})
final class SettingsCommand extends CommandGroup {

  private static String names() {
    return Arrays.stream(TakeCodec.values()).map(TakeCodec::id).collect(Collectors.joining(", "));
  }

  /** {@code raccord settings take-codec}. */
  @Command(
      name = "take-codec",
      sortOptions = false,
      description = {
        "Says how the pictures of new takes are written, or sets it: prores (ProRes 422 HQ),"
            + " prores4444, dnxhr (DNxHR HQX) or ffv1 (without loss). Where the pictures of a"
            + " timeline need more than a codec carries, FFV1 or ProRes 4444 is taken."
      },
      footer = {"", "Example:", "  raccord settings take-codec dnxhr"})
  static final class Codec extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "CODEC", description = "The codec from now on.")
    private Optional<String> codec = Optional.empty();

    Codec(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      if (codec.isPresent()) {
        String wanted = codec.get();
        TakeCodec chosen =
            TakeCodec.of(wanted)
                .orElseThrow(
                    () ->
                        new WorkException(
                            WorkException.Kind.ORDER,
                            "\""
                                + wanted
                                + "\" is no codec of takes; these are: "
                                + names()
                                + "."));
        desk().workbench().setTakeCodec(chosen);
        return answer(chosen, "New takes are written as " + chosen.words() + " from now on.");
      }
      TakeCodec now = desk().workbench().takeCodec();
      return answer(now, "New takes are written as " + now.words() + " (" + now.id() + ").");
    }

    private Answer answer(TakeCodec codec, String words) {
      return Answer.done(List.of(words), document().with("codec", codec.id()).end());
    }
  }
}
