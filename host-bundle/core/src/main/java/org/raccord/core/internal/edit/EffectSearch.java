package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.FoundEffect;
import org.raccord.core.WorkException;
import org.raccord.media.MediaException;
import org.raccord.media.MediaProbe;
import org.raccord.media.SoundFacts;
import org.raccord.media.SoundTags;

/** Finds sounds in a folder of the user's by words in their names and tags. */
final class EffectSearch {

  private static final Set<String> SOUNDS =
      Set.of(
          "wav", "bwf", "w64", "rf64", "aif", "aiff", "aifc", "flac", "ogg", "oga", "opus", "mp3",
          "m4a", "aac", "caf", "wma");

  private static final int DEEPEST = 20;

  private EffectSearch() {}

  /**
   * The sounds in whose name or tags each of the words stands, in any case; those with all of them
   * in the name first.
   *
   * @throws WorkException INPUT if the folder cannot be read
   * @throws InterruptedException if the calling thread was interrupted
   */
  static List<FoundEffect> find(Path folder, List<String> words)
      throws WorkException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw new WorkException(
          WorkException.Kind.INPUT, folder + " is no folder. Give one that holds sounds.");
    }
    List<String> wanted = words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    List<FoundEffect> hits = new ArrayList<>();
    for (Path file : files(folder)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The search was cancelled");
      }
      hit(folder, file, wanted).ifPresent(hits::add);
    }
    hits.sort(
        Comparator.comparing((FoundEffect hit) -> !hit.found().equals(List.of(FoundEffect.NAME)))
            .thenComparing(FoundEffect::file));
    return hits;
  }

  private static List<Path> files(Path folder) throws WorkException {
    try (var all = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(EffectSearch::isSound).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static boolean isSound(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return SOUNDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Optional<FoundEffect> hit(Path folder, Path file, List<String> words) {
    String name = folder.relativize(file).toString().toLowerCase(Locale.ROOT);
    List<String> left = words.stream().filter(word -> !name.contains(word)).toList();
    List<String> found = new ArrayList<>();
    if (left.size() < words.size() || words.isEmpty()) {
      found.add(FoundEffect.NAME);
    }
    try {
      if (!left.isEmpty()) {
        List<String> open = new ArrayList<>(left);
        for (Map.Entry<String, String> tag : SoundTags.of(file).entrySet()) {
          String text = tag.getValue().toLowerCase(Locale.ROOT);
          if (open.removeIf(text::contains)) {
            found.add(tag.getKey() + ": " + tag.getValue());
          }
        }
        if (!open.isEmpty()) {
          return Optional.empty();
        }
      }
      Optional<SoundFacts> sound = MediaProbe.probe(file).sound();
      return sound.map(
          s ->
              new FoundEffect(
                  file,
                  (double) s.samples() / s.format().sampleRate(),
                  s.format().channels(),
                  found));
    } catch (MediaException e) {
      // What cannot be read is no sound to offer.
      return Optional.empty();
    }
  }
}
