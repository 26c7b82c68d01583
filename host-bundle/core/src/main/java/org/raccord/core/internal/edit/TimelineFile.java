package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.core.internal.store.History;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.core.internal.store.ProjectCard;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.model.timeline.Timeline;
import org.raccord.otio.MediaUrls;
import org.raccord.otio.OtioException;
import org.raccord.otio.OtioReader;
import org.raccord.otio.OtioWriter;

/**
 * A timeline, its text, and its file with the history beside it. The file is one of ours or does
 * not exist yet; a foreign one is only read.
 */
final class TimelineFile {

  private final ProjectPlace place;
  private final Path source;
  private Optional<String> sourceSha256;
  private final Clock clock;
  private byte[] text;
  private Timeline timeline;

  private TimelineFile(
      ProjectPlace place,
      Path source,
      Optional<String> sourceSha256,
      Clock clock,
      byte[] text,
      Timeline timeline) {
    this.place = place;
    this.source = source;
    this.sourceSha256 = sourceSha256;
    this.clock = clock;
    this.text = text;
    this.timeline = timeline;
  }

  /** Reads the timeline of {@code place}: ours where it is written, else the foreign one. */
  static TimelineFile open(ProjectPlace place, Clock clock) throws WorkException {
    if (place.isWritten()) {
      checkSource(place);
      byte[] text = read(place.timeline());
      return new TimelineFile(
          place, place.timeline(), Optional.of(""), clock, text, parse(text, place.timeline()));
    }
    Path foreign = place.foreign().orElse(place.timeline());
    byte[] text = read(foreign);
    Optional<String> sha256 = Optional.empty();
    Timeline timeline = parse(text, foreign);
    Path from = folder(foreign);
    if (!from.equals(place.base())) {
      sha256 = Optional.of(History.sha256(text));
      timeline = MediaUrls.rebase(timeline, from, place.base());
      text = OtioWriter.write(timeline).getBytes(StandardCharsets.UTF_8);
    }
    return new TimelineFile(place, foreign, sha256, clock, text, timeline);
  }

  /**
   * Of the foreign file that was read, empty text where there is none. It is worked out before the
   * first change: to one who only looks, a long timeline would come a quarter later for it.
   */
  private String sourceSha256() {
    if (sourceSha256.isEmpty()) {
      sourceSha256 = Optional.of(History.sha256(text));
    }
    return sourceSha256.get();
  }

