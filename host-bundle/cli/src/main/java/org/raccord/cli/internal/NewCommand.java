package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.List;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord new}. */
@Command(
    name = "new",
    description = "Makes a timeline of media files with a gap between each two.",
    footer = {"", "Example:", "  raccord new cut.otio A.mov B.mov --gap 24"})
final class NewCommand extends Subcommand {

  @Parameters(
      index = "0",
      paramLabel = "TIMELINE",
      description = "The new timeline (.otio); it must not exist.")
  private Path timeline = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "MEDIA",
      description = "Picture files, in order.")
  private List<Path> media = List.of();

  @Option(
      names = "--gap",
      required = true,
      paramLabel = "LENGTH",
      description = "Length of the gaps: 24, 24f, 1s or 00:00:01:00.")
  private String gap = "";

  NewCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit =
        desk()
            .workbench()
            .create(desk().path(timeline), media.stream().map(desk()::path).toList(), gap)) {
      String made = shown(edit.source());
      return Answer.done(
          List.of(
              "Made " + made + " of " + SurveyView.count(media.size(), "file") + ".",
              "Fill its gaps with: raccord fill " + made + " --all"),
          document()
              .with("timeline", edit.source().toString())
              .with("rate", edit.rate().toString())
              .with("media", media.size())
              .end());
    }
  }
}
