package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.time.FrameRange;

/**
 * What conditions a slot now, for comparison with what conditioned a take: the media beside it, the
 * frame that meets it on either side, and its length. What is done far from the slot's edges, or to
 * the name or place of a clip, makes no take stale.
 */
public final class Fingerprints {

  private Fingerprints() {}

  /** The fingerprint of {@code slot} as its timeline stands. */
  public static Fingerprint of(Slot slot) {
    return new Fingerprint(
        side(slot.before(), End.TAIL),
        side(slot.after(), End.HEAD),
        slot.record().length(),
        slot.record().rate().toString());
  }

  private static String side(Optional<Slot.Neighbour> neighbour, End met) {
    if (neighbour.isEmpty()) {
      return Fingerprint.NONE;
    }
    return edge(neighbour.get().clip(), neighbour.get().usable(), met);
  }

  /**
   * What a clip is where it meets a slot.
   *
   * @param usable the media time that it shows
   * @param met the end of it that meets the slot
   */
  static String edge(Clip clip, FrameRange usable, End met) {
    // The file's name without its folder: media that moved is the same media.
    String identity = MediaIdentity.of(clip.media()).orElse(clip.name());
    String media = identity.substring(identity.lastIndexOf('/') + 1);
    // Of a reversed clip the edge that meets the slot is the other end of its media.
    boolean end = (met == End.TAIL) == (clip.speed() >= 0);
    long frame = end ? usable.end() : usable.start();
    return media
        + "@"
        + frame
        + "/"
        + usable.rate()
        + (clip.speed() == 1 ? "" : "x" + clip.speed());
  }
}
