package org.raccord.models.internal;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One graph, ready to run. Used by one thread at a time. */
final class LoadedGraph implements AutoCloseable {

  /**
   * A tensor's numbers.
   *
   * @param numbers from position 0 to its limit
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Values(long[] sizes, FloatBuffer numbers) {}

  private final String name;
  private final Outline outline;
  private final Model model;
  private final SessionOptions options;
  private final Map<String, ByteBuffer> buffers = new HashMap<>();

  private LoadedGraph(String name, Outline outline, Model model, SessionOptions options) {
    this.name = name;
    this.outline = outline;
    this.model = model;
    this.options = options;
  }

  /**
   * Loads a graph.
   *
   * @throws PackageException if ONNX Runtime does not take it
   */
  static LoadedGraph open(Path file, Outline outline, int threads) throws PackageException {
    String name = String.valueOf(file.getFileName());
    Model model = OnnxEngine.model(name);
    SessionOptions options = new SessionOptions();
    LoadedGraph graph = new LoadedGraph(name, outline, model, options);
    try {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Tiles have one size, pictures do not: a plan per size would keep memory for each.
      options.setMemoryPatternOptimization(false);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.set_denormal_as_zero", "1");
      model.load(file, null, Map.of("sessionOptions", options));
      return graph;
    } catch (OrtException | MalformedModelException | EngineException | IOException e) {
      graph.close();
      throw new PackageException(
          "ONNX Runtime cannot load "
              + name
              + ": "
              + reason(e)
              + ". Export the model again, for ONNX Runtime 1.21 or older.",
          e);
    }
  }

  static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("").strip();
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }

  Outline outline() {
    return outline;
  }

  /** Room for an input, kept from run to run: memory outside the heap goes back late. */
  FloatBuffer room(String tensor, int numbers) {
    ByteBuffer kept = buffers.get(tensor);
    if (kept == null || kept.capacity() < 4 * numbers) {
      kept =
          ByteBuffer.allocateDirect(Math.multiplyExact(4, numbers)).order(ByteOrder.nativeOrder());
      buffers.put(tensor, kept);
    }
    FloatBuffer room = kept.asFloatBuffer();
    room.limit(numbers);
    return room;
  }

  /**
   * Runs the graph.
   *
   * @param inputs every tensor that it takes
   * @return every tensor that it gives
   */
  Map<String, Values> run(Map<String, Values> inputs) throws PackageException {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDList list = new NDList();
      inputs.forEach(
          (tensor, values) -> {
            NDArray array = array(manager, tensor, values);
            array.setName(tensor);
            list.add(array);
          });
      NDList results = model.getBlock().forward(new ParameterStore(manager, false), list, false);
      Map<String, Values> made = new HashMap<>();
      for (NDArray result : results) {
        made.put(result.getName(), new Values(result.getShape().getShape(), numbers(result)));
      }
      return made;
    } catch (EngineException | IllegalArgumentException e) {
      throw new PackageException(name + " cannot be run: " + reason(e) + ".", e);
    }
  }

  private NDArray array(NDManager manager, String tensor, Values values) {
    Shape shape = new Shape(values.sizes());
    Outline.Tensor declared = outline.inputs().get(tensor);
    if (declared == null || declared.type() != Outline.FLOAT16) {
      return manager.create(values.numbers(), shape, DataType.FLOAT32);
    }
    FloatBuffer numbers = values.numbers();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(2 * numbers.limit()).order(ByteOrder.nativeOrder());
    ShortBuffer halves = bytes.asShortBuffer();
    for (int i = 0; i < numbers.limit(); i++) {
      halves.put(i, Halves.of(numbers.get(i)));
    }
    return manager.create(bytes, shape, DataType.FLOAT16);
  }

  private FloatBuffer numbers(NDArray array) throws PackageException {
    ByteBuffer bytes = array.toByteBuffer().order(ByteOrder.nativeOrder());
    if (array.getDataType() == DataType.FLOAT32) {
      return bytes.asFloatBuffer();
    }
    if (array.getDataType() == DataType.FLOAT16) {
      ShortBuffer halves = bytes.asShortBuffer();
      FloatBuffer numbers = FloatBuffer.allocate(halves.remaining());
      for (int i = 0; i < numbers.limit(); i++) {
        numbers.put(i, Halves.value(halves.get(i)));
      }
      return numbers;
    }
    throw new PackageException(
        name
            + " gives numbers of type "
            + array.getDataType()
            + ". Export the model with 32-bit or 16-bit floating point.");
  }

  /** Tensors that runs have left behind. */
  int held() {
    return model.getNDManager().getManagedArrays().size();
  }

  @Override
  public void close() {
    model.close();
    options.close();
    buffers.clear();
  }
}
