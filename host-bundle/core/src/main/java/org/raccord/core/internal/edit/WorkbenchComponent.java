package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceScope;
import org.raccord.core.Edit;
import org.raccord.core.FillWatcher;
import org.raccord.core.Finding;
import org.raccord.core.FoundEffect;
import org.raccord.core.Measured;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.SeamFiles;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.fill.FillTools;
import org.raccord.core.internal.fill.Pause;
import org.raccord.core.internal.fill.SoundShelf;
import org.raccord.core.internal.fill.VoiceShelf;
import org.raccord.core.internal.health.Checkup;
import org.raccord.core.internal.kinds.Instances;
import org.raccord.core.internal.measure.FileSeams;
import org.raccord.core.internal.measure.Measurements;
import org.raccord.core.internal.quality.FileQuality;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.core.internal.store.ProjectLock;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.model.timeline.Timeline;
import org.raccord.otio.OtioWriter;

/** The workbench as a service. */
@Component(service = Workbench.class)
public final class WorkbenchComponent implements Workbench {

  private final FillTools tools;
  private final Supplier<List<Finding>> checkup;

  @Activate
  public WorkbenchComponent(
      @Reference GeneratorShelf shelf,
      @Reference FillQueue queue,
      @Reference SoundShelf sounds,
      @Reference VoiceShelf voices,
      @Reference Instances instances,
      @Reference(scope = ReferenceScope.BUNDLE) ComponentServiceObjects<Checkup> checkups) {
    this(
        new FillTools(
            shelf,
            queue,
            sounds,
            voices,
            Clock.systemUTC(),
            new SecureRandom(),
            Pause.REAL,
            instances.settings()),
        () -> run(checkups));
  }

  WorkbenchComponent(FillTools tools, Supplier<List<Finding>> checkup) {
    this.tools = tools;
    this.checkup = checkup;
  }

  /** It is made when it is asked for: it wants bundles that no other command starts. */
  private static List<Finding> run(ComponentServiceObjects<Checkup> checkups) {
    Checkup borrowed = checkups.getService();
    try {
      return borrowed.run();
    } finally {
      checkups.ungetService(borrowed);
    }
  }

  @Override
  public TakeCodec takeCodec() throws WorkException {
    return tools.settings().takeCodec();
  }

  @Override
  public void setTakeCodec(TakeCodec codec) throws WorkException {
    tools.settings().store(codec);
  }

  @Override
  public List<FoundEffect> effects(Path folder, List<String> words)
      throws WorkException, InterruptedException {
    return EffectSearch.find(folder, words);
  }

  @Override
  public Edit open(Path file, Access access, Optional<Path> out) throws WorkException {
    Path first = notYetWritten(file);
    if (!first.equals(file)) {
      return open(first, access, out);
    }
    if (!Files.exists(file)) {
      throw new WorkException(
          WorkException.Kind.INPUT, file + " does not exist. Check the name and the folder.");
    }
    ProjectPlace place = place(file, out);
    if (access == Access.READ) {
      return new OpenEdit(TimelineFile.open(place, tools.clock()), tools, null);
    }
    // Read once before the lock is taken: what cannot be read must not leave a folder behind.
    TimelineFile.open(place, tools.clock());
    ProjectLock lock = ProjectLock.take(place);
    try {
      return new OpenEdit(TimelineFile.open(place, tools.clock()), tools, lock);
    } catch (WorkException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * For {@code NAME.raccord.otio} before the first change: {@code NAME.otio}, which it comes of.
   */
  private static Path notYetWritten(Path file) {
    String name = String.valueOf(file.getFileName());
    if (Files.exists(file) || !ProjectPlace.isOurs(file)) {
      return file;
    }
    Path foreign =
        file.resolveSibling(name.substring(0, name.length() - ".raccord.otio".length()) + ".otio");
    return Files.exists(foreign) ? foreign : file;
  }

  private static ProjectPlace place(Path file, Optional<Path> out) throws WorkException {
    Path given = file.toAbsolutePath().normalize();
    ProjectPlace place = ProjectPlace.of(given, out);
    if (out.isPresent()) {
      Path target = out.get().toAbsolutePath().normalize();
      if (target.equals(given)) {
        throw new WorkException(
            WorkException.Kind.ORDER,
            "--out names the timeline itself, which is never overwritten. Give another name.");
      }
      if (place.foreign().isEmpty()) {
        throw new WorkException(
            WorkException.Kind.ORDER,
            given.getFileName()
                + " is a timeline of Raccord's own and is changed in place, with undo; leave --out away, or copy the file first.");
      }
      if (!String.valueOf(target.getFileName()).endsWith(".otio")) {
        throw new WorkException(
            WorkException.Kind.ORDER, "--out is an .otio file, not " + target.getFileName() + ".");
      }
    }
    return place;
  }

  @Override
  public Edit create(Path file, List<Path> media, String gapText) throws WorkException {
    Path target = file.toAbsolutePath().normalize();
    if (!String.valueOf(target.getFileName()).endsWith(".otio")) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "A timeline's name ends in .otio, and " + target.getFileName() + " does not.");
    }
    if (Files.exists(target)) {
      throw new WorkException(
          WorkException.Kind.ORDER, target + " exists already. Give a new name.");
    }
    ProjectPlace place = ProjectPlace.of(target, Optional.empty());
    MediaBay bay = new MediaBay(place.base());
    Timeline timeline = NewTimeline.of(place.name(), media, gapText, place.base(), bay);
    try {
      AtomicFile.write(target, OtioWriter.write(timeline).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(target, e), e);
    }
    return open(target, Access.CHANGE, Optional.empty());
  }

  @Override
  public List<Finding> checkup() {
    return checkup.get();
  }

  @Override
  public Measured seams(SeamFiles files, Optional<Path> pictures)
      throws WorkException, InterruptedException {
    return Measurements.finished(
        String.valueOf(files.take()), Optional.empty(), () -> FileSeams.study(files), pictures);
  }

  @Override
  public QualityCheck check(Path media, QualityOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    return new FileQuality(media, order, watcher).run();
  }
}
