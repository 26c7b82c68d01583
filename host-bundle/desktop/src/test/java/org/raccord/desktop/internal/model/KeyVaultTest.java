package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {

  @TempDir private Path folder;

  @Test
  void aKeyringThatAnswersKeepsTheKeyAndNoFileDoes() throws Exception {
    FakeKeyring keyring = FakeKeyring.there();
    KeyVault vault = new KeyVault(folder.resolve("keys"), keyring);

    assertEquals("keyring:studio", vault.keep("studio", "secret-1"));
    assertEquals(Map.of("studio", "secret-1"), keyring.kept);
    assertFalse(Files.exists(folder.resolve("keys")));

    assertTrue(vault.forget("studio"));
    assertEquals(Map.of(), keyring.kept);
    assertFalse(vault.forget("studio"));
  }

  @Test
  void withoutAKeyringItLiesInAFileThatNobodyElseReads() throws Exception {
    KeyVault vault = new KeyVault(folder.resolve("keys"), FakeKeyring.missing());
    vault.keep("studio", "older");

    String where = vault.keep("studio", "secret-1");

    assertTrue(where.startsWith("file:"), where);
    Path file = Path.of(where.substring("file:".length()));
    assertEquals("secret-1\n", Files.readString(file));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertEquals(List.of(file), files.toList());
    }

    assertTrue(vault.forget("studio"));
    assertFalse(Files.exists(file));
  }

  @Test
  void aKeyThatCannotBeWrittenIsSaidAndLeavesNothingOfItself() throws Exception {
    KeyVault vault = new KeyVault(folder.resolve("keys"), FakeKeyring.missing());
    // Where the key would lie stands something that cannot go.
    Path inTheWay = Files.createDirectories(folder.resolve("keys/studio.key"));
    Files.createFile(inTheWay.resolve("file"));

    assertThrows(IOException.class, () -> vault.keep("studio", "secret-1"));
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertEquals(List.of(inTheWay), files.toList());
    }
  }

  @Test
  void whatCannotBeAKeyIsRefusedInWordsThatDoNotRepeatIt() {
    KeyVault vault = new KeyVault(folder.resolve("keys"), FakeKeyring.there());

    IOException why = assertThrows(IOException.class, () -> vault.keep("studio", "two words"));
    assertFalse(String.valueOf(why.getMessage()).contains("two words"));
  }
}
