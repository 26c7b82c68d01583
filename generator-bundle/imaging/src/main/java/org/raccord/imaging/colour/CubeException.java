package org.raccord.imaging.colour;

import java.io.IOException;

/** A table of the editor's that cannot serve; its message says why, where, and what to do. */
public final class CubeException extends IOException {
  private static final long serialVersionUID = 1L;

  CubeException(String message) {
    super(message);
  }

  CubeException(String message, IOException cause) {
    super(message, cause);
  }
}
