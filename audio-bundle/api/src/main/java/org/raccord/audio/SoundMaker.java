package org.raccord.audio;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives one slot of a production-sound track the sound that its place would have had.
 *
 * <p>Register it as an OSGi service with the property {@value #ID}. The made sound is laid between
 * its neighbours with butt joins: they are never altered or faded, so that its first sample follows
 * the last one before the slot, and its last leads into the first one after it, without a click.
 *
 * <p><b>Threads.</b> {@link #make} runs on a host worker, on several at once: an implementation
 * keeps no state between calls that one of them could disturb.
 *
 * <p><b>Ownership.</b> Blocks from {@link SoundCall#sound} are read, never written to. The block
 * that is returned belongs to the host. When {@code make} ends, however it ends, the maker has
 * closed every file, process and native handle it opened.
 *
 * <p><b>Failure.</b> A {@link SoundException} whose kind names the next action. What the editor
 * should know of a sound that was made, is a remark on it and no failure. Anything unchecked is
 * taken for a defect of the maker and costs this one sound; the picture of the take stays.
 *
 * <p><b>Cancellation.</b> The thread is interrupted and {@link SoundCall#checkpoint()} throws.
 * {@code make} then ends within a second.
 */
@ConsumerType
public interface SoundMaker {

  /** Service property: a stable lower-case name, such as {@code roomtone}, saved in timelines. */
  String ID = "raccord.sound.id";

  /** Service property: one line that tells an editor what the maker does. */
  String DESCRIPTION = "raccord.sound.description";

  /**
   * Makes the sound of the slot of {@code request} and of its handles. The same request over the
   * same neighbours gives the same samples.
   *
   * @param request what to make: a pure value
   * @param call conditioning, progress and cancellation of this call; not kept after it
   * @return sound of exactly {@link SoundRequest#totalLength()} samples in the request's format
   * @throws SoundException if there is no sound; its kind says what the host does next
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  SoundMade make(SoundRequest request, SoundCall call) throws SoundException, InterruptedException;
}
