package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Measured;
import org.raccord.core.SeamFiles;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.fill.SeamReport.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord seams}. */
@Command(
    name = "seams",
    description =
        "Measures how well a take matches: both joins and the inside, picture and sound, against"
            + " what the clips beside it do of their own accord. Grades A to F; the worst counts.",
    footer = {
      "",
      "Examples:",
      "  raccord seams cut.raccord.otio --slot V1-2",
      "  raccord seams cut.raccord.otio --slot V1-2 --take s7k2q.1 --pictures report",
      "  raccord seams --before A.mov --take T.mov --after B.mov"
    })
final class SeamsCommand extends Subcommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "TIMELINE",
      description = "The timeline; default: the only *.raccord.otio in the current folder.")
  private Optional<Path> timeline = Optional.empty();

  @Option(names = "--slot", paramLabel = "SLOT", description = "A slot, by address or id.")
  private Optional<String> slot = Optional.empty();

  @Option(
      names = "--take",
      paramLabel = "TAKE",
      description = "A take by its id, default: the one in use; or a file.")
  private Optional<String> take = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description = "The take is a file, and this file ends where it begins.")
  private Optional<Path> before = Optional.empty();

  @Option(
      names = "--after",
      paramLabel = "FILE",
      description = "The take is a file, and this file begins where it ends.")
  private Optional<Path> after = Optional.empty();

  @Option(
      names = "--head",
      paramLabel = "KIND",
      description =
          "Of files: what the join with --before is meant to be, continuous or cut. Default: found"
              + " out.")
  private Optional<String> head = Optional.empty();

  @Option(
      names = "--tail",
      paramLabel = "KIND",
      description = "Of files: the same of the join with --after.")
  private Optional<String> tail = Optional.empty();

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Draw the frames around the joins, and every figure along them, as PNG.")
  private Optional<Path> pictures = Optional.empty();

  SeamsCommand(Desk desk) {
    super(desk);
  }

  @Override
  String leftByThen() {
    return "Nothing was changed.";
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    Measured measured = before.isPresent() || after.isPresent() ? ofFiles() : ofTimeline();
    List<String> lines = new ArrayList<>(SeamsView.lines(measured, desk().terminal().width()));
    if (!measured.pictures().isEmpty()) {
      lines.add("");
      measured.pictures().forEach(file -> lines.add("Drawn " + shown(file)));
    }
    return Answer.done(
        lines,
        document()
            .with("take", measured.take())
            .with("slot", measured.slot())
            .with("seams", SeamsView.json(measured.report()))
            .texts("pictures", measured.pictures().stream().map(Path::toString).toList())
            .end());
  }

  private Measured ofFiles() throws WorkException, InterruptedException {
    if (timeline.isPresent() || slot.isPresent()) {
      throw usage("--before and --after go with a take that is a file, not with a timeline.");
    }
    SeamFiles files =
        new SeamFiles(
            before.map(desk()::path),
            desk()
                .path(
                    Path.of(
                        take.orElseThrow(() -> usage("Name the file of the take: --take T.mov.")))),
            after.map(desk()::path),
            kind(head),
            kind(tail));
    return desk().workbench().seams(files, pictures.map(desk()::path));
  }

  private Measured ofTimeline() throws WorkException, InterruptedException {
    if (head.isPresent() || tail.isPresent()) {
      throw usage("--head and --tail go with --before and --after.");
    }
    Optional<String> named =
        slot.or(() -> take.filter(t -> t.contains(".")).map(t -> t.substring(0, t.indexOf('.'))));
    if (named.isEmpty()) {
      throw usage("Name a slot with --slot, a take with --take, or files with --before, --after.");
    }
    try (Edit edit = open(TimelineChoice.choose(timeline, desk().folder()), Access.READ)) {
      return edit.seams(named.get(), take, pictures.map(desk()::path));
    }
  }

  private Optional<Kind> kind(Optional<String> word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind.storedName().equals(word.get().toLowerCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    throw usage("A join is continuous or cut, not " + word.get() + ".");
  }
}
