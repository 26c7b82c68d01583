package org.raccord.matching.internal.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.TruePeak;
import org.raccord.audio.Side;
import org.raccord.audio.Speech;
import org.raccord.matching.internal.voice.VoiceMatch.Asking;
import org.raccord.matching.internal.voice.VoiceMatch.Matched;
import org.raccord.model.sound.SoundBlock;

class VoiceMatchTest {

  private static final float[] HE = Reader.reads(8.4, 115, 480, 0.02, 1);
  private static final Speech SHE = Reader.says(Reader.reads(4.2, 190, 640, 0.01, 2));

  @Test
  void theLineIsAsHighAsLoudAndOfTheSpectrumOfWhoSpeaksBeside() {
    SoundBlock beside = Reader.heard(HE);
    Matched line = match(beside, Asking.NOTHING);
    assertEquals("pitch+spectrum+cepstra+dynamics", line.method());
    assertEquals(List.of(), line.remarks());
    double median = PitchTrack.of(line.sound()).median().orElseThrow();
    double wanted = PitchTrack.of(beside).median().orElseThrow();
    assertEquals(0, PitchTrack.semitones(median, wanted), 0.6);
    assertEquals(0, line.figures().pitchOff().orElseThrow(), 0.6);
    assertTrue(line.figures().spectrumOff().orElseThrow() < 4, line.figures().toString());
    assertEquals(Loudness.integrated(beside), Loudness.integrated(line.sound()), 0.5);
    assertTrue(TruePeak.dB(line.sound()) <= -1);
    double before = divergence(beside, SHE.sound());
    double after = divergence(beside, line.sound());
    assertTrue(after < before / 2, "from " + before + " to " + after);
  }

  @Test
  void theSameSeedGivesTheSameSamples() {
    SoundBlock beside = Reader.heard(HE);
    assertArrayEquals(
        match(beside, Asking.NOTHING).sound().channel(0),
        match(beside, Asking.NOTHING).sound().channel(0));
  }

  @Test
  void whatIsAskedOfTheVoiceLeavesLittleToChange() {
    VoiceMatch match = beside(Reader.heard(HE));
    Asking asking = match.ask(SHE);
    double formants = PitchTrack.semitones(asking.formants(), 1);
    assertEquals(PitchTrack.semitones(115, 190), asking.pitch() + formants, 0.5);
    assertTrue(asking.formants() < 1 && asking.formants() > 0.8, asking.toString());
    assertEquals(1, asking.rate() * asking.formants(), 0.15);
  }

  @Test
  void aVoiceIsAskedToPauseAsOftenAsThePersonDoes() {
    int paused = beside(Reader.heard(HE)).ask(SHE).pauses(10);
    float[] fluent = new float[HE.length];
    int phrase = (int) (1.55 * Reader.RATE);
    int period = (int) (2.1 * Reader.RATE);
    for (int i = 0; i < fluent.length; i++) {
      fluent[i] = HE[(i / phrase * period + i % phrase) % (HE.length / period * period)];
    }
    assertEquals(0, beside(Reader.heard(fluent)).ask(SHE).pauses(10));
    assertTrue(paused > 0, "asked for " + paused);
  }

  @Test
  void wordsAndPhonesKeepToTheSoundWhenItIsReadSlower() {
    Matched line = match(Reader.heard(HE), new Asking(0, 1, 0.9, 0));
    int length = SHE.sound().length();
    assertEquals(length / 0.9, line.sound().length(), 2);
    assertEquals(0.25 * length / 0.9, (double) line.words().get(0).start(), 1);
    assertEquals(0.75 * length / 0.9, (double) line.words().get(0).end(), 1);
    assertEquals(0.5 * length / 0.9, (double) line.words().get(0).phones().get(0).end(), 1);
  }

  @Test
  void whereLittleIsSpokenLittleIsTakenAndItIsSaid() {
    float[] word = java.util.Arrays.copyOf(HE, (int) (0.9 * Reader.RATE));
    Matched line = match(Reader.heard(word), Asking.NOTHING);
    assertEquals("pitch", line.method());
    assertTrue(said(line, "too little to learn the voice from"), line.remarks().toString());
  }

