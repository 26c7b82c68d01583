package org.raccord.model.timeline;

/**
 * What was said of a cut as a whole, and goes for its re-cut: what may leave the machine, whose
 * voices may be cloned, what fills may cost, what the values of its shots stand for, and the table
 * through which it is looked at.
 */
final class Rules {

  private Rules() {}

  /**
   * The re-cut with the rules of the former cut. The stricter one holds of what may leave; else
   * what the re-cut says itself goes before.
   */
  static Timeline carried(Timeline former, Timeline recut) {
    TimelinePolicy policy =
        recut.policy().leaving(recut.policy().nothingLeaves() || former.policy().nothingLeaves());
    for (VoiceConsent consent : former.policy().consents()) {
      if (policy.consent(consent.media()).isEmpty()) {
        policy = policy.with(consent);
      }
    }
    return recut
        .withPolicy(policy)
        .withBudget(recut.budget().or(former::budget))
        .withColour(recut.colour().or(former::colour))
        .withViewing(recut.viewing().or(former::viewing));
  }
}
