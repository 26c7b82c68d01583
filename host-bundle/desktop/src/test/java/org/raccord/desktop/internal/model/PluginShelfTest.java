package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.desktop.internal.model.PluginShelf.Plugin;

class PluginShelfTest {

  @TempDir private Path folder;

  @Test
  void aBundleIsInstalledDisabledEnabledAndRemoved() throws IOException {
    Path jar = Files.writeString(folder.resolve("toy.jar"), "bundle");
    PluginShelf shelf = new PluginShelf(folder.resolve("user/plugins"));
    assertEquals(List.of(), shelf.list());

    shelf.install(jar);
    Plugin enabled = new Plugin("toy.jar", true);
    Plugin disabled = new Plugin("toy.jar", false);
    assertEquals(List.of(enabled), shelf.list());
    shelf.toggle(enabled);
    assertEquals(List.of(disabled), shelf.list());
    shelf.toggle(disabled);
    assertEquals(List.of(enabled), shelf.list());
    shelf.toggle(enabled);
    // Installed anew it is enabled, and there once.
    shelf.install(jar);
    assertEquals(List.of(enabled), shelf.list());
    shelf.remove(enabled);
    assertEquals(List.of(), shelf.list());
    assertEquals("bundle", Files.readString(jar));
  }

  @Test
  void whatIsNoJarIsNotTaken() throws IOException {
    Path film = Files.writeString(folder.resolve("film.mov"), "film");
    PluginShelf shelf = new PluginShelf(folder.resolve("plugins"));

    assertThrows(IOException.class, () -> shelf.install(film));
    assertEquals(List.of(), shelf.list());
  }
}
