package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.fill.Take;

/**
 * Names of clips with takes: that of the take's file, which says what is scratch. The name goes
 * with the take in use; one that an editor gave stays.
 */
final class TakeNaming {

  private TakeNaming() {}

  /** The name of a file, where it has one. */
  static Optional<String> of(MediaReference media) {
    return media instanceof MediaReference.External external && !external.name().isBlank()
        ? Optional.of(external.name())
        : Optional.empty();
  }

  /** The clip as it is called with {@code media} in use. */
  static Clip after(Clip clip, MediaReference media) {
    boolean named =
        clip.references().entrySet().stream()
            .filter(each -> each.getKey().startsWith(Take.referenceKey("")))
            .anyMatch(each -> of(each.getValue()).filter(clip.name()::equals).isPresent());
    return named ? of(media).map(clip::withName).orElse(clip) : clip;
  }
}
