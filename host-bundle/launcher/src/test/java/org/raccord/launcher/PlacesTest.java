package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Path HOME = Path.of("/opt/raccord");

  @Test
  void followsTheDesktopCustomOnLinux() {
    Places places = places("Linux", Map.of());
    assertEquals(Path.of("/home/ada/.cache/raccord"), places.cache());
    assertEquals(Path.of("/home/ada/.config/raccord"), places.config());
    assertEquals(Path.of("/home/ada/.local/share/raccord/plugins"), places.plugins());
    assertEquals(Path.of("/home/ada/.local/state/raccord/log"), places.log());
  }

  @Test
  void followsTheVariablesOfTheDesktopCustom() {
    Places places = places("Linux", Map.of("XDG_CACHE_HOME", "/scratch", "XDG_DATA_HOME", "/data"));
    assertEquals(Path.of("/scratch/raccord"), places.cache());
    assertEquals(Path.of("/data/raccord/plugins"), places.plugins());
    assertEquals(Path.of("/data/raccord/models"), places.models());
  }

  @Test
  void ignoresRelativeVariablesAsTheCustomAsks() {
    Places places = places("Linux", Map.of("XDG_CACHE_HOME", "scratch"));
    assertEquals(Path.of("/home/ada/.cache/raccord"), places.cache());
  }

  @Test
  void keepsToTheLibraryFolderOnMacOs() {
    Places places = places("Mac OS X", Map.of());
    assertEquals(Path.of("/home/ada/Library/Caches/raccord"), places.cache());
    assertEquals(
        Path.of("/home/ada/Library/Application Support/raccord/plugins"), places.plugins());
    assertEquals(Path.of("/home/ada/Library/Logs/raccord"), places.log());
  }

  @Test
  void keepsSettingsWithTheUserAndFilesOnTheMachineOnWindows() {
    Places places = places("Windows 11", Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"));
    assertEquals(Path.of("/local/raccord/cache"), places.cache());
    assertEquals(Path.of("/roaming/raccord"), places.config());
    assertEquals(Path.of("/roaming/raccord/plugins"), places.plugins());
    assertEquals(Path.of("/local/raccord/models"), places.models());
  }

  private static Places places(String system, Map<String, String> environment) {
    Map<String, String> properties = Map.of("os.name", system, "user.home", "/home/ada");
    return Places.of(
        HOME, name -> environment.getOrDefault(name, ""), name -> properties.get(name));
  }
}
