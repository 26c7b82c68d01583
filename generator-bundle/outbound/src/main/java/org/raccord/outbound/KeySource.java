package org.raccord.outbound;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Where the key of an instance comes from; asked for each request, kept nowhere. */
@ConsumerType
@FunctionalInterface
public interface KeySource {

  /** No key. */
  KeySource NONE = Optional::empty;

  /**
   * The key, or nothing where none was set up.
   *
   * @throws KeyException if one was set up and cannot be had
   */
  Optional<String> key() throws KeyException;

  /** A key that cannot be had; the message says why and what to do, and holds no key. */
  final class KeyException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeyException(String message) {
      super(message);
    }
  }
}
