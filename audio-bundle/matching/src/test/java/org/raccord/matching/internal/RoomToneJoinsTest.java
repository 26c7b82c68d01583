package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Repetition;
import org.raccord.acoustics.SeamSound;
import org.raccord.audio.SoundMade;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Joins, and neighbours that are not as one would wish. */
class RoomToneJoinsTest {

  private final RoomTone roomTone = new RoomTone();

  @ParameterizedTest
  @ValueSource(ints = {800, 2002, 9600, 96_000})
  void humAndNoiseGoOnWithoutAClick(int length) throws Exception {
    SoundBlock a = Sounds.sum(Sounds.noise(1, 4, 0.01, 1), hum(4, 0.2, 0.3));
    SoundBlock b = Sounds.sum(Sounds.noise(1, 4, 0.01, 2), hum(4, 0.2, 1.9));
    SoundBlock made = make(a, b, length).sound();
    SoundBlock whole = Sounds.joined(a, made, b);
    assertTrue(SeamSound.click(whole, a.length()) < 3, "in");
    assertTrue(SeamSound.click(whole, a.length() + length) < 3, "out");
  }

  @Test
  void aButtJoinOfTheSameSoundsWouldClick() {
    SoundBlock a = Sounds.sum(Sounds.noise(1, 4, 0.01, 1), hum(4, 0.2, 0.3));
    SoundBlock b = Sounds.sum(Sounds.noise(1, 4, 0.01, 2), hum(4, 0.2, 1.9));
    assertTrue(SeamSound.click(Sounds.joined(a, b), a.length()) > 3);
  }

  @Test
  void aConstantOffsetIsCarriedFromSideToSide() throws Exception {
    SoundBlock a = offset(Sounds.noise(1, 5, 0.01, 1), 0.1);
    SoundBlock b = offset(Sounds.noise(1, 5, 0.01, 2), -0.2);
    SoundBlock made = make(a, b, 96_000).sound();
    assertEquals(0.1, mean(made.slice(0, 4800)), 0.03);
    assertEquals(-0.05, mean(made), 0.02);
    assertEquals(-0.2, mean(made.slice(91_200, 4800)), 0.03);
    SoundBlock whole = Sounds.joined(a, made, b);
    assertTrue(SeamSound.click(whole, a.length()) < 3);
    assertTrue(SeamSound.click(whole, a.length() + made.length()) < 3);
  }

  @Test
  void clippedNeighboursNeverPushTheToneOverFullScale() throws Exception {
    SoundBlock a = Sounds.noise(1, 5, 2, 1);
    SoundBlock b = Sounds.noise(1, 5, 2, 2);
    for (SoundBlock block : new SoundBlock[] {a, b}) {
      for (int i = 0; i < block.length(); i++) {
        block.channel(0)[i] = Math.max(-1, Math.min(1, block.channel(0)[i]));
      }
    }
    for (float x : make(a, b, 96_000).sound().channel(0)) {
      assertTrue(Math.abs(x) <= 1, "peak " + x);
    }
  }

  @Test
  void aDeadChannelStaysDead() throws Exception {
    SoundBlock a = Sounds.noise(2, 5, 0.1, 1);
    SoundBlock b = Sounds.noise(2, 5, 0.1, 2);
    Arrays.fill(a.channel(1), 0);
    Arrays.fill(b.channel(1), 0);
    SoundBlock made = make(a, b, 48_000).sound();
    assertArrayEquals(new float[48_000], made.channel(1));
    assertEquals(Loudness.ungated(a), Loudness.ungated(made), 0.7);
  }

  @Test
  void eightChannelsAreMadeTogether() throws Exception {
    SoundBlock a = Sounds.noise(8, 3, 0.1, 1);
    SoundBlock made = make(a, Sounds.noise(8, 3, 0.1, 2), 48_000).sound();
    assertEquals(8, made.format().channels());
    assertEquals(Loudness.ungated(a), Loudness.ungated(made), 0.7);
  }

  @Test
  void neighboursShorterThanTheHoleAreNotLooped() throws Exception {
    SoundBlock a = Sounds.noise(1, 1.2, 0.1, 1);
    SoundMade made = make(a, Sounds.noise(1, 0.8, 0.1, 2), 144_000);
    assertTrue(Repetition.of(made.sound()) < 0.3, "repeats " + Repetition.of(made.sound()));
    assertEquals(Loudness.ungated(a), Loudness.ungated(made.sound()), 0.7);
    assertEquals("splice+resynthesis", made.method());
  }

