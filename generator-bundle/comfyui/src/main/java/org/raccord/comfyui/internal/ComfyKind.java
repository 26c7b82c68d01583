package org.raccord.comfyui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;

/** ComfyUI servers, each with a workflow of the editor's own. */
@Component(service = GeneratorKind.class, property = GeneratorKind.NAME + "=comfyui")
public final class ComfyKind implements GeneratorKind {

  private static final long MOST_BYTES = 8L << 20;

  /** More than an hour of picture at 8 megabits a second. */
  private static final long MOST_ANSWER = 4L << 30;

  private final Waiter waiter;
  private final long mostAnswer;

  @Activate
  public ComfyKind() {
    this(Waiter.REAL, MOST_ANSWER);
  }

  /**
   * @param mostAnswer bytes of the largest file that is fetched
   */
  ComfyKind(Waiter waiter, long mostAnswer) {
    this.waiter = waiter;
    this.mostAnswer = mostAnswer;
  }

  @Override
  public String description() {
    return "A ComfyUI server that runs a workflow of your own";
  }

  @Override
  public List<Setting> settings() {
    return ComfySettings.ALL;
  }

  @Override
  public Opened open(Instance instance) throws GenerationException {
    ComfySettings settings = ComfySettings.of(instance);
    String name = name(settings.workflow());
    Workflow workflow = Workflow.parse(read(settings.workflow(), name), name, settings.inputs());
    return new Opened(
        new ComfyGenerator(settings, workflow, name, waiter, mostAnswer),
        "ComfyUI at "
            + settings.url()
            + ", workflow "
            + name
            + ", from "
            + workflow.rung().words()
            + (workflow.has(Place.SOURCE_SOUND) ? " and their sound" : ""),
        settings.workers());
  }

  private static String name(Path workflow) {
    Path file = workflow.getFileName();
    return file == null ? workflow.toString() : file.toString();
  }

  private static String read(Path workflow, String name) throws GenerationException {
    try {
      if (Files.size(workflow) > MOST_BYTES) {
        throw new GenerationException(
            GenerationException.Kind.MISCONFIGURED,
            name + " is too large for a workflow. Set workflow to the file that ComfyUI exported.");
      }
      return Files.readString(workflow);
    } catch (NoSuchFileException e) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED,
          "There is no workflow " + workflow + ". Set workflow to the file that ComfyUI exported.",
          e);
    } catch (IOException e) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED,
          "The workflow "
              + workflow
              + " cannot be read ("
              + Words.of(String.valueOf(e.getMessage()))
              + "). Set workflow to the file that ComfyUI exported.",
          e);
    }
  }
}
