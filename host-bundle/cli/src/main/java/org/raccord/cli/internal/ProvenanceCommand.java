package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Edit.TakeScope;
import org.raccord.core.Provenance;
import org.raccord.core.SignOrder;
import org.raccord.core.Signed;
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
      "  raccord provenance cut.raccord.otio --html provenance.html --csv provenance.csv",
      "  raccord provenance cut.raccord.otio --sign signed --certificate me.pem --key file:me.key"
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

  @Option(
      names = "--sign",
      paramLabel = "DIR",
      description = {
        "Write copies of the takes that are signed with content credentials (C2PA), the clips beside"
            + " them as ingredients, and read them back. Needs c2patool or the npm package"
            + " @contentauth/c2pa-node on this machine, --certificate and --key."
      })
  private Optional<Path> sign = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Who signs: a PEM file, the signer's own certificate first.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Where the private key (PEM) is kept: env:NAME or file:PATH.")
  private Optional<String> key = Optional.empty();

  ProvenanceCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
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
      List<Signed> signed = sign.isPresent() ? sign(edit, sign.get()) : List.of();
      signed.forEach(s -> lines.add(line(s)));
      Answer answer =
          Answer.done(
              lines,
              document()
                  .with("timeline", edit.file().toString())
                  .list("takes", view.rows(), ProvenanceView::json)
                  .texts("written", written)
                  .list("signed", signed, ProvenanceCommand::json)
                  .end());
      return signed.stream().anyMatch(s -> s.state() == Signed.State.NOT_SIGNED)
          ? answer.with(ExitCode.INPUT)
          : answer;
    }
  }

  private List<Signed> sign(Edit edit, Path folder) throws WorkException, InterruptedException {
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new WorkException(
          Kind.ORDER,
          "--sign needs --certificate FILE and --key env:NAME or file:PATH: nobody can sign without.");
    }
    return edit.sign(
        new SignOrder(
            desk().path(folder),
            desk().path(certificate.get()),
            key.get(),
            all ? TakeScope.ALL : TakeScope.IN_USE));
  }

  private String line(Signed signed) {
    return switch (signed.state()) {
      case TRUSTED, VALID -> "Signed copy " + shown(signed.file()) + ": " + signed.words();
      case NOT_SIGNED -> "Not signed: " + shown(signed.file()) + ": " + signed.words();
    };
  }

  private static JsonObject json(Signed signed) {
    return Json.object()
        .with("take", signed.take())
        .with("file", signed.file().toString())
        .with("state", signed.state().name().toLowerCase(Locale.ROOT))
        .with("words", signed.words())
        .end();
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
