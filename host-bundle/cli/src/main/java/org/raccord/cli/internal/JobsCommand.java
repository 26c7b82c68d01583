package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.raccord.core.Edit;
import org.raccord.core.Job;
import org.raccord.core.Jobs;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code raccord jobs}. */
@Command(
    name = "jobs",
    description = {
      "Lists jobs of generators that have not ended with a take: those that run, and those that were"
          + " broken off and can be gone on with. Paid work is never lost.",
      "Says as well what fills have cost, and what they may cost together."
    },
    footer = {"", "Example:", "  raccord jobs cut.raccord.otio"})
final class JobsCommand extends Subcommand {

  @Mixin private TimelineChoice timeline = new TimelineChoice();

  JobsCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(timeline.chosen(desk()), Access.READ)) {
      Jobs jobs = edit.jobs();
      return Answer.done(
          lines(jobs),
          document()
              .with("timeline", edit.file().toString())
              .list("jobs", jobs.jobs(), JobsCommand::json)
              .with("budget", jobs.budget())
              .texts("spent", jobs.spent())
              .end());
    }
  }

  private List<String> lines(Jobs jobs) {
    List<String> lines = new ArrayList<>();
    if (jobs.jobs().isEmpty()) {
      lines.add("No job runs or waits.");
    } else {
      TextTable table =
          new TextTable(
              desk().terminal().width(), "JOB", "SLOT", "GENERATOR", "AGE", "PRICE", "STATE");
      boolean waits = false;
      boolean failed = false;
      for (Job job : jobs.jobs()) {
        table.row(
            job.id(),
            job.address(),
            job.generator(),
            age(job.started(), desk().clock().instant()),
            job.price().orElse("-"),
            job.state().words());
        if (!job.isSlotThere()) {
          table.note("Its slot is gone; its take will be kept without a place.");
        }
        if (!job.isGeneratorThere()) {
          table.note(
              "Its generator is not there. Put its bundle or its settings back to go on with it.");
        }
        job.reason().ifPresent(table::note);
        failed |= job.state() == Job.State.FAILED;
        waits |= job.state() == Job.State.WAITS;
      }
      lines.addAll(table.lines());
      if (failed && !waits) {
        lines.add("Strike one that failed off the list: raccord job cancel JOB.");
      }
      if (waits) {
        lines.add("Go on with one: raccord job resume JOB. Give it up: raccord job cancel JOB.");
      }
    }
    if (!jobs.spent().isEmpty() || jobs.budget().isPresent()) {
      lines.add(
          "Spent: "
              + (jobs.spent().isEmpty() ? "nothing" : String.join(", ", jobs.spent()))
              + jobs.budget().map(b -> " of a budget of " + b).orElse(", without a budget")
              + ".");
    }
    return lines;
  }

  static String age(Instant started, Instant now) {
    Duration age = Duration.between(started, now);
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
  }

  private static JsonObject json(Job job) {
    return Json.object()
        .with("id", job.id())
        .with("state", job.state().name().toLowerCase(java.util.Locale.ROOT))
        .with("slot", job.slot())
        .with("address", job.address())
        .with("slotThere", job.isSlotThere())
        .with("generator", job.generator())
        .with("generatorThere", job.isGeneratorThere())
        .with("take", job.take())
        .with("started", job.started().toString())
        .with("price", job.price())
        .with("reason", job.reason())
        .end();
  }
}
