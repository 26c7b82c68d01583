package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.raccord.desktop.internal.model.Preferences.Habit;

/** Keys of other editing programs, each told as the key of ours that does the same. */
public final class KeyHabits {

  /**
   * A key with what is held down.
   *
   * @param code the key
   * @param shift whether Shift is held
   * @param shortcut whether Ctrl is, or Command on a Mac
   */
  public record Stroke(KeyCode code, boolean shift, boolean shortcut) {
    static Stroke plain(KeyCode code) {
      return new Stroke(code, false, false);
    }

    static Stroke shift(KeyCode code) {
      return new Stroke(code, true, false);
    }

    static Stroke shortcut(KeyCode code) {
      return new Stroke(code, false, true);
    }
  }

  private record Same(Stroke theirs, Stroke ours, String words) {}

  private static final Stroke FIT = Stroke.shift(KeyCode.Z);
  private static final Stroke NEARER = Stroke.plain(KeyCode.EQUALS);
  private static final Stroke FARTHER = Stroke.plain(KeyCode.MINUS);
  private static final Stroke AROUND = Stroke.plain(KeyCode.A);
  private static final Stroke FLIP = Stroke.plain(KeyCode.B);

  private static final Stroke RIPPLE_HEAD = Stroke.shift(KeyCode.Q);
  private static final Stroke RIPPLE_TAIL = Stroke.shift(KeyCode.E);

  private KeyHabits() {}

  private static List<Same> same(Habit habit) {
    return switch (habit) {
      case RACCORD -> List.of();
      case PREMIERE ->
          List.of(
              new Same(Stroke.plain(KeyCode.BACK_SLASH), FIT, "\\            the whole timeline"),
              new Same(Stroke.shift(KeyCode.K), AROUND, "Shift+K      play around the slot"),
              new Same(
                  Stroke.plain(KeyCode.Q),
                  RIPPLE_HEAD,
                  "Q            ripple the head to the playhead"),
              new Same(
                  Stroke.plain(KeyCode.W),
                  RIPPLE_TAIL,
                  "W            ripple the tail to the playhead"),
              new Same(
                  Stroke.plain(KeyCode.S),
                  Stroke.plain(KeyCode.N),
                  "S            catch at edit points"),
              new Same(
                  Stroke.shift(KeyCode.M),
                  Stroke.plain(KeyCode.PAGE_DOWN),
                  "Shift+M      to the marker after"));
      case RESOLVE ->
          List.of(
              new Same(Stroke.shortcut(KeyCode.EQUALS), NEARER, "Ctrl+=       nearer"),
              new Same(Stroke.shortcut(KeyCode.MINUS), FARTHER, "Ctrl+-       farther"),
              new Same(Stroke.plain(KeyCode.SLASH), AROUND, "/            play around the slot"),
              new Same(
                  Stroke.shift(KeyCode.OPEN_BRACKET),
                  Stroke.plain(KeyCode.Q),
                  "Shift+[      trim the head to the playhead"),
              new Same(
                  Stroke.shift(KeyCode.CLOSE_BRACKET),
                  Stroke.plain(KeyCode.E),
                  "Shift+]      trim the tail to the playhead"));
      case FINAL_CUT ->
          List.of(
              new Same(Stroke.shortcut(KeyCode.EQUALS), NEARER, "Cmd+=        nearer"),
              new Same(Stroke.shortcut(KeyCode.MINUS), FARTHER, "Cmd+-        farther"),
              new Same(Stroke.shift(KeyCode.SLASH), AROUND, "Shift+?      play around the slot"),
              new Same(Stroke.plain(KeyCode.Y), FLIP, "Y            flip takes (auditions)"));
      case AVID ->
          List.of(
              new Same(Stroke.plain(KeyCode.E), Stroke.plain(KeyCode.I), "E            mark in"),
              new Same(Stroke.plain(KeyCode.R), Stroke.plain(KeyCode.O), "R            mark out"),
              new Same(Stroke.shortcut(KeyCode.L), NEARER, "Ctrl+L       nearer"),
              new Same(Stroke.shortcut(KeyCode.K), FARTHER, "Ctrl+K       farther"),
              new Same(Stroke.shortcut(KeyCode.SLASH), FIT, "Ctrl+/       the whole timeline"));
    };
  }

  /** Our key that does what a key does in the program of a habit; empty where there is none. */
  public static Optional<Stroke> ours(Habit habit, Stroke theirs) {
    return same(habit).stream().filter(s -> s.theirs.equals(theirs)).map(Same::ours).findFirst();
  }

  /** The keys of a habit, a line each. */
  public static List<String> words(Habit habit) {
    List<String> lines = new ArrayList<>();
    same(habit).forEach(s -> lines.add(s.words));
    return lines;
  }
}
