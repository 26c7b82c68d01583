package org.raccord.core.internal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.outbound.KeySource.KeyException;

final class KeyReferenceTest {

  private static final Map<String, String> VARIABLES =
      Map.of("STUDIO_KEY", " sk-1 \n", "BROKEN", "two\nlines");

  private static KeyReference of(String text) throws KeyException {
    return KeyReference.of(text, name -> VARIABLES.getOrDefault(name, ""));
  }

  @Test
  void aVariableIsLookedUpAtEachUse() throws KeyException {
    assertEquals(Optional.of("sk-1"), of("env:STUDIO_KEY").key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-abcdef0123", "", "env:", "https://x", "env:NOT A NAME"})
  void whatIsNoReferenceIsRefusedWithoutBeingRepeated(String text) {
    KeyException refused = assertThrows(KeyException.class, () -> of(text));
    assertFalse(
        text.length() > 4 && String.valueOf(refused.getMessage()).contains(text.substring(4)),
        refused.getMessage());
  }

  @Test
  void aVariableThatIsNotSetSaysWhich() {
    KeyException missing = assertThrows(KeyException.class, () -> of("env:GONE").key());
    assertTrue(missing.getMessage().contains("GONE"), missing.getMessage());
  }

  @Test
  void aKeyOfSeveralLinesIsNoneAndIsNotShown() {
    KeyException broken = assertThrows(KeyException.class, () -> of("env:BROKEN").key());
    assertFalse(broken.getMessage().contains("lines\n"), broken.getMessage());
    assertFalse(broken.getMessage().contains("two"), broken.getMessage());
  }

  @Test
  void aFileMustBeItsOwnersAlone(@TempDir Path folder) throws IOException, KeyException {
    Path file = Files.writeString(folder.resolve("key"), "sk-2\nrest");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    KeyException open = assertThrows(KeyException.class, () -> of("file:" + file).key());
    assertTrue(open.getMessage().contains("chmod 600"), open.getMessage());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertEquals(Optional.of("sk-2"), of("file:" + file).key());
  }

  @Test
  void aKeyringIsNotOpenedToTellThatNothingAsksIt(@TempDir Path folder)
      throws IOException, KeyException {
    assumeTrue(System.getProperty("os.name", "").startsWith("Linux"), "the tool of Linux is meant");
    KeyReference kept =
        KeyReference.of("keyring:studio", name -> name.equals("PATH") ? "/nowhere:" + folder : "");
    assertTrue(
        kept.lack().orElseThrow().contains("secret-tool is not installed"), kept.lack().toString());
    Path opened = folder.resolve("opened");
    Path tool =
        Files.writeString(folder.resolve("secret-tool"), "#!/bin/sh\ntouch '" + opened + "'\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    assertEquals(Optional.empty(), kept.lack());
    assertFalse(Files.exists(opened), "a list may not ask for a password");
  }

  @Test
  void whatSpeaksAgainstAKeyIsToldWithoutAFailure() throws KeyException {
    assertEquals(Optional.empty(), of("env:STUDIO_KEY").lack());
    assertTrue(of("env:GONE").lack().orElseThrow().contains("GONE"));
  }
}
