package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.TakeCodec;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.desktop.internal.model.PluginShelf.Plugin;

/** What is done with generators and bundles, without a window. */
@Timeout(30)
class EquipmentTest {

  @TempDir private Path folder;

  private final FakeDesk host = new FakeDesk();
  private final BlockingQueue<Equipment.State> told = new LinkedBlockingQueue<>();

  @Test
  void whatWasDoneAndWhatIsThereThenAreToldTogether() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.install(Files.writeString(folder.resolve("toy.jar"), "bundle"));
      Equipment.State installed = next();
      assertEquals(List.of(new Plugin("toy.jar", true)), installed.plugins());
      assertTrue(installed.said().startsWith("toy.jar is installed"), installed.said());

      equipment.remove(new Plugin("toy.jar", true));
      assertEquals(List.of(), next().plugins());
    }
  }

  @Test
  void whatCannotBeDoneIsSaidAndNothingElseChanges() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.install(folder.resolve("not there.jar"));
      assertTrue(next().said().startsWith("\u26A0"));

      equipment.add("videoapi", "My Studio", Map.of(), "secret-1");
      Equipment.State refused = next();
      assertTrue(refused.said().startsWith("A name is made of"), refused.said());
      assertTrue(Files.notExists(folder.resolve("keys")));
    }
  }

  @Test
  void aGeneratorIsSwitchedOffAndOnAgain() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.add("videoapi", "studio", Map.of(), "");
      equipment.toggle(next().generators().get(1));
      Equipment.State off = next();
      assertTrue(off.generators().get(1).isOff());
      assertEquals("videoapi:studio is off and is asked nothing.", off.said());

      equipment.toggle(off.generators().get(1));
      assertEquals(
          List.of(false, false), next().generators().stream().map(g -> g.isOff()).toList());
    }
  }

  @Test
  void aBundleIsDisabledAndEnabledAgain() throws Exception {
    Path jar = Files.write(folder.resolve("toy.jar"), new byte[] {1});
    try (Equipment equipment = equipment()) {
      equipment.install(jar);
      Plugin there = next().plugins().get(0);
      equipment.toggle(there);
      Equipment.State off = next();
      assertEquals("toy.jar is disabled.", off.said());
      assertFalse(off.plugins().get(0).enabled());
      equipment.toggle(off.plugins().get(0));
      assertTrue(next().plugins().get(0).enabled());
    }
  }

  @Test
  void whatMayLeaveIsChosen() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.keepHere(true);
      assertTrue(next().leaving().nothingLeaves());
      equipment.keepHere(false);
      assertFalse(next().leaving().nothingLeaves());
      equipment.allow("media.example");
      Equipment.State allowed = next();
      assertEquals(List.of("media.example"), allowed.leaving().allowed());
      assertEquals("Allowed: media.example", allowed.said());
      equipment.forbid("media.example");
      Equipment.State forbidden = next();
      assertEquals(List.of(), forbidden.leaving().allowed());
      assertEquals("media.example is not allowed any more.", forbidden.said());
      equipment.forbid("media.example");
      assertEquals("media.example was not allowed.", next().said());
    }
  }

  @Test
  void aCheckTellsEachThingThatWasTried() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.add("videoapi", "studio", Map.of(), "");
      equipment.check(next().generators().get(1));
      assertEquals(
          "videoapi:studio:\n\u2713 server: It answers.\n\u2715 key: It is refused. Give another.",
          next().said());
    }
  }

  @Test
  void howTakesAreWrittenIsChosen() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.write(TakeCodec.DNXHR);
      assertEquals(TakeCodec.DNXHR, next().codec());
      assertEquals(TakeCodec.DNXHR, host.codec);
    }
  }

  @Test
  void aNameThatIsTakenIsRefusedAndTheOtherKeepsItsKey() throws Exception {
    try (Equipment equipment = equipment()) {
      equipment.add("videoapi", "studio", Map.of(), "secret-1");
      assertTrue(next().said().startsWith("videoapi:studio is set up"));

      equipment.add("comfyui", "studio", Map.of(), "secret-2");
      Equipment.State refused = next();
      assertTrue(refused.said().startsWith("There is a generator studio already."), refused.said());
      assertEquals("secret-1\n", Files.readString(folder.resolve("keys/studio.key")));
    }
  }

  @Test
  void aKeyGoesWhereItsGeneratorIsNotSetUpAndWhenThatIsForgotten() throws Exception {
    Path key = folder.resolve("keys/studio.key");
    try (Equipment equipment = equipment()) {
      host.refusal = "A videoapi generator needs the setting url.";
      equipment.add("videoapi", "studio", Map.of(), "secret-1");
      assertEquals("\u26A0 " + host.refusal, next().said());
      assertTrue(Files.notExists(key));

      host.refusal = "";
      equipment.add("videoapi", "studio", Map.of(), "secret-1");
      Equipment.State there = next();
      assertTrue(Files.exists(key));
      equipment.forget(there.generators().get(1));
      assertEquals(
          "videoapi:studio and its key are forgotten. Takes that it made stay.", next().said());
      assertTrue(Files.notExists(key));
    }
  }

  @Test
  void settingsAreChangedAndTheKeyStaysUnlessAnotherIsGiven() throws Exception {
    Path key = folder.resolve("keys/studio.key");
    try (Equipment equipment = equipment()) {
      equipment.add("videoapi", "studio", Map.of("url", "https://one.example"), "secret-1");
      GeneratorCard studio = next().generators().get(1);
      String reference = host.settings.get(studio.id()).get("key");

      equipment.change(studio, Map.of("url", "https://two.example", "profile", " "), "");
      assertEquals("videoapi:studio has other settings.", next().said());
      assertEquals(
          Map.of("url", "https://two.example", "key", reference), host.settings.get(studio.id()));
      assertEquals("secret-1\n", Files.readString(key));

      host.refusal = "This is no address.";
      equipment.change(studio, Map.of("url", "two"), "secret-2");
      assertEquals("\u26A0 This is no address.", next().said());
      assertEquals("secret-1\n", Files.readString(key), "the former key goes on");

      host.refusal = "";
      equipment.change(studio, Map.of("url", "https://two.example"), "secret-2");
      assertEquals("videoapi:studio has other settings and another key.", next().said());
      assertEquals("secret-2\n", Files.readString(key));
    }
  }

  private Equipment equipment() {
    Equipment equipment =
        new Equipment(
            host.desk(),
            new PluginShelf(folder.resolve("plugins")),
            new KeyVault(folder.resolve("keys"), FakeKeyring.missing()),
            Runnable::run);
    equipment.state().addListener((o, was, now) -> told.add(now));
    return equipment;
  }

  private Equipment.State next() throws InterruptedException, IOException {
    Equipment.State state = told.poll(20, TimeUnit.SECONDS);
    if (state == null) {
      throw new IOException("Nothing was told");
    }
    return state;
  }
}
