package org.raccord.core.internal.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.generator.GeneratorKind;

/**
 * What the user has set up, in JSON files that may be edited by hand: {@code generators/NAME.json}
 * for each instance, {@code policy.json}. Read anew each time: two programs may run at once.
 */
public final class UserSettings {

  /**
   * An instance as it is stored.
   *
   * @param kind of generator
   * @param instance its name and settings
   * @param use whether it is on
   */
  public record Stored(String kind, GeneratorKind.Instance instance, Use use) {

    /** One that is on. */
    public Stored(String kind, GeneratorKind.Instance instance) {
      this(kind, instance, Use.ON);
    }
  }

  /** Whether a generator is on. */
  public enum Use {
    ON,
    OFF
  }

  /**
   * What may leave the machine.
   *
   * @param nothingLeaves whether nothing may, whatever was allowed
   * @param allowed destinations that were allowed, in order
   */
  public record Leaving(boolean nothingLeaves, List<String> allowed) {
    static final Leaving NOTHING_YET = new Leaving(false, List.of());

    public Leaving {
      allowed = List.copyOf(new TreeSet<>(allowed));
    }
  }

  /** A generator's file. Fields are null where the file does not have them. */
  private record GeneratorFile(
      @Nullable String kind, @Nullable Map<String, String> settings, @Nullable Boolean off) {}

  private record TakesFile(@Nullable String codec) {}

  private record PolicyFile(@Nullable Boolean nothing_leaves, @Nullable List<String> allowed) {}

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String ENDING = ".json";

  private final Optional<Path> folder;

  /**
   * @param folder the user's configuration folder; where there is none, nothing is set up
   */
  public UserSettings(Optional<Path> folder) {
    this.folder = folder;
  }

  /** In the folder that the launcher has published. */
  public static UserSettings ofUser() {
    return new UserSettings(
        Optional.ofNullable(System.getProperty("raccord.config")).map(Path::of));
  }

  /**
   * The instances that are set up, in order of name.
   *
   * @param problems gets a sentence for each file that cannot be used
   */
  public List<Stored> instances(List<String> problems) {
    if (folder.isEmpty() || !Files.isDirectory(generators())) {
      return List.of();
    }
    List<Stored> found = new ArrayList<>();
    try (var files = Files.list(generators())) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
        read(file, problems).ifPresent(found::add);
      }
    } catch (IOException e) {
      problems.add(generators() + " cannot be read. Give yourself permission to read it.");
    }
    return found;
  }

  /**
   * One instance that is set up.
   *
   * @throws WorkException INPUT if its file cannot be used
   */
  public Stored instance(String name) throws WorkException {
    List<String> problems = new ArrayList<>();
    return read(file(name), problems)
        .orElseThrow(() -> new WorkException(WorkException.Kind.INPUT, String.join(" ", problems)));
  }

  private static Optional<Stored> read(Path file, List<String> problems) {
    String base = String.valueOf(file.getFileName());
    String name = base.substring(0, base.length() - ENDING.length());
    try {
      GeneratorFile stored = GSON.fromJson(Files.readString(file), GeneratorFile.class);
      if (stored == null || stored.kind == null || !GeneratorKind.Instance.isName(name)) {
        problems.add(file + " is no generator's settings: it names no kind. Delete or mend it.");
        return Optional.empty();
      }
      Map<String, String> settings = stored.settings == null ? Map.of() : stored.settings;
      settings.values().removeIf(value -> value == null);
      return Optional.of(
          new Stored(
              stored.kind,
              new GeneratorKind.Instance(name, settings),
              Boolean.TRUE.equals(stored.off) ? Use.OFF : Use.ON));
    } catch (IOException | JsonParseException | UnsupportedOperationException e) {
      problems.add(file + " cannot be read as settings. Delete or mend it.");
      return Optional.empty();
    }
  }

  /** Stores an instance; one of the same name is replaced. */
  public void store(Stored stored) throws WorkException {
    write(
        file(stored.instance().name()),
        GSON.toJson(
            new GeneratorFile(
                stored.kind(),
                new TreeMap<>(stored.instance().settings()),
                stored.use() == Use.OFF ? true : null)));
  }

  /** Whether an instance of this name is stored. */
  public boolean has(String name) {
    return folder.isPresent() && Files.isRegularFile(file(name));
  }

  /** Deletes an instance. */
  public void delete(String name) throws WorkException {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(file(name), e), e);
    }
  }

  /**
   * What may leave the machine.
   *
   * @throws WorkException if the file is there and cannot be read: then nothing may
   */
  public Leaving leaving() throws WorkException {
    if (folder.isEmpty() || !Files.exists(policy())) {
      return Leaving.NOTHING_YET;
    }
    try {
      PolicyFile stored = GSON.fromJson(Files.readString(policy()), PolicyFile.class);
      if (stored == null) {
        return Leaving.NOTHING_YET;
      }
      return new Leaving(
          Boolean.TRUE.equals(stored.nothing_leaves),
          stored.allowed == null ? List.of() : stored.allowed);
    } catch (IOException | JsonParseException | NullPointerException e) {
      throw new WorkException(
          WorkException.Kind.POLICY,
          policy()
              + " cannot be read, so nothing may leave this machine. Mend the file, or delete it"
              + " and allow destinations anew.",
          e);
    }
  }

  /**
   * How the pictures of new takes are written.
   *
   * @throws WorkException if the file is there and says nothing that is known
   */
  public TakeCodec takeCodec() throws WorkException {
    if (folder.isEmpty() || !Files.exists(takes())) {
      return TakeCodec.PRORES;
    }
    try {
      TakesFile stored = GSON.fromJson(Files.readString(takes()), TakesFile.class);
      if (stored == null || stored.codec == null) {
        return TakeCodec.PRORES;
      }
      String name = stored.codec;
      return TakeCodec.of(name)
          .orElseThrow(() -> new JsonParseException("\"" + name + "\" is no codec of takes"));
    } catch (IOException | JsonParseException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          takes()
              + " cannot be read ("
              + e.getMessage()
              + "). Set the codec anew (raccord settings take-codec), or delete the file.",
          e);
    }
  }

  /** Stores how the pictures of new takes are written. */
  public void store(TakeCodec codec) throws WorkException {
    write(takes(), GSON.toJson(new TakesFile(codec.id())));
  }

  private Path takes() {
    return there().resolve("takes.json");
  }

  /** Stores what may leave the machine. */
  public void store(Leaving leaving) throws WorkException {
    write(policy(), GSON.toJson(new PolicyFile(leaving.nothingLeaves(), leaving.allowed())));
  }

  private void write(Path file, String text) throws WorkException {
    try {
      AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(file, e), e);
    }
  }

  private Path generators() {
    return there().resolve("generators");
  }

  private Path file(String name) {
    return generators().resolve(name + ENDING);
  }

  private Path policy() {
    return there().resolve("policy.json");
  }

  private Path there() {
    return folder.orElseThrow(() -> new IllegalStateException("There is no settings folder"));
  }
}
