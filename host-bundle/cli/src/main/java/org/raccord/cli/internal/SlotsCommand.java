package org.raccord.cli.internal;

import java.nio.file.Path;
import org.raccord.core.Edit;
import org.raccord.core.Edit.SurveyScope;
import org.raccord.core.Survey;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord slots}. */
@Command(
    name = "slots",
    description = {
      "Lists the places of a timeline that want picture, what stands beside them, and what each"
          + " generator offers. Writes nothing."
    },
    footer = {"", "Example:", "  raccord slots cut.otio"})
final class SlotsCommand extends Subcommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @Option(
      names = "--all-gaps",
      description = "List every gap on every track, also those that no fill is meant for.")
  private boolean allGaps;

  SlotsCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(timeline, Access.READ)) {
      Survey survey = edit.survey(allGaps ? SurveyScope.ALL_GAPS : SurveyScope.SLOTS);
      SurveyView view = new SurveyView(edit, survey);
      return Answer.done(
          view.lines(desk().terminal().width(), shown(edit.source()), shown(edit.file())),
          view.json(document()));
    }
  }
}
