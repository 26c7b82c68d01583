package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.raccord.desktop.internal.model.FillEntry.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fills of a timeline that were begun in the window, in a file that outlives it: a line for
 * each beginning and each end, of which the last one of a fill counts. A fill whose end is not
 * there was broken off with the program.
 *
 * <p>Touches a file. What cannot be read or written is not remembered.
 */
final class FillLog {

  private static final Logger LOG = LoggerFactory.getLogger(FillLog.class);
  private static final int MOST = 200;
  private static final int FIELDS = 8;
  private static final String BETWEEN_LINES = "\u001e";

  private final Path file;

  /**
   * @param folder where logs are kept
   * @param timeline whose fills
   */
  FillLog(Path folder, Path timeline) {
    String path = timeline.toAbsolutePath().normalize().toString();
    String name = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
    this.file = folder.resolve("fills-" + name + ".txt");
  }

  /** All that is remembered, oldest first. */
  List<FillEntry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, FillEntry> found = new LinkedHashMap<>();
    int lines = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        lines += line.isEmpty() ? 0 : 1;
        read(line).ifPresent(entry -> found.put(entry.id(), entry));
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read; former fills are not listed", file, e);
    }
    List<FillEntry> all = new ArrayList<>(found.values());
    List<FillEntry> kept = all.subList(Math.max(0, all.size() - MOST), all.size());
    if (lines > 4 * MOST) {
      rewrite(kept);
    }
    return List.copyOf(kept);
  }

  /** Remembers a fill as it is now. */
  void write(FillEntry entry) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          // First the end of a line that a killed program left half written.
          file, "\n" + line(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("{} cannot be written; the fill is not remembered", file, e);
    }
  }

  /**
   * Remembers fills as they are now, and no others.
   *
   * @param all oldest first; of very many the latest are kept
   */
  void rewrite(List<FillEntry> all) {
    List<FillEntry> kept = all.subList(Math.max(0, all.size() - MOST), all.size());
    try {
      String lines = kept.stream().map(e -> "\n" + line(e)).collect(Collectors.joining());
      WholeFile.write(file, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      LOG.warn("{} cannot be written anew", file, e);
    }
  }

  private static String line(FillEntry entry) {
    return List.of(
            entry.id(),
            plain(entry.slot()),
            plain(entry.asked()),
            Long.toString(entry.began().toEpochMilli()),
            entry.ended().map(t -> Long.toString(t.toEpochMilli())).orElse(""),
            entry.outcome().name(),
            plain(entry.words()),
            entry.log().stream().map(FillLog::plain).collect(Collectors.joining(BETWEEN_LINES)))
        .stream()
        .collect(Collectors.joining("\t"));
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static Optional<FillEntry> read(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS
        || !fields[3].matches("\\d{1,15}")
        || !fields[4].matches("\\d{0,15}")) {
      return Optional.empty();
    }
    Optional<Outcome> outcome =
        Arrays.stream(Outcome.values()).filter(o -> o.name().equals(fields[5])).findFirst();
    boolean ended = !fields[4].isEmpty();
    return outcome.map(
        how ->
            new FillEntry(
                fields[0],
                fields[1],
                fields[2],
                Instant.ofEpochMilli(Long.parseLong(fields[3])),
                Optional.of(Instant.ofEpochMilli(Long.parseLong(ended ? fields[4] : fields[3]))),
                ended ? how : Outcome.BROKEN_OFF,
                ended ? fields[6] : "the program ended before it did",
                -1,
                fields[7].isEmpty() ? List.of() : List.of(fields[7].split(BETWEEN_LINES))));
  }
}
