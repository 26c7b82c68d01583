package org.raccord.core.internal.prove;

import java.util.Locale;

/** Where frames are cut out of a shot. */
enum HoleKind {
  /** Inside: both neighbours are there. */
  BRIDGE,
  /** At the end: only what comes before is there. */
  TAIL,
  /** At the beginning: only what comes after is there. */
  HEAD;

  /** Its name in reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasBefore() {
    return this != HEAD;
  }

  boolean hasAfter() {
    return this != TAIL;
  }
}
