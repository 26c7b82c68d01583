package org.raccord.generator;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fills one slot of a timeline with new picture that follows the clips beside it.
 *
 * <p>Register it as an OSGi service with the property {@value #ID}. Nothing looks generators up
 * directly: the host's fill queue chooses one and calls it.
 *
 * <p><b>Threads.</b> {@link #offer} may be called from any thread at any time and returns at once:
 * no file, no network, no model load. {@link #fill} runs on a host worker, on as many at once as
 * the property {@value #WORKERS} allows.
 *
 * <p><b>Ownership.</b> {@link FillCall#workspace()} belongs to the call. When {@code fill} ends,
 * however it ends, the generator has closed every file, process and native handle it opened.
 *
 * <p><b>Failure.</b> A {@link GenerationException} whose kind names the next action. Anything
 * unchecked is taken for a defect of the generator and costs this one fill.
 *
 * <p><b>Cancellation.</b> The thread is interrupted, {@link FillCall#checkpoint()} throws, and
 * callbacks given to {@link FillCall#onCancel} run. {@code fill} then ends within a second.
 */
@ConsumerType
public interface ClipGenerator {

  /** Service property: a stable lower-case name, such as {@code continuity}, saved in timelines. */
  String ID = "raccord.generator.id";

  /** Service property: the name of a configured instance, {@code default} where absent. */
  String INSTANCE = "raccord.generator.instance";

  /** Service property: how many fills may run at once; an {@code Integer}, 1 where absent. */
  String WORKERS = "raccord.generator.workers";

  /**
   * Service property: a {@code Boolean}; where it is true the generator is used only when somebody
   * names its whole id, never because it would serve.
   */
  String ON_REQUEST = "raccord.generator.onRequest";

  /** Service property: one line that tells an editor what the generator is. */
  String DESCRIPTION = "raccord.generator.description";

  /**
   * Says whether this generator serves the slot, and on what terms.
   *
   * @return an {@link Offer.Serves} or an {@link Offer.Declines}
   */
  Offer offer(FillRequest request);

  /**
   * Makes picture that covers the slot of {@code request}; it may be longer on either side.
   *
   * @param request what to make: a pure value
   * @param call conditioning, result, progress and cancellation of this call; not kept after it
   * @return where the slot lies in what was made
   * @throws GenerationException if there is no picture; its kind says what the host does next
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  Made fill(FillRequest request, FillCall call) throws GenerationException, InterruptedException;
}
