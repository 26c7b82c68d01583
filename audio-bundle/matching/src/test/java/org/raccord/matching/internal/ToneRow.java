package org.raccord.matching.internal;

import java.util.List;
import java.util.Locale;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.Repetition;
import org.raccord.acoustics.SeamSound;
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
    SoundBlock fill = made.sound();
    SoundBlock filled = Sounds.joined(before, fill, after);
    SoundBlock original = Sounds.joined(before, heldOut, after);
    int in = before.length();
    int out = in + fill.length();
    SoundBlock nearBefore =
        before.slice(Math.max(0, in - heldOut.length()), Math.min(in, heldOut.length()));
    SoundBlock nearAfter = after.slice(0, Math.min(after.length(), heldOut.length()));
    List<Double> is =
        List.of(
            ltas(fill, heldOut),
            loudness(fill, heldOut),
            Modulation.distance(fill, heldOut),
            Repetition.of(fill),
            Math.max(SeamSound.click(filled, in), SeamSound.click(filled, out)),
            (SeamSound.step(filled, in) + SeamSound.step(filled, out)) / 2);
    List<Double> natural =
        List.of(
            (ltas(nearBefore, heldOut) + ltas(nearAfter, heldOut)) / 2,
            (loudness(nearBefore, heldOut) + loudness(nearAfter, heldOut)) / 2,
            (Modulation.distance(nearBefore, heldOut) + Modulation.distance(nearAfter, heldOut))
                / 2,
            Repetition.of(heldOut),
            Math.max(
                SeamSound.click(original, in), SeamSound.click(original, in + heldOut.length())),
            (SeamSound.step(original, in) + SeamSound.step(original, in + heldOut.length())) / 2);
    List<Double> bar =
        List.of(
            Math.max(3, 1.25 * natural.get(0)),
            Math.max(1, 1.25 * natural.get(1)),
            Math.max(1.5, 1.3 * natural.get(2)),
            Math.max(0.5, natural.get(3) + 0.15),
            3.0,
            Math.max(5.5, 1.3 * natural.get(5)));
    double realTime = seconds / ((double) fill.length() / fill.format().sampleRate());
    return new ToneRow(name, made.method(), realTime, is, natural, bar);
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
