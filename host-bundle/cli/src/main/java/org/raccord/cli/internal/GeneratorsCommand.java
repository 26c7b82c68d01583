package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.Checkable;
import org.raccord.generator.GeneratorKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord generators}. */
@Command(
    name = "generators",
    description =
        "Lists the generators that are there, whether each is ready, and whether anything leaves"
            + " the machine. With a command, sets them up.",
    footer = {
      "",
      "Examples:",
      "  raccord generators",
      "  raccord generators add videoapi --name studio --url http://renderbox:30000 --key env:STUDIO_KEY",
      "  raccord generators check studio"
    })
final class GeneratorsCommand extends Subcommand {

  GeneratorsCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() {
    GeneratorSetup setup = desk().setup();
    List<GeneratorCard> cards = setup.generators();
    List<GeneratorSetup.KindCard> kinds = setup.kinds();
    List<String> lines = new ArrayList<>(lines(cards));
    if (!kinds.isEmpty()) {
      lines.add("");
      lines.add("Can be set up with raccord generators add:");
      kinds.forEach(kind -> lines.add("  " + kind.name() + ": " + kind.description()));
    }
    setup.problems().forEach(problem -> lines.add("! " + problem));
    return Answer.done(
        lines,
        document()
            .list("generators", cards, GeneratorsCommand::json)
            .list("kinds", kinds, GeneratorsCommand::json)
            .texts("problems", setup.problems())
            .end());
  }

  private List<String> lines(List<GeneratorCard> cards) {
    if (cards.isEmpty()) {
      return List.of(
          "No generator is there. Put a generator bundle (.jar) into the plugins folder of the"
              + " installation.");
    }
    TextTable table =
        new TextTable(
            desk().terminal().width(), "GENERATOR", "BUNDLE", "AT ONCE", "SENDS TO", "COST");
    for (GeneratorCard card : cards) {
      table.row(
          card.id(),
          card.bundle(),
          Integer.toString(card.workers()),
          card.destination().orElse("nowhere"),
          card.cost());
      String what = card.description();
      table.note(
          card.problem()
              .map(why -> (what.isEmpty() ? "" : what + ". ") + "Not ready: " + why)
              .orElse(what));
    }
    return table.lines();
  }

  static JsonObject json(GeneratorCard card) {
    return Json.object()
        .with("id", card.id())
        .with("description", card.description())
        .with("bundle", card.bundle())
        .with("workers", card.workers())
        .with("destination", card.destination())
        .with(
            "perSecond",
            card.perSecond(),
            price ->
                Json.object()
                    .with("amount", price.amount().toPlainString())
                    .with("currency", price.currency())
                    .end())
        .with("ready", card.problem().isEmpty())
        .with("problem", card.problem())
        .end();
  }

  private static JsonObject json(GeneratorSetup.KindCard kind) {
    return Json.object()
        .with("name", kind.name())
        .with("description", kind.description())
        .with("bundle", kind.bundle())
        .list("settings", kind.settings(), GeneratorsCommand::json)
        .end();
  }

  private static JsonObject json(GeneratorKind.Setting setting) {
    return Json.object()
        .with("name", setting.name())
        .with("required", setting.presence() == GeneratorKind.Presence.REQUIRED)
        .with("standard", setting.standard())
        .with("description", setting.description())
        .end();
  }

  /** {@code raccord generators add}. */
  @Command(
      name = "add",
      description = {
        "Sets a generator up: a server, an account, a model. Nothing is sent anywhere by it."
            + " Without any setting, lists what can be set."
      },
      footer = {
        "",
        "Example:",
        "  raccord generators add videoapi --name studio --url http://renderbox:30000"
            + " --profile sglang --key env:STUDIO_KEY"
      })
  static final class Add extends Subcommand {

    @Parameters(paramLabel = "KIND", description = "Such as videoapi, comfyui.")
    private String kind = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What you will call it.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", description = "Its server.")
    private Optional<String> url = Optional.empty();

    @Option(
        names = "--profile",
        paramLabel = "PROFILE",
        description = "What its server takes: a name or a file.")
    private Optional<String> profile = Optional.empty();

    @Option(
        names = "--key",
        paramLabel = "REFERENCE",
        description =
            "Where its key is kept: env:NAME, file:PATH or keyring:NAME. The key itself is never"
                + " stored.")
    private Optional<String> key = Optional.empty();

    @Option(
        names = "--set",
        paramLabel = "NAME=VALUE",
        description = "Any other setting; may be repeated.")
    private Map<String, String> others = Map.of();

