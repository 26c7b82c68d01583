package org.raccord.matching.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.OnsetFinder;
import org.raccord.acoustics.Reverberation;
import org.raccord.acoustics.TruePeak;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.matching.internal.voice.Room;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;

/**
 * Lays spot effects over a slot's sound: each with its onset, not with the beginning of its file,
 * at the time of its cue, and as loud as what stands out in the neighbours.
 *
 * <p>The loudest 400 ms of an effect (momentary loudness, ITU-R BS.1770) are brought to the
 * neighbours' gated loudness, which is that of their dialogue, at least 6 LU over the slot's tone.
 * A short one, of which 400 ms are mostly silence, would get louder than it sounds that way: no
 * peak of an effect rises over what the neighbours themselves reach. Nothing gets over -1 dBTP.
 * What would reach past the slot is faded at the seam.
 */
final class SpotEffects {

  private static final double CEILING = -1;
  private static final double LEAST_PEAK = -20;
  private static final double MOST_GAIN = 20;
  private static final double LEAST_GAIN = -40;
  private static final double FADE_OUT = 0.3;
  private static final double FADE_IN = 0.02;
  private static final double EDGE = 0.005;
  private static final double AUDIBLE = 0.01;
  private static final double LEAST_OFFSET = 1e-3;

  private final SoundRequest request;
  private final HeardCall call;
  private final Foreground foreground;
  private final int rate;

  SpotEffects(SoundRequest request, HeardCall call, Foreground foreground) {
    this.request = request;
    this.call = call;
    this.foreground = foreground;
    this.rate = request.format().sampleRate();
  }

  /**
   * Lays all effects of the brief.
   *
   * @param sound head handle, slot and tail handle; written to
   * @throws SoundException REFUSED where an effect lies outside the slot or is silent; UNREADABLE
   *     where its file cannot be read
   */
  void lay(SoundBlock sound, List<String> remarks) throws SoundException, InterruptedException {
    List<Brief.SpotEffect> effects = request.brief().effects();
    for (int k = 0; k < effects.size(); k++) {
      call.checkpoint();
      Brief.SpotEffect effect = effects.get(k);
      call.beyond("Placing " + name(effect), 0.9 * k / effects.size());
      lay(effect, sound, remarks);
    }
  }

  private void lay(Brief.SpotEffect effect, SoundBlock sound, List<String> remarks)
      throws SoundException, InterruptedException {
    long cue = effect.at().sample(rate);
    if (cue < 0 || cue >= request.length()) {
      throw new SoundException(
          SoundException.Kind.REFUSED,
          String.format(
              Locale.ROOT,
              "%s is asked for at %.2f s, but the sound of the slot lasts from 0 to %.2f s. Give it a"
                  + " time within.",
              name(effect),
              seconds(cue),
              seconds(request.length())));
    }
    SoundBlock file = Spread.over(request.format(), read(effect));
    OptionalInt onset = OnsetFinder.of(file);
    if (onset.isEmpty()) {
      throw new SoundException(
          SoundException.Kind.REFUSED,
          name(effect) + " holds nothing but silence. Choose another file.");
    }
    if (effect.room() == Brief.SpotEffect.Room.NEIGHBOURS) {
      file = inRoom(effect, file, remarks);
    }
    // From here on in samples of the slot.
    long begin = cue - onset.getAsInt();
    int from = Math.toIntExact(Math.max(0, begin));
    int to = Math.toIntExact(Math.min(request.length(), begin + file.length()));
    SoundBlock part = file.slice(from - begin, to - from);
    int onsetInPart = Math.toIntExact(cue - from);
    fade(part, onsetInPart, begin < 0, begin + file.length() > request.length(), effect, remarks);
    int at = Math.toIntExact(request.headHandle()) + from;
    double gain = gain(part, sound.slice(at, part.length()));
    for (int c = 0; c < part.format().channels(); c++) {
      float[] own = part.channel(c);
      float[] all = sound.channel(c);
      for (int i = 0; i < own.length; i++) {
        all[at + i] += (float) (gain * own[i]);
      }
    }
  }

  /** The effect in the room of the neighbours, where that is clearly wetter than it is. */
  private SoundBlock inRoom(Brief.SpotEffect effect, SoundBlock file, List<String> remarks)
      throws SoundException, InterruptedException {
    OptionalDouble rings = OptionalDouble.empty();
    for (Side side : Side.values()) {
      call.checkpoint();
      if (request.neighbour(side).isPresent() && rings.isEmpty()) {
        rings = ringing(side);
      }
    }
    if (!Room.isWetter(rings, file)) {
      remarks.add(
          name(effect)
              + " stays as it is: no clip beside the slot is heard to ring clearly longer than it"
              + " does.");
      return file;
    }
    remarks.add(
        String.format(
            Locale.ROOT,
            "%s is put into the room beside the slot, which rings for about %.1f s.",
            name(effect),
            rings.getAsDouble()));
    return Room.around(file, rings.getAsDouble(), request.seed());
  }

