package org.raccord.pocket.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a graph carries from one run to the next. Runs read it and never change it, so one may be
 * gone on from more than once.
 */
final class Carried implements AutoCloseable {

  private final Map<String, OnnxTensor> tensors;
  private final AutoCloseable owner;

  private Carried(Map<String, OnnxTensor> tensors, AutoCloseable owner) {
    this.tensors = tensors;
    this.owner = owner;
  }

  /** Makes one tensor. */
  @FunctionalInterface
  interface Making {
    OnnxTensor of(StateTensor state, OrtEnvironment environment) throws OrtException;
  }

  /** As a graph begins. */
  static Carried fresh(List<StateTensor> states) throws FolderException {
    return made(states, StateTensor::fresh);
  }

  static Carried made(List<StateTensor> states, Making making) throws FolderException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    Carried carried = new Carried(tensors, () -> tensors.values().forEach(OnnxTensor::close));
    boolean whole = false;
    try {
      for (StateTensor state : states) {
        tensors.put(state.in(), making.of(state, OrtEnvironment.getEnvironment()));
      }
      whole = true;
      return carried;
    } catch (OrtException e) {
      throw new FolderException("ONNX Runtime has no room for the states of the model.", e);
    } finally {
      // A file that turns out to be damaged ends the making too, whatever it is told by.
      if (!whole) {
        carried.close();
      }
    }
  }

  /**
   * As a run left it; closing it closes the run's results. Where it fails these stay the caller's,
   * to close once.
   */
  static Carried after(OrtSession.Result result, List<StateTensor> states) throws FolderException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (StateTensor state : states) {
      if (!(result.get(state.out()).orElse(null) instanceof OnnxTensor tensor)) {
        throw new FolderException("The model gives no " + state.out() + ". Get the folder again.");
      }
      tensors.put(state.in(), tensor);
    }
    return new Carried(tensors, result);
  }

  /** Adds its tensors to the inputs of a run. */
  void into(Map<String, OnnxTensor> inputs) {
    inputs.putAll(tensors);
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (Exception e) {
      throw new IllegalStateException("A state does not close", e);
    }
  }
}
