package org.raccord.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import picocli.CommandLine.Parameters;

/** The timeline that is meant, as a parameter that may be left out. */
final class TimelineChoice {

  private static final String ENDING = ".raccord.otio";

  static final String DESCRIPTION =
      "The timeline; default: the only *.raccord.otio in the current folder.";

  @Parameters(arity = "0..1", paramLabel = "TIMELINE", description = DESCRIPTION)
  private Optional<Path> timeline = Optional.empty();

  /** The one that was named, else the only one of ours in the current folder. */
  Path chosen(Desk desk) throws WorkException {
    return choose(timeline, desk.folder());
  }

  /** The named timeline, else the only one of ours in {@code folder}. */
  static Path choose(Optional<Path> named, Path folder) throws WorkException {
    if (named.isPresent()) {
      return named.get();
    }
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found = files.filter(f -> f.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new WorkException(
          Kind.INPUT, "The folder " + folder + " cannot be read. Name a timeline.", e);
    }
    if (found.isEmpty()) {
      throw new WorkException(
          Kind.ORDER,
          "There is no *" + ENDING + " in " + folder + ". Name the timeline after the command.");
    }
    if (found.size() > 1) {
      throw new WorkException(
          Kind.ORDER,
          "There are several timelines in "
              + folder
              + "; name one of them after the command: "
              + String.join(", ", found.stream().map(f -> f.getFileName().toString()).toList()));
    }
    return found.get(0);
  }
}
