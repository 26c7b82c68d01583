package org.raccord.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A model package whose network is real and small: a cross-fade. */
final class FadeModel {

  /** ONNX: {@code out0 = in0 + in2 * (in1 - in0)}. The tests of the room models write it anew. */
  private static final String GRAPH =
      "CAg6hQJaJQoDaW4wEh4KHAgBEhgKAggBCgIIAwoGEgRpbjAyCgYSBGluMDNaJQoDaW4xEh4KHAgBEhgKAggBCgIIAwoG"
          + "EgRpbjEyCgYSBGluMTNaJQoDaW4yEh4KHAgBEhgKAggBCgIIAQoGEgRpbjIyCgYSBGluMjMKHwoDaW4xCgNpbjAS"
          + "CmRpZmZlcmVuY2UaAm4wIgNTdWIKIAoKZGlmZmVyZW5jZQoDaW4yEgRwYXJ0GgJuMSIDTXVsChoKA2luMAoEcGFy"
          + "dBIEb3V0MBoCbjIiA0FkZGIoCgRvdXQwEiAKHggBEhoKAggBCgIIAwoHEgVvdXQwMgoHEgVvdXQwMxIFZ3JhcGhC"
          + "BAoAEBA=";

  private FadeModel() {}

  /** Writes the package into a folder of its own. */
  static Path write(Path folder) throws IOException {
    byte[] graph = Base64.getDecoder().decode(GRAPH);
    Files.createDirectories(folder);
    Files.write(folder.resolve("net.onnx"), graph);
    Files.writeString(folder.resolve("LICENSE"), "Do what you like.");
    Files.writeString(
        folder.resolve("model.json"),
        """
        {
          "raccordModel": 1,
          "name": "fade",
          "version": "1.0",
          "title": "A cross-fade",
          "licence": {"name": "MIT", "file": "LICENSE"},
          "task": "interpolate",
          "graphs": [{
            "file": "net.onnx",
            "sha256": "%s",
            "inputs": [
              {"tensor": "in0", "holds": ["first"]},
              {"tensor": "in1", "holds": ["second"]},
              {"tensor": "in2", "holds": ["time"]}
            ],
            "outputs": [{"tensor": "out0"}]
          }]
        }
        """
            .formatted(hash(graph)));
    return folder;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
