package org.raccord.continuity.internal;

import org.raccord.generator.tck.ClipGeneratorConformance;
import org.raccord.generator.tck.Subject;

/** The embedded generator against the rules of its contract. */
class ContinuityConformanceTest extends ClipGeneratorConformance {

  @Override
  protected Subject subject() {
    return Subject.of(new ContinuityGenerator()).withWorkers(2);
  }
}
