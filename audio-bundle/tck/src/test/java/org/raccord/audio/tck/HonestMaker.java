package org.raccord.audio.tck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;

/**
 * Mirrors the neighbours into the slot and fades from one to the other; it keeps every rule.
 * Planted faults override a step of it.
 */
class HonestMaker implements SoundMaker {

  private static final int CHUNK = 2_400;

  @Override
  public SoundMade make(SoundRequest request, SoundCall call)
      throws SoundException, InterruptedException {
    call.checkpoint();
    call.progress("Reading", 0);
    if (request.before().isEmpty() && request.after().isEmpty()) {
      return withoutNeighbours(request);
    }
    List<String> remarks = new ArrayList<>();
    Optional<SoundBlock> before = read(request, call, Side.BEFORE, remarks);
    Optional<SoundBlock> after = read(request, call, Side.AFTER, remarks);
    int head = (int) request.headHandle();
    int length = length(request);
    SoundBlock sound =
        SoundBlock.silence(request.format(), head + length + (int) request.tailHandle());
    for (int from = 0; from < sound.length(); from += CHUNK) {
      call.checkpoint();
      for (int c = 0; c < sound.format().channels(); c++) {
        float[] out = sound.channel(c);
        for (int i = from; i < Math.min(out.length, from + CHUNK); i++) {
          out[i] = Math.max(-1, Math.min(1, sample(before, after, c, i - head, length)));
        }
      }
      call.progress("Fading", fraction((double) from / sound.length()));
    }
    call.progress("Made", fraction(1));
    return result(request, call, new SoundMade(sound, "mirror", remarks));
  }

  SoundMade withoutNeighbours(SoundRequest request) throws SoundException {
    throw new SoundException(Kind.UNSUPPORTED, "There is no sound to mirror. Put a clip beside.");
  }

  Optional<SoundBlock> read(SoundRequest request, SoundCall call, Side side, List<String> remarks)
      throws SoundException, InterruptedException {
    if (request.neighbour(side).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(sound(call, side));
    } catch (InterruptedIOException e) {
      throw new InterruptedException("Cancelled while reading");
    } catch (IOException e) {
      Side other = side == Side.BEFORE ? Side.AFTER : Side.BEFORE;
      if (request.neighbour(other).isEmpty() || !remarks.isEmpty()) {
        throw new SoundException(unreadable(), String.valueOf(e.getMessage()), e);
      }
      remark(remarks, e);
      return Optional.empty();
    }
  }

  SoundBlock sound(SoundCall call, Side side) throws IOException {
    return call.sound(side);
  }

  Kind unreadable() {
    return Kind.UNREADABLE;
  }

  void remark(List<String> remarks, IOException failure) {
    remarks.add("One side is left out: " + failure.getMessage());
  }

  int length(SoundRequest request) {
    return (int) request.length();
  }

  /** A sample of channel {@code c}, {@code i} counted from the slot's first. */
  float sample(Optional<SoundBlock> before, Optional<SoundBlock> after, int c, int i, int length) {
    double come = length == 1 ? 0.5 : Math.max(0, Math.min(1, i / (length - 1.0)));
    if (after.isEmpty()) {
      come = 0;
    }
    if (before.isEmpty()) {
      come = 1;
    }
    double a = before.map(block -> continued(block, c, i)).orElse(0.0);
    double b = after.map(block -> led(block, c, length - 1 - i)).orElse(0.0);
    return (float) (a * (1 - come) + b * come);
  }

  /** The sample {@code i} after the end of {@code block}, mirrored at its last one. */
  private static double continued(SoundBlock block, int c, int i) {
    float[] samples = block.channel(c);
    int last = samples.length - 1;
    return i < 0 ? at(samples, last + 1 + i) : 2 * samples[last] - at(samples, last - 1 - i);
  }

  /** The sample {@code i} before the beginning of {@code block}, mirrored at its first one. */
  private static double led(SoundBlock block, int c, int i) {
    float[] samples = block.channel(c);
    return i < 0 ? at(samples, -1 - i) : 2 * samples[0] - at(samples, 1 + i);
  }

  private static double at(float[] samples, int i) {
    return samples[Math.max(0, Math.min(samples.length - 1, i))];
  }

  double fraction(double done) {
    return done;
  }

  /** The last step. */
  SoundMade result(SoundRequest request, SoundCall call, SoundMade made)
      throws SoundException, InterruptedException {
    return made;
  }
}
