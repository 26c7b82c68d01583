package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.raccord.core.Finding;
import picocli.CommandLine.Command;

/** {@code raccord doctor}. */
@Command(
    name = "doctor",
    description = {
      "Tries what a fill needs and says what is installed, what is missing for what, and where logs"
          + " and caches lie. Ends with 1 where something that is needed does not work."
    },
    footer = {"", "Example:", "  raccord doctor"})
final class DoctorCommand extends Subcommand {

  DoctorCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() {
    List<Finding> findings = desk().workbench().checkup();
    TextTable table = new TextTable(desk().terminal().width(), "", "", "");
    for (Finding finding : findings) {
      table.row(
          switch (finding.state()) {
            case WELL -> "ok";
            case ABSENT -> "--";
            case WRONG -> "!!";
          },
          finding.subject(),
          finding.found());
      if (!finding.remedy().isEmpty()) {
        table.note(finding.remedy());
      }
    }
    boolean wrong = findings.stream().anyMatch(f -> f.state() == Finding.State.WRONG);
    return new Answer(
        wrong ? ExitCode.DEFECT : ExitCode.DONE,
        table.lines().subList(1, table.lines().size()),
        document().list("findings", findings, DoctorCommand::json).end());
  }

  private static JsonObject json(Finding finding) {
    return Json.object()
        .with("subject", finding.subject())
        .with("state", finding.state().name().toLowerCase(Locale.ROOT))
        .with("found", finding.found())
        .with("remedy", finding.remedy())
        .end();
  }
}
