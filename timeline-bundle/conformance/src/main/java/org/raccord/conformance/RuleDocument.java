package org.raccord.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed document of a kit, {@code RULES.md} in the room that tests run in. */
public final class RuleDocument {

  private static final Path FILE = Path.of("RULES.md");

  private RuleDocument() {}

  /**
   * Fails where the document differs from {@code text}; with the system property {@code rules} set
   * to {@code write} it is written anew.
   */
  public static void assertEqual(String text) throws IOException {
    if ("write".equals(System.getProperty("rules"))) {
      Files.writeString(FILE, text);
    }
    String committed = Files.exists(FILE) ? Files.readString(FILE) : "";
    assertEquals(committed, text, "If the change is meant, run this test with -Drules=write");
  }
}
