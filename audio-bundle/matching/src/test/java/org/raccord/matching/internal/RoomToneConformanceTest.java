package org.raccord.matching.internal;

import org.raccord.audio.tck.SoundMakerConformance;
import org.raccord.audio.tck.SoundSubject;

/** Room tone against the rules of its contract. */
class RoomToneConformanceTest extends SoundMakerConformance {

  @Override
  protected SoundSubject subject() {
    return SoundSubject.of(new RoomTone());
  }
}
