package com.example.hold;

import org.raccord.generator.tck.ClipGeneratorConformance;
import org.raccord.generator.tck.Subject;

/** All rules of the contract, tried on this generator. */
class HoldConformanceTest extends ClipGeneratorConformance {

  @Override
  protected Subject subject() {
    return Subject.of(new HoldGenerator());
  }
}