    Add(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      Map<String, String> settings = new TreeMap<>(others);
      url.ifPresent(value -> settings.put("url", value));
      profile.ifPresent(value -> settings.put("profile", value));
      key.ifPresent(value -> settings.put(GeneratorKind.KEY, value));
      if (name.isEmpty()) {
        throw usage("Give it a name with --name. " + settable());
      }
      GeneratorCard card = desk().setup().add(kind, name.get(), settings);
      List<String> lines = new ArrayList<>();
      lines.add(card.id() + " is set up: " + card.description());
      card.destination()
          .filter(to -> !desk().policy().staysHere(to))
          .ifPresent(
              to ->
                  lines.add(
                      "Nothing goes to " + to + " until you say: raccord policy allow " + to));
      lines.add("Try it: raccord generators check " + name.get());
      return Answer.done(lines, document().with("generator", json(card)).end());
    }

    private String settable() {
      return desk().setup().kinds().stream()
          .filter(k -> k.name().equals(kind))
          .findFirst()
          .map(
              k -> {
                StringBuilder text = new StringBuilder("Settings of " + k.name() + ":");
                for (GeneratorKind.Setting setting : k.settings()) {
                  text.append("\n  ")
                      .append(setting.name())
                      .append(
                          setting.presence() == GeneratorKind.Presence.REQUIRED
                              ? " (required)"
                              : "")
                      .append(": ")
                      .append(setting.description());
                  setting
                      .standard()
                      .ifPresent(s -> text.append(" Default: ").append(s).append('.'));
                }
                return text.toString();
              })
          .orElse("");
    }
  }

  /** {@code raccord generators check}. */
  @Command(
      name = "check",
      description = {
        "Has a generator try everything a fill would need: its settings, its server, its model."
            + " Ends with 1 where something does not work."
      },
      footer = {"", "Example:", "  raccord generators check studio"})
  static final class Check extends Subcommand {

    @Parameters(paramLabel = "GENERATOR", description = "Its id or name.")
    private String generator = "";

    Check(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException, InterruptedException {
      List<Checkable.Finding> findings = desk().setup().check(generator);
      TextTable table = new TextTable(desk().terminal().width(), "", "", "");
      findings.forEach(f -> table.row(f.passes() ? "ok" : "!!", f.subject(), f.message()));
      boolean wrong = findings.stream().anyMatch(f -> !f.passes());
      return new Answer(
          wrong ? ExitCode.DEFECT : ExitCode.DONE,
          table.lines().subList(1, table.lines().size()),
          document()
              .list(
                  "findings",
                  findings,
                  f ->
                      Json.object()
                          .with("subject", f.subject())
                          .with("passes", f.passes())
                          .with("message", f.message())
                          .end())
              .end());
    }
  }

  /** {@code raccord generators remove}. */
  @Command(
      name = "remove",
      description = "Forgets a generator that was set up. Its takes stay.",
      footer = {"", "Example:", "  raccord generators remove studio"})
  static final class Remove extends Subcommand {

    @Parameters(paramLabel = "GENERATOR", description = "Its id or name.")
    private String generator = "";

    Remove(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      desk().setup().remove(generator);
      return Answer.done(
          List.of(generator + " is forgotten; its takes stay."),
          document().with("generator", generator).end());
    }
  }

  /** {@code raccord generators disable}. */
  @Command(
      name = "disable",
      description = "Switches a generator off that was set up; it keeps its settings.",
      footer = {"", "Example:", "  raccord generators disable studio"})
  static final class Disable extends Subcommand {

    @Parameters(paramLabel = "GENERATOR", description = "Its id or name.")
    private String generator = "";

    Disable(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      desk().setup().disable(generator);
      return Answer.done(
          List.of(
              generator + " is off and is asked nothing.",
              "Switch it on again with: raccord generators enable " + generator),
          document().with("generator", generator).end());
    }
  }

  /** {@code raccord generators enable}. */
  @Command(
      name = "enable",
      description = "Switches a generator on again.",
      footer = {"", "Example:", "  raccord generators enable studio"})
  static final class Enable extends Subcommand {

    @Parameters(paramLabel = "GENERATOR", description = "Its id or name.")
    private String generator = "";

    Enable(Desk desk) {
      super(desk);
    }

    @Override
    Answer run() throws WorkException {
      desk().setup().enable(generator);
      return Answer.done(
          List.of(generator + " is on."), document().with("generator", generator).end());
    }
  }
}
