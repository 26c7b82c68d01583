package org.raccord.core.internal.bay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingPlacesTest {

  @TempDir Path folder;

  @Test
  void namesTheOutermostFolderThatIsAway() {
    Path file = folder.resolve("ROLLS/day1/a.mov");
    assertEquals(Optional.of(folder.resolve("ROLLS")), MissingPlaces.of(file));
    assertEquals(
        Map.of(folder.resolve("ROLLS"), 2),
        MissingPlaces.of(java.util.List.of(file, folder.resolve("ROLLS/b.mov"))));
  }

  @Test
  void aFileThatAloneIsAwayIsNoMissingPlace() {
    assertEquals(Optional.empty(), MissingPlaces.of(folder.resolve("a.mov")));
  }

  @Test
  void knowsWhereSystemsMountDrives() {
    assertTrue(MissingPlaces.isDrive(Path.of("/Volumes/ROLLS")));
    assertTrue(MissingPlaces.isDrive(Path.of("/media/ann/ROLLS")));
    assertTrue(MissingPlaces.isDrive(Path.of("/run/media/ann/ROLLS")));
    assertTrue(MissingPlaces.isDrive(Path.of("/mnt/nas")));
    assertFalse(MissingPlaces.isDrive(Path.of("/home/ann/rolls")));
  }

  @Test
  void aDriveOfWindowsIsNamedAsItsEditorKnowsIt() {
    assertEquals("The drive D:", MissingPlaces.sentence(Path.of("/D:")));
    assertEquals("D:/rolls/a.mov", MissingPlaces.shown(Path.of("/D:/rolls/a.mov")));
    assertEquals("The folder /home/ann", MissingPlaces.sentence(Path.of("/home/ann")));
  }
}
