package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.acoustics.Limiter;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Stretch;
import org.raccord.audio.SoundRequest;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.sound.SoundBlock;

/**
 * Lays spoken lines over a slot's sound. With them the slot is as loud, gated, as the neighbours
 * are in the mean, and so is what of it lies from the first word to the last; its true peak stays
 * under -1 dBTP. The sound beneath is taken down while is spoken where it would come nearer than 12
 * LU to the line: the place's tone by 6 dB at most, a generator's own sound by 18.
 */
final class SpokenScene {

  /** Under a line the rest is this much softer, in LU. */
  private static final double BENEATH = 12;

  private static final double MOST_TONE = 6;
  private static final double MOST_GENERATED = 18;
  private static final double CEILING = -1;
  private static final double EACH = -23;
  private static final int ROUNDS = 6;
  private static final double NEAR = 0.05;

  /** The slot may be so much off, in LU, for the words' own sake. */
  private static final double BOTH = 0.35;

  private static final double LAST = 0.02;

  /** What lies beneath the lines. */
  enum Beneath {
    TONE,
    GENERATED
  }

  private final SoundRequest request;
  private final Foreground foreground;

  SpokenScene(SoundRequest request, Foreground foreground) {
    this.request = request;
    this.foreground = foreground;
  }

  /**
   * Lays the lines.
   *
   * @param sound head handle, slot and tail handle; the slot is written to
   * @return what is spoken, as a take stores it
   */
  List<SpokenLine> lay(
      SoundBlock sound, List<Dialogue.Placed> lines, Beneath beneath, List<String> remarks) {
    int head = Math.toIntExact(request.headHandle());
    int length = Math.toIntExact(request.length());
    SoundBlock slot = sound.slice(head, length);
    SoundBlock voice = voices(lines, length);
    List<Stretch> spoken = lines.stream().map(Dialogue.Placed::stretch).toList();
    boolean matched = lines.stream().anyMatch(l -> l.manner() == SpokenLine.Manner.MATCHED);
    double target = matched ? foreground.speech() : foreground.presence();
    double under = under(slot, spoken);
    double most = beneath == Beneath.TONE ? MOST_TONE : MOST_GENERATED;
    double down = Math.max(0, Math.min(most, BENEATH - (target - under)));
    Ducking.duck(slot, spoken, down);
    SoundBlock mixed = matched(slot, voice, target, whole(spoken, length));
    for (int c = 0; c < sound.format().channels(); c++) {
      System.arraycopy(mixed.channel(c), 0, sound.channel(c), head, length);
    }
    List<SpokenLine> result = new ArrayList<>();
    for (Dialogue.Placed line : lines) {
      SpokenLine said =
          line.rendition()
              .spoken(line.line().text(), line.casting().offer().id(), line.start(), line.manner());
      result.add(said);
      remarks.add(remark(said));
    }
    if (down >= 0.5) {
      remarks.add(
          String.format(
              Locale.ROOT, "Under what is spoken the other sound is taken down by %.0f dB.", down));
    }
    return result;
  }

  private static String remark(SpokenLine line) {
    return String.format(
        Locale.ROOT,
        "%s is spoken from %.2f to %.2f s by the voice %s: %s, to cut with until the actor says it.",
        Dialogue.quoted(line.text()),
        (double) line.start() / SpokenLine.RATE,
        (double) line.end() / SpokenLine.RATE,
        line.voice(),
        line.manner().notice());
  }

  /** All lines, each as loud as the others; what rings on at the slot's end is faded there. */
  private SoundBlock voices(List<Dialogue.Placed> lines, int length) {
    SoundBlock voice = SoundBlock.silence(request.format(), length);
    boolean ringsOn = false;
    for (Dialogue.Placed line : lines) {
      SoundBlock said = line.rendition().sound();
      double loudness = Loudness.integrated(said);
      double gain = Double.isFinite(loudness) ? Math.pow(10, (EACH - loudness) / 20) : 1;
      int from = Math.toIntExact(line.start()) - line.rendition().lead();
      ringsOn |= from + said.length() > length;
      for (int c = 0; c < voice.format().channels(); c++) {
        float[] all = voice.channel(c);
        float[] own = said.channel(c);
        for (int i = Math.max(0, -from); i < own.length && from + i < length; i++) {
          all[from + i] += (float) (gain * own[i]);
        }
      }
    }
    if (ringsOn) {
      Fades.out(voice, Math.min(length, (int) (LAST * request.format().sampleRate())));
    }
    return voice;
  }

  /** The loudness of what lies under the lines. */
  private static double under(SoundBlock slot, List<Stretch> spoken) {
    double[] power = Loudness.weightedPower(slot);
    double sum = 0;
    long count = 0;
    for (Stretch line : spoken) {
      for (int i = Math.max(0, line.from()); i < Math.min(power.length, line.to()); i++) {
        sum += power[i];
        count++;
      }
    }
    return Loudness.of(count == 0 ? 0 : sum / count);
  }

  /** The two together, the voice so loud that the gated loudness of both is the one wanted. */
  private static SoundBlock matched(
      SoundBlock slot, SoundBlock voice, double target, Stretch spoken) {
    double gain = target - EACH;
    SoundBlock mixed = mixed(slot, voice, gain);
    for (int k = 0; k < ROUNDS; k++) {
      double off = target - loudness(mixed, spoken);
      if (!Double.isFinite(off) || Math.abs(off) < NEAR) {
        break;
      }
      gain += Math.max(-12, Math.min(6, off));
      mixed = mixed(slot, voice, gain);
    }
    return mixed;
  }

  /** From the first word to the last. */
  private static Stretch whole(List<Stretch> spoken, int length) {
    int from = spoken.stream().mapToInt(Stretch::from).min().orElse(0);
    int to = spoken.stream().mapToInt(Stretch::to).max().orElse(length);
    return new Stretch(Math.max(0, from), Math.min(length, to));
  }

  private static double loudness(SoundBlock mixed, Stretch spoken) {
    double all = Loudness.integrated(mixed);
    double words = Loudness.integrated(mixed.slice(spoken.from(), spoken.length()));
    double half = Double.isFinite(words) ? (words - all) / 2 : 0;
    return all + Math.max(-BOTH, Math.min(BOTH, half));
  }

  private static SoundBlock mixed(SoundBlock slot, SoundBlock voice, double dB) {
    SoundBlock mixed = slot.slice(0, slot.length());
    float gain = (float) Math.pow(10, dB / 20);
    for (int c = 0; c < mixed.format().channels(); c++) {
      float[] all = mixed.channel(c);
      float[] own = voice.channel(c);
      for (int i = 0; i < all.length; i++) {
        all[i] += gain * own[i];
      }
    }
    return Limiter.limit(mixed, CEILING);
  }
}
