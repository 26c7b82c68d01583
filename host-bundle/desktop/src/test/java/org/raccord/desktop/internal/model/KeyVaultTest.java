package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {

  @TempDir private Path folder;

  @Test
  void aKeyringThatAnswersKeepsTheKeyAndNoFileDoes() throws Exception {
    List<String> kept = new ArrayList<>();
    KeyVault vault = new KeyVault(folder.resolve("keys"), (name, key) -> kept.add(name + key));

    assertEquals("keyring:studio", vault.keep("studio", "secret-1"));
    assertEquals(List.of("studiosecret-1"), kept);
    assertFalse(Files.exists(folder.resolve("keys")));
  }

  @Test
  void withoutAKeyringItLiesInAFileThatNobodyElseReads() throws Exception {
    KeyVault vault = new KeyVault(folder.resolve("keys"), (name, key) -> false);
    vault.keep("studio", "older");

    String where = vault.keep("studio", "secret-1");

    assertTrue(where.startsWith("file:"), where);
    Path file = Path.of(where.substring("file:".length()));
    assertEquals("secret-1\n", Files.readString(file));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void whatCannotBeAKeyIsRefusedInWordsThatDoNotRepeatIt() {
    KeyVault vault = new KeyVault(folder.resolve("keys"), (name, key) -> true);

    IOException why = assertThrows(IOException.class, () -> vault.keep("studio", "two words"));
    assertFalse(String.valueOf(why.getMessage()).contains("two words"));
  }
}
