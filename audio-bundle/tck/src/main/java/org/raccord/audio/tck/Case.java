package org.raccord.audio.tck;

import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.audio.SoundNeighbour;
import org.raccord.audio.SoundRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * A request and the sound beside its slot.
 *
 * @param request what is asked
 * @param before the sound before, as the request says it is there
 * @param after the sound after
 */
record Case(SoundRequest request, Optional<SoundBlock> before, Optional<SoundBlock> after) {

  static final SoundFormat STEREO = new SoundFormat(48_000, 2);

  /** Samples of each neighbour: two seconds. */
  static final int BESIDE = 96_000;

  /** Samples of the usual slot: half a second. */
  static final int LENGTH = 24_000;

  private static final int SEED = 7;

  private static final Case USUAL = of(STEREO, LENGTH, 0, 0);

  /** The usual slot in the middle of one place. */
  static Case usual() {
    return USUAL;
  }

  static Case of(SoundFormat format, int length, int head, int tail) {
    return between(new KnownPlace(format, 1), new KnownPlace(format, 1), length, head, tail);
  }

  /** A slot where one place ends and the other begins. */
  static Case between(KnownPlace before, KnownPlace after, int length, int head, int tail) {
    return of(
        Optional.of(before.sound(-BESIDE, BESIDE)),
        Optional.of(after.sound(length, BESIDE)),
        new SoundRequest(
            before.format(),
            length,
            head,
            tail,
            Optional.empty(),
            Optional.empty(),
            Brief.OPEN,
            SEED));
  }

  /** The same slot with other sound beside it. */
  static Case of(Optional<SoundBlock> before, Optional<SoundBlock> after, SoundRequest request) {
    return new Case(
        with(request, neighbour("A", before), neighbour("B", after), request.seed()),
        before,
        after);
  }

  private static Optional<SoundNeighbour> neighbour(String name, Optional<SoundBlock> sound) {
    return sound.map(block -> new SoundNeighbour("kit:" + name, name, 0, block.length()));
  }

  Case without(Side side) {
    return of(
        side == Side.BEFORE ? Optional.empty() : before,
        side == Side.AFTER ? Optional.empty() : after,
        request);
  }

  Case seeded(long seed) {
    return new Case(with(request, request.before(), request.after(), seed), before, after);
  }

  /** The same with neighbours that say which files they come from. */
  Case fromFiles(String a, String b) {
    return new Case(
        with(
            request,
            request.before().map(n -> new SoundNeighbour(a, n.name(), 0, n.samples())),
            request.after().map(n -> new SoundNeighbour(b, n.name(), 0, n.samples())),
            request.seed()),
        before,
        after);
  }

  Optional<SoundBlock> sound(Side side) {
    return side == Side.BEFORE ? before : after;
  }

  private static SoundRequest with(
      SoundRequest request,
      Optional<SoundNeighbour> before,
      Optional<SoundNeighbour> after,
      long seed) {
    return new SoundRequest(
        request.format(),
        request.length(),
        request.headHandle(),
        request.tailHandle(),
        before,
        after,
        request.brief(),
        seed);
  }
}
