package org.raccord.matching.internal;

import java.util.List;
import java.util.Locale;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.Repetition;
import org.raccord.acoustics.SeamSound;
import org.raccord.acoustics.Stretch;
import org.raccord.acoustics.ThirdOctaves;
import org.raccord.audio.SoundMade;
import org.raccord.model.sound.SoundBlock;

/**
 * One row of the room tone benchmark: a fill measured against the middle that was held out, beside
 * what the recording itself varies by.
 *
 * <p>Natural values are the means over both neighbours against the held-out middle; those of
 * repetition and step are the held-out original's own.
 */
record ToneRow(
    String name,
    String method,
    double realTime,
    List<Double> is,
    List<Double> natural,
    List<Double> bar) {

  static final List<String> MEASURES = List.of("LTAS", "LU", "modul.", "repet.", "seam", "step");

  static ToneRow measure(
      String name,
      SoundBlock before,
      SoundBlock heldOut,
      SoundBlock after,
      SoundMade made,
      double seconds) {
    int length = heldOut.length();
    int in = before.length();
    SoundBlock nearBefore = before.slice(Math.max(0, in - length), Math.min(in, length));
    SoundBlock nearAfter = after.slice(0, Math.min(after.length(), length));
    SoundBlock original = Sounds.joined(before, heldOut, after);
    return measure(
        name,
        Sounds.joined(before, made.sound(), after),
        new Stretch(in, in + made.sound().length()),
        0,
        heldOut,
        List.of(nearBefore, nearAfter),
        (SeamSound.step(original, in) + SeamSound.step(original, in + length)) / 2,
        made.method(),
        seconds);
  }

  /**
   * Speech: the fill less {@code ends} samples at either end is compared with the pauses of a held-
   * out utterance. No original runs through the joins, so that a step has no natural value.
   */
  static ToneRow measureSpeech(
      String name,
      SoundBlock before,
      SoundBlock heldOut,
      SoundBlock after,
      List<SoundBlock> pauses,
      int ends,
      SoundMade made,
      double seconds) {
    int in = before.length();
    return measure(
        name,
        Sounds.joined(before, made.sound(), after),
        new Stretch(in, in + made.sound().length()),
        ends,
        heldOut,
        pauses,
        0,
        made.method(),
        seconds);
  }

  private static ToneRow measure(
      String name,
      SoundBlock filled,
      Stretch slot,
      int ends,
      SoundBlock heldOut,
      List<SoundBlock> neighbours,
      double naturalStep,
      String method,
      double seconds) {
    SoundBlock fill = filled.slice(slot.from() + ends, slot.length() - 2 * ends);
    List<Double> is =
        List.of(
            ltas(fill, heldOut),
            loudness(fill, heldOut),
            Modulation.distance(fill, heldOut),
            Repetition.of(fill),
            Math.max(SeamSound.click(filled, slot.from()), SeamSound.click(filled, slot.to())),
            (SeamSound.step(filled, slot.from()) + SeamSound.step(filled, slot.to())) / 2);
    double ltas = 0;
    double loudness = 0;
    double modulation = 0;
    for (SoundBlock neighbour : neighbours) {
      ltas += ltas(neighbour, heldOut) / neighbours.size();
      loudness += loudness(neighbour, heldOut) / neighbours.size();
      modulation += Modulation.distance(neighbour, heldOut) / neighbours.size();
    }
    double repetition = Repetition.of(heldOut);
    List<Double> bar =
        List.of(
            Math.max(3, 1.25 * ltas),
            Math.max(1, 1.25 * loudness),
            Math.max(1.5, 1.3 * modulation),
            Math.max(0.5, repetition + 0.15),
            3.0,
            Math.max(5.5, 1.3 * naturalStep));
    List<Double> natural = List.of(ltas, loudness, modulation, repetition, 0.0, naturalStep);
    double realTime = seconds * filled.format().sampleRate() / slot.length();
    return new ToneRow(name, method, realTime, is, natural, bar);
  }

  boolean meets(int measure) {
    return is.get(measure) <= bar.get(measure);
  }

  static String header() {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", "recording"));
    for (String measure : MEASURES) {
      line.append(String.format(Locale.ROOT, " %7s (nat.  bar )", measure));
    }
    return line + "  real-time  method";
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
    for (int m = 0; m < is.size(); m++) {
      line.append(
          String.format(
              Locale.ROOT,
              " %6.2f%s (%5.2f %5.2f)",
              is.get(m),
              meets(m) ? " " : "!",
              natural.get(m),
              bar.get(m)));
    }
    return line + String.format(Locale.ROOT, "     %6.3f  %s", realTime, method);
  }

  private static double ltas(SoundBlock one, SoundBlock other) {
    return ThirdOctaves.distance(ThirdOctaves.levels(one), ThirdOctaves.levels(other));
  }

  private static double loudness(SoundBlock one, SoundBlock other) {
    return Math.abs(Loudness.ungated(one) - Loudness.ungated(other));
  }
}
