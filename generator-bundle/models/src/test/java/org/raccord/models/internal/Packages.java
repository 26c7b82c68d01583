package org.raccord.models.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes model packages for tests. */
final class Packages {

  static final String FADE_INPUTS =
      """
      {"tensor": "in0", "holds": ["first"]},
      {"tensor": "in1", "holds": ["second"]},
      {"tensor": "in2", "holds": ["time"]}
      """;

  /** Those of {@link Graphs#middle}. */
  static final String MIDDLE_INPUTS =
      """
      {"tensor": "in0", "holds": ["first"]},
      {"tensor": "in1", "holds": ["second"]}
      """;

  /** Those of {@link Graphs#onwards}. */
  static final String ONWARDS_INPUTS =
      """
      {"tensor": "last", "holds": ["first"]},
      {"tensor": "before", "holds": ["second"]}
      """;

  private Packages() {}

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A package of one graph.
   *
   * @param inputs entries of the list of inputs
   * @param more further entries of the description, each with a comma before it
   */
  static String json(byte[] graph, String inputs, String output, String more) {
    return """
        {
          "raccordModel": 1,
          "name": "try",
          "version": "1.0",
          "title": "A model of the tests",
          "licence": {"name": "MIT", "file": "LICENSE"},
          "task": "interpolate",
          "graphs": [{
            "file": "net.onnx",
            "sha256": "%s",
            "inputs": [%s],
            "outputs": [{"tensor": "%s"}]
          }]
          %s
        }
        """
        .formatted(hash(graph), inputs, output, more);
  }

  /** Writes a package; the schema takes its description where the program does. */
  static Path write(Path folder, String json, byte[] graph) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("model.json"), json);
      Files.writeString(folder.resolve("LICENSE"), "Do what you like.");
      Files.write(folder.resolve("net.onnx"), graph);
      Schemas.assertAgree(json);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cross-fade of three tensors. */
  static Path fade(Path folder) {
    byte[] graph = Graphs.fade();
    return write(folder, json(graph, FADE_INPUTS, "out0", ""), graph);
  }
}
