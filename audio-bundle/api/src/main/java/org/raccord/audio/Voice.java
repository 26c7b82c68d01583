package org.raccord.audio;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks a text.
 *
 * <p>Register it as an OSGi service with the property {@value #ID}. What it says is plain speech in
 * its own voice, without a room: others give it the neighbours' sound.
 *
 * <p><b>Threads.</b> {@link #speak} runs on a host worker, on several at once. An implementation
 * that can only say one thing at a time lets the others wait, and lets them go when they are
 * cancelled meanwhile. What one call says never depends on another.
 *
 * <p><b>Ownership.</b> The sample of {@link SpeechCall#sample} is read, never written to. The
 * speech that is returned belongs to the host. When {@code speak} ends, however it ends, the voice
 * has closed every file and process that it opened for it; what it loaded once to speak it may
 * keep.
 *
 * <p><b>Failure.</b> A {@link SoundException} whose kind names the next action: REFUSED for a text
 * that is empty, too long or of a language that the voice does not speak (it is never read in
 * another one), MISCONFIGURED where files are missing. Anything unchecked is taken for a defect of
 * the voice.
 *
 * <p><b>Cancellation.</b> The thread is interrupted and {@link SpeechCall#checkpoint()} throws.
 * {@code speak} then ends within a second.
 */
@ConsumerType
public interface Voice {

  /** Service property: a stable lower-case name, such as {@code mary}, saved in timelines. */
  String ID = "raccord.voice.id";

  /** Service property: one line that tells an editor what the voice sounds like. */
  String DESCRIPTION = "raccord.voice.description";

  /**
   * What the voice can do. Always the same, and at once: what little it reads for that, it reads
   * when it is first asked.
   */
  VoiceFacts facts();

  /** Whether it could speak now. It may look at files, but loads none of them. */
  VoiceReadiness readiness();

  /**
   * Says a text. The same utterance with the same sample gives the same samples. Whatever the text
   * holds, markup included, is text.
   *
   * @param utterance what to say, and how: a pure value
   * @param call sample, progress and cancellation of this call; not kept after it
   * @return the speech, one channel at {@link VoiceFacts#sampleRate}, its peaks at most -3 dBFS;
   *     with word and phone times as {@link VoiceFacts#timing} promises
   * @throws SoundException if it is not said; its kind says what the host does next
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  Speech speak(Utterance utterance, SpeechCall call) throws SoundException, InterruptedException;
}
