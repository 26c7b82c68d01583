package org.raccord.models.internal;

import org.raccord.generator.tck.Subject;

/** A package that betters what the motion wove, in tiles. */
class RefineConformanceTest extends PackageConformance {

  RefineConformanceTest() {
    super(
        Packages.json(
                Graphs.surer(),
                "{\"tensor\": \"input\", \"holds\": [\"woven\", \"from-first\", \"doubt-second\"]}",
                "better",
                ", \"tile\": {\"pixels\": 4096, \"overlap\": 16}")
            .replace("interpolate", "refine"),
        Graphs.surer());
  }

  @Override
  protected Subject subject() {
    return super.subject().withSize(96, 64).withLength(3);
  }
}
