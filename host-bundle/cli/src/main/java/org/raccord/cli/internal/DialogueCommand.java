package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.core.Workbench.Access;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.Visemes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord dialogue}. */
@Command(
    name = "dialogue",
    sortOptions = false,
    description = {
      "Says what is spoken in the take in use of a slot, and when: lines, words, sounds and the"
          + " mouth shapes that go with them, for lip sync."
    },
    footer = {
      "",
      "Examples:",
      "  raccord dialogue cut.raccord.otio --slot V1-3",
      "  raccord dialogue cut.raccord.otio --slot V1-3 --export lines.json",
      "  raccord dialogue cut.raccord.otio --slot V1-3 --markers"
    })
final class DialogueCommand extends Subcommand {

  @Parameters(paramLabel = "TIMELINE", description = "The timeline (.raccord.otio).")
  private Path timeline = Path.of("");

  @Option(
      names = "--slot",
      required = true,
      paramLabel = "SLOT",
      description = "The slot's address or id.")
  private String slot = "";

  @Option(
      names = "--take",
      paramLabel = "TAKE",
      description = "Another take than the one that is heard.")
  private Optional<String> take = Optional.empty();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write words, sounds (ARPAbet) and 15 mouth shapes as JSON; times in seconds from the"
              + " slot's start.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--markers",
      description = "Put a marker on the slot's clip for each word, and keep that in the timeline.")
  private boolean markers;

  DialogueCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException, InterruptedException {
    try (Edit edit = open(timeline, markers ? Access.CHANGE : Access.READ)) {
      SlotTakes takes = edit.takes(Optional.of(slot)).get(0);
      Take heard = heard(takes);
      Json json =
          document()
              .with("timeline", edit.file().toString())
              .with("slot", takes.address())
              .with("take", heard.id());
      JsonObject content = content(json, heard);
      List<String> lines = new ArrayList<>(lines(heard));
      if (export.isPresent()) {
        Path file = desk().path(export.get());
        try {
          Files.writeString(file, Json.print(content) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
          throw new WorkException(
              Kind.INPUT, file + " cannot be written: " + e.getMessage() + ".", e);
        }
        lines.add("Written to " + shown(file));
      }
      if (markers) {
        lines.addAll(ChangeView.lines(edit.markDialogue(slot, heard.id())));
      }
      return new Answer(ExitCode.DONE, lines, content);
    }
  }

  private Take heard(SlotTakes takes) throws WorkException {
    String id =
        take.or(takes::soundInUse)
            .orElseThrow(
                () ->
                    new WorkException(
                        Kind.ORDER, "Slot " + slot + " has no take in use; fill it first."));
    Take found =
        takes.takes().stream()
            .map(SlotTakes.ListedTake::take)
            .filter(t -> t.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new WorkException(Kind.ORDER, "Slot " + slot + " has no take " + id + "."));
    if (found.lines().isEmpty()) {
      throw new WorkException(
          Kind.ORDER,
          "Nothing is spoken in take "
              + id
              + ". Make a line with: raccord sound TIMELINE --slot "
              + slot
              + " --redo --line TEXT");
    }
    return found;
  }

  private List<String> lines(Take heard) {
    TextTable table = new TextTable(desk().terminal().width(), "FROM", "TO", "VOICE", "LINE");
    for (SpokenLine line : heard.lines()) {
      table.row(shown(line.start()), shown(line.end()), line.voice(), line.text());
      if (!line.words().isEmpty()) {
        table.note(
            String.join(
                " ", line.words().stream().map(w -> w.text() + " " + shown(w.start())).toList()));
      }
    }
    return table.lines();
  }

  private static String shown(long sample) {
    return String.format(Locale.ROOT, "%.2f", seconds(sample));
  }

  private static double seconds(long sample) {
    return Math.round(1e6 * sample / SpokenLine.RATE) / 1e6;
  }

  static JsonObject content(Json json, Take take) {
    return json.with("notice", take.notice().orElse(""))
        .list("lines", take.lines(), DialogueCommand::line)
        .end();
  }

  private static JsonObject line(SpokenLine line) {
    return timed(line.start(), line.end())
        .with("text", line.text())
        .with("voice", line.voice())
        .list("words", line.words(), DialogueCommand::word)
        .list(
            "visemes",
            Visemes.of(line),
            shape -> timed(shape.start(), shape.end()).with("viseme", shape.viseme()).end())
        .end();
  }

  private static JsonObject word(SpokenLine.Word word) {
    return timed(word.start(), word.end())
        .with("text", word.text())
        .list(
            "phones",
            word.phones(),
            phone -> timed(phone.start(), phone.end()).with("phone", phone.symbol()).end())
        .end();
  }

  private static Json timed(long start, long end) {
    return Json.object().with("start", seconds(start)).with("end", seconds(end));
  }
}
