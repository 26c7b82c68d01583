package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the commands that change the cut by hand ask of the core. */
class EditCommandTest {

  private static String asked(String line) {
    Typed typed = Typed.of(line.split(" ", -1));
    assertEquals(0, typed.code, line);
    return typed.workbench.asked.toString();
  }

  @Test
  void aRippleIsAskedForByItsLength() {
    String shorter = asked("edit ripple cut.otio --clip V1-3 --tail --shorter 12");
    assertTrue(shorter.contains("RippleTrim[clip=V1-3"), shorter);
    assertTrue(shorter.contains("end=TAIL, frames=-12]"), shorter);
    assertTrue(
        asked("edit ripple cut.otio --clip V1-3 --head --longer 1s")
            .contains("end=HEAD, frames=24]"));
  }

  @Test
  void aTransitionIsRemovedOrGetsALength() {
    String at = "edit transition cut.otio --track V1 --at 01:00:02:00 ";
    assertTrue(asked(at + "--remove").contains("RemoveTransition[track=V1"));
    assertTrue(asked(at + "--length 12").contains("frames=12]"));
    assertEquals(2, Typed.of((at + "--length 12 --remove").split(" ", -1)).code);
  }

  @Test
  void aViewingLutIsSetAndCleared() {
    String set = asked("lut set cut.otio film.cube");
    assertTrue(set.matches("(?s).*look through .+[/\\\\]film\\.cube.*"), set);
    assertTrue(asked("lut clear cut.otio").contains("look at it as it is"));
  }

  @Test
  void aCodecOfTakesIsSetByItsName() {
    assertTrue(asked("settings take-codec DNxHR").contains("take codec dnxhr"));
    assertEquals(2, Typed.of("settings", "take-codec", "betamax").code);
  }
}
