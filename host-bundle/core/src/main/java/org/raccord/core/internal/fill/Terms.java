package org.raccord.core.internal.fill;

import java.util.Optional;
import org.raccord.core.internal.policy.Policy;
import org.raccord.generator.Offer;

/**
 * What a fill demands of whoever makes it.
 *
 * @param policy what may leave the machine
 * @param question what must be known of the shots before they are shown to anybody as ordinary
 *     pictures; empty where all is
 */
record Terms(Policy policy, Optional<String> question) {

  /** Why a generator with this offer may not be used. */
  Optional<String> refusal(Offer.Serves offer) {
    // Whoever works elsewhere gets files and gives files, and those are ordinary pictures.
    return offer.destination().isEmpty()
        ? Optional.empty()
        : offer.destination().flatMap(policy::refusal).or(() -> question);
  }

  /** Whether the policy alone is in the way of an offer. */
  boolean forbids(Offer offer) {
    return offer instanceof Offer.Serves serves
        && serves.destination().flatMap(policy::refusal).isPresent();
  }
}
