package org.raccord.cli.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.Checkable;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.Offer;

/** Sets up whatever it is told to. */
final class FakeSetup implements GeneratorSetup {

  private final List<GeneratorCard> cards =
      new ArrayList<>(
          List.of(
              new GeneratorCard("continuity:default", "Bridges and extends.", "org.example 1.0", 2),
              new GeneratorCard(
                  "videoapi:old",
                  "",
                  "",
                  1,
                  Optional.of("https://old.example"),
                  Optional.of(new Offer.Price(new BigDecimal("0.25"), "EUR")),
                  Optional.of("No bundle makes it."))));

  @Override
  public List<GeneratorCard> generators() {
    return List.copyOf(cards);
  }

  @Override
  public List<String> problems() {
    return List.of("broken.json cannot be read as settings.");
  }

  @Override
  public List<KindCard> kinds() {
    return List.of(
        new KindCard(
            "videoapi",
            "A server.",
            List.of(
                new GeneratorKind.Setting(
                    "url", GeneratorKind.Presence.REQUIRED, Optional.empty(), "Its address."),
                new GeneratorKind.Setting(
                    "profile",
                    GeneratorKind.Presence.OPTIONAL,
                    Optional.of("openai"),
                    "What it takes.")),
            "org.example 1.0"));
  }

  @Override
  public GeneratorCard add(String kind, String name, Map<String, String> settings) {
    GeneratorCard card =
        new GeneratorCard(
            kind + ":" + name,
            "A server with " + settings,
            "org.example 1.0",
            1,
            Optional.ofNullable(settings.get("url")),
            Optional.empty(),
            Optional.empty());
    cards.add(card);
    return card;
  }

  @Override
  public Map<String, String> settings(String name) {
    return Map.of();
  }

  @Override
  public void change(String name, Map<String, String> settings) {}

  @Override
  public void disable(String name) {}

  @Override
  public void enable(String name) {}

  @Override
  public void remove(String name) throws WorkException {
    if (!cards.removeIf(card -> card.id().endsWith(":" + name))) {
      throw new WorkException(WorkException.Kind.ORDER, "No generator was set up as " + name + ".");
    }
  }

  @Override
  public List<Checkable.Finding> check(String name) {
    return List.of(
        new Checkable.Finding("server", true, "It answers."),
        new Checkable.Finding("key", !name.equals("old"), "The key of " + name + "."));
  }
}
