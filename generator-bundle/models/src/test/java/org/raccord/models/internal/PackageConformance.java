package org.raccord.models.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.tck.ClipGeneratorConformance;
import org.raccord.generator.tck.Subject;

/** The generator of a package against the rules of the contract. */
abstract class PackageConformance extends ClipGeneratorConformance {

  private final String json;
  private final byte[] graph;

  /**
   * @param json the description of a package of the name {@code try}
   * @param graph its graph, {@code net.onnx}
   */
  PackageConformance(String json, byte[] graph) {
    this.json = json;
    this.graph = graph;
  }

  @Override
  protected Subject subject() {
    try {
      Path folder = Files.createTempDirectory("models");
      Packages.write(folder.resolve("try"), json, graph);
      Packages.write(folder.resolve("broken"), json, graph);
      Files.writeString(folder.resolve("broken/net.onnx"), "no graph at all");
      ModelShelf shelf = new ModelShelf(folder, Optional.empty());
      return Subject.of(shelf.open(new Instance("try", Map.of())).generator())
          .withFault(
              GenerationException.Kind.MISCONFIGURED,
              shelf.open(new Instance("broken", Map.of())).generator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GenerationException e) {
      throw new IllegalStateException(e);
    }
  }
}
