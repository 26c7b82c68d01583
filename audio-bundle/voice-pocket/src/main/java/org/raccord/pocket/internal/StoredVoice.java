package org.raccord.pocket.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A voice that its makers stored as the state in which the language model has heard it: a file of
 * named tensors ({@code .safetensors}: eight bytes of length, a JSON table, the numbers).
 */
final class StoredVoice {

  private static final int MOST_TABLE = 1 << 24;

  private record Tensor(String type, List<Long> shape, ByteBuffer numbers) {

    long count() {
      return shape.stream().reduce(1L, Math::multiplyExact);
    }
  }

  private final Path file;
  private final JsonObject table;
  private final ByteBuffer numbers;

  private StoredVoice(Path file, JsonObject table, ByteBuffer numbers) {
    this.file = file;
    this.table = table;
    this.numbers = numbers;
  }

  /**
   * The state that a file holds, in the shapes of a graph.
   *
   * @throws FolderException if it holds none of these states, or is damaged
   */
  static Carried read(Path file, List<StateTensor> states) throws FolderException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      all.order(ByteOrder.LITTLE_ENDIAN);
      long length = all.getLong();
      if (length < 2 || length > Math.min(MOST_TABLE, all.remaining())) {
        throw new FolderException(file + " is no voice of Pocket-TTS. Get it again.");
      }
      byte[] text = new byte[(int) length];
      all.get(text);
      JsonObject table =
          JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
      StoredVoice voice = new StoredVoice(file, table, all.slice().order(ByteOrder.LITTLE_ENDIAN));
      if (states.stream().noneMatch(state -> table.has(state.path()))) {
        throw new FolderException(
            file
                + " is a voice of another model: it has none of its states. Get that of this one.");
      }
      return voice.carried(states);
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ArithmeticException
        | IllegalArgumentException
        | UnsupportedOperationException // What Gson says of a value of another kind.
        | java.nio.BufferUnderflowException e) {
      throw new FolderException(file + " cannot be read as a voice. Get it again.", e);
    }
  }

  private Carried carried(List<StateTensor> states) throws FolderException {
    return Carried.made(
        states,
        (state, environment) ->
            switch (state.type()) {
              case FLOAT -> state.floats(environment, floats(state));
              case LONG -> state.longs(environment, longs(state));
              case BOOL -> state.fresh(environment);
            });
  }

  private Optional<Tensor> tensor(String path) {
    @Nullable JsonElement found = table.get(path);
    if (found == null) {
      return Optional.empty();
    }
    JsonObject entry = found.getAsJsonObject();
    List<Long> shape = wholes(entry, "shape");
    List<Long> offsets = wholes(entry, "data_offsets");
    int from = Math.toIntExact(offsets.get(0));
    int to = Math.toIntExact(offsets.get(1));
    Tensor tensor =
        new Tensor(
            field(entry, "dtype").getAsString(),
            shape,
            numbers.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN));
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException(path + " has no size");
    }
    if (tensor.count() * bytes(tensor.type()) != to - from) {
      throw new IllegalArgumentException(path + " of " + file + " has another size than it says");
    }
    return Optional.of(tensor);
  }

  private static JsonElement field(JsonObject entry, String name) {
    @Nullable JsonElement field = entry.get(name);
    if (field == null) {
      throw new IllegalArgumentException("a tensor without " + name);
    }
    return field;
  }

  private static List<Long> wholes(JsonObject entry, String name) {
    List<Long> wholes = new ArrayList<>();
    field(entry, name).getAsJsonArray().forEach(each -> wholes.add(each.getAsLong()));
    return wholes;
  }

  private static int bytes(String type) {
    return switch (type) {
      case "F32", "I32" -> 4;
      case "F16", "BF16" -> 2;
      case "I64" -> 8;
      default -> throw new IllegalArgumentException("numbers of type " + type);
    };
  }

  /** Numbers of a state: those stored as far as both reach, on each axis from its beginning. */
  private float[] floats(StateTensor state) {
    float[] own = state.floats();
    Optional<Tensor> stored = tensor(state.path());
    if (stored.isEmpty() || own.length == 0) {
      return own;
    }
    Tensor tensor = stored.get();
    if (tensor.count() == own.length) {
      for (int i = 0; i < own.length; i++) {
        own[i] = number(tensor, i);
      }
    } else if (tensor.shape().size() == state.shape().size()) {
      copy(tensor, state.shape(), own, 0, 0, 0);
    }
    return own;
  }

  private static void copy(
      Tensor from, List<Long> to, float[] own, int axis, int sourceAt, int ownAt) {
    if (axis == to.size()) {
      own[ownAt] = number(from, sourceAt);
      return;
    }
    long common = Math.min(from.shape().get(axis), to.get(axis));
    for (int i = 0; i < common; i++) {
      copy(
          from,
          to,
          own,
          axis + 1,
          Math.toIntExact(sourceAt * from.shape().get(axis) + i),
          Math.toIntExact(ownAt * to.get(axis) + i));
    }
  }

  private static float number(Tensor tensor, int index) {
    return switch (tensor.type()) {
      case "F32" -> tensor.numbers().getFloat(4 * index);
      case "BF16" -> Float.intBitsToFloat((tensor.numbers().getShort(2 * index) & 0xffff) << 16);
      case "F16" -> half(tensor.numbers().getShort(2 * index));
      default -> throw new IllegalArgumentException("whole numbers where others were expected");
    };
  }

  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f80_0000 | (fraction << 13));
    }
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    return sign == 0 ? size : -size;
  }

  /**
   * A count of a state. Where a voice has none, it is told by how far the model had heard: {@code
   * offset}, or the length of {@code current_end}.
   */
  private long[] longs(StateTensor state) {
    long[] own = state.longs();
    Optional<Tensor> stored = tensor(state.path());
    if (stored.isPresent()) {
      for (int i = 0; i < Math.min(own.length, stored.get().count()); i++) {
        own[i] = whole(stored.get(), i);
      }
      return own;
    }
    int slash = state.path().lastIndexOf('/');
    String module = state.path().substring(0, slash + 1);
    if (own.length == 1 && state.path().endsWith("/step")) {
      Optional<Tensor> offset = tensor(module + "offset");
      Optional<Tensor> end = tensor(module + "current_end");
      if (offset.isPresent() && tensor(module + "end_offset").isEmpty()) {
        own[0] = whole(offset.get(), 0);
      } else if (end.isPresent() && !end.get().shape().isEmpty()) {
        own[0] = end.get().shape().get(0);
      }
    }
    return own;
  }

  private static long whole(Tensor tensor, int index) {
    return switch (tensor.type()) {
      case "I64" -> tensor.numbers().getLong(8 * index);
      case "I32" -> tensor.numbers().getInt(4 * index);
      default -> (long) number(tensor, index);
    };
  }
}
