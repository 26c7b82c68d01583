package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a timeline forbids and allows, wherever it is opened.
 *
 * @param nothingLeaves whether nothing of it may leave the machine
 * @param consents whose voices may be cloned, at most one for a file, in the order they were given
 */
public record TimelinePolicy(boolean nothingLeaves, List<VoiceConsent> consents) {

  /** It forbids nothing itself, and nobody's voice may be cloned. */
  public static final TimelinePolicy NONE = new TimelinePolicy(false);

  public TimelinePolicy {
    consents = List.copyOf(consents);
  }

  /** One in which nobody's voice may be cloned. */
  public TimelinePolicy(boolean nothingLeaves) {
    this(nothingLeaves, List.of());
  }

  /** The same with another rule of what may leave. */
  public TimelinePolicy leaving(boolean itStays) {
    return new TimelinePolicy(itStays, consents);
  }

  /** What is on record of the file of that identity. */
  public Optional<VoiceConsent> consent(String media) {
    return consents.stream().filter(c -> c.media().equals(media)).findFirst();
  }

  /** The same with a consent; one to the same file is replaced. */
  public TimelinePolicy with(VoiceConsent consent) {
    List<VoiceConsent> next = new ArrayList<>(without(consent.media()).consents());
    next.add(consent);
    return new TimelinePolicy(nothingLeaves, next);
  }

  /** The same without the consent to the file of that identity. */
  public TimelinePolicy without(String media) {
    return new TimelinePolicy(
        nothingLeaves, consents.stream().filter(c -> !c.media().equals(media)).toList());
  }
}
