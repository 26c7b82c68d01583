package org.raccord.core.internal.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a project's folder says of its timeline.
 *
 * @param version of this text
 * @param timeline file name of the timeline beside the folder
 * @param source file name of the foreign timeline it was made from; empty where there is none
 * @param sourceSha256 hash of the foreign timeline as it was then; empty where there is none
 */
public record ProjectCard(int version, String timeline, String source, String sourceSha256) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The card in {@code file}; empty where there is none that can be read. */
  static Optional<ProjectCard> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      ProjectCard card = GSON.fromJson(Files.readString(file), ProjectCard.class);
      boolean whole =
          card != null && card.timeline != null && card.source != null && card.sourceSha256 != null;
      return whole ? Optional.of(card) : Optional.empty();
    } catch (IOException | JsonParseException e) {
      return Optional.empty();
    }
  }

  /** The card of a project; empty where it has none that can be read. */
  public static Optional<ProjectCard> of(ProjectPlace place) {
    return read(place.card());
  }

  /** Writes it. */
  public void write(ProjectPlace place) throws IOException {
    AtomicFile.write(place.card(), GSON.toJson(this).getBytes(StandardCharsets.UTF_8));
  }
}
