package org.raccord.model.timeline;

import java.util.Optional;

final class NotYet {

  private NotYet() {}

  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> T yet() {
    return Optional.<T>empty().orElseThrow(() -> new IllegalStateException("not yet"));
  }
}
