package org.raccord.desktop.internal.view;

import javafx.scene.paint.Color;
import org.raccord.desktop.internal.model.SlotState;

/** The colours of what is drawn by hand. Each comes with a sign or a pattern, never alone. */
final class Palette {

  static final Color GROUND = Color.web("#16181c");
  static final Color LANE = Color.web("#1f2228");
  static final Color LANE_SOUND = Color.web("#1b2420");
  static final Color RULER = Color.web("#23262d");
  static final Color LINE = Color.web("#3a3f49");
  static final Color TEXT = Color.web("#d6dae2");
  static final Color QUIET = Color.web("#8b93a1");
  static final Color CLIP = Color.web("#35506e");
  static final Color CLIP_SOUND = Color.web("#2f5a4a");
  static final Color TAKE = Color.web("#6b5a2a");
  static final Color WAVE = Color.web("#7fc9a8");
  static final Color NEST = Color.web("#4d4468");
  static final Color PLAYHEAD = Color.web("#ff5d4d");
  static final Color SELECTED = Color.web("#f2f4f8");
  static final Color IN_OUT = Color.web("#5aa9ff", 0.22);
  static final Color LOOP = Color.web("#7bd88f", 0.14);

  private Palette() {}

  static Color of(SlotState.Kind kind) {
    return switch (kind) {
      case EMPTY -> Color.web("#d9a13b");
      case QUEUED -> Color.web("#8f86d8");
      case RUNNING -> Color.web("#4aa3ff");
      case FILLED -> Color.web("#5fae6a");
      case STALE -> Color.web("#d98b3b");
      case FAILED, OFFLINE -> Color.web("#e06055");
    };
  }
}
