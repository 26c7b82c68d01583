package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.raccord.audio.SoundMade;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Rules of the sound that is made. */
@Chapter("The sound")
abstract class SoundRules extends Rules {

  private static final int AT_ONCE = 3;

  private static final int HANDLE = 9_600;
  private static final Case HANDLED = Case.of(Case.STEREO, Case.LENGTH, HANDLE, HANDLE);

  @Rule("A call that nobody cancelled ends with a sound, or with a reason.")
  final void required_S001_callEndsWithASoundOrAReason() throws InterruptedException {
    if (usual() instanceof Outcome.Refused refused) {
      assertReason(refused.exception());
    } else if (!(usual() instanceof Outcome.Made)) {
      fail("A call that nobody cancelled ended with " + usual());
    }
  }

  @Rule("The sound is as long as head handle, slot and tail handle, to the sample.")
  final void required_S002_lengthIsExact() throws InterruptedException {
    usual().made();
    for (int length : List.of(1, 801, 2_002)) {
      Case asked = Case.of(Case.STEREO, length, 0, 0);
      assertMade(asked, outcome(asked));
    }
    Case handles = Case.of(Case.STEREO, 1_601, 1_920, 1_001);
    assertMade(handles, outcome(handles));
  }

  @Rule("The sound has the rate and the channels asked for: mono, stereo, 5.1, 44.1 kHz.")
  final void required_S003_formatIsTheOneAskedFor() throws InterruptedException {
    usual().made();
    for (SoundFormat format :
        List.of(
            Case.STEREO,
            new SoundFormat(48_000, 1),
            new SoundFormat(48_000, 6),
            new SoundFormat(44_100, 2))) {
      assertEquals(
          format, outcome(Case.of(format, Case.LENGTH, 0, 0)).made().sound().format(), "Format");
    }
  }

  @Rule("Every sample is a number.")
  final void required_S004_samplesAreNumbers() throws InterruptedException {
    for (float sample : samples(usual().made().sound())) {
      assertTrue(Float.isFinite(sample), () -> "A sample is " + sample);
    }
  }

  @Rule("Beside sound near full scale nothing exceeds full scale.")
  final void required_S005_nothingExceedsFullScale() throws InterruptedException {
    KnownPlace loud = new KnownPlace(Case.STEREO, 0.98 / peak(new KnownPlace(Case.STEREO, 1)));
    SoundBlock sound =
        outcome(Case.between(loud, loud, Case.LENGTH, 0, 0).seeded(5)).made().sound();
    for (float sample : samples(sound)) {
      assertTrue(Math.abs(sample) <= 1, () -> "A sample is " + sample);
    }
  }

  private static double peak(KnownPlace place) {
    double peak = 0;
    for (float sample : samples(place.sound(-Case.BESIDE, 2 * Case.BESIDE + Case.LENGTH))) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Rule("The block belongs to the host: it is no neighbour's, and no other call gets it again.")
  final void required_S006_blockBelongsToTheHost() throws InterruptedException {
    usual().made();
    RecordedSoundCall call = new RecordedSoundCall(Case.usual());
    SoundBlock one = outcome(call).made().sound();
    SoundBlock other = outcome(Case.usual()).made().sound();
    for (int c = 0; c < one.format().channels(); c++) {
      assertFalse(call.handedOut(one.channel(c)), "The block is a neighbour's own");
      assertFalse(one.channel(c) == other.channel(c), "Two calls got one block");
    }
  }

  @Rule("The method of a sound has a name, and its remarks say something.")
  final void required_S007_methodAndRemarksSaySomething() throws InterruptedException {
    SoundMade made = usual().made();
    assertFalse(made.method().isBlank(), "A method has a name");
    made.remarks().forEach(remark -> assertFalse(remark.isBlank(), "A remark without words"));
  }

  @Rule("The same request over the same neighbours gives the same samples.")
  final void required_S008_sameRequestSameSamples() throws InterruptedException {
    assertSame(usual().made().sound(), outcome(Case.usual()).made().sound());
  }

  @Rule("Sounds that are made at once have the samples that each has alone.")
  final void required_S009_soundsMadeAtOnceAreTheSame() throws InterruptedException {
    SoundBlock alone = outcome(Case.usual().seeded(9)).made().sound();
    List<FutureTask<Outcome>> tasks = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      FutureTask<Outcome> task = new FutureTask<>(() -> outcome(Case.usual().seeded(9)));
      Thread thread = new Thread(task, "kit-at-once");
      thread.setDaemon(true);
      thread.start();
      tasks.add(task);
    }
    for (FutureTask<Outcome> task : tasks) {
      try {
        Outcome outcome = task.get();
        assertTrue(outcome instanceof Outcome.Made, () -> "At once, it ended with " + outcome);
        assertSame(alone, ((Outcome.Made) outcome).sound().sound());
      } catch (ExecutionException e) {
        fail("A call could not be looked at", e);
      }
    }
  }