  private OptionalDouble ringing(Side side) throws InterruptedException {
    try {
      SoundBlock heard = call.sound(side);
      // Notes die away in their own time, whatever the room does.
      return Music.plays(heard) ? OptionalDouble.empty() : Reverberation.seconds(heard);
    } catch (InterruptedIOException e) {
      InterruptedException cancelled = new InterruptedException("Cancelled while reading");
      cancelled.initCause(e);
      throw cancelled;
    } catch (IOException e) {
      // The tone has been made without it, and says so.
      return OptionalDouble.empty();
    }
  }

  private SoundBlock read(Brief.SpotEffect effect) throws SoundException, InterruptedException {
    try {
      return call.effect(effect);
    } catch (InterruptedIOException e) {
      InterruptedException cancelled = new InterruptedException("Cancelled while reading");
      cancelled.initCause(e);
      throw cancelled;
    } catch (IOException e) {
      throw new SoundException(SoundException.Kind.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private void fade(
      SoundBlock part,
      int onset,
      boolean cutBefore,
      boolean cutAfter,
      Brief.SpotEffect effect,
      List<String> remarks) {
    withoutOffset(part);
    if (cutBefore) {
      Fades.in(part, Math.min(onset, (int) (FADE_IN * rate)));
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s begins before its onset, and before the slot; what lies before the slot is left"
                  + " out, and the rest faded in from 0.00 s.",
              name(effect)));
    } else {
      Fades.in(part, Math.min(onset, (int) (EDGE * rate)));
    }
    int rest = part.length() - onset;
    if (cutAfter) {
      int fade = Math.min(rest / 2, (int) (FADE_OUT * rate));
      Fades.out(part, fade);
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s is longer than the slot; it is faded out over its last %.2f s, to end with the"
                  + " slot at %.2f s.",
              name(effect),
              seconds(fade),
              seconds(request.length())));
    } else if (endsLoud(part)) {
      Fades.out(part, Math.min(rest / 2, (int) (EDGE * rate)));
    }
  }

  private boolean endsLoud(SoundBlock part) {
    int from = Math.max(0, part.length() - (int) (EDGE * rate));
    double peak = 0;
    double end = 0;
    for (int c = 0; c < part.format().channels(); c++) {
      float[] samples = part.channel(c);
      for (int i = 0; i < samples.length; i++) {
        double x = Math.abs(samples[i]);
        peak = Math.max(peak, x);
        end = i >= from ? Math.max(end, x) : end;
      }
    }
    return end > AUDIBLE * peak;
  }

  /** A constant offset would be heard as a click where the effect begins and ends. */
  private static void withoutOffset(SoundBlock part) {
    for (int c = 0; c < part.format().channels(); c++) {
      float[] samples = part.channel(c);
      double offset = median(samples);
      if (Math.abs(offset) > LEAST_OFFSET) {
        for (int i = 0; i < samples.length; i++) {
          samples[i] -= (float) offset;
        }
      }
    }
  }

  /** Of samples spread over the sound: its mean would take a lone click for an offset. */
  private static double median(float[] samples) {
    int count = Math.min(samples.length, 20_000);
    float[] some = new float[count];
    for (int i = 0; i < count; i++) {
      some[i] = samples[(int) ((long) i * samples.length / count)];
    }
    Arrays.sort(some);
    return count == 0 ? 0 : some[count / 2];
  }

  /**
   * The factor for an effect.
   *
   * @param bed what it is laid over
   */
  private double gain(SoundBlock part, SoundBlock bed) {
    // Of what is shorter than a momentary window the silence after it counts too.
    int window = (int) (0.4 * rate);
    SoundBlock heard = part.slice(0, Math.max(part.length(), window));
    double loudest = Arrays.stream(Loudness.momentary(heard)).max().orElseThrow();
    double peak = TruePeak.dB(part);
    double wanted =
        Double.isFinite(loudest)
            ? Math.max(LEAST_GAIN, Math.min(MOST_GAIN, foreground.presence() - loudest))
            : 0;
    double highest =
        Double.isFinite(foreground.peak()) ? Math.max(LEAST_PEAK, foreground.peak()) : CEILING;
    double under = amplitude(CEILING) - amplitude(TruePeak.dB(bed));
    double room = 20 * Math.log10(Math.max(amplitude(LEAST_GAIN), under));
    return amplitude(Math.min(wanted, Math.min(highest, room) - peak));
  }

  private static double amplitude(double dB) {
    return Math.pow(10, dB / 20);
  }

  private double seconds(long samples) {
    return (double) samples / rate;
  }

  /** The file's own name, without its folders. */
  static String name(Brief.SpotEffect effect) {
    String path = effect.file().replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
