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
   */
  public record Stored(String kind, GeneratorKind.Instance instance) {}

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
  private record GeneratorFile(@Nullable String kind, @Nullable Map<String, String> settings) {}

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
      return Optional.of(new Stored(stored.kind, new GeneratorKind.Instance(name, settings)));
    } catch (IOException | JsonParseException | UnsupportedOperationException e) {
      problems.add(file + " cannot be read as settings. Delete or mend it.");
      return Optional.empty();
    }
  }

  /** Stores an instance; one of the same name is replaced. */
  public void store(Stored stored) throws WorkException {
    write(
        file(stored.instance().name()),
        GSON.toJson(new GeneratorFile(stored.kind(), new TreeMap<>(stored.instance().settings()))));
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
