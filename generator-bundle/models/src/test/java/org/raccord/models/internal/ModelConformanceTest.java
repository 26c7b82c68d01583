package org.raccord.models.internal;

/** A package that makes any picture between two, of pictures no larger than a tile. */
class ModelConformanceTest extends PackageConformance {

  ModelConformanceTest() {
    super(Packages.json(Graphs.fade(), Packages.FADE_INPUTS, "out0", ""), Graphs.fade());
  }
}
