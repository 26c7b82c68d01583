package org.raccord.matching.internal;

import org.raccord.audio.tck.SoundMakerConformance;
import org.raccord.audio.tck.SoundSubject;

/** The scene against the rules of its contract. */
class SceneConformanceTest extends SoundMakerConformance {

  @Override
  protected SoundSubject subject() {
    return SoundSubject.of(new Scene());
  }
}
