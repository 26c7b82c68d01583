package org.raccord.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.TakeScope;
import org.raccord.core.Provenance;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.core.Workbench.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code raccord provenance}. */
@Command(
    name = "provenance",
    description = {
      "Lists where the takes in use come from: record times, real, generated and handle frames,"
          + " generator, model, licence, digital source type, brief, files. Reads every file and"
          + " says whether it is still what was made.",
      "To hand on: a table (--csv) or a page to read and print (--html)."
    },
    footer = {
      "",
      "Examples:",
      "  raccord provenance cut.raccord.otio",
      "  raccord provenance cut.raccord.otio --html provenance.html --csv provenance.csv"
    })
final class ProvenanceCommand extends Subcommand {

  @Mixin private TimelineChoice timeline = new TimelineChoice();

  @Option(names = "--csv", paramLabel = "FILE", description = "Write a table, one row a take.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page that needs nothing else.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--all", description = "Takes that are not in use as well.")
  private boolean all;

  ProvenanceCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    try (Edit edit = open(timeline.chosen(desk()), Access.READ)) {
      List<Provenance> takes = edit.provenance(all ? TakeScope.ALL : TakeScope.IN_USE);
      ProvenanceView view = new ProvenanceView(edit, takes);
      List<String> lines = new ArrayList<>(view.lines(desk().terminal().width()));
      List<String> written = new ArrayList<>();
      if (csv.isPresent()) {
        write(csv.get(), view.csv(), edit, written);
      }
      if (html.isPresent()) {
        write(html.get(), new ProvenancePage(edit, view.rows()).text(), edit, written);
      }
      written.forEach(file -> lines.add("Written to " + file));
      return Answer.done(
          lines,
          document()
              .with("timeline", edit.file().toString())
              .list("takes", view.rows(), ProvenanceView::json)
              .texts("written", written)
              .end());
    }
  }

  private void write(Path typed, String text, Edit edit, List<String> written)
      throws WorkException {
    Path file = desk().path(typed);
    if (file.equals(edit.file()) || file.equals(edit.source())) {
      throw new WorkException(Kind.ORDER, typed + " is the timeline itself. Give another name.");
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new WorkException(
          Kind.INPUT,
          file + " cannot be written: choose a folder that exists and that you may write to.",
          e);
    }
    written.add(shown(file));
  }
}
