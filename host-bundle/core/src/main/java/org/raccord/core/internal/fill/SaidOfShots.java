package org.raccord.core.internal.fill;

import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.imaging.colour.DisplayTransforms;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ShotColour;

/** What an order says of the shots, before it is believed. */
public final class SaidOfShots {

  private SaidOfShots() {}

  /**
   * Checks what is said.
   *
   * @throws WorkException ORDER if nobody could convert by it
   */
  public static void check(Optional<ShotColour> said) throws WorkException {
    if (said.isPresent()
        && said.get() instanceof ShotColour.Named named
        && !named.isOrdinary()
        && DisplayTransforms.named(named.name(), ColourTags.Range.UNSPECIFIED).isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "No curve is known by the name \""
              + named.name()
              + "\". These are: "
              + String.join(", ", DisplayTransforms.names())
              + "; bt709 says that the shots are ordinary pictures.");
    }
  }
}
