package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code raccord policy}: what may leave the machine. */
@Command(
    name = "policy",
    description = {
      "Says what may leave the machine. Nothing does until its destination is allowed, and a"
          + " timeline can forbid it whatever is allowed."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  raccord policy show",
      "  raccord policy allow http://renderbox:30000",
      "  raccord policy nothing-leaves cut.raccord.otio"
    })
final class PolicyCommand extends CommandGroup {

  /** {@code raccord policy show}. */
  @Command(
      name = "show",
      description = "Shows what may leave the machine.",
      footer = {"", "Example:", "  raccord policy show"})
  static final class Show extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "TIMELINE", description = "What it forbids as well.")
    private Optional<Path> timeline = Optional.empty();

    Show(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      LeavingPolicy.State state = desk().policy().state();
      Optional<Boolean> kept = Optional.empty();
      if (timeline.isPresent()) {
        try (Edit edit = open(timeline.get(), Access.READ)) {
          kept = Optional.of(edit.timeline().policy().nothingLeaves());
        }
      }
      List<String> lines = new ArrayList<>();
      if (kept.orElse(false)) {
        lines.add("Nothing of this timeline may leave the machine; no setting loosens that.");
      }
      lines.add(
          state.nothingLeaves()
              ? "Nothing may leave this machine (raccord policy ask takes that back)."
              : state.allowed().isEmpty()
                  ? "No destination is allowed: nothing leaves this machine."
                  : "Frames, sound and words may go to:");
      state.allowed().forEach(to -> lines.add("  " + to));
      return Answer.done(
          lines,
          document()
              .with("nothingLeaves", state.nothingLeaves())
              .texts("allowed", state.allowed())
              .with("timelineStays", kept, com.google.gson.JsonPrimitive::new)
              .end());
    }
  }

  /** {@code raccord policy allow}. */
  @Command(
      name = "allow",
      description = "Allows a destination.",
      footer = {"", "Example:", "  raccord policy allow http://renderbox:30000"})
  static final class Allow extends Subcommand {

    @Parameters(paramLabel = "DESTINATION", description = "Address of a server.")
    private String destination = "";

    Allow(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      String to = desk().policy().allow(destination);
      boolean none = desk().policy().state().nothingLeaves();
      return Answer.done(
          List.of(
              "Frames, sound and words of a brief may go to " + to + ".",
              none
                  ? "Still nothing leaves, because that is set: raccord policy ask takes it back."
                  : "Take it back with: raccord policy forbid " + to),
          document().with("destination", to).end());
    }
  }

  /** {@code raccord policy forbid}. */
  @Command(
      name = "forbid",
      description = "Takes an allowance back.",
      footer = {"", "Example:", "  raccord policy forbid http://renderbox:30000"})
  static final class Forbid extends Subcommand {

    @Parameters(paramLabel = "DESTINATION", description = "As raccord policy show lists it.")
    private String destination = "";

    Forbid(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      boolean was = desk().policy().forbid(destination);
      return Answer.done(
          List.of(was ? "Nothing goes there any more." : destination + " had not been allowed."),
          document().with("was", was).end());
    }
  }

  /** What is said either for the user or for one timeline. */
  abstract static class OnUserOrTimeline extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "TIMELINE", description = "The timeline (.otio).")
    private Optional<Path> timeline = Optional.empty();

    private final Edit.Keeping keeping;

    OnUserOrTimeline(Desk desk, Edit.Keeping keeping) {
      super(desk);
      this.keeping = keeping;
    }

    abstract Answer forUser() throws WorkException;

    @Override
    final Answer run() throws WorkException {
      if (timeline.isEmpty()) {
        return forUser();
      }
      try (Edit edit = open(timeline.get(), Access.CHANGE)) {
        return ChangeView.answer(document(), edit, edit.keepHere(keeping), shown(edit.file()));
      }
    }
  }

  /** {@code raccord policy nothing-leaves}. */
  @Command(
      name = "nothing-leaves",
      description = {
        "Forbids everything, whatever was allowed: for this user, or with a timeline for that"
            + " timeline wherever it is opened."
      },
      footer = {
        "",
        "Examples:",
        "  raccord policy nothing-leaves",
        "  raccord policy nothing-leaves cut.raccord.otio"
      })
  static final class NothingLeaves extends OnUserOrTimeline {

    NothingLeaves(Desk desk) {
      super(desk, Edit.Keeping.HERE);
    }

    @Override
    Answer forUser() throws WorkException {
      desk().policy().nothingLeaves();
      return Answer.done(
          List.of("Nothing leaves this machine.", "Take it back with: raccord policy ask"),
          document().end());
    }
  }

  /** {@code raccord policy ask}. */
  @Command(
      name = "ask",
      description = {
        "Goes back from nothing-leaves to what was allowed one by one: for this user, or with a"
            + " timeline for that timeline."
      },
      footer = {"", "Examples:", "  raccord policy ask", "  raccord policy ask cut.raccord.otio"})
  static final class Ask extends OnUserOrTimeline {

    Ask(Desk desk) {
      super(desk, Edit.Keeping.AS_USER_ALLOWS);
    }

    @Override
    Answer forUser() throws WorkException {
      desk().policy().ask();
      return Answer.done(
          List.of("Only what was allowed may leave: raccord policy show"), document().end());
    }
  }
}
