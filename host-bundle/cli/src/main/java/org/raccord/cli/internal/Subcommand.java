package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.raccord.core.Edit;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does something: the options all have, and how its answer is printed. */
abstract class Subcommand implements Callable<Integer> {

  @SuppressWarnings("unused") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--json", description = "Print the result as one JSON document.")
  private boolean json;

  @Option(names = "--verbose", description = "Print log lines, and stack traces of errors.")
  private boolean verbose;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Desk desk;

  Subcommand(Desk desk) {
    this.desk = desk;
  }

  /** Does the work. Whatever it prints by itself goes to the error stream. */
  abstract Answer run() throws WorkException, InterruptedException;

  /** What there is of the work when it is cancelled, in a sentence. */
  String leftByThen() {
    return "Takes finished by then are kept.";
  }

  @Override
  public final Integer call() throws WorkException, InterruptedException {
    if (verbose) {
      LogLines.toConsole(desk.err());
    }
    Answer answer = run();
    if (json) {
      answer.json().addProperty("exitCode", answer.code().number());
      desk.out().println(Json.print(answer.json()));
    } else {
      answer.lines().forEach(desk.out()::println);
    }
    return answer.code().number();
  }

  final Desk desk() {
    return desk;
  }

  final boolean asJson() {
    return json;
  }

  /** A document that begins with the command's name. */
  final Json document() {
    String name = spec.qualifiedName().substring(spec.root().name().length()).strip();
    return Json.object().with("command", name);
  }

  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  final Edit open(Path timeline, Access access) throws WorkException {
    return open(timeline, access, Optional.empty());
  }

  final Edit open(Path timeline, Access access, Optional<Path> out) throws WorkException {
    Edit edit = desk.workbench().open(desk.path(timeline), access, out.map(desk::path));
    edit.tidied().forEach(desk.err()::println);
    return edit;
  }

  /** Shows how far work has come, in the way that suits the error stream. */
  final ProgressDisplay progress() {
    return ProgressDisplay.on(desk);
  }

  /** A path relative to the current folder where it lies below it. */
  final String shown(Path file) {
    Path absolute = desk.path(file);
    return absolute.startsWith(desk.folder())
        ? desk.folder().relativize(absolute).toString()
        : absolute.toString();
  }

  /** Work on an edit that is closed afterwards. */
  @FunctionalInterface
  interface EditWork {
    Answer with(Edit edit) throws WorkException, InterruptedException;
  }

  /** Work that shows its progress. */
  @FunctionalInterface
  interface WatchedWork<T> {
    T with(FillWatcher watcher) throws WorkException, InterruptedException;
  }

  /** Runs {@code work} with a progress display that is cleared afterwards. */
  final <T> T watched(WatchedWork<T> work) throws WorkException, InterruptedException {
    try (ProgressDisplay display = progress()) {
      return work.with(display);
    }
  }
}
