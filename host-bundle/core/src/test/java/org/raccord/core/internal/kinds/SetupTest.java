package org.raccord.core.internal.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.policy.PolicyComponent;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.settings.KeyReference;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;

/** Instances are set up, stand on the shelf, are tried and go again. */
final class SetupTest {

  @TempDir private Path folder;
  private final GeneratorShelf shelf = new GeneratorShelf();
  private final ServerKind kind = new ServerKind();
  private Instances instances;
  private SetupComponent setup;

  @BeforeEach
  void set() {
    instances = new Instances(shelf, new UserSettings(Optional.of(folder)));
    instances.add(new Instances.KnownKind("server", kind, "test 1.0", "1.0"));
    setup = new SetupComponent(instances, shelf);
  }

  private List<String> ids() {
    return shelf.all().stream().map(s -> s.card().id()).toList();
  }

  @Test
  void whatIsSetUpStandsOnTheShelfByItsNameAndIsThereInTheNextRun() throws WorkException {
    GeneratorCard card =
        setup.add("server", "studio", Map.of("url", "http://box:1", "key", "env:K"));
    assertEquals("server:studio", card.id());
    assertEquals(Optional.of("http://box:1"), card.destination());
    assertEquals(1, shelf.named("studio").size());
    assertEquals(1, shelf.named("server:studio").size());
    assertEquals(List.of(), shelf.forAnybody(), "a server is asked only by name");
    GeneratorShelf next = new GeneratorShelf();
    new Instances(next, new UserSettings(Optional.of(folder)))
        .add(new Instances.KnownKind("server", new ServerKind(), "test 1.0", "1.0"));
    assertEquals(List.of("server:studio"), next.all().stream().map(s -> s.card().id()).toList());
  }

  @Test
  void whatIsNotReadySaysWhyAndWhatToDo() throws Exception {
    setup.add("server", "far", Map.of("url", "http://box:1"));
    Path key = folder.resolve("key");
    setup.add("server", "near", Map.of("url", "http://127.0.0.1:1", "key", "file:" + key));
    setup.add("server", "ring", Map.of("url", "http://127.0.0.1:1", "key", "keyring:raccord-test"));
    assertTrue(problem("server:far").orElseThrow().contains("raccord policy allow"));
    assertTrue(problem("server:near").orElseThrow().contains("cannot be read"));
    assertEquals(
        KeyReference.of("keyring:raccord-test", KeyReference::environment).lack(),
        problem("server:ring"),
        "a list tells what is missing for the keyring, and does not open it");
    Files.writeString(key, "sk-1");
    key.toFile().setReadable(false, false);
    key.toFile().setReadable(true, true);
    key.toFile().setWritable(false, false);
    assertEquals(Optional.empty(), problem("server:near"));
    shelf.giveUp(shelf.named("near").get(0));
    assertTrue(problem("server:near").orElseThrow().contains("started again"));
  }

  private Optional<String> problem(String id) {
    return setup.generators().stream()
        .filter(card -> card.id().equals(id))
        .findFirst()
        .orElseThrow()
        .problem();
  }

  @Test
  void wrongSettingsStoreNothing() {
    assertRefused("needs the setting url", "server", "studio", Map.of());
    assertRefused(
        "has no setting colour", "server", "studio", Map.of("url", "http://b", "colour", "red"));
    assertRefused(
        "never stored", "server", "studio", Map.of("url", "http://b", "key", "sk-secret"));
    assertRefused("no kind", "cloud", "studio", Map.of());
    assertRefused("no name", "server", "../x", Map.of("url", "http://b"));
    assertRefused("is not an address", "server", "studio", Map.of("url", "nonsense"));
    assertFalse(Files.exists(folder.resolve("generators")));
    assertEquals(List.of(), ids());
  }

  private void assertRefused(String why, String kindName, String name, Map<String, String> given) {
    WorkException refused =
        assertThrows(WorkException.class, () -> setup.add(kindName, name, given), why);
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertFalse(refused.getMessage().contains("sk-secret"), refused.getMessage());
  }

  @Test
  void aGeneratorInUseIsClosedWhenItIsGivenBack() throws WorkException {
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    Shelved studio = shelf.named("studio").get(0);
    ClipGenerator used = studio.borrow();
    int closed = kind.closed;
    setup.remove("studio");
    assertEquals(List.of(), ids());
    assertEquals(closed, kind.closed, "closed under its user's hands");
    studio.giveBack(used);
    assertEquals(closed + 1, kind.closed);
    assertEquals(null, studio.borrow());
  }

  @Test
  void whatIsSwitchedOffIsAskedNothingAndKeepsItsSettings() throws WorkException {
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    setup.disable("server:studio");
    assertEquals(List.of(), ids());
    GeneratorCard off = setup.generators().get(0);
    assertTrue(off.isOff(), off.toString());
    assertTrue(off.problem().orElseThrow().contains("raccord generators enable studio"));
    Instances anew = new Instances(new GeneratorShelf(), new UserSettings(Optional.of(folder)));
    anew.add(new Instances.KnownKind("server", kind, "test 1.0", "1.0"));
    assertEquals(1, anew.notReady().size(), "it is off for another program too");

    setup.enable("studio");
    assertEquals(List.of("server:studio"), ids());
    assertFalse(setup.generators().get(0).isOff());
    assertThrows(WorkException.class, () -> setup.disable("nobody"));
  }

