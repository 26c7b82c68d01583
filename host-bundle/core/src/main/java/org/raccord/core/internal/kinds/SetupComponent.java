package org.raccord.core.internal.kinds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.policy.WayOut;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.settings.KeyReference;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.Outbound;
import org.raccord.outbound.Destination;
import org.raccord.outbound.KeySource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Setting up generators as a service. */
@Component(service = GeneratorSetup.class)
public final class SetupComponent implements GeneratorSetup {

  private static final Logger LOG = LoggerFactory.getLogger(SetupComponent.class);

  private final Instances instances;
  private final GeneratorShelf shelf;

  @Activate
  public SetupComponent(@Reference Instances instances, @Reference GeneratorShelf shelf) {
    this.instances = instances;
    this.shelf = shelf;
  }

  @Override
  public List<GeneratorCard> generators() {
    List<GeneratorCard> cards = new ArrayList<>();
    shelf.all().forEach(s -> cards.add(card(s)));
    for (Instances.NotReady broken : instances.notReady()) {
      cards.add(
          new GeneratorCard(
              broken.id(),
              "",
              "",
              1,
              broken.destination(),
              Optional.empty(),
              Optional.of(broken.why()),
              broken.use()));
    }
    return cards;
  }

  /** What can be told without a question to anybody: neither server nor keyring is asked. */
  private GeneratorCard card(Shelved shelved) {
    GeneratorCard card = shelved.card();
    Optional<String> problem =
        shelf.isGivenUp(shelved)
            ? Optional.of("It hung before and gets no further work until Raccord is started again.")
            : card.destination()
                .flatMap(Policy.ofUser(instances.settings())::refusal)
                .or(() -> missingKey(shelved));
    return problem.map(card::with).orElse(card);
  }

