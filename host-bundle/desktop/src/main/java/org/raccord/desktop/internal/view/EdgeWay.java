package org.raccord.desktop.internal.view;

import javafx.scene.input.MouseEvent;
import org.raccord.desktop.internal.model.EdgeGrip;

/** What becomes of what stands beside an edge that is dragged. */
enum EdgeWay {
  /** It makes room, or a gap is left. */
  TRIM("trim"),
  /** It takes over at the new place. */
  ROLL("roll"),
  /** It moves, and all that is later. */
  RIPPLE("ripple");

  private final String words;

  EdgeWay(String words) {
    this.words = words;
  }

  /** By what is held: Ctrl rolls, Shift ripples. */
  static EdgeWay of(MouseEvent e) {
    return e.isControlDown() || e.isMetaDown() ? ROLL : e.isShiftDown() ? RIPPLE : TRIM;
  }

  String words() {
    return words;
  }

  /** Lets an edge go at a frame. */
  void letGo(CutActions cuts, EdgeGrip grip, long target) {
    switch (this) {
      case TRIM -> cuts.trim(grip, target);
      case ROLL -> cuts.roll(grip, target);
      case RIPPLE -> cuts.ripple(grip, target);
    }
  }
}
