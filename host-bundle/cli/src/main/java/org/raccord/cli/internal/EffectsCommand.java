package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.FoundEffect;
import org.raccord.core.WorkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code raccord effects}: what there is for {@code --effect}. */
@Command(
    name = "effects",
    description = "Finds spot effects in a folder of your own.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord effects search ~/sounds door slam"})
final class EffectsCommand extends CommandGroup {

  /** {@code raccord effects search}. */
  @Command(
      name = "search",
      sortOptions = false,
      description = {
        "Finds the sounds in whose file names or tags each of the words stands: ID3 and Vorbis tags,"
            + " the description of a Broadcast Wave, the texts of its iXML. Nothing is written."
      },
      footer = {"", "Example:", "  raccord effects search ~/sounds door slam"})
  static final class Search extends Subcommand {

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder; those in it, too.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORD", description = "The words.")
    private List<String> words = new ArrayList<>();

    Search(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException, InterruptedException {
      List<FoundEffect> hits = desk().workbench().effects(desk().path(folder), words);
      List<String> lines = new ArrayList<>();
      TextTable table = new TextTable(desk().terminal().width(), "FILE", "LENGTH", "CHANNELS");
      for (FoundEffect hit : hits) {
        table.row(
            shown(hit.file()),
            String.format(Locale.ROOT, "%.2f s", hit.seconds()),
            Integer.toString(hit.channels()));
        hit.found().stream().filter(f -> !f.equals(FoundEffect.NAME)).forEach(table::note);
      }
      if (!hits.isEmpty()) {
        lines.addAll(table.lines());
      }
      lines.add(
          hits.isEmpty()
              ? "No sound has all of these words in its name or tags. Try fewer."
              : "Use one with: raccord fill TIMELINE --slot SLOT --effect FILE@TIME");
      Json json =
          document()
              .with("folder", desk().path(folder).toString())
              .list(
                  "effects",
                  hits,
                  hit ->
                      Json.object()
                          .with("file", hit.file().toString())
                          .with("seconds", hit.seconds())
                          .with("channels", hit.channels())
                          .texts("found", hit.found())
                          .end());
      return new Answer(ExitCode.DONE, lines, json.end());
    }
  }
}
