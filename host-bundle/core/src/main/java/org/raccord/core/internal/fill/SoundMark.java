package org.raccord.core.internal.fill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SoundSlot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a sound file of a take says of how it came to be. */
final class SoundMark {

  private static final Logger LOG = LoggerFactory.getLogger(SoundMark.class);

  private SoundMark() {}

  /**
   * The mark. Sound that was made with the picture is what the picture is; else no model made it,
   * but sound of a trained model stays marked in what continues it.
   *
   * @param own sound that the generator made with the picture
   * @param picture mark of the picture
   */
  static SourceMark of(Optional<OwnSound> own, SourceMark picture, SoundSlot slot, MediaBay bay) {
    if (own.isPresent()) {
      return picture;
    }
    List<SourceMark> trained =
        Stream.of(slot.before(), slot.after())
            .flatMap(Optional::stream)
            .flatMap(neighbour -> mark(neighbour, bay).stream())
            .filter(SourceMark::isOfTrainedModel)
            .toList();
    return trained.stream()
        .findFirst()
        .map(
            mark ->
                new SourceMark(
                    DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri(),
                    mark.system(),
                    mark.systemVersion()))
        .orElseGet(
            () ->
                new SourceMark(
                    DigitalSourceType.ALGORITHMIC_MEDIA.uri(), Optional.empty(), Optional.empty()));
  }

  private static Optional<SourceMark> mark(Slot.Neighbour neighbour, MediaBay bay) {
    return bay.locate(neighbour.clip().media())
        .flatMap(
            file -> {
              try {
                return bay.facts(file).mark();
              } catch (MediaException e) {
                // The take must not be lost for want of a mark.
                LOG.warn("It was not read whether a trained model made {}", file, e);
                return Optional.empty();
              }
            });
  }
}
