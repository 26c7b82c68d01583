package org.raccord.core.internal.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The states a timeline has had: each one's text, compressed, with a title, in a folder. The state
 * in force is the one whose hash is that of the timeline file, so a crash between two writes cannot
 * make file and history disagree.
 */
public final class History {

  /**
   * A state.
   *
   * @param number from 0
   * @param title what was done to come here
   * @param when ISO 8601
   * @param sha256 of the text
   */
  public record State(int number, String title, String when, String sha256) {}

  /** The index file: a version and the states. */
  private record Index(int version, List<State> states) {}

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path folder;
  private final List<State> states;

  private History(Path folder, List<State> states) {
    this.folder = folder;
    this.states = states;
  }

  /**
   * Reads the history in {@code folder}; a folder that is not there is an empty one.
   *
   * @throws IOException if it is there and cannot be read
   */
  public static History open(Path folder) throws IOException {
    Path index = folder.resolve("index.json");
    if (!Files.exists(index)) {
      return new History(folder, new ArrayList<>());
    }
    try {
      Index read = GSON.fromJson(Files.readString(index), Index.class);
      if (read == null || read.states == null) {
        throw new IOException(index + " is empty");
      }
      return new History(folder, new ArrayList<>(read.states));
    } catch (JsonSyntaxException e) {
      throw new IOException(index + " is no history of ours: " + e.getMessage(), e);
    }
  }

  public List<State> states() {
    return List.copyOf(states);
  }

  /** The number of the newest state with this text; empty where the history does not know it. */
  public OptionalInt find(byte[] text) {
    String hash = sha256(text);
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).sha256.equals(hash)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Keeps a new state after the state {@code after}; what had been undone beyond it is dropped from
   * the list.
   *
   * @param after number of the state it follows, -1 for none
   */
  public void add(int after, String title, String when, byte[] text) throws IOException {
    List<State> kept = new ArrayList<>(states.subList(0, after + 1));
    State state = new State(kept.size(), title, when, sha256(text));
    Files.createDirectories(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    AtomicFile.write(file(state), bytes.toByteArray());
    kept.add(state);
    AtomicFile.write(
        folder.resolve("index.json"),
        GSON.toJson(new Index(1, kept)).getBytes(StandardCharsets.UTF_8));
    states.clear();
    states.addAll(kept);
  }

  /** The text of a state. */
  public byte[] text(int number) throws IOException {
    State state = states.get(number);
    byte[] text;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file(state)))) {
      text = in.readAllBytes();
    }
    if (!sha256(text).equals(state.sha256)) {
      throw new IOException(file(state) + " is damaged: its content is not what was saved");
    }
    return text;
  }

  /** Text files of states that the list no longer has. */
  public List<Path> dropped() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> known = states.stream().map(this::file).toList();
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".otio.gz") && !known.contains(f))
          .sorted()
          .toList();
    }
  }

  private Path file(State state) {
    return folder.resolve(
        String.format("%05d-%s.otio.gz", state.number, state.sha256.substring(0, 12)));
  }

  /** Lower-case hexadecimal SHA-256. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
