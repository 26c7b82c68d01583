package org.raccord.audio.tck;

/**
 * The rules of the voice contract as tests. Extend it by one class that names the voice:
 *
 * <pre>{@code
 * class MyVoiceConformanceTest extends VoiceConformance {
 *   protected VoiceSubject voice() {
 *     return VoiceSubject.english(new MyVoice());
 *   }
 * }
 * }</pre>
 *
 * <p>Rules are not overridden. A rule that is skipped is named at the end, with the reason. {@code
 * RULES.md} lists them.
 */
public abstract class VoiceConformance extends VoicePersonRules {

  /** For the class that names the voice. */
  protected VoiceConformance() {}
}