  @Test
  void whereNobodySpeaksTheVoiceKeepsItsSoundAndItIsSaid() {
    SoundBlock silent = Reader.heard(new float[3 * Reader.RATE]);
    VoiceMatch match = beside(silent);
    assertFalse(match.isSomebodyThere());
    assertEquals(Asking.NOTHING, match.ask(SHE));
    Matched line = match.match(SHE, Asking.NOTHING, 3);
    assertTrue(said(line, "Nobody is heard speaking"), line.remarks().toString());
    assertEquals(-23, Loudness.integrated(line.sound()), 0.5);
  }

  @Test
  void musicUnderTheWordsIsNotTakenForTheVoice() {
    float[] samples = HE.clone();
    for (int i = 0; i < samples.length; i++) {
      double chord = 0;
      for (double f : new double[] {523.3, 659.3, 784, 1046.5, 1318.5}) {
        chord += Math.sin(2 * Math.PI * f * i / Reader.RATE);
      }
      samples[i] += (float) (0.01 * chord);
    }
    Matched line = match(Reader.heard(samples), Asking.NOTHING);
    assertTrue(said(line, "Something sounds under the words"), line.remarks().toString());
    assertFalse(line.method().contains("spectrum"), line.method());
  }

  @Test
  void aClippedNeighbourIsNamedAndTeachesNoCepstra() {
    float[] samples = HE.clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-0.06f, Math.min(0.06f, samples[i]));
    }
    Matched line = match(Reader.heard(samples), Asking.NOTHING);
    assertTrue(said(line, "clipped"), line.remarks().toString());
    assertEquals("pitch+spectrum", line.method());
  }

  @Test
  void anOffsetAndADeadChannelAreNamedAndTheLineStandsWhereTheVoiceStands() {
    float[] samples = HE.clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += 0.1f;
    }
    Matched line = match(Reader.heard(samples, new float[samples.length]), Asking.NOTHING);
    assertTrue(said(line, "constant offset"), line.remarks().toString());
    assertTrue(said(line, "One channel beside the slot is silent"), line.remarks().toString());
    assertEquals(2, line.sound().format().channels());
    double power = 0;
    for (float x : line.sound().channel(1)) {
      power += x * x;
    }
    assertEquals(0, power);
  }

  @Test
  void aNeighbourInAHallPutsTheLineIntoOne() {
    float[] wet = new float[HE.length];
    SplittableRandom random = new SplittableRandom(5);
    double[] response = new double[Reader.RATE];
    for (int i = 0; i < response.length; i++) {
      double gain = Math.exp(-6.9078 * (double) i / Reader.RATE / 0.9);
      response[i] = i == 0 ? 1 : 0.06 * gain * (2 * random.nextDouble() - 1);
    }
    System.arraycopy(Convolution.whole(HE, response), 0, wet, 0, wet.length);
    Matched line = match(Reader.heard(wet), Asking.NOTHING);
    assertTrue(
        line.method().endsWith("room"),
        line.method() + VoicePortrait.of(Reader.heard(wet)).ringing());
    assertTrue(line.sound().length() > SHE.sound().length());
    assertFalse(match(Reader.heard(HE), Asking.NOTHING).method().contains("room"));
  }

  @Test
  void theLastSpeakerIsMeantAndTheFirstOneAfter() {
    float[] both = java.util.Arrays.copyOf(HE, 2 * HE.length);
    float[] other = Reader.reads(8.4, 230, 690, 0.02, 4);
    System.arraycopy(other, 0, both, HE.length, HE.length);
    SoundBlock beside = Reader.heard(both);
    Matched last = match(beside, Asking.NOTHING);
    double median = PitchTrack.of(last.sound()).median().orElseThrow();
    assertEquals(0, PitchTrack.semitones(median, 230), 0.8);
    assertTrue(said(last, "Several people"), last.remarks().toString());
    Matched first =
        VoiceMatch.of(Side.AFTER, Optional.empty(), Optional.of(beside), List::of)
            .match(SHE, Asking.NOTHING, 3);
    assertEquals(
        0, PitchTrack.semitones(PitchTrack.of(first.sound()).median().orElseThrow(), 115), 0.8);
  }

  @Test
  void whoSaysLittleIsAlsoHeardOnTheOtherSide() {
    SoundBlock little = Reader.heard(java.util.Arrays.copyOf(HE, (int) (1.1 * Reader.RATE)));
    float[] more = Reader.reads(8.4, 125, 480, 0.005, 1);
    Matched alone = match(little, Asking.NOTHING);
    Matched fuller = between(little, Reader.heard(more));
    assertEquals("pitch", alone.method());
    assertEquals("pitch+spectrum+cepstra+dynamics", fuller.method());
    assertTrue(said(fuller, "the same person elsewhere"), fuller.remarks().toString());
    assertFalse(said(fuller, "too little"), fuller.remarks().toString());
    double height = PitchTrack.of(little).median().orElseThrow();
    double spoken = PitchTrack.of(fuller.sound()).median().orElseThrow();
    assertEquals(0, PitchTrack.semitones(spoken, height), 0.6);
    double before = divergence(Reader.heard(HE), alone.sound());
    double after = divergence(Reader.heard(HE), fuller.sound());
    assertTrue(after < before / 2, "from " + before + " to " + after);
  }

  @Test
  void nobodyElseIsTakenForWhoSaysLittle() {
    SoundBlock little = Reader.heard(java.util.Arrays.copyOf(HE, (int) (1.1 * Reader.RATE)));
    for (float[] other :
        List.of(Reader.reads(8.4, 190, 480, 0.02, 1), Reader.reads(8.4, 115, 690, 0.02, 1))) {
      Matched line = between(little, Reader.heard(other));
      assertEquals("pitch", line.method());
      assertFalse(said(line, "the same person elsewhere"), line.remarks().toString());
      assertTrue(said(line, "too little to learn the voice from"), line.remarks().toString());
    }
  }

  @Test
  void furtherSoundOfTheSourceIsAskedForOnlyWhereLittleIsSaid() {
    SoundBlock little = Reader.heard(java.util.Arrays.copyOf(HE, (int) (1.1 * Reader.RATE)));
    SoundBlock more = Reader.heard(Reader.reads(8.4, 118, 480, 0.01, 1));
    Matched line =
        VoiceMatch.of(Side.BEFORE, Optional.of(little), Optional.empty(), () -> List.of(more))
            .match(SHE, Asking.NOTHING, 3);
    assertEquals("pitch+spectrum+cepstra+dynamics", line.method());
    assertTrue(said(line, "the same person elsewhere"), line.remarks().toString());
    VoiceMatch.of(
        Side.BEFORE,
        Optional.of(Reader.heard(HE)),
        Optional.empty(),
        () -> {
          throw new AssertionError("Enough is spoken");
        });
  }

  private static Matched between(SoundBlock before, SoundBlock after) {
    return VoiceMatch.of(Side.BEFORE, Optional.of(before), Optional.of(after), List::of)
        .match(SHE, Asking.NOTHING, 3);
  }

  private static Matched match(SoundBlock beside, Asking asking) {
    return beside(beside).match(SHE, asking, 3);
  }

  private static VoiceMatch beside(SoundBlock before) {
    return VoiceMatch.of(Side.BEFORE, Optional.of(before), Optional.empty(), List::of);
  }

  private static double divergence(SoundBlock one, SoundBlock other) {
    return VoicePortrait.of(one)
        .cepstra(8000)
        .orElseThrow()
        .divergence(VoicePortrait.of(other).cepstra(8000).orElseThrow());
  }

  private static boolean said(Matched line, String words) {
    return line.remarks().stream().anyMatch(remark -> remark.contains(words));
  }
}
