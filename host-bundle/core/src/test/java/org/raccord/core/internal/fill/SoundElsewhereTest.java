package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.core.internal.fill.SoundElsewhere.Part;

class SoundElsewhereTest {

  private static final long S = SoundBeside.RATE;

  @Test
  void eachSampleIsHandedOutOnceAndWhatIsKnownNotAtAll() {
    // The picture's clip and its sound's play the same; the neighbour lies in the middle of one.
    List<Part> played = List.of(part(20, 30), part(0, 10), part(0, 10), part(8, 14));
    assertEquals(
        List.of(part(0, 4), part(7, 10), part(10, 14), part(20, 30)),
        SoundElsewhere.without(played, part(4, 7)));
  }

  @Test
  void scrapsAreLeftOutAndAMinuteIsEnough() {
    assertEquals(
        List.of(part(10, 50), part(60, 80)),
        SoundElsewhere.without(
            List.of(part(10, 50), new Part(55 * S, 55 * S + 100), part(60, 200), part(300, 400)),
            part(0, 5)));
  }

  @Test
  void whereNothingElseIsPlayedThereIsNothing() {
    assertEquals(List.of(), SoundElsewhere.without(List.of(part(4, 7)), part(4, 7)));
  }

  private static Part part(long from, long to) {
    return new Part(from * S, to * S);
  }
}
