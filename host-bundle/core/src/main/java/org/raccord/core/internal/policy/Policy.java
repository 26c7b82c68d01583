package org.raccord.core.internal.policy;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.raccord.core.WorkException;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.model.timeline.Timeline;
import org.raccord.outbound.Destination;
import org.raccord.outbound.DestinationRule;

/**
 * What may leave the machine: what both the user and the timeline allow. Asked anew each time, so
 * that a permission taken back holds at once.
 */
public final class Policy implements DestinationRule {

  private final UserSettings settings;
  private final Supplier<Optional<Timeline>> timeline;

  /**
   * @param timeline whose policy holds besides the user's
   */
  public Policy(UserSettings settings, Supplier<Optional<Timeline>> timeline) {
    this.settings = settings;
    this.timeline = timeline;
  }

  /** The user's alone. */
  public static Policy ofUser(UserSettings settings) {
    return new Policy(settings, Optional::empty);
  }

  @Override
  public Optional<String> refusal(Destination to) {
    if (to.isThisMachine()) {
      return Optional.empty();
    }
    if (timeline.get().map(t -> t.policy().nothingLeaves()).orElse(false)) {
      return Optional.of(
          "Nothing of this timeline may leave the machine, so nothing goes to "
              + to
              + ". That is stored in the timeline itself and no setting loosens it.");
    }
    UserSettings.Leaving leaving;
    try {
      leaving = settings.leaving();
    } catch (WorkException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    if (leaving.nothingLeaves()) {
      return Optional.of(
          "Nothing may leave this machine, so nothing goes to "
              + to
              + ". raccord policy ask goes back to what was allowed.");
    }
    if (leaving.allowed().contains(to.toString())) {
      return Optional.empty();
    }
    return Optional.of(
        to + " has not been allowed. If frames may go there: raccord policy allow " + to);
  }

  /** Why nothing may go to where an offer says it would. */
  public Optional<String> refusal(String destination) {
    try {
      return refusal(Destination.of(URI.create(destination)));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "Its destination \"" + destination + "\" is no address, so it cannot be allowed.");
    }
  }

  /** Whether what is sent there stays on this machine. */
  public static boolean staysHere(String destination) {
    try {
      return Destination.of(URI.create(destination)).isThisMachine();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
