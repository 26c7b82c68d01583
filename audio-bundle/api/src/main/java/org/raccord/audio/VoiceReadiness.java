package org.raccord.audio;

/** Whether a voice can speak now. */
public sealed interface VoiceReadiness {

  /** It can. */
  record Ready() implements VoiceReadiness {}

  /**
   * Something is missing.
   *
   * @param what is missing, in a sentence
   * @param remedy what the user does about it, in a sentence
   */
  record Missing(String what, String remedy) implements VoiceReadiness {}
}
