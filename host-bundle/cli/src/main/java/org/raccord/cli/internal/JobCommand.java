package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Cancelling;
import org.raccord.core.Edit.Change;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord job}: the commands on one job. */
@Command(
    name = "job",
    description = "Goes on with a job that was broken off, or gives it up.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  raccord job resume j2k4x9"})
final class JobCommand extends CommandGroup {

  /** What both do alike. */
  abstract static class OnJob extends Subcommand {

    @Parameters(index = "0", paramLabel = "JOB", description = "An id that `raccord jobs` lists.")
    private String job = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "TIMELINE",
        description = TimelineChoice.DESCRIPTION)
    private Optional<Path> timeline = Optional.empty();

    OnJob(Desk desk) {
      super(desk);
    }

    final String job() {
      return job;
    }

    abstract Change change(Edit edit) throws WorkException, InterruptedException;

    @Override
    final Answer run() throws WorkException, InterruptedException {
      try (Edit edit = open(TimelineChoice.choose(timeline, desk().folder()), Access.CHANGE)) {
        Change change = change(edit);
        return Answer.done(ChangeView.lines(change), ChangeView.json(document(), edit, change));
      }
    }
  }

  /** {@code raccord job resume}. */
  @Command(
      name = "resume",
      description =
          "Goes on with a job where it was broken off; nothing is bought again. Where its slot is"
              + " gone, the take is kept without a place: `raccord takes` lists it.",
      footer = {"", "Example:", "  raccord job resume j2k4x9"})
  static final class Resume extends OnJob {
    Resume(Desk desk) {
      super(desk);
    }

    @Override
    Change change(Edit edit) throws WorkException, InterruptedException {
      return watched(watcher -> edit.resumeJob(job(), watcher));
    }
  }

  /** {@code raccord job cancel}. */
  @Command(
      name = "cancel",
      description =
          "Gives a job up: its generator ends it where it runs, as far as the server can, and it"
              + " is forgotten here.",
      footer = {"", "Example:", "  raccord job cancel j2k4x9"})
  static final class Cancel extends OnJob {

    @Option(names = "--forget", description = "Only forget it here; wherever it runs, it runs on.")
    private boolean forget;

    Cancel(Desk desk) {
      super(desk);
    }

    @Override
    Change change(Edit edit) throws WorkException, InterruptedException {
      return edit.cancelJob(job(), forget ? Cancelling.ONLY_FORGET : Cancelling.TELL_GENERATOR);
    }
  }
}
