package org.raccord.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.WorkException;

class ProjectLockTest {

  @TempDir Path folder;

  @Test
  void theSecondIsToldWhoHoldsItAndGetsItOnceItIsFree() throws WorkException {
    ProjectPlace place = ProjectPlace.of(folder.resolve("cut.otio"), Optional.empty());
    try (ProjectLock held = ProjectLock.take(place)) {
      WorkException e = assertThrows(WorkException.class, () -> ProjectLock.take(place));
      assertEquals(WorkException.Kind.INPUT, e.kind());
      assertTrue(
          e.getMessage().contains("process " + ProcessHandle.current().pid()), e.getMessage());
      assertTrue(held.isHeld());
    }
    ProjectLock.take(place).close();
  }

  @Test
  void placesFollowTheDesign() {
    ProjectPlace foreign = ProjectPlace.of(folder.resolve("cut.otio"), Optional.empty());
    assertEquals(folder.resolve("cut.raccord.otio"), foreign.timeline());
    assertEquals(folder.resolve("cut.raccord"), foreign.folder());
    assertEquals(folder.resolve("cut.raccord/takes"), foreign.takes());

    ProjectPlace ours = ProjectPlace.of(folder.resolve("cut.raccord.otio"), Optional.empty());
    assertEquals(foreign.timeline(), ours.timeline());
    assertTrue(ours.foreign().isEmpty());
  }
}
