package org.raccord.audio.tck;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;

/** Fails where it was not thought of. */
final class SlotFaults extends HonestMaker {

  private final Predicate<Case> where;

  SlotFaults(Predicate<Case> where) {
    this.where = where;
  }

  @Override
  SoundMade result(SoundRequest request, SoundCall call, SoundMade made) throws SoundException {
    Case asked =
        new Case(request, sound(request, call, Side.BEFORE), sound(request, call, Side.AFTER));
    if (made.remarks().isEmpty() && where.test(asked)) {
      throw new SoundException(Kind.FAILED, "Nobody thought of this one.");
    }
    return made;
  }

  private static Optional<SoundBlock> sound(SoundRequest request, SoundCall call, Side side) {
    try {
      return request.neighbour(side).isEmpty() ? Optional.empty() : Optional.of(call.sound(side));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
