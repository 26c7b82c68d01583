package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.generator.Edge;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.DigitalSourceType;

/**
 * What a take says of how it came to be: what its maker says, and what the media say that
 * conditioned it. Footage of a trained model stays marked in whatever is made of it.
 *
 * @param type how the take came to be
 * @param inFile as it stands in the file
 * @param remarks what the editor should know
 */
record TakeMark(DigitalSourceType type, SourceMark inFile, List<String> remarks) {

  TakeMark {
    remarks = List.copyOf(remarks);
  }

  /** A clip beside the slot, and what its media say. */
  private record Marked(String clip, SourceMark mark) {}

  static TakeMark of(Made.Account account, RequestBuilder.Prepared prepared, MediaBay bay) {
    List<Marked> trained = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Edge edge : conditioning(account.rung())) {
      Optional<ClipFrames> clip = edge == Edge.BEFORE ? prepared.before() : prepared.after();
      if (clip.isPresent()) {
        String name = prepared.base().neighbour(edge).map(n -> n.name()).orElse("");
        try {
          bay.facts(clip.get().file())
              .mark()
              .filter(SourceMark::isOfTrainedModel)
              .ifPresent(mark -> trained.add(new Marked(name, mark)));
        } catch (IOException e) {
          // Gone since the fill began. The take is whole, and must not be lost for want of a mark.
          unread.add(
              "The media of "
                  + name
                  + " were gone before it was read whether a trained model made them.");
        }
      }
    }
    return of(account, trained, unread);
  }

  private static List<Edge> conditioning(Optional<Offer.Rung> rung) {
    if (rung.isEmpty()) {
      return List.of(Edge.values());
    }
    return switch (rung.get()) {
      case FRAMES_BOTH_SIDES, FIRST_AND_LAST_FRAME -> List.of(Edge.values());
      case FRAMES_BEFORE, FIRST_FRAME -> List.of(Edge.BEFORE);
      case FRAMES_AFTER, LAST_FRAME -> List.of(Edge.AFTER);
      case PROMPT -> List.of();
    };
  }

  private static TakeMark of(Made.Account account, List<Marked> trained, List<String> unread) {
    Set<String> systems = new LinkedHashSet<>();
    Set<String> versions = new LinkedHashSet<>();
    account
        .ai()
        .ifPresent(
            ai -> {
              systems.add(ai.name());
              if (!ai.version().isBlank()) {
                versions.add(ai.version());
              }
            });
    List<String> remarks = new ArrayList<>(unread);
    for (Marked beside : trained) {
      beside.mark().system().ifPresent(systems::add);
      beside.mark().systemVersion().ifPresent(versions::add);
      remarks.add(
          "The media of "
              + beside.clip()
              + " are marked as made by a trained model"
              + beside.mark().system().map(s -> " (" + s + ")").orElse("")
              + "; the take carries the mark on.");
    }
    DigitalSourceType type = type(account.sourceType(), trained);
    return new TakeMark(
        type,
        new SourceMark(type.uri(), together(systems), together(versions)),
        remarks.stream().distinct().toList());
  }

  private static DigitalSourceType type(DigitalSourceType own, List<Marked> trained) {
    if (trained.isEmpty() || own == DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA) {
      return own;
    }
    // Frames of the media themselves are what the media are.
    boolean whole =
        trained.stream()
            .allMatch(
                m -> m.mark().code().equals(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA.code()));
    return own == DigitalSourceType.HUMAN_EDITS && whole
        ? DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA
        : DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
  }

  private static Optional<String> together(Set<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", names));
  }
}
