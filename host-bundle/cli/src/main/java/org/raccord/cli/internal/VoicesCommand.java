package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.Voices;
import org.raccord.core.WorkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord voices}. */
@Command(
    name = "voices",
    description =
        "Lists the voices that lines can be spoken in: their languages, whether each is ready and"
            + " what is missing, and whether it takes after a person, who must have consented. With"
            + " a command, has one speak.",
    footer = {
      "",
      "Examples:",
      "  raccord voices",
      "  raccord voices say \"We should have left yesterday.\" --out line.wav"
    })
final class VoicesCommand extends Subcommand {

  VoicesCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() {
    List<Voices.Card> cards = desk().voices().list();
    return Answer.done(lines(cards), document().list("voices", cards, VoicesCommand::json).end());
  }

  private List<String> lines(List<Voices.Card> cards) {
    if (cards.isEmpty()) {
      return List.of(
          "No voice is there. Put a voice bundle (.jar) into the plugins folder of the"
              + " installation.");
    }
    TextTable table =
        new TextTable(desk().terminal().width(), "VOICE", "NAME", "LANGUAGES", "TIMES", "CLONES");
    for (Voices.Card card : cards) {
      table.row(
          card.id(),
          card.name(),
          String.join(" ", card.languages()),
          card.timing(),
          card.clones() ? "with consent" : "no");
      table.note(
          card.lack()
              .map(lack -> "Not ready: " + lack.what() + " " + lack.remedy())
              .orElse("Ready. " + card.licence()));
    }
    return table.lines();
  }

  private static JsonObject json(Voices.Card card) {
    return Json.object()
        .with("id", card.id())
        .with("name", card.name())
        .texts("languages", card.languages())
        .with("sampleRate", card.sampleRate())
        .with("timing", card.timing())
        .with("needsConsent", card.clones())
        .with("licence", card.licence())
        .with("ready", card.lack().isEmpty())
        .with("missing", card.lack().map(Voices.Lack::what))
        .with("remedy", card.lack().map(Voices.Lack::remedy))
        .end();
  }

  /** {@code raccord voices say}. */
  @Command(
      name = "say",
      description =
          "Has a voice say a line, dry and unmatched, into a .wav file, and says how long that took:"
              + " the first time includes the start of the voice.",
      footer = {
        "",
        "Example:",
        "  raccord voices say \"We should have left yesterday.\" --pitch -2 --out line.wav"
      })
  static final class Say extends Subcommand {

    @Parameters(paramLabel = "TEXT", description = "What to say, as plain text.")
    private String text = "";

    @Option(names = "--voice", paramLabel = "ID", description = "Whose voice; mary by itself.")
    private String voice = "mary";

    @Option(
        names = "--language",
        paramLabel = "TAG",
        description = "The language of the text; en by itself.")
    private String language = "en";

    @Option(
        names = "--pitch",
        paramLabel = "SEMITONES",
        description = "Higher or lower than the voice's own, -12 to 12.")
    private double pitch;

    @Option(
        names = "--rate",
        paramLabel = "FACTOR",
        description = "Faster or slower than the voice's own, 0.5 to 2.")
    private double rate = 1;

    @Option(
        names = "--times",
        paramLabel = "N",
        description = "Say it so often, to see how long it takes once the voice is warm.")
    private int times = 1;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        required = true,
        description = "The .wav file; none is overwritten.")
    private Path out = Path.of("");

    Say(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException, InterruptedException {
      Voices.Said said =
          desk()
              .voices()
              .say(new Voices.Line(voice, text, language, pitch, rate, times), desk().path(out));
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %.2f s, %d words; spoken in %s s.",
              shown(out),
              (double) said.samples() / said.sampleRate(),
              said.words().size(),
              String.join(", ", said.took().stream().map(Say::seconds).toList())));
      said.remarks().forEach(remark -> lines.add("! " + remark));
      return Answer.done(
          lines,
          document()
              .with("file", desk().path(out).toString())
              .with("samples", said.samples())
              .with("sampleRate", said.sampleRate())
              .list("words", said.words(), Say::json)
              .list("seconds", said.took(), took -> new JsonPrimitive(took / 1e9))
              .texts("remarks", said.remarks())
              .end());
    }

    private static String seconds(long nanoseconds) {
      return String.format(Locale.ROOT, "%.2f", nanoseconds / 1e9);
    }

    private static JsonObject json(Voices.Word word) {
      return Json.object()
          .with("text", word.text())
          .with("start", word.start())
          .with("end", word.end())
          .end();
    }
  }
}
