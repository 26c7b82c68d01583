package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.raccord.desktop.internal.model.KeyHabits.Stroke;
import org.raccord.desktop.internal.model.Preferences.Habit;

class KeyHabitsTest {

  @Test
  void fingersOfAnotherProgramFindWhatTheyKnow() {
    assertEquals(
        Optional.of(new Stroke(KeyCode.I, false, false)),
        KeyHabits.ours(Habit.AVID, new Stroke(KeyCode.E, false, false)));
    assertEquals(
        Optional.of(new Stroke(KeyCode.Z, true, false)),
        KeyHabits.ours(Habit.PREMIERE, new Stroke(KeyCode.BACK_SLASH, false, false)));
    assertTrue(
        KeyHabits.ours(Habit.RESOLVE, new Stroke(KeyCode.E, false, false)).isEmpty(),
        "each program has its own");
    assertTrue(
        KeyHabits.ours(Habit.PREMIERE, new Stroke(KeyCode.BACK_SLASH, true, false)).isEmpty(),
        "what is held down matters");
  }

  @Test
  void everyHabitButOurOwnIsTold() {
    for (Habit habit : Habit.values()) {
      assertEquals(habit == Habit.RACCORD, KeyHabits.words(habit).isEmpty(), habit.words());
    }
    assertFalse(KeyHabits.words(Habit.AVID).get(0).isBlank());
  }
}
