package org.raccord.generator;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * What is wanted of a generator: a pure value, equal for equal wishes.
 *
 * @param length frames of the slot, at least 1
 * @param rate frames per second of the slot
 * @param headHandle frames wanted before the slot's first frame; a generator may give fewer or more
 * @param tailHandle frames wanted after the slot's last frame
 * @param format the picture that the timeline wants
 * @param before the clip before the slot
 * @param after the clip after the slot
 * @param relation what is known of how the two neighbours belong together
 * @param brief what the editor asks
 * @param seed decides everything random
 * @param plansTaken plans of the takes that the slot has by this generator: one that knows plans
 *     picks another
 */
public record FillRequest(
    long length,
    Rate rate,
    int headHandle,
    int tailHandle,
    PictureFormat format,
    Optional<Neighbour> before,
    Optional<Neighbour> after,
    Relation relation,
    Brief brief,
    long seed,
    List<String> plansTaken) {

  public FillRequest {
    if (length < 1 || headHandle < 0 || tailHandle < 0) {
      throw new IllegalArgumentException("A slot has at least one frame and no negative handles");
    }
    plansTaken = List.copyOf(plansTaken);
  }

  /** The same request with other plans taken. */
  public FillRequest withPlansTaken(List<String> plans) {
    return new FillRequest(
        length, rate, headHandle, tailHandle, format, before, after, relation, brief, seed, plans);
  }

  /** The neighbour at {@code edge}. */
  public Optional<Neighbour> neighbour(Edge edge) {
    return edge == Edge.BEFORE ? before : after;
  }

  /** How the two neighbours belong together, from the edit itself. */
  public enum Relation {
    /** Both come from one source file and time runs on from one to the other. */
    ONE_SOURCE,
    /** The edit does not say; look at the frames. */
    UNKNOWN
  }

  /**
   * A clip beside the slot.
   *
   * @param mediaId identity of the media: the same text for the same bytes
   * @param name the clip's name, for messages
   * @param range the frames that may be used, in the media's own count, nothing outside the clip's
   *     trimmed range
   * @param frames how many frames {@link FillCall#frames} can hand out at the slot's rate
   */
  public record Neighbour(String mediaId, String name, FrameRange range, long frames) {}
}
