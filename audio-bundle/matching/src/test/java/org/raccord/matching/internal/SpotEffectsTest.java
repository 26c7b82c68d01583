package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.TruePeak;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.matching.internal.voice.Room;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Spot effects in a scene: when, how loud, and how they end. */
class SpotEffectsTest {

  private static final int RATE = Sounds.RATE;
  private static final SoundFormat MONO = new SoundFormat(RATE, 1);

  private static Brief brief(String file, FrameTime at) {
    return Brief.OPEN.withSound(List.of(), List.of(new Brief.SpotEffect(file, at)));
  }

  private static FrameTime samples(long count) {
    return FrameTime.of(count, Rate.of(RATE));
  }

  private static FakeCall place() {
    return new FakeCall().before(Sounds.noise(1, 4, 0.02, 1)).after(Sounds.noise(1, 4, 0.02, 2));
  }

  private static SoundBlock click(int at, int length) {
    float[] samples = new float[length];
    samples[at] = 0.9f;
    return new SoundBlock(MONO, new float[][] {samples});
  }

  /** Noise that is there at once and dies away. */
  private static SoundBlock slam(int before, double seconds) {
    SoundBlock noise = Sounds.noise(1, seconds, 1, 5);
    for (int i = 0; i < noise.length(); i++) {
      double level = i < before ? 0 : Math.exp(-(i - before) / (0.2 * RATE));
      noise.channel(0)[i] *= (float) level;
    }
    return noise;
  }