  @Test
  void aFillGoesOnWhenItsGeneratorIsSwitchedOffAndNotWhenItIsRemoved() throws Exception {
    List<String> gone = new ArrayList<>();
    AutoCloseable listening = shelf.onDeparture(gone::add);
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    setup.disable("studio");
    assertEquals(List.of(), ids());
    assertEquals(List.of(), gone, "who works for it would be cancelled");
    setup.enable("studio");
    setup.remove("studio");
    assertEquals(List.of("server:studio"), gone);
    listening.close();
  }

  @Test
  void otherSettingsTakeThePlaceOfTheFormerOnesAndTheFillGoesOn() throws Exception {
    List<String> gone = new ArrayList<>();
    AutoCloseable listening = shelf.onDeparture(gone::add);
    setup.add("server", "studio", Map.of("url", "http://box:1", "key", "env:K"));
    assertEquals(Map.of("url", "http://box:1", "key", "env:K"), setup.settings("server:studio"));
    ClipGenerator used = shelf.named("studio").get(0).borrow();

    setup.change("studio", Map.of("url", "http://box:2"));
    assertEquals(Map.of("url", "http://box:2"), setup.settings("studio"));
    assertEquals(Optional.of("http://box:2"), shelf.named("studio").get(0).card().destination());
    assertEquals(List.of(), gone, "who works for it would be cancelled");
    assertTrue(used != shelf.named("studio").get(0).borrow(), "the former one goes on being used");

    assertThrows(WorkException.class, () -> setup.change("studio", Map.of("url", "nonsense")));
    assertThrows(WorkException.class, () -> setup.change("studio", Map.of()));
    assertEquals(Map.of("url", "http://box:2"), setup.settings("studio"));
    assertThrows(WorkException.class, () -> setup.change("nobody", Map.of("url", "http://b")));
    setup.disable("studio");
    setup.change("studio", Map.of("url", "http://box:3"));
    assertEquals(List.of(), ids(), "it is still off");
    listening.close();
  }

  @Test
  void whatIsNotSwitchedIsNotSaidToBe() throws Exception {
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    Files.writeString(folder.resolve("generators/studio.json"), "{{{");
    WorkException unread = assertThrows(WorkException.class, () -> setup.enable("studio"));
    assertTrue(unread.getMessage().contains("Delete or mend it"), unread.getMessage());
  }

  @Test
  void instancesGoWithTheirKindAndAreListedAsNotReady() throws WorkException {
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    instances.removeKind(kind);
    assertEquals(List.of(), ids());
    GeneratorCard card = setup.generators().get(0);
    assertTrue(card.problem().orElseThrow().contains("plugins"), card.toString());
  }

  @Test
  void settingsThatCannotBeReadAreSaidAndCostNothingElse() throws IOException, WorkException {
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    Files.writeString(folder.resolve("generators/broken.json"), "{{{");
    Files.writeString(folder.resolve("generators/empty.json"), "{}");
    instances.refresh();
    assertEquals(List.of("server:studio"), ids());
    assertEquals(2, setup.problems().size(), setup.problems().toString());
  }

  @Test
  void aCheckAsksNobodyWhoIsNotAllowed() throws WorkException, InterruptedException {
    setup.add("server", "studio", Map.of("url", "http://box:1"));
    Checkable.Finding refused = setup.check("studio").get(0);
    assertFalse(refused.passes());
    assertTrue(refused.message().contains("raccord policy allow"), refused.message());
    assertEquals(0, kind.checks);
    System.setProperty("raccord.config", folder.toString());
    try {
      new PolicyComponent().allow("http://box:1");
    } finally {
      System.clearProperty("raccord.config");
    }
    assertTrue(setup.check("studio").get(0).passes());
    assertEquals(1, kind.checks);
  }

  /** A kind that needs an address. */
  private static final class ServerKind implements GeneratorKind {
    private int closed;
    private int checks;

    @Override
    public String description() {
      return "A server for tests.";
    }

    @Override
    public List<Setting> settings() {
      return List.of(
          new Setting("url", Presence.REQUIRED, Optional.empty(), "Its address."),
          new Setting(KEY, Presence.OPTIONAL, Optional.empty(), "Its key."));
    }

    @Override
    public Opened open(Instance instance) throws GenerationException {
      String url = instance.setting("url").orElseThrow();
      if (!url.startsWith("http")) {
        throw new GenerationException(
            GenerationException.Kind.MISCONFIGURED, "\"" + url + "\" is not an address.");
      }
      return new Opened(new Server(), "A server at " + url, 2);
    }

    private final class Server implements ClipGenerator, Checkable, AutoCloseable {
      @Override
      public Offer offer(FillRequest request) {
        return new Offer.Declines("It does nothing.", "Use another.");
      }

      @Override
      public Made fill(FillRequest request, FillCall call) throws GenerationException {
        throw new GenerationException(GenerationException.Kind.FAILED, "It does nothing.");
      }

      @Override
      public List<Finding> check(CheckCall call) {
        checks++;
        return List.of(new Finding("server", true, "It answers."));
      }

      @Override
      public void close() {
        closed++;
      }
    }
  }
}
