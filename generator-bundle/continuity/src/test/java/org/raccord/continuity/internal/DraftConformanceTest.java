package org.raccord.continuity.internal;

import org.raccord.generator.tck.ClipGeneratorConformance;
import org.raccord.generator.tck.Subject;

/** The generator of drafts against the rules of its contract. */
class DraftConformanceTest extends ClipGeneratorConformance {

  @Override
  protected Subject subject() {
    return Subject.of(new Draft()).withWorkers(2);
  }
}