  private static Optional<String> missingKey(Shelved shelved) {
    Optional<String> reference = shelved.instance().flatMap(i -> i.setting(GeneratorKind.KEY));
    try {
      return reference.isPresent()
          ? KeyReference.of(reference.get(), KeyReference::environment).lack()
          : Optional.empty();
    } catch (KeySource.KeyException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<String> problems() {
    return instances.problems();
  }

  @Override
  public List<KindCard> kinds() {
    return instances.kinds().stream()
        .map(k -> new KindCard(k.name(), k.kind().description(), k.kind().settings(), k.bundle()))
        .toList();
  }

  @Override
  public GeneratorCard add(String kindName, String name, Map<String, String> given)
      throws WorkException {
    Instances.KnownKind known = known(kindName);
    if (!GeneratorKind.Instance.isName(name)) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "\""
              + name
              + "\" is no name: write lower-case letters, digits, dots, dashes and underscores.");
    }
    if (instances.settings().has(name)
        || shelf.all().stream().anyMatch(s -> s.card().id().endsWith(":" + name))) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "There is a generator " + name + " already. Remove it first, or give another name.");
    }
    instances.settings().store(new UserSettings.Stored(known.name(), tried(known, name, given)));
    instances.refresh();
    String id = known.name() + ":" + name;
    return shelf.all().stream()
        .map(Shelved::card)
        .filter(card -> card.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.DEFECT,
                    "The generator " + id + " was stored and does not come up; see the log."));
  }

  @Override
  public Map<String, String> settings(String name) throws WorkException {
    return instances.settings().instance(setUp(name)).instance().settings();
  }

  @Override
  public void change(String name, Map<String, String> given) throws WorkException {
    UserSettings.Stored stored = instances.settings().instance(setUp(name));
    Instances.KnownKind known = known(stored.kind());
    GeneratorKind.Instance instance = tried(known, stored.instance().name(), given);
    instances.settings().store(new UserSettings.Stored(stored.kind(), instance, stored.use()));
    instances.refresh();
  }

  /** An instance that comes up with its settings; it is let go at once. */
  private static GeneratorKind.Instance tried(
      Instances.KnownKind known, String name, Map<String, String> given) throws WorkException {
    checkSettings(known, given);
    GeneratorKind.Instance instance = new GeneratorKind.Instance(name, given);
    try {
      Instances.open(known, instance).retire();
    } catch (GenerationException e) {
      throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
    }
    return instance;
  }

  private Instances.KnownKind known(String name) throws WorkException {
    String wanted = name.toLowerCase(Locale.ROOT);
    List<Instances.KnownKind> all = instances.kinds();
    return all.stream()
        .filter(k -> k.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.ORDER,
                    "There is no kind of generator named "
                        + name
                        + (all.isEmpty()
                            ? "; no bundle that makes any is there."
                            : "; there are: "
                                + all.stream()
                                    .map(Instances.KnownKind::name)
                                    .collect(Collectors.joining(", "))
                                + ".")));
  }

  private static void checkSettings(Instances.KnownKind known, Map<String, String> given)
      throws WorkException {
    List<GeneratorKind.Setting> settings = known.kind().settings();
    String there =
        settings.stream().map(GeneratorKind.Setting::name).collect(Collectors.joining(", "));
    for (String name : given.keySet()) {
      if (settings.stream().noneMatch(s -> s.name().equals(name))) {
        throw new WorkException(
            WorkException.Kind.ORDER,
            "A " + known.name() + " generator has no setting " + name + "; it has: " + there + ".");
      }
    }
    for (GeneratorKind.Setting setting : settings) {
      if (setting.presence() == GeneratorKind.Presence.REQUIRED
          && !given.containsKey(setting.name())) {
        throw new WorkException(
            WorkException.Kind.ORDER,
            "A "
                + known.name()
                + " generator needs the setting "
                + setting.name()
                + ": "
                + setting.description());
      }
    }
    if (given.containsKey(GeneratorKind.KEY)) {
      try {
        KeyReference.of(given.get(GeneratorKind.KEY), KeyReference::environment);
      } catch (KeySource.KeyException e) {
        throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public void disable(String name) throws WorkException {
    use(name, UserSettings.Use.OFF);
  }

  @Override
  public void enable(String name) throws WorkException {
    use(name, UserSettings.Use.ON);
  }

  private void use(String name, UserSettings.Use use) throws WorkException {
    UserSettings.Stored stored = instances.settings().instance(setUp(name));
    instances.settings().store(new UserSettings.Stored(stored.kind(), stored.instance(), use));
    instances.refresh();
  }

  @Override
  public void remove(String name) throws WorkException {
    instances.settings().delete(setUp(name));
    instances.refresh();
  }

  /** The name of an instance that was set up. */
  private String setUp(String name) throws WorkException {
    String bare = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    if (!GeneratorKind.Instance.isName(bare) || !instances.settings().has(bare)) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "No generator was set up by the name "
              + name
              + ". See what is there with: raccord generators");
    }
    return bare;
  }

  @Override
  public List<Checkable.Finding> check(String name) throws WorkException, InterruptedException {
    List<Shelved> meant = shelf.named(name);
    if (meant.isEmpty()) {
      Optional<Instances.NotReady> broken =
          instances.notReady().stream()
              .filter(b -> b.id().equals(name) || b.id().endsWith(":" + name))
              .findFirst();
      if (broken.isPresent()) {
        return List.of(new Checkable.Finding("settings", false, broken.get().why()));
      }
      throw new WorkException(WorkException.Kind.ORDER, shelf.nobody(name));
    }
    List<Checkable.Finding> findings = new ArrayList<>();
    for (Shelved shelved : meant) {
      findings.addAll(check(shelved));
    }
    return findings;
  }

  private List<Checkable.Finding> check(Shelved shelved) throws InterruptedException {
    ClipGenerator generator = shelved.borrow();
    if (generator == null) {
      return List.of(new Checkable.Finding(shelved.card().id(), false, "It has gone."));
    }
    Policy policy = Policy.ofUser(instances.settings());
    try {
      if (!(generator instanceof Checkable checkable)) {
        return List.of(
            new Checkable.Finding(
                shelved.card().id(), true, "It is there; it has nothing that can be tried."));
      }
      Optional<String> refusal =
          shelved
              .instance()
              .flatMap(WayOut::server)
              .map(Destination::toString)
              .flatMap(policy::refusal);
      if (refusal.isPresent()) {
        return List.of(new Checkable.Finding("permission", false, refusal.get()));
      }
      Path workspace = Files.createTempDirectory("raccord-check-");
      try {
        return checkable.check(new Call(WayOut.of(shelved, policy), workspace));
      } finally {
        Journal.deleteTree(workspace);
      }
    } catch (IOException e) {
      return List.of(
          new Checkable.Finding("temporary folder", false, "It cannot be used: " + e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("Defect in the check of generator {}", shelved.card().id(), e);
      return List.of(
          new Checkable.Finding(
              shelved.card().id(),
              false,
              "It broke down (" + e.getClass().getSimpleName() + "). The log has the details."));
    } finally {
      shelved.giveBack(generator);
    }
  }

  /** The host's side of a check, on the thread that asked for it. */
  private record Call(Outbound outbound, Path workspace) implements Checkable.CheckCall {
    @Override
    public void checkpoint() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("The check was cancelled");
      }
    }
  }
}
