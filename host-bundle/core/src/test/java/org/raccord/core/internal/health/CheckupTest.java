package org.raccord.core.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Finding;
import org.raccord.core.Finding.State;
import org.raccord.core.internal.queue.GeneratorShelf;

class CheckupTest {

  private static Finding finding(List<Finding> findings, String subject) {
    return findings.stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  @Test
  void whatWorksIsFoundByTryingIt() {
    List<Finding> findings = new Checkup(new GeneratorShelf(), true, name -> "").run();
    assertEquals(State.WELL, finding(findings, "Pictures").state(), findings.toString());
    assertTrue(finding(findings, "Pictures").found().startsWith("FFmpeg "));
    assertTrue(finding(findings, "Pictures").found().contains("LGPL"), "the licence that we ship");
    assertEquals(State.WELL, finding(findings, "Motion search").state(), findings.toString());
    assertEquals(State.WELL, finding(findings, "Sound").state());
  }

  @Test
  void whatIsMissingComesWithARemedy() {
    List<Finding> findings = new Checkup(new GeneratorShelf(), false, name -> "").run();
    for (String subject : List.of("Generators", "Sound")) {
      assertEquals(State.WRONG, finding(findings, subject).state());
      assertTrue(!finding(findings, subject).remedy().isEmpty());
    }
  }

  @Test
  void aToolForContentCredentialsIsNamedOrSaidToBeMissing(@TempDir Path folder) throws Exception {
    Finding none = finding(run(""), "Signing");
    assertEquals(State.ABSENT, none.state());
    assertTrue(none.remedy().contains("install c2patool"), none.remedy());
    Path tool = Files.createFile(folder.resolve("c2patool"));
    assertTrue(tool.toFile().setExecutable(true));
    Finding there = finding(run(folder.toString()), "Signing");
    assertEquals(State.WELL, there.state());
    assertTrue(there.found().contains(tool.toString()), there.found());
  }

  private static List<Finding> run(String path) {
    return new Checkup(new GeneratorShelf(), true, name -> name.equals("PATH") ? path : "").run();
  }
}
