package org.raccord.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Change;
import org.raccord.core.FillOrder.Refill;
import org.raccord.core.FillOrder.Selection;
import org.raccord.core.FillReport;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;

/** Makes a slot and fills it as one change: where the fill fails, the slot is taken back. */
final class FilledChange {

  /** Makes the slot. */
  @FunctionalInterface
  interface Cut {
    Change make() throws WorkException;
  }

  private record Both(Change change, FillReport report) {}

  private FilledChange() {}

  static Answer answer(
      Subcommand command, Edit edit, String title, Cut cut, TakeOptions takes, BriefOptions brief)
      throws WorkException, InterruptedException {
    Both both =
        command.watched(
            watcher ->
                edit.together(
                    title,
                    () -> {
                      Change change = cut.make();
                      String slot = change.slot().orElseThrow();
                      FillReport report =
                          edit.fill(
                              takes.order(
                                  new Selection.Named(List.of(slot)),
                                  brief.brief(edit, command.desk()),
                                  OptionalLong.empty(),
                                  Optional.empty(),
                                  Refill.ADD_TAKES,
                                  command.desk()),
                              watcher);
                      if (report.filled() == 0) {
                        throw new WorkException(
                            Kind.NOTHING_FILLED, why(report) + " The timeline is unchanged.");
                      }
                      return new Both(change, report);
                    }));
    List<String> lines = new ArrayList<>(ChangeView.lines(both.change()));
    lines.addAll(FillView.lines(both.report(), command.desk().terminal().width()));
    lines.add("Written to " + command.shown(edit.file()));
    Json json = ChangeView.json(command.document(), edit, Optional.of(both.change()));
    return new Answer(ExitCode.of(both.report()), lines, FillView.json(json, both.report()).end());
  }

  private static String why(FillReport report) {
    return report.slots().stream()
        .flatMap(slot -> slot.failure().stream())
        .findFirst()
        .orElse("Nothing could fill the slot.");
  }
}
