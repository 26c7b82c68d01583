package org.raccord.pocket.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One graph of the export, ready to run. Used by one thread at a time. */
final class Graph implements AutoCloseable {

  private static final String STATE = "state_";
  private static final String NEXT = "out_state_";
  private static final int POLL_MILLISECONDS = 50;

  /** Lets a long work be cancelled. */
  @FunctionalInterface
  interface Checkpoint {
    void pass() throws InterruptedException;
  }

  private final String name;
  private final OrtSession session;
  private final List<String> results;

  private Graph(String name, OrtSession session, List<String> results) {
    this.name = name;
    this.session = session;
    this.results = results;
  }

  /**
   * Loads a graph.
   *
   * @param inputs what it must take
   * @param results how many results it must give besides its states
   * @throws FolderException if ONNX Runtime does not take it, or it is of another kind
   */
  static Graph open(Path file, int threads, List<String> inputs, int results)
      throws FolderException {
    String name = String.valueOf(file.getFileName());
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Prompts differ in length: a plan for each would keep memory for each.
      options.setMemoryPatternOptimization(false);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      List<String> given = new ArrayList<>(session.getOutputNames());
      given.removeIf(each -> each.startsWith(NEXT));
      Graph graph = new Graph(name, session, given);
      if (!session.getInputNames().containsAll(inputs) || given.size() < results) {
        String own = session.getInputNames() + " and gives " + session.getOutputNames();
        graph.close();
        throw new FolderException(
            name + " takes " + own + "; Pocket-TTS takes " + inputs + ". Get the folder again.");
      }
      return graph;
    } catch (OrtException e) {
      throw new FolderException(
          "ONNX Runtime cannot load " + name + ": " + reason(e) + ". Get it again.", e);
    } catch (LinkageError e) {
      throw new FolderException("ONNX Runtime does not run on this machine: " + reason(e) + ".", e);
    }
  }

  private static String reason(Throwable e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }

  /**
   * The states that the graph itself declares, for an export that does not list them; what has no
   * fixed size begins empty.
   */
  List<StateTensor> states() throws FolderException {
    List<StateTensor> states = new ArrayList<>();
    try {
      for (NodeInfo input : session.getInputInfo().values()) {
        if (input.getName().startsWith(STATE) && input.getInfo() instanceof TensorInfo tensor) {
          states.add(
              new StateTensor(
                  input.getName(),
                  NEXT + input.getName().substring(STATE.length()),
                  type(tensor.type),
                  Arrays.stream(tensor.getShape()).map(size -> Math.max(0, size)).boxed().toList(),
                  StateTensor.Fill.ZEROS,
                  ""));
        }
      }
    } catch (OrtException e) {
      throw new FolderException(name + " cannot be looked into: " + reason(e) + ".", e);
    }
    return states;
  }

  private StateTensor.Type type(OnnxJavaType type) throws FolderException {
    return switch (type) {
      case FLOAT -> StateTensor.Type.FLOAT;
      case INT64 -> StateTensor.Type.LONG;
      case BOOL -> StateTensor.Type.BOOL;
      default ->
          throw new FolderException(name + " carries numbers of type " + type + ". Get it again.");
    };
  }

  /** Checks that the graph carries these states. */
  void checkCarries(List<StateTensor> states) throws FolderException {
    for (StateTensor state : states) {
      if (!session.getInputNames().contains(state.in())
          || !session.getOutputNames().contains(state.out())) {
        throw new FolderException(
            name
                + " does not carry "
                + state.in()
                + ", which bundle.json lists: the files are not of one export. Get the folder"
                + " again.");
      }
    }
  }

  /** Runs the graph. The caller closes the inputs and what it gives. */
  OrtSession.Result run(Map<String, OnnxTensor> inputs) throws FolderException {
    try {
      return session.run(inputs);
    } catch (OrtException e) {
      throw new FolderException(name + " cannot be run: " + reason(e) + ". Get it again.", e);
    }
  }

  /**
   * Runs the graph, which may take seconds, and ends it when it is cancelled meanwhile. The caller
   * closes the inputs, which nothing reads any more when this ends, and what it gives.
   */
  OrtSession.Result run(Map<String, OnnxTensor> inputs, Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    checkpoint.pass();
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      FutureTask<OrtSession.Result> task = new FutureTask<>(() -> session.run(inputs, options));
      Thread thread = new Thread(task, "raccord-pocket");
      thread.setDaemon(true);
      thread.start();
      boolean ended = false;
      try {
        OrtSession.Result result = awaited(task, checkpoint);
        ended = true;
        return result;
      } finally {
        // Whatever ends the wait: the caller closes the inputs next, which the run still reads.
        if (!ended) {
          options.setTerminate(true);
          discard(task);
        }
      }
    } catch (OrtException e) {
      throw new FolderException(name + " cannot be run: " + reason(e) + ". Get it again.", e);
    }
  }

  private static OrtSession.Result awaited(
      FutureTask<OrtSession.Result> task, Checkpoint checkpoint)
      throws OrtException, InterruptedException {
    while (true) {
      try {
        return task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        checkpoint.pass();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof OrtException own) {
          throw own;
        }
        throw new IllegalStateException("A graph failed: " + e.getCause(), e.getCause());
      }
    }
  }

  /** Waits until a run that was told to end has ended: its inputs are closed next. */
  private static void discard(FutureTask<OrtSession.Result> task) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get().close();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      } catch (ExecutionException ended) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Number {@code index} of the results that are no states. */
  float[] numbers(OrtSession.Result result, int index) throws FolderException {
    if (result.get(results.get(index)).orElse(null) instanceof OnnxTensor tensor
        && tensor.getInfo().type == OnnxJavaType.FLOAT) {
      FloatBuffer buffer = tensor.getFloatBuffer();
      float[] numbers = new float[buffer.remaining()];
      buffer.get(numbers);
      return numbers;
    }
    throw new FolderException(
        name + " gives no floating-point numbers as " + results.get(index) + ". Get it again.");
  }

  /** A tensor of floating-point numbers. The caller closes it. */
  static OnnxTensor tensor(float[] numbers, long... sizes) throws FolderException {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * numbers.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    buffer.put(0, numbers);
    try {
      return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, sizes);
    } catch (OrtException e) {
      throw new FolderException("ONNX Runtime has no room: " + reason(e) + ".", e);
    }
  }

  /** A tensor of whole numbers. The caller closes it. */
  static OnnxTensor tensor(long[] numbers, long... sizes) throws FolderException {
    try {
      return OnnxTensor.createTensor(
          OrtEnvironment.getEnvironment(), LongBuffer.wrap(numbers), sizes);
    } catch (OrtException e) {
      throw new FolderException("ONNX Runtime has no room: " + reason(e) + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(name + " does not close", e);
    }
  }
}
