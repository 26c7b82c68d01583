package org.raccord.core.internal.prove;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.internal.store.AtomicFile;

/**
 * Rows that were measured, one file each, so that a proof that was stopped goes on where it was. A
 * row counts as long as clip, hole, size, seed and version of the contender are the same.
 */
final class ProofRows {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path folder;

  ProofRows(Path folder) {
    this.folder = folder;
  }

  /** A row as it is kept, with what it depends on. */
  private record Kept(String key, ProofRow row) {}

  /** Where what belongs to a row lies. */
  Path folder(Shot shot, CutHole hole, Contender contender) {
    return folder(shot, hole).resolve(contender.word().replaceAll("[^A-Za-z0-9.-]+", "-"));
  }

  /** Where what belongs to a hole lies. */
  Path folder(Shot shot, CutHole hole) {
    return folder.resolve(shot.name()).resolve(hole.word());
  }

  Optional<ProofRow> find(Shot shot, CutHole hole, Contender contender, String key) {
    Path file = file(shot, hole, contender);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = GSON.fromJson(Files.readString(file), Kept.class);
      boolean whole = kept != null && kept.row != null && kept.row.scores() != null;
      return whole && key.equals(kept.key) ? Optional.of(kept.row) : Optional.empty();
    } catch (IOException | JsonParseException e) {
      // Measured once more.
      return Optional.empty();
    }
  }

  void keep(Shot shot, CutHole hole, Contender contender, String key, ProofRow row)
      throws IOException {
    AtomicFile.write(
        file(shot, hole, contender),
        GSON.toJson(new Kept(key, row)).getBytes(StandardCharsets.UTF_8));
  }

  private Path file(Shot shot, CutHole hole, Contender contender) {
    return folder(shot, hole, contender).resolve("row.json");
  }
}
