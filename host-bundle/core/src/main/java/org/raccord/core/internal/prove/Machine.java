package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where figures were measured. */
public final class Machine {

  private Machine() {}

  /** Processor, cores, system and Java in one line. */
  public static String describe() {
    return processor()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", Java "
        + System.getProperty("java.version");
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return "a processor of unknown make";
    }
    try (var lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a processor of unknown make");
    } catch (IOException e) {
      return "a processor of unknown make";
    }
  }
}
