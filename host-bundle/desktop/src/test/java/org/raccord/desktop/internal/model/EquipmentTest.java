package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.raccord.desktop.internal.model.PluginShelf.Plugin;

/** What is done with generators and bundles, without a window. */
@Timeout(30)
class EquipmentTest {

  @TempDir private Path folder;

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

  private Equipment equipment() {
    Equipment equipment =
        new Equipment(
            new FakeDesk().desk(),
            new PluginShelf(folder.resolve("plugins")),
            new KeyVault(folder.resolve("keys"), (name, key) -> false),
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
