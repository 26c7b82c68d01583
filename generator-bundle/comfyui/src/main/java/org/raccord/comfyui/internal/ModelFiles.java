package org.raccord.comfyui.internal;

import java.util.Locale;
import java.util.Set;

/** Names of files that hold trained models. */
final class ModelFiles {

  private static final Set<String> ENDINGS =
      Set.of("safetensors", "sft", "gguf", "ckpt", "pt", "pt2", "pth", "bin", "onnx");

  private ModelFiles() {}

  /** Whether a text names one. */
  static boolean isOne(String text) {
    return ENDINGS.contains(text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** What is left without folder and ending. */
  static String plain(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return isOne(file) ? file.substring(0, file.lastIndexOf('.')) : file;
  }
}