  @Test
  void littleToneIsMadeAnewAndTheTakeSaysSo() throws Exception {
    SoundBlock a = Sounds.noise(1, 0.4, 0.1, 1);
    SoundMade made = make(a, Sounds.noise(1, 0.3, 0.1, 2), 96_000);
    assertEquals("resynthesis", made.method());
    assertEquals(1, made.remarks().size(), made.remarks().toString());
    assertEquals(Loudness.ungated(a), Loudness.ungated(made.sound()), 1);
  }

  @Test
  void aSilentSideLeavesItToTheOtherWhoseToneFadesTowardsIt() throws Exception {
    SoundBlock a = SoundBlock.silence(new SoundFormat(Sounds.RATE, 1), 96_000);
    SoundBlock b = Sounds.noise(1, 5, 0.1, 2);
    SoundMade made = make(a, b, 96_000);
    risesTo(b, made.sound());
    assertEquals(0, made.sound().channel(0)[0], 0.001);
    assertTrue(made.remarks().get(0).contains("digital silence"), made.remarks().toString());
    assertTrue(made.remarks().get(0).contains("fades towards it"), made.remarks().toString());
  }

  @Test
  void aMutedTailIsMetByAFadeAsSilenceIs() throws Exception {
    SoundBlock a = Sounds.noise(1, 5, 0.1, 1);
    Arrays.fill(a.channel(0), a.length() - 24_000, a.length(), 0);
    SoundBlock b = Sounds.noise(1, 5, 0.1, 2);
    SoundMade made = make(a, b, 96_000);
    risesTo(b, made.sound());
    assertTrue(made.remarks().get(0).contains("silence at the slot"), made.remarks().toString());
    SoundMade turned = make(b, turned(a), 96_000);
    risesTo(b, turned(turned.sound()));
  }

  @Test
  void aMutedMomentOfLessIsNoSilence() throws Exception {
    SoundBlock a = Sounds.noise(1, 5, 0.1, 1);
    Arrays.fill(a.channel(0), a.length() - 12_000, a.length(), 0);
    SoundBlock b = Sounds.noise(1, 5, 0.1, 2);
    assertEquals(Loudness.ungated(b), Loudness.ungated(make(a, b, 96_000).sound()), 0.7);
  }

  @Test
  void toneSofterThanSilenceIsMeasuredIsNotRaisedTowardsIt() throws Exception {
    SoundBlock a = SoundBlock.silence(new SoundFormat(Sounds.RATE, 1), 96_000);
    SoundBlock b = Sounds.noise(1, 5, 0.0002, 2);
    double level = Loudness.ungated(b);
    assertTrue(level < Loudness.ABSOLUTE_GATE, "level " + level);
    assertEquals(level, Loudness.ungated(make(a, b, 96_000).sound()), 0.7);
  }

  @Test
  void whatLiesBeneathMusicFadesTowardsSilenceToo() throws Exception {
    SoundBlock a = SoundBlock.silence(new SoundFormat(Sounds.RATE, 1), 96_000);
    SoundBlock b = Sounds.sum(Sounds.noise(1, 8, 0.01, 2), chords(8));
    SoundMade made = make(a, b, 96_000);
    assertEquals("beneath-music", made.method());
    double beneath = Loudness.ungated(make(b, b, 96_000).sound().slice(96_000 - 4800, 4800));
    double first = Loudness.ungated(made.sound().slice(0, 19_200));
    double last = Loudness.ungated(made.sound().slice(96_000 - 4800, 4800));
    assertTrue(first < -60, "first " + first);
    assertEquals(beneath, last, 3, "last");
  }

  @Test
  void whatLiesBeneathMusicRisesOutOfItsOwnMutedEnd() throws Exception {
    SoundBlock a = Sounds.sum(Sounds.noise(1, 8, 0.01, 2), chords(8));
    Arrays.fill(a.channel(0), a.length() - 24_000, a.length(), 0);
    SoundMade made = make(a, Sounds.noise(1, 5, 0.01, 3), 96_000);
    assertEquals("beneath-music", made.method());
    double first = Loudness.ungated(made.sound().slice(0, 19_200));
    double last = Loudness.ungated(made.sound().slice(96_000 - 19_200, 19_200));
    assertTrue(first < -60, "first " + first);
    assertTrue(last > -55, "last " + last);
  }

