package org.raccord.desktop.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.HandleUse;
import org.raccord.core.FillOrder.Refill;
import org.raccord.core.FillOrder.Selection;
import org.raccord.model.fill.Brief;

/**
 * What the inspector asks of a fill.
 *
 * @param generator id of the generator; empty takes the first that serves
 * @param takes how many, at least 1
 * @param seed of the first take; random where empty
 * @param brief replaces the stored one; empty leaves it
 */
public record FillWish(
    Optional<String> generator, int takes, OptionalLong seed, Optional<Brief> brief) {

  /** One take by whichever generator serves. */
  public static final FillWish PLAIN =
      new FillWish(Optional.empty(), 1, OptionalLong.empty(), Optional.empty());

  FillOrder order(String slot) {
    return new FillOrder(
        new Selection.Named(List.of(slot)),
        takes,
        seed,
        generator.map(List::of).orElse(List.of()),
        brief,
        OptionalLong.empty(),
        Optional.empty(),
        HandleUse.AUTO,
        Refill.ADD_TAKES,
        Optional.empty());
  }
}