  private static float[] difference(SoundMade with, SoundMade without, int c) {
    float[] difference = new float[with.sound().length()];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = with.sound().channel(c)[i] - without.sound().channel(c)[i];
    }
    return difference;
  }

  private static SoundMade make(FakeCall call, SoundFormat format, long length, Brief brief)
      throws Exception {
    return new Scene().make(call.request(format, length, 1000, 500, brief, 3), call);
  }

  private static int loudest(float[] samples) {
    int loudest = 0;
    for (int i = 0; i < samples.length; i++) {
      loudest = Math.abs(samples[i]) > Math.abs(samples[loudest]) ? i : loudest;
    }
    return loudest;
  }

  @ParameterizedTest
  @CsvSource({"24000,1001,29", "25,1,31", "30000,1001,37", "60000,1001,73"})
  void aClickIsHeardOnItsFrame(long numerator, long denominator, long frame) throws Exception {
    FrameTime cue = FrameTime.of(frame, new Rate(numerator, denominator));
    FakeCall call = place().effect("click.wav", click(4321, 9600));
    SoundMade with = make(call, MONO, 3L * RATE, brief("click.wav", cue));
    SoundMade without = make(place(), MONO, 3L * RATE, Brief.OPEN);
    double exact = (double) frame * denominator / numerator * RATE;
    assertEquals(1000 + exact, loudest(difference(with, without, 0)), 1);
  }

  @Test
  void theHandlesAndTheRestOfTheSlotStayAsTheyAre() throws Exception {
    FakeCall call = place().effect("slam.wav", slam(4800, 1));
    SoundMade with = make(call, MONO, 3L * RATE, brief("slam.wav", samples(RATE)));
    SoundMade without = make(place(), MONO, 3L * RATE, Brief.OPEN);
    float[] difference = difference(with, without, 0);
    assertArrayEquals(new float[1000 + RATE - 4800], Arrays.copyOf(difference, 1000 + RATE - 4800));
    assertArrayEquals(
        new float[500 + RATE], Arrays.copyOfRange(difference, 1000 + 2 * RATE, difference.length));
  }

  @Test
  void anEffectIsAsLoudAsWhatStandsOutBesideIt() throws Exception {
    SoundBlock talk = Sounds.sum(Sounds.talk(6, 0.8, 0.7, 0.03), Sounds.noise(1, 6, 0.002, 1));
    FakeCall call =
        new FakeCall()
            .before(talk)
            .after(talk)
            .effect("slam.wav", Sounds.scaled(slam(4800, 1), 0.03));
    SoundMade with = make(call, MONO, 3L * RATE, brief("slam.wav", samples(RATE)));
    double loudest = Arrays.stream(Loudness.momentary(with.sound())).max().orElseThrow();
    assertEquals(Loudness.integrated(talk), loudest, 2);
  }

  private static Brief inRoom(String file, FrameTime at) {
    return Brief.OPEN.withSound(
        List.of(), List.of(new Brief.SpotEffect(file, at, Brief.SpotEffect.Room.NEIGHBOURS)));
  }

  private static SoundBlock talk() {
    return Sounds.sum(Sounds.talk(12, 0.25, 0.75, 0.1), Sounds.noise(1, 12, 0.00002, 1));
  }

  @Test
  void besideAHallAnEffectRingsAsLongAndItsOnsetStays() throws Exception {
    SoundBlock hall = Room.around(talk(), 1.2, 9).slice(0, 12 * RATE);
    SoundBlock knock = click(4321, 9600);
    FakeCall call = new FakeCall().before(hall).after(hall).effect("knock.wav", knock);
    SoundMade with = make(call, MONO, 3L * RATE, inRoom("knock.wav", samples(RATE)));
    FakeCall bare = new FakeCall().before(hall).after(hall);
    float[] difference = difference(with, make(bare, MONO, 3L * RATE, Brief.OPEN), 0);
    assertEquals(1000 + RATE, loudest(difference), 1);
    double early = level(difference, 1000 + RATE + 2400, 4800);
    double late = level(difference, 1000 + RATE + 2400 + RATE / 2, 4800);
    // Half a second of a reverberation of 1.2 s is 25 dB.
    double fall = 20 * Math.log10(early / late);
    assertTrue(fall > 12 && fall < 40, "it falls by " + fall + " dB");
    assertTrue(with.remarks().toString().contains("room"), with.remarks().toString());
  }

  @Test
  void besideADryRoomAnEffectStaysAsItIsAndTheRemarkSaysSo() throws Exception {
    SoundMade asked = make(dry(), MONO, 3L * RATE, inRoom("knock.wav", samples(RATE)));
    SoundMade plain = make(dry(), MONO, 3L * RATE, brief("knock.wav", samples(RATE)));
    assertArrayEquals(plain.sound().channel(0), asked.sound().channel(0));
    assertTrue(asked.remarks().toString().contains("stays as it is"), asked.remarks().toString());
  }

  private static FakeCall dry() {
    return new FakeCall().before(talk()).after(talk()).effect("knock.wav", click(4321, 9600));
  }

  private static double level(float[] samples, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / length);
  }

  @Test
  void aShortEffectIsNoLouderAtItsPeakThanWhatIsBesideIt() throws Exception {
    SoundBlock talk = Sounds.sum(Sounds.talk(6, 0.8, 0.7, 0.03), Sounds.noise(1, 6, 0.002, 1));
    SoundBlock shutter = slam(100, 1).slice(0, 100 + RATE / 200);
    FakeCall call = new FakeCall().before(talk).after(talk).effect("shutter.wav", shutter);
    SoundMade with = make(call, MONO, 2L * RATE, brief("shutter.wav", samples(RATE)));
    assertTrue(
        TruePeak.dB(with.sound()) <= TruePeak.dB(talk) + 0.5,
        TruePeak.dB(with.sound()) + " over " + TruePeak.dB(talk));
  }

  @Test
  void aLoudEffectIsNeverClipped() throws Exception {
    SoundBlock loud = Sounds.noise(1, 4, 0.5, 1);
    FakeCall call =
        new FakeCall().before(loud).after(loud).effect("slam.wav", Sounds.scaled(slam(10, 1), 4));
    SoundMade with = make(call, MONO, 3L * RATE, brief("slam.wav", samples(RATE)));
    assertTrue(
        TruePeak.dB(with.sound()) <= Math.max(-0.99, TruePeak.dB(loud)),
        "true peak " + TruePeak.dB(with.sound()));
  }

  @Test
  void aLongEffectIsFadedAtTheSeamAndTheRemarkSaysSo() throws Exception {
    FakeCall call = place().effect("siren.wav", Sounds.noise(1, 20, 0.3, 8));
    SoundMade with = make(call, MONO, 2L * RATE, brief("siren.wav", samples(RATE)));
    SoundMade without = make(place(), MONO, 2L * RATE, Brief.OPEN);
    float[] difference = difference(with, without, 0);
    int end = 1000 + 2 * RATE;
    assertEquals(0, difference[end - 1], 1e-4);
    double last = 0;
    double whole = 0;
    for (int i = 0; i < 480; i++) {
      last = Math.max(last, Math.abs(difference[end - 1 - i]));
      whole = Math.max(whole, Math.abs(difference[end - RATE / 2 - i]));
    }
    assertTrue(last < 0.1 * whole, "the end is faded: " + last + " of " + whole);
    assertTrue(with.remarks().toString().contains("faded out"), with.remarks().toString());
  }

  @Test
  void whatLiesBeforeTheOnsetMayReachBeforeTheSlot() throws Exception {
    FakeCall call = place().effect("slam.wav", slam(RATE / 2, 1));
    SoundMade with = make(call, MONO, 2L * RATE, brief("slam.wav", samples(4800)));
    SoundMade without = make(place(), MONO, 2L * RATE, Brief.OPEN);
    float[] difference = difference(with, without, 0);
    for (int i = 0; i < 1000; i++) {
      assertEquals(0, difference[i], "sample " + i + " of the head handle");
    }
    assertTrue(Math.abs(loudest(difference) - 1000 - 4800) < 4800);
  }

  @Test
  void ofFivePointOneNeighboursLeftAndRightHaveTheEffect() throws Exception {
    SoundFormat surround = new SoundFormat(RATE, 6);
    SoundBlock before = Sounds.noise(6, 4, 0.02, 1);
    SoundBlock after = Sounds.noise(6, 4, 0.02, 2);
    FakeCall call =
        new FakeCall().before(before).after(after).effect("click.wav", click(100, 9600));
    SoundMade with = make(call, surround, 2L * RATE, brief("click.wav", samples(RATE)));
    SoundMade without =
        make(new FakeCall().before(before).after(after), surround, 2L * RATE, Brief.OPEN);
    assertEquals(1000 + RATE, loudest(difference(with, without, 0)), 1);
    assertEquals(1000 + RATE, loudest(difference(with, without, 1)), 1);
    for (int c = 2; c < 6; c++) {
      assertArrayEquals(with.sound().channel(c), without.sound().channel(c));
    }
  }

  @Test
  void anEffectThatCannotBeHadEndsWithAClearWord() {
    SoundException gone =
        assertThrows(
            SoundException.class,
            () -> make(place(), MONO, RATE, brief("folder/door.wav", samples(10))));
    assertEquals(SoundException.Kind.UNREADABLE, gone.kind());
    assertTrue(gone.getMessage().contains("door.wav"), gone.getMessage());
    SoundException late =
        assertThrows(
            SoundException.class,
            () ->
                make(
                    place().effect("door.wav", click(0, 100)),
                    MONO,
                    RATE,
                    brief("door.wav", samples(RATE))));
    assertEquals(SoundException.Kind.REFUSED, late.kind());
    SoundException silent =
        assertThrows(
            SoundException.class,
            () ->
                make(
                    place().effect("door.wav", SoundBlock.silence(MONO, 100)),
                    MONO,
                    RATE,
                    brief("door.wav", samples(0))));
    assertEquals(SoundException.Kind.REFUSED, silent.kind());
  }

  @Test
  void anOffsetOfTheFileIsNotLaidOverTheScene() throws Exception {
    SoundBlock offset = slam(4800, 1);
    for (int i = 0; i < offset.length(); i++) {
      offset.channel(0)[i] += 0.1f;
    }
    FakeCall call = place().effect("slam.wav", offset);
    SoundMade with = make(call, MONO, 3L * RATE, brief("slam.wav", samples(RATE)));
    SoundMade without = make(place(), MONO, 3L * RATE, Brief.OPEN);
    float[] difference = difference(with, without, 0);
    assertEquals(0, difference[1000 + RATE - 2000], 2e-3);
  }

  @Test
  void withoutNeighboursAnEffectStandsInSilence() throws Exception {
    FakeCall call = new FakeCall().effect("click.wav", click(4321, 9600));
    SoundMade made = make(call, MONO, RATE, brief("click.wav", samples(777)));
    assertEquals(1000 + 777, loudest(made.sound().channel(0)), 1);
    assertTrue(made.remarks().toString().contains("silence"));
  }
}
