package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.acoustics.Correlation;
import org.raccord.acoustics.Loudness;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

class RoomToneTest {

  private final RoomTone roomTone = new RoomTone();

  @ParameterizedTest
  @ValueSource(longs = {1, 801, 2002, 48_000, 240_000, 2_880_000})
  void hasExactlyTheLengthAskedFor(long length) throws Exception {
    FakeCall call =
        new FakeCall().before(Sounds.noise(1, 3, 0.1, 1)).after(Sounds.noise(1, 2, 0.1, 2));
    SoundMade made =
        roomTone.make(call.request(format(1), length, 24_000, 20_000, Brief.OPEN, 7), call);
    assertEquals(length + 44_000, made.sound().length());
  }

  @Test
  void sameSeedGivesTheSameSamplesAndAnotherGivesOthers() throws Exception {
    FakeCall call =
        new FakeCall().before(Sounds.noise(1, 5, 0.1, 1)).after(Sounds.noise(1, 5, 0.1, 2));
    float[] one = roomTone.make(call.request(format(1), 96_000, 7), call).sound().channel(0);
    call.lastProgress = 0;
    float[] again = roomTone.make(call.request(format(1), 96_000, 7), call).sound().channel(0);
    call.lastProgress = 0;
    float[] other = roomTone.make(call.request(format(1), 96_000, 8), call).sound().channel(0);
    assertArrayEquals(one, again);
    assertTrue(likeness(one, other) < 0.5);
  }

  @Test
  void handlesAreTheNeighboursOwnSound() throws Exception {
    SoundBlock a = Sounds.noise(2, 4, 0.1, 1);
    SoundBlock b = Sounds.noise(2, 4, 0.1, 2);
    FakeCall call = new FakeCall().before(a).after(b);
    SoundBlock made =
        roomTone.make(call.request(format(2), 30_000, 24_000, 12_000, Brief.OPEN, 7), call).sound();
    for (int c = 0; c < 2; c++) {
      assertArrayEquals(
          a.slice(a.length() - 24_000, 24_000).channel(c), made.slice(0, 24_000).channel(c));
      assertArrayEquals(b.slice(0, 12_000).channel(c), made.slice(54_000, 12_000).channel(c));
    }
  }

  @Test
  void digitalSilenceStaysDigitalSilence() throws Exception {
    SoundBlock silence = SoundBlock.silence(format(2), 96_000);
    FakeCall call = new FakeCall().before(silence).after(silence);
    SoundMade made = roomTone.make(call.request(format(2), 5000, 100, 100, Brief.OPEN, 7), call);
    assertArrayEquals(new float[5200], made.sound().channel(0));
    assertEquals("silence", made.method());
  }

  @Test
  void steadyToneKeepsItsLoudnessWithinHalfALoudnessUnit() throws Exception {
    SoundBlock a = Sounds.noise(1, 6, 0.1, 1);
    FakeCall call = new FakeCall().before(a).after(Sounds.noise(1, 6, 0.1, 2));
    SoundBlock made = roomTone.make(call.request(format(1), 192_000, 7), call).sound();
    assertEquals(Loudness.ungated(a), Loudness.ungated(made), 0.5);
  }

  @Test
  void loudnessRunsFromOneSideToTheOther() throws Exception {
    SoundBlock a = Sounds.noise(1, 8, 0.02, 1);
    SoundBlock b = Sounds.noise(1, 8, 0.08, 2);
    FakeCall call = new FakeCall().before(a).after(b);
    SoundBlock made = roomTone.make(call.request(format(1), 240_000, 7), call).sound();
    double first = Loudness.ungated(made.slice(0, 24_000));
    double middle = Loudness.ungated(made.slice(108_000, 24_000));
    double last = Loudness.ungated(made.slice(216_000, 24_000));
    assertEquals(Loudness.ungated(a), first, 1.8);
    assertEquals(Loudness.ungated(b), last, 1.8);
    assertTrue(middle > first + 2 && last > middle + 2, first + " " + middle + " " + last);
  }

  @Test
  void speechIsNeverRepeated() throws Exception {
    SoundBlock room = Sounds.noise(1, 12, 0.002, 1);
    SoundBlock a = Sounds.sum(Sounds.talk(12, 1.2, 0.8, 0.1), room);
    FakeCall call = new FakeCall().before(a.slice(0, 552_000)).after(a.slice(0, 9600));
    SoundMade made = roomTone.make(call.request(format(1), 96_000, 7), call);
    double tone = Loudness.ungated(room);
    assertTrue(Loudness.ungated(a) > tone + 10);
    assertEquals(tone, Loudness.ungated(made.sound().slice(9600, 76_800)), 1.5);
  }

  @Test
  void saysWhereANeighbourSpeaksUpToTheSlot() throws Exception {
    SoundBlock a = Sounds.sum(Sounds.talk(11.1, 1.2, 0.8, 0.1), Sounds.noise(1, 11.1, 0.002, 1));
    FakeCall call = new FakeCall().before(a).after(Sounds.noise(1, 5, 0.002, 2));
    SoundMade made = roomTone.make(call.request(format(1), 96_000, 7), call);
    List<String> remarks = made.remarks();
    assertEquals(1, remarks.size(), remarks.toString());
    assertTrue(remarks.get(0).startsWith("A.mov speaks up to the slot"), remarks.get(0));
    assertTrue(remarks.get(0).contains("1.1"), remarks.get(0));
  }

  @Test
  void aSideWithoutSoundLeavesItToTheOther() throws Exception {
    SoundBlock b = Sounds.noise(1, 5, 0.1, 2);
    FakeCall call = new FakeCall().after(b);
    SoundBlock made = roomTone.make(call.request(format(1), 96_000, 7), call).sound();
    assertEquals(Loudness.ungated(b), Loudness.ungated(made), 0.5);
  }

  @Test
  void channelsStayAsAlikeAsTheyWere() throws Exception {
    SoundBlock a = Sounds.noise(2, 6, 0.1, 1);
    FakeCall call = new FakeCall().before(a).after(Sounds.noise(2, 6, 0.1, 2));
    SoundBlock made = roomTone.make(call.request(format(2), 96_000, 7), call).sound();
    assertEquals(
        likeness(a.channel(0), a.channel(1)), likeness(made.channel(0), made.channel(1)), 0.05);
  }

  @Test
  void withoutANeighbourItSaysWhatItNeeds() {
    FakeCall call = new FakeCall();
    SoundException none =
        assertThrows(
            SoundException.class, () -> roomTone.make(call.request(format(1), 96_000, 7), call));
    assertEquals(SoundException.Kind.UNSUPPORTED, none.kind());
    assertFalse(String.valueOf(none.getMessage()).isBlank());
  }

  @Test
  void endsWhenCancelled() {
    FakeCall call =
        new FakeCall()
            .before(Sounds.noise(1, 6, 0.1, 1))
            .after(Sounds.noise(1, 6, 0.1, 2))
            .cancelledAt(4);
    assertThrows(
        InterruptedException.class, () -> roomTone.make(call.request(format(1), 96_000, 7), call));
  }

  private static double likeness(float[] one, float[] other) {
    SoundBlock x = new SoundBlock(format(1), new float[][] {one});
    SoundBlock y = new SoundBlock(format(1), new float[][] {other});
    return Correlation.of(x, 0, y, 0, x.length());
  }

  private static SoundFormat format(int channels) {
    return new SoundFormat(Sounds.RATE, channels);
  }
}
