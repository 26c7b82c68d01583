package org.raccord.core.internal.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.raccord.core.Models;
import org.raccord.core.WorkException;
import org.raccord.generator.Checkable;
import org.raccord.generator.GenerationException;
import org.raccord.generator.ModelPackages;

/** Hands on what the bundle that runs models says; without it, says that it is missing. */
@Component(service = Models.class)
public final class ModelsComponent implements Models {

  private final List<ModelPackages> packages;

  @Activate
  public ModelsComponent(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<ModelPackages> packages) {
    this.packages = List.copyOf(packages);
  }

  private ModelPackages packages() throws WorkException {
    return packages.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.ORDER,
                    "The part of the program that runs local models is missing. Install Raccord"
                        + " again."));
  }

  /** Something asked of the packages. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(ModelPackages packages) throws GenerationException, InterruptedException;
  }

  private <T> T asked(WorkException.Kind kind, Question<T> question)
      throws WorkException, InterruptedException {
    ModelPackages there = packages();
    try {
      return question.ask(there);
    } catch (GenerationException e) {
      throw new WorkException(
          kind, Optional.ofNullable(e.getMessage()).orElse("The package cannot be used."), e);
    }
  }

  /** The same for what does not wait. */
  private <T> T atOnce(WorkException.Kind kind, Question<T> question) throws WorkException {
    try {
      return asked(kind, question);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkException(WorkException.Kind.DEFECT, "Interrupted.", e);
    }
  }

  @Override
  public Path folder() throws WorkException {
    return packages().folder();
  }

  @Override
  public List<ModelPackages.Card> list() throws WorkException {
    return packages().list();
  }

  private static Path existing(Path source) throws WorkException {
    if (!Files.exists(source)) {
      throw new WorkException(
          WorkException.Kind.INPUT, source + " does not exist. Check the name and the folder.");
    }
    return source;
  }

  @Override
  public ModelPackages.Card look(Path source) throws WorkException {
    Path there = existing(source);
    return atOnce(WorkException.Kind.INPUT, packages -> packages.look(there));
  }

  @Override
  public ModelPackages.Card add(Path source) throws WorkException {
    Path there = existing(source);
    return atOnce(WorkException.Kind.INPUT, packages -> packages.add(there));
  }

  @Override
  public List<Checkable.Finding> check(String name) throws WorkException, InterruptedException {
    return asked(WorkException.Kind.ORDER, packages -> packages.check(name));
  }

  @Override
  public void remove(String name) throws WorkException {
    atOnce(
        WorkException.Kind.ORDER,
        packages -> {
          packages.remove(name);
          return name;
        });
  }
}
