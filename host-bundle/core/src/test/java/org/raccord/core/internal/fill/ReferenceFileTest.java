package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.fill.Brief;

/** Copies of what a brief refers to. */
class ReferenceFileTest {

  @TempDir Path folder;

  @Test
  void filesOfOneNameInTwoFoldersAreTwoCopies() throws IOException {
    Path anna = copy("anna", "her face");
    Path bert = copy("bert", "his face");
    assertEquals("her face", Files.readString(anna));
    assertEquals("his face", Files.readString(bert));
    assertTrue(anna.toString().endsWith(".png"), anna.toString());
  }

  private Path copy(String person, String content) throws IOException {
    Path file = Files.createDirectories(folder.resolve(person)).resolve("face.PNG");
    Files.writeString(file, content);
    Path workspace = Files.createDirectories(folder.resolve("workspace"));
    Brief.Reference reference = new Brief.Reference(file.toString(), Optional.of("face"));
    return ReferenceFile.copy(reference, url -> Optional.of(Path.of(url)), workspace);
  }
}
