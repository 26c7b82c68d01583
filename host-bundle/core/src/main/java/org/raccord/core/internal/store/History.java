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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The states a timeline has had: each one's text, compressed, with a title, in a folder. The state
 * in force is one whose hash is that of the timeline file, so a crash between two writes cannot
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
  public record State(int number, String title, String when, String sha256) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Whether all is there, for what comes from a file may lack anything. */
    @SuppressWarnings("ConstantValue")
    boolean isWhole() {
      return number >= 0
          && title != null
          && when != null
          && sha256 != null
          && HASH.matcher(sha256).matches();
    }
  }

  /** The index file: a version, the states and the number of the one in force. */
  private record Index(int version, List<State> states, int current) {}

  /** The list of states at a moment, to go back to. */
  public record Mark(List<State> states, int current) {
    public Mark {
      states = List.copyOf(states);
    }
  }

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final String INDEX = "index.json";

  private final Path folder;
  private final List<State> states;
  private int current;

  private History(Path folder, List<State> states, int current) {
    this.folder = folder;
    this.states = states;
    this.current = current;
  }

  /**
   * Reads the history in {@code folder}; a folder that is not there is an empty one.
   *
   * @throws IOException if it is there and cannot be read
   */
  public static History open(Path folder) throws IOException {
    Path index = folder.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      return new History(folder, new ArrayList<>(), -1);
    }
    try {
      Index read = GSON.fromJson(Files.readString(index), Index.class);
      if (read == null || read.states == null) {
        throw new IOException(index + " is empty");
      }
      for (State state : read.states) {
        if (state == null || !state.isWhole()) {
          throw new IOException(index + " is damaged: a state of it is not whole");
        }
      }
      return new History(folder, new ArrayList<>(read.states), read.current);
    } catch (JsonSyntaxException e) {
      throw new IOException(index + " is no history of ours: " + e.getMessage(), e);
    }
  }

  public List<State> states() {
    return List.copyOf(states);
  }

  /**
   * The number of the state with this text: the one last said to be in force if it has it, else the
   * newest; empty where the history does not know the text.
   */
  public OptionalInt find(byte[] text) {
    String hash = sha256(text);
    if (current >= 0 && current < states.size() && states.get(current).sha256.equals(hash)) {
      return OptionalInt.of(current);
    }
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
    write(kept, state.number);
  }

  /** Says that the state {@code number} is in force. */
  public void moveTo(int number) throws IOException {
    write(List.copyOf(states), number);
  }

  /** The list as it is now. */
  public Mark mark() {
    return new Mark(states, current);
  }

  /** Goes back to the list of {@code mark}; texts that were kept since are deleted. */
  public void backTo(Mark mark) throws IOException {
    List<Path> since = new ArrayList<>(states.stream().map(this::file).toList());
    since.removeAll(mark.states.stream().map(this::file).toList());
    if (mark.states.isEmpty()) {
      Files.deleteIfExists(folder.resolve(INDEX));
      states.clear();
      current = -1;
    } else {
      write(mark.states, mark.current);
    }
    for (Path text : since) {
      Files.deleteIfExists(text);
    }
  }

  /** Makes one state of all that follow the state {@code after}. */
  public void squash(int after, String title, String when) throws IOException {
    if (states.size() <= after + 1) {
      return;
    }
    List<Path> between = states.subList(after + 1, states.size()).stream().map(this::file).toList();
    add(after, title, when, text(states.size() - 1));
    Path kept = file(states.get(states.size() - 1));
    for (Path text : between) {
      if (!text.equals(kept)) {
        Files.deleteIfExists(text);
      }
    }
  }

  private void write(List<State> list, int inForce) throws IOException {
    AtomicFile.write(
        folder.resolve(INDEX),
        GSON.toJson(new Index(1, list, inForce)).getBytes(StandardCharsets.UTF_8));
    List<State> copy = List.copyOf(list);
    states.clear();
    states.addAll(copy);
    current = inForce;
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
