package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.List;
import org.raccord.core.Workbench.GeneratorCard;
import picocli.CommandLine.Command;

/** {@code raccord generators}. */
@Command(
    name = "generators",
    description = "Lists the generators that are there.",
    footer = {"", "Example:", "  raccord generators"})
final class GeneratorsCommand extends Subcommand {

  GeneratorsCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() {
    List<GeneratorCard> cards = desk().workbench().generators();
    return Answer.done(
        lines(cards), document().list("generators", cards, GeneratorsCommand::json).end());
  }

  private List<String> lines(List<GeneratorCard> cards) {
    if (cards.isEmpty()) {
      return List.of(
          "No generator is there. Put a generator bundle (.jar) into the plugins folder of the"
              + " installation.");
    }
    TextTable table = new TextTable(desk().terminal().width(), "GENERATOR", "BUNDLE", "AT ONCE");
    for (GeneratorCard card : cards) {
      table.row(card.id(), card.bundle(), Integer.toString(card.workers()));
      table.note(card.description());
    }
    return table.lines();
  }

  private static JsonObject json(GeneratorCard card) {
    return Json.object()
        .with("id", card.id())
        .with("description", card.description())
        .with("bundle", card.bundle())
        .with("workers", card.workers())
        .end();
  }
}
