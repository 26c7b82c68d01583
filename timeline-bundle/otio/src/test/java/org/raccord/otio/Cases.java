package org.raccord.otio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real timelines for tests, where they are on this machine. */
final class Cases {

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[{}\\[\\],:]|[^\\s{}\\[\\],:\"]+");

  private Cases() {}

  /** Every OTIO file of the cases, or a skipped test with its reason. */
  static List<Path> timelines() throws IOException {
    Path folder = Path.of(System.getProperty("raccord.cases", "cases"), "edits", "otio");
    if (!Files.isDirectory(folder)) {
      String reason = "no real timelines at the folder raccord.cases; skipped";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".otio")).sorted().toList();
    }
  }

  /** The tokens of a JSON text, found without our parser. */
  static List<String> tokens(String json) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(json);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
