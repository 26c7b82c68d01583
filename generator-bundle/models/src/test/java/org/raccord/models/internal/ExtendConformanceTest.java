package org.raccord.models.internal;

import org.raccord.generator.tck.Subject;

/** A package that goes on from the frames of one clip. */
class ExtendConformanceTest extends PackageConformance {

  ExtendConformanceTest() {
    super(
        Packages.json(Graphs.onwards(), Packages.ONWARDS_INPUTS, "next", "")
            .replace("interpolate", "extend"),
        Graphs.onwards());
  }

  @Override
  protected Subject subject() {
    return super.subject().withSize(80, 64).withLength(4);
  }
}
