package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Models;
import org.raccord.core.WorkException;
import org.raccord.generator.Checkable;
import org.raccord.generator.ModelPackages;

/** One package, with every field filled. */
final class FakeModels implements Models {

  static final ModelPackages.Card CARD =
      new ModelPackages.Card(
          "rife",
          "4.7",
          "RIFE 4.7",
          "interpolate",
          "MIT",
          Optional.of("The MIT License\nDo what you like."),
          9_100_000,
          true);

  boolean passes = true;
  Optional<String> removed = Optional.empty();

  @Override
  public Path folder() {
    return Path.of("/home/ada/models");
  }

  @Override
  public List<ModelPackages.Card> list() {
    return List.of(CARD);
  }

  @Override
  public ModelPackages.Card look(Path source) throws WorkException {
    if (source.endsWith("broken")) {
      throw new WorkException(WorkException.Kind.INPUT, "It has no model.json.");
    }
    return CARD;
  }

  @Override
  public ModelPackages.Card add(Path source) {
    return CARD;
  }

  @Override
  public List<Checkable.Finding> check(String name) {
    return List.of(
        new Checkable.Finding("files", true, "All files are there."),
        new Checkable.Finding("grey", passes, "A grey is grey."));
  }

  @Override
  public void remove(String name) {
    removed = Optional.of(name);
  }
}