  @Test
  void whereTheOtherSideNeverPausesItsToneStillComesFromIt() throws Exception {
    SoundBlock a = SoundBlock.silence(new SoundFormat(Sounds.RATE, 1), 96_000);
    SoundBlock b = Sounds.talk(6, 6, 0, 0.2);
    FakeCall call = new FakeCall().after(b);
    SoundMade alone = roomTone.make(call.request(b.format(), 96_000, 7), call);
    SoundMade made = make(a, b, 96_000);
    assertEquals("quietest", made.method());
    double without = Loudness.ungated(alone.sound().slice(96_000 - 4800, 4800));
    double last = Loudness.ungated(made.sound().slice(96_000 - 4800, 4800));
    assertEquals(without, last, 3);
  }

  /** From silence to the loudness of {@code b}, on a straight line in LU. */
  private static void risesTo(SoundBlock b, SoundBlock made) {
    int span = 19_200;
    double level = Loudness.ungated(b);
    Trend line = new Trend(Loudness.ABSOLUTE_GATE, level);
    double first = Loudness.ungated(made.slice(0, span));
    assertTrue(first <= -60, "first " + first);
    // What the line itself falls short of its end by, over the last 400 ms of it.
    double share = (double) span / made.length();
    double aim = new Trend(line.at(1 - share), level).mean();
    assertEquals(aim, Loudness.ungated(made.slice(made.length() - span, span)), 0.7, "last");
    double before = first;
    for (int at = span; at + span <= made.length(); at += span) {
      double here = Loudness.ungated(made.slice(at, span));
      assertTrue(here > before + 3, "at " + at + ": " + here + " after " + before);
      before = here;
    }
  }

  private static SoundBlock turned(SoundBlock block) {
    SoundBlock turned = block.slice(0, block.length());
    for (int i = 0; i < turned.length(); i++) {
      turned.channel(0)[i] = block.channel(0)[block.length() - 1 - i];
    }
    return turned;
  }

  @Test
  void shortSlotsInsideHumKeepItsLevel() throws Exception {
    SoundBlock a = Sounds.sum(Sounds.noise(1, 3, 0.001, 1), hum(3, 0.2, 0));
    SoundBlock b = Sounds.sum(Sounds.noise(1, 3, 0.001, 2), hum(3, 0.2, 0));
    SoundBlock made = make(a, b, 2000).sound();
    assertEquals(Loudness.ungated(a), Loudness.ungated(Sounds.joined(a, made, b)), 0.3);
  }

  private SoundMade make(SoundBlock a, SoundBlock b, int length) throws Exception {
    FakeCall call = new FakeCall().before(a).after(b);
    return roomTone.make(call.request(a.format(), length, 7), call);
  }

  private static SoundBlock hum(double seconds, double level, double phase) {
    int length = (int) Math.round(seconds * Sounds.RATE);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double t = 2 * Math.PI * 100 * i / Sounds.RATE + phase;
      samples[i] = (float) (level * (Math.sin(t) + 0.3 * Math.sin(3 * t)));
    }
    return new SoundBlock(new SoundFormat(Sounds.RATE, 1), new float[][] {samples});
  }

  /** Notes of three pitches at once, another chord every half second. */
  private static SoundBlock chords(double seconds) {
    double[][] pitches = {{262, 330, 392}, {294, 370, 440}, {247, 311, 466}, {220, 277, 415}};
    float[] samples = new float[(int) Math.round(seconds * Sounds.RATE)];
    for (int i = 0; i < samples.length; i++) {
      for (double pitch : pitches[i / (Sounds.RATE / 2) % pitches.length]) {
        samples[i] += (float) (0.1 * Math.sin(2 * Math.PI * pitch * i / Sounds.RATE));
      }
    }
    return new SoundBlock(new SoundFormat(Sounds.RATE, 1), new float[][] {samples});
  }

  private static SoundBlock offset(SoundBlock block, double offset) {
    for (int i = 0; i < block.length(); i++) {
      block.channel(0)[i] += (float) offset;
    }
    return block;
  }

  private static double mean(SoundBlock block) {
    double sum = 0;
    for (float x : block.channel(0)) {
      sum += x;
    }
    return sum / block.length();
  }
}
