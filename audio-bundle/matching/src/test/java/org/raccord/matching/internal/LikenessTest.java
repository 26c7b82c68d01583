package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Who is listened to, how often, and what a cancelled reading comes to. */
class LikenessTest {

  private static final Casting CLONE =
      new Casting(FakeVoice.ready().offer(), "en", Optional.of(Side.BEFORE), Optional.of("agreed"));

  /** A call that counts what is read further away, and keeps what a clone is made of. */
  private static class Counting extends FakeCall {
    private int read;
    private final List<SoundBlock> samples = new ArrayList<>();

    @Override
    public List<SoundBlock> speech(Side side) throws IOException {
      read++;
      return List.of();
    }

    @Override
    public Speech speakLike(String voice, Utterance utterance, Side side, SoundBlock sample)
        throws SoundException {
      samples.add(sample);
      return FakeVoice.ready().speak(utterance);
    }
  }

  private static Likeness likeness(FakeCall call) {
    call.before(Sounds.sum(Sounds.talk(3, 0.8, 0.7, 0.05), Sounds.noise(1, 3, 0.002, 1)));
    SoundRequest request = call.request(new SoundFormat(Sounds.RATE, 1), 96_000, 7);
    return new Likeness(request, new HeardCall(call, 0.5, SpokenAhead.of(request, call)));
  }

  @Test
  void whatACloneIsMadeOfIsReadOnceForAllLines() throws Exception {
    Counting call = new Counting();
    Likeness likeness = likeness(call);
    Likeness.Draft first = likeness.draft("We left.", CLONE, 1, 1);
    int read = call.read;
    assertTrue(read > 0, "it says little, so there is more to be read");
    likeness.draft("They stayed.", CLONE, 1.1, 2);
    likeness.rendition(first, new ArrayList<>());
    assertEquals(read, call.read);
    assertSame(call.samples.get(0), call.samples.get(1));
  }

  @Test
  void aReadingThatIsCancelledCancelsTheLine() {
    FakeCall further =
        new Counting() {
          @Override
          public List<SoundBlock> speech(Side side) throws IOException {
            throw new InterruptedIOException("cancelled");
          }
        };
    assertThrows(
        InterruptedException.class, () -> likeness(further).draft("We left.", CLONE, 1, 1));
    FakeCall near =
        new Counting() {
          @Override
          public SoundBlock sound(Side side) throws IOException {
            throw new InterruptedIOException("cancelled");
          }
        };
    assertThrows(InterruptedException.class, () -> likeness(near).draft("We left.", CLONE, 1, 1));
  }
}
