package org.raccord.qc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits stand in one place and are documented as they are. */
class LimitsTest {

  private static final Path DOCUMENT = Path.of("../../feature/docs/qc.md");
  private static final String HEAD = "|---|---|---|";

  /** {@code -Draccord.docs.write=true} writes the table anew, on purpose. */
  @Test
  void the_document_has_every_limit_as_it_is() throws IOException {
    String text = Files.readString(DOCUMENT).replace("\r\n", "\n");
    int limits = text.indexOf("## Limits");
    int from = text.indexOf(HEAD, limits) + HEAD.length() + 1;
    int to = text.indexOf("\n\n", from - 1);
    List<String> rows = Arrays.stream(Limit.values()).map(Limit::row).toList();
    if (Boolean.getBoolean("raccord.docs.write")) {
      String rest = to < 0 ? "\n" : text.substring(to);
      Files.writeString(DOCUMENT, text.substring(0, from) + String.join("\n", rows) + rest);
      return;
    }
    String table = text.substring(from, to < 0 ? text.length() : to).strip();
    assertEquals(String.join("\n", rows), table, "Write it anew with -Draccord.docs.write=true");
  }
}
