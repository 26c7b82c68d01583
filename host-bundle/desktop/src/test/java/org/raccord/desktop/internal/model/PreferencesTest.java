package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.desktop.internal.model.Preferences.Habit;
import org.raccord.desktop.internal.model.Preferences.Theme;

class PreferencesTest {

  @TempDir private Path config;

  @Test
  void whatWasChosenIsThereTheNextTime() {
    Preferences chosen = new Preferences(Theme.LIGHT, 150, Habit.AVID, 64);
    new PreferenceFile(config.resolve("new")).write(chosen);

    assertEquals(chosen, new PreferenceFile(config.resolve("new")).read());
  }

  @Test
  void whatWasNeverChosenOrCannotBeReadIsAsUsual() throws IOException {
    assertEquals(Preferences.USUAL, new PreferenceFile(config).read());
    Files.writeString(config.resolve("window.properties"), "theme=PURPLE\nscale=big\nkeys=AVID\n");

    assertEquals(
        new Preferences(Theme.DARK, 100, Habit.AVID, 500), new PreferenceFile(config).read());
    Files.write(config.resolve("window.properties"), new byte[] {'\\', 'u', 'x'});
    assertEquals(Preferences.USUAL, new PreferenceFile(config).read());
  }

  @Test
  void sizesStayWithinWhatCanBeUsed() {
    Preferences chosen = new Preferences(Theme.DARK, 1_000, Habit.RACCORD, 0);

    assertEquals(200, chosen.scale());
    assertEquals(10, chosen.cacheMegabytes());
  }
}