  private static void checkSource(ProjectPlace place) throws WorkException {
    Optional<ProjectCard> card = ProjectCard.of(place);
    if (place.foreign().isEmpty()) {
      return;
    }
    Path foreign = place.foreign().get();
    if (card.isEmpty() && !ProjectPlace.isOurs(place.timeline())) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          place.timeline()
              + " exists already and was not written by Raccord, so it is left alone. Choose another name with --out.");
    }
    if (card.isPresent()
        && !card.get().sourceSha256().isEmpty()
        && !card.get().sourceSha256().equals(History.sha256(read(foreign)))) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          foreign.getFileName()
              + " has been changed since "
              + place.timeline().getFileName()
              + " was made from it. Give "
              + place.timeline().getFileName()
              + " to go on with that one, --out with a new name to begin again from "
              + foreign.getFileName()
              + ", or take its fills over: raccord update "
              + place.timeline().getFileName()
              + " "
              + foreign.getFileName()
              + " --out NEW.raccord.otio.");
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static byte[] read(Path file) throws WorkException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            file
                + (Files.isDirectory(file) ? " is a folder." : " is a device or a pipe, no file.")
                + " Give an .otio file.");
      }
      byte[] text = Files.readAllBytes(file);
      if (text.length == 0) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            file + " is empty (0 bytes). Export the timeline again, or take a backup.");
      }
      return text;
    } catch (OutOfMemoryError e) {
      throw tooLarge(file, e);
    } catch (NoSuchFileException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, file + " does not exist. Check the name and the folder.", e);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Timeline parse(byte[] text, Path file) throws WorkException {
    try {
      return OtioReader.read(text, file.toString());
    } catch (OutOfMemoryError e) {
      throw tooLarge(file, e);
    } catch (OtioException e) {
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  /** What had been read is free again by now, so that there is memory to say so. */
  private static WorkException tooLarge(Path file, OutOfMemoryError e) {
    return new WorkException(
        WorkException.Kind.INPUT,
        file
            + " needs more memory than the "
            + Runtime.getRuntime().maxMemory() / 1_000_000
            + " MB that Java may take here. Set RACCORD_JAVA_OPTS to -Xmx and more than eight times the"
            + " file's size, such as -Xmx8g, or divide the timeline.",
        e);
  }

  ProjectPlace place() {
    return place;
  }

  /** The file that was read. */
  Path source() {
    return source;
  }

  Timeline timeline() {
    return timeline;
  }

  /** The history as it stands on disk. */
  History history() throws WorkException {
    try {
      return History.open(place.history());
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          e.getMessage() + ". Move the folder " + place.history() + " away to begin a new history.",
          e);
    }
  }

  /** Number of the state in force, -1 where the history does not know it. */
  int position(History history) {
    return history.find(text).orElse(-1);
  }

  /** Writes {@code next}; if this throws, file, history and {@link #timeline()} are as before. */
  void save(Timeline next, String title) throws WorkException {
    byte[] changed = OtioWriter.write(next).getBytes(StandardCharsets.UTF_8);
    sourceSha256();
    History history = history();
    History.Mark before = history.mark();
    boolean existed = place.isWritten();
    try {
      checkUntouched();
      writeCard();
      history.add(keepText(history), title, now(), changed);
      AtomicFile.write(place.timeline(), changed);
    } catch (IOException e) {
      takeBack(history, before, existed, e);
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(place.timeline(), e), e);
    }
    text = changed;
    timeline = next;
  }

  /** The number of the state in force, which becomes one where the history does not know it. */
  private int keepText(History history) throws IOException {
    int at = position(history);
    if (at < 0) {
      at = history.states().size();
      history.add(
          at - 1,
          at == 0 ? "As it came from " + source.getFileName() : "Changed by another program",
          now(),
          text);
    }
    return at;
  }

  private void takeBack(History history, History.Mark before, boolean existed, IOException cause) {
    try {
      history.backTo(before);
      if (!existed) {
        Files.deleteIfExists(place.card());
      }
    } catch (IOException e) {
      // A state that never came into force is harmless: the file's own text says where we are.
      cause.addSuppressed(e);
    }
  }

  /**
   * Puts another state of the history in force.
   *
   * @param steps how many states later; negative for earlier
   * @return the title of the change that was undone or done again
   */
  String go(int steps) throws WorkException {
    sourceSha256();
    History history = history();
    try {
      checkUntouched();
      int at = position(history);
      if (at < 0 && !history.states().isEmpty()) {
        at = keepText(history);
      }
      int number = at + steps;
      if (at < 0 || number < 0 || number >= history.states().size()) {
        throw new WorkException(
            WorkException.Kind.ORDER,
            steps < 0
                ? "There is nothing to undo in " + place.timeline().getFileName() + "."
                : "There is nothing to redo in " + place.timeline().getFileName() + ".");
      }
      byte[] former = history.text(number);
      Timeline parsed = parse(former, place.timeline());
      AtomicFile.write(place.timeline(), former);
      history.moveTo(number);
      text = former;
      timeline = parsed;
      return history.states().get(Math.max(at, number)).title();
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(place.timeline(), e), e);
    }
  }

  /** What {@link #backTo} goes back to. */
  record Snapshot(
      String text, Timeline timeline, History.Mark history, int position, boolean existed) {

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  Snapshot snapshot() throws WorkException {
    History history = history();
    return new Snapshot(
        new String(text, StandardCharsets.UTF_8),
        timeline,
        history.mark(),
        position(history),
        place.isWritten());
  }

  /** Puts file, history and timeline back to what they were. */
  void backTo(Snapshot snapshot) throws WorkException {
    try {
      if (snapshot.existed) {
        if (!Arrays.equals(text, snapshot.bytes())) {
          AtomicFile.write(place.timeline(), snapshot.bytes());
        }
      } else {
        Files.deleteIfExists(place.timeline());
        Files.deleteIfExists(place.card());
      }
      history().backTo(snapshot.history);
      deleteWhereEmpty(place.history());
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(place.timeline(), e), e);
    } finally {
      text = snapshot.bytes();
      timeline = snapshot.timeline;
    }
  }

  private static void deleteWhereEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }

  /** Makes one entry of the history of all that was saved since {@code snapshot}. */
  void squash(Snapshot snapshot, String title) throws WorkException {
    if (Arrays.equals(text, snapshot.bytes())) {
      return;
    }
    History history = history();
    try {
      // Where the history did not know the text, the first save has kept it as a state of its own.
      int from = snapshot.position >= 0 ? snapshot.position : snapshot.history.states().size();
      history.squash(from, title, now());
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(place.history(), e), e);
    }
  }

  private void checkUntouched() throws WorkException, IOException {
    if (place.isWritten() && !Arrays.equals(Files.readAllBytes(place.timeline()), text)) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          place.timeline()
              + " was changed by another program while it was open here. It was left as that program wrote it; run the command again.");
    }
  }

  private void writeCard() throws IOException {
    if (ProjectCard.of(place).isPresent()) {
      return;
    }
    boolean made = !sourceSha256().isEmpty();
    new ProjectCard(
            1,
            String.valueOf(place.timeline().getFileName()),
            made ? String.valueOf(source.getFileName()) : "",
            sourceSha256())
        .write(place);
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
