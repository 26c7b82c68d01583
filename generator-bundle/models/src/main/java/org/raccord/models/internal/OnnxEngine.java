package org.raccord.models.internal;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;

/**
 * DJL's engine for ONNX. DJL looks for its engines once, with the class loader of the thread that
 * asks first, which in a framework of bundles sees none of them; and it reports to its makers that
 * it was started, unless told that it is offline.
 */
final class OnnxEngine {

  private static final String OFFLINE = "ai.djl.offline";

  private OnnxEngine() {}

  /** A model that nothing is loaded into yet. */
  static Model model(String name) throws PackageException {
    try {
      return Holder.ENGINE.newModel(name, Device.cpu());
    } catch (LinkageError e) {
      throw new PackageException(
          "ONNX Runtime does not run on this machine: " + LoadedGraph.reason(e) + ".", e);
    }
  }

  private static final class Holder {
    private static final Engine ENGINE = find();

    private static Engine find() {
      if (System.getProperty(OFFLINE) == null) {
        System.setProperty(OFFLINE, "true");
      }
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(Engine.class.getClassLoader());
      try {
        return Engine.getEngine("OnnxRuntime");
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
