package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {

  @TempDir Path temporary;

  @Test
  void eachCallMakesItsOwnFolder() throws IOException {
    Path parent = temporary.resolve("cache/processes");
    Path first = ProcessFolder.create(parent, pid -> true);
    Path second = ProcessFolder.create(parent, pid -> true);
    assertTrue(Files.isDirectory(first));
    assertTrue(Files.isDirectory(second));
    assertFalse(first.equals(second));
  }

  @Test
  void removesWhatDeadProcessesLeftAndNothingElse() throws IOException {
    Path dead = Files.createDirectories(temporary.resolve("41-x/bundle7")).getParent();
    Files.writeString(dead.resolve("bundle7/jar"), "x");
    Path living = Files.createDirectory(temporary.resolve("42-x"));
    Path foreign = Files.createDirectory(temporary.resolve("notes-x"));
    ProcessFolder.create(temporary, pid -> pid != 41);
    assertFalse(Files.exists(dead));
    assertTrue(Files.exists(living));
    assertTrue(Files.exists(foreign));
  }

  @Test
  void goesToTemporaryFilesWhereTheCacheCannotBeWritten() throws IOException {
    Path occupied = Files.writeString(temporary.resolve("file"), "no folder");
    Path made = ProcessFolder.create(occupied.resolve("processes"), pid -> true);
    assertTrue(Files.isDirectory(made));
    ProcessFolder.remove(made);
    assertFalse(Files.exists(made));
    assertEquals("no folder", Files.readString(occupied));
  }
}
