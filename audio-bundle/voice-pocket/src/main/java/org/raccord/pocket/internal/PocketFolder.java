package org.raccord.pocket.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the user's model lies, and what of it is there. The files have the names of the public ONNX
 * export; graphs may be quantised ({@code NAME_int8.onnx}).
 *
 * @param root the folder that the user fills
 */
record PocketFolder(Path root) {

  static final String ENCODER = "mimi_encoder";
  static final String DECODER = "mimi_decoder";
  static final String TEXT = "text_conditioner";
  static final String MAIN = "flow_lm_main";
  static final String FLOW = "flow_lm_flow";

  private static final List<String> GRAPHS = List.of(ENCODER, TEXT, MAIN, FLOW, DECODER);
  private static final String TOKENIZER = "tokenizer.model";
  private static final String QUANTISED = "_int8.onnx";
  private static final String PLAIN = ".onnx";

  /** Folders within folders that are looked into: {@code onnx/english_2026-04} is two deep. */
  private static final int DEPTH = 3;

  /** The folder beside the one of models, which the launcher names. */
  static PocketFolder ofUser() {
    String models = System.getProperty("raccord.models", "");
    Path share =
        models.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".raccord")
            : Optional.ofNullable(Path.of(models).toAbsolutePath().getParent())
                .orElse(Path.of(models));
    return new PocketFolder(share.resolve("voices").resolve("pocket"));
  }

  /** What is missing, by name; empty where everything is there. */
  List<String> missing() {
    Optional<Path> model = model();
    if (model.isEmpty()) {
      return List.of("the folder " + root);
    }
    List<String> missing = new ArrayList<>();
    for (String graph : GRAPHS) {
      if (graph(model.get(), graph).isEmpty()) {
        missing.add(graph + PLAIN);
      }
    }
    if (tokenizer(model.get()).isEmpty()) {
      missing.add(TOKENIZER);
    }
    return missing;
  }

  /**
   * The folder that holds the graphs: the user's, or one below it as the export has them for each
   * language. Of several the first whose name begins with "english" is taken, else the first.
   */
  Optional<Path> model() {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(root, DEPTH)) {
      return all.filter(Files::isDirectory)
          .filter(folder -> graph(folder, MAIN).isPresent())
          .min(
              Comparator.comparing(
                      (Path folder) -> !String.valueOf(folder.getFileName()).startsWith("english"))
                  .thenComparing(Path::toString))
          .or(() -> Optional.of(root));
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(root);
    }
  }

  /**
   * The file of a graph. The language model is taken quantised where it is there, for its size; the
   * others are small and suffer from it.
   */
  static Optional<Path> graph(Path model, String name) {
    Path plain = model.resolve(name + PLAIN);
    Path quantised = model.resolve(name + QUANTISED);
    List<Path> wanted = name.equals(MAIN) ? List.of(quantised, plain) : List.of(plain, quantised);
    return wanted.stream().filter(Files::isRegularFile).findFirst();
  }

  /** The tokenizer: beside the graphs, or in a folder above them within the user's. */
  Optional<Path> tokenizer(Path model) {
    for (Path at = model; at != null && at.startsWith(root); at = at.getParent()) {
      Path file = at.resolve(TOKENIZER);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * Voices that are shipped as states of the language model: those beside the graphs in order of
   * name, then those in the folders above them within the user's.
   */
  List<Path> voices(Path model) {
    List<Path> found = new ArrayList<>();
    for (Path at = model; at != null && at.startsWith(root); at = at.getParent()) {
      List<Path> here = new ArrayList<>();
      for (Path folder : List.of(at, at.resolve("voices"), at.resolve("embeddings"))) {
        here.addAll(voicesIn(folder));
      }
      here.sort(Comparator.comparing(f -> String.valueOf(f.getFileName())));
      found.addAll(here);
    }
    return found;
  }

  private static List<Path> voicesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).toList();
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be read is as good as none.
      return List.of();
    }
  }
}
