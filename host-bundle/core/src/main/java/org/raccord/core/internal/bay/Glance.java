package org.raccord.core.internal.bay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.MediaShelf;

/**
 * One look at the media of a timeline: each file is asked for once, however many clips are cut from
 * it. Made anew for each look, for files come and go between two. Not thread-safe.
 */
public final class Glance implements MediaShelf {

  private final MediaShelf media;
  private final Map<String, Boolean> there = new HashMap<>();
  private final Map<String, Optional<FrameRange>> available = new HashMap<>();

  /**
   * @param media what is looked at; says the same of all references to one URL that declare no
   *     media themselves
   */
  public Glance(MediaShelf media) {
    this.media = media;
  }

  @Override
  public boolean isThere(MediaReference reference) {
    return reference instanceof MediaReference.External external
        ? there.computeIfAbsent(external.url(), url -> media.isThere(reference))
        : media.isThere(reference);
  }

  @Override
  public Optional<FrameRange> available(MediaReference reference) {
    return reference instanceof MediaReference.External external && external.available().isEmpty()
        ? available.computeIfAbsent(external.url(), url -> media.available(reference))
        : media.available(reference);
  }
}