  private static void assertSame(SoundBlock one, SoundBlock other) {
    assertEquals(one.length(), other.length(), "Samples");
    for (int c = 0; c < one.format().channels(); c++) {
      assertArrayEquals(one.channel(c), other.channel(c), "channel " + c);
    }
  }

  @Rule("Another seed makes a sound too.")
  final void stochastic_S010_anotherSeedMakesASoundToo() throws InterruptedException {
    usual().made();
    Case asked = Case.usual().seeded(4_711);
    assertMade(asked, outcome(asked));
  }

  @Rule("The slot follows the sound before without a click, with handles and without.")
  final void required_S011_headFollowsTheSoundBefore() throws InterruptedException {
    SoundBlock before = Case.usual().before().orElseThrow();
    assertNoClick("the sound before", before, usual().made().sound(), before);
    SoundBlock handled = outcome(HANDLED).made().sound();
    assertNoClick("the sound before", before, handled.slice(HANDLE, Case.LENGTH), before);
  }

  @Rule("The slot leads into the sound after without a click, with handles and without.")
  final void required_S012_tailLeadsIntoTheSoundAfter() throws InterruptedException {
    SoundBlock after = Case.usual().after().orElseThrow();
    assertNoClick("the sound after", usual().made().sound(), after, after);
    SoundBlock handled = outcome(HANDLED).made().sound();
    assertNoClick("the sound after", handled.slice(HANDLE, Case.LENGTH), after, after);
  }

  @Rule("Head handle, slot and tail handle run on without a break.")
  final void required_S014_handlesRunIntoTheSlot() throws InterruptedException {
    usual().made();
    SoundBlock before = HANDLED.before().orElseThrow();
    SoundBlock sound = outcome(HANDLED).made().sound();
    SoundBlock slot = sound.slice(HANDLE, Case.LENGTH);
    assertNoClick("the head handle", sound.slice(0, HANDLE), slot, before);
    assertNoClick("the tail handle", slot, sound.slice(HANDLE + Case.LENGTH, HANDLE), before);
  }

  /** The bend at a join is hardly larger than the largest of the neighbour's own. */
  private static void assertNoClick(
      String side, SoundBlock first, SoundBlock second, SoundBlock neighbour) {
    for (int c = 0; c < neighbour.format().channels(); c++) {
      float[] a = first.channel(c);
      float[] b = second.channel(c);
      int n = a.length;
      double bend =
          Math.max(Math.abs(b[0] - 2 * a[n - 1] + a[n - 2]), Math.abs(b[1] - 2 * b[0] + a[n - 1]));
      double own = 0;
      float[] samples = neighbour.channel(c);
      for (int i = 2; i < samples.length; i++) {
        own = Math.max(own, Math.abs(samples[i] - 2 * samples[i - 1] + samples[i - 2]));
      }
      double allowed = 1.5 * own;
      assertTrue(
          bend <= allowed,
          () ->
              String.format(
                  "The join with %s bends by %.5f; %.5f is allowed", side, bend, allowed));
    }
  }

  @Rule(
      "Between a loud place and a quiet one the head is nearer in level to the sound before, and the"
          + " tail to the sound after.")
  final void required_S013_endsAreNearerToTheirOwnNeighbours() throws InterruptedException {
    KnownPlace loud = new KnownPlace(Case.STEREO, 2);
    KnownPlace quiet = new KnownPlace(Case.STEREO, 0.25);
    SoundBlock made = outcome(Case.between(loud, quiet, Case.LENGTH, 0, 0)).made().sound();
    int span = made.length() / 10;
    double middle = Math.sqrt(level(loud, span) * level(quiet, span));
    double head = level(made.slice(0, span));
    double tail = level(made.slice(made.length() - span, span));
    assertTrue(
        head > middle && tail < middle,
        () -> String.format("Head %.4f and tail %.4f about %.4f", head, tail, middle));
  }

  private static double level(KnownPlace place, int length) {
    return level(place.sound(0, length));
  }

  private static double level(SoundBlock sound) {
    double sum = 0;
    float[] samples = samples(sound);
    for (float sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length) + 1e-9;
  }

  private static float[] samples(SoundBlock sound) {
    float[] all = new float[sound.format().channels() * sound.length()];
    for (int c = 0; c < sound.format().channels(); c++) {
      System.arraycopy(sound.channel(c), 0, all, c * sound.length(), sound.length());
    }
    return all;
  }
}
