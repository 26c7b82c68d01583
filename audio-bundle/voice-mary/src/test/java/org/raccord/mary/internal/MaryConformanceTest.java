package org.raccord.mary.internal;

import org.raccord.audio.tck.VoiceConformance;
import org.raccord.audio.tck.VoiceSubject;

/** The built-in voice against the rules of its contract. */
class MaryConformanceTest extends VoiceConformance {

  @Override
  protected VoiceSubject voice() {
    return VoiceSubject.english(Said.VOICE);
  }
}
