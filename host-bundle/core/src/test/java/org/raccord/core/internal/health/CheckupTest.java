package org.raccord.core.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Finding;
import org.raccord.core.Finding.State;
import org.raccord.core.Voices;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.kinds.Instances;
import org.raccord.core.internal.kinds.SetupComponent;
import org.raccord.core.internal.models.ModelsComponent;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.ModelPackages;

class CheckupTest {

  private static Finding finding(List<Finding> findings, String subject) {
    return findings.stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  private final GeneratorShelf shelf = new GeneratorShelf();
  private final List<Voices.Card> voices = new ArrayList<>();
  private final List<ModelPackages.Card> packages = new ArrayList<>();

  private List<Finding> run(boolean hasSound, String path) {
    Instances instances =
        new Instances(shelf, new UserSettings(Optional.of(Path.of("no", "such", "folder"))));
    Inventory inventory =
        new Inventory(
            new SetupComponent(instances, shelf),
            new KnownVoices(),
            new ModelsComponent(List.of(new KnownPackages())));
    return new Checkup(inventory, hasSound, name -> name.equals("PATH") ? path : "").run();
  }

  private void onTheShelf(String id) {
    shelf.add(new Standing(id));
  }

  @Test
  void whatWorksIsFoundByTryingIt() {
    List<Finding> findings = run(true, "");
    assertEquals(State.WELL, finding(findings, "Pictures").state(), findings.toString());
    assertTrue(finding(findings, "Pictures").found().startsWith("FFmpeg "));
    assertTrue(finding(findings, "Pictures").found().contains("LGPL"), "the licence that we ship");
    assertEquals(State.WELL, finding(findings, "Motion search").state(), findings.toString());
    assertEquals(State.WELL, finding(findings, "Sound").state());
  }

  @Test
  void whatIsMissingComesWithARemedy() {
    List<Finding> findings = run(false, "");
    for (String subject : List.of("Generators", "Sound")) {
      assertEquals(State.WRONG, finding(findings, subject).state());
      assertTrue(!finding(findings, subject).remedy().isEmpty());
    }
    for (String subject : List.of("Voices", "Models")) {
      assertEquals(State.ABSENT, finding(findings, subject).state(), "a fill needs none");
      assertTrue(finding(findings, subject).remedy().startsWith("Only needed "));
    }
  }

  @Test
  void aGeneratorThatIsNotReadyIsNotToldAsWell() {
    onTheShelf("continuity:default");
    onTheShelf("continuity:plain");
    onTheShelf("hung:one");
    shelf.giveUp(shelf.named("hung:one").get(0));
    List<Finding> findings = run(true, "");
    assertEquals(
        new Finding(
            "Generators",
            State.WELL,
            "continuity:default, continuity:plain (bundle-of-continuity 1.0)",
            ""),
        finding(findings, "Generators"));
    Finding hung = finding(findings, "Generator");
    assertEquals(State.ABSENT, hung.state());
    assertEquals("hung:one: not ready", hung.found());
    assertTrue(hung.remedy().contains("until Raccord is started again"), hung.remedy());
    shelf.giveUp(shelf.named("continuity:default").get(0));
    assertEquals(
        State.WRONG,
        finding(run(true, ""), "Generators").state(),
        "with none that is ready no slot is filled");
  }

  @Test
  void voicesAndModelsAreNamedWithWhatTheyLack() {
    voices.add(voice("alba", Optional.empty()));
    voices.add(voice("mary", Optional.of(new Voices.Lack("No lexicon.", "Put it there."))));
    packages.add(model("rife", true));
    packages.add(model("torn", false));
    List<Finding> findings = run(true, "");
    assertEquals(
        new Finding("Voices", State.WELL, "alba (en-US, de)", ""), finding(findings, "Voices"));
    assertEquals(
        new Finding("Voice", State.ABSENT, "mary: not ready", "No lexicon. Put it there."),
        finding(findings, "Voice"));
    assertEquals(
        new Finding("Models", State.WELL, "rife 4.7 (interpolate, 9 MB) in packages", ""),
        finding(findings, "Models"));
    assertEquals("torn: cannot be used", finding(findings, "Model").found());
    assertTrue(finding(findings, "Model").remedy().startsWith("The title of torn."));
  }

  private static Voices.Card voice(String id, Optional<Voices.Lack> lack) {
    return new Voices.Card(id, id, List.of("en-US", "de"), 24_000, "words", false, "none", lack);
  }

  private static ModelPackages.Card model(String name, boolean usable) {
    return new ModelPackages.Card(
        name,
        "4.7",
        "The title of " + name + ".",
        "interpolate",
        "MIT",
        Optional.empty(),
        9_100_000,
        usable);
  }

  @Test
  void aToolForContentCredentialsIsNamedOrSaidToBeMissing(@TempDir Path folder) throws Exception {
    Finding none = finding(run(true, ""), "Signing");
    assertEquals(State.ABSENT, none.state());
    assertTrue(none.remedy().contains("install c2patool"), none.remedy());
    Path tool = Files.createFile(folder.resolve("c2patool"));
    assertTrue(tool.toFile().setExecutable(true));
    Finding there = finding(run(true, folder.toString()), "Signing");
    assertEquals(State.WELL, there.state());
    assertTrue(there.found().contains(tool.toString()), there.found());
  }

  /** A generator; those of one kind are of one bundle. */
  private record Standing(String id) implements Shelved {
    @Override
    public GeneratorCard card() {
      return new GeneratorCard(id, "", "bundle-of-" + id.replaceAll(":.*", "") + " 1.0", 1);
    }

    @Override
    public String version() {
      return "1.0";
    }

    @Override
    public @Nullable ClipGenerator borrow() {
      throw new AssertionError("A check-up asks no generator");
    }

    @Override
    public void giveBack(ClipGenerator generator) {
      throw new AssertionError();
    }
  }

  private final class KnownVoices implements Voices {
    @Override
    public List<Voices.Card> list() {
      return voices;
    }

    @Override
    public Voices.Said say(Voices.Line line, Path file) {
      throw new AssertionError("A check-up has no line said");
    }
  }

  private final class KnownPackages implements ModelPackages {
    @Override
    public Path folder() {
      return Path.of("packages");
    }

    @Override
    public List<ModelPackages.Card> list() {
      return packages;
    }

    @Override
    public ModelPackages.Card look(Path source) {
      throw new AssertionError();
    }

    @Override
    public ModelPackages.Card add(Path source) {
      throw new AssertionError();
    }

    @Override
    public List<Checkable.Finding> check(String name) {
      throw new AssertionError("A check-up loads no model");
    }

    @Override
    public void remove(String name) {
      throw new AssertionError();
    }
  }
}
