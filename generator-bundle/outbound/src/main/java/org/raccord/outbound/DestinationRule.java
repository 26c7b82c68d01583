package org.raccord.outbound;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What may be reached. */
@ConsumerType
@FunctionalInterface
public interface DestinationRule {

  /** This machine and nothing else. */
  DestinationRule THIS_MACHINE =
      to ->
          to.isThisMachine()
              ? Optional.empty()
              : Optional.of(to + " is not this machine, and nothing else may be reached.");

  /** Why nothing may be sent there and what to do; nothing where it may. */
  Optional<String> refusal(Destination destination);
}
