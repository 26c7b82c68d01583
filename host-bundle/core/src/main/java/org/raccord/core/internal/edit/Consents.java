package org.raccord.core.internal.edit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelinePolicy;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.VoiceConsent;

/** Whose voices may be cloned: what is put on record, and taken back. */
final class Consents {

  private static final int MOST_CHARACTERS = 500;

  private Consents() {}

  /**
   * The consent of who speaks in a clip's file.
   *
   * @throws WorkException ORDER if nothing is said or there is no such clip; INPUT if its file is
   *     not there
   */
  static VoiceConsent of(
      Timeline timeline,
      MediaBay bay,
      String clip,
      RecordTimecode timecode,
      String words,
      Instant now)
      throws WorkException {
    String said = words.strip().replaceAll("\\s+", " ");
    if (said.isEmpty() || said.length() > MOST_CHARACTERS) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "Say in up to "
              + MOST_CHARACTERS
              + " characters who agreed, when and how, such as \"Anna Muster, 2 November 2026,"
              + " signed release\".");
    }
    Path file =
        file(timeline, bay, clip, timecode)
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.INPUT,
                        "The file of "
                            + clip
                            + " is not there, so nobody can say whose voice is in it. Relink it"
                            + " first."));
    try {
      return new VoiceConsent(bay.identity(file), String.valueOf(file.getFileName()), said, now);
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Path> file(
      Timeline timeline, MediaBay bay, String clip, RecordTimecode timecode) throws WorkException {
    return Timelines.item(timeline, ClipChoice.find(timeline, clip, Optional.empty(), timecode))
        .filter(Clip.class::isInstance)
        .flatMap(item -> bay.locate(((Clip) item).media()));
  }

  /**
   * What is on record of a clip's file; where there is no such clip, or nothing of its file, of the
   * file of that name; or what was said in these words.
   *
   * @return of several files only where the same words were said of them
   * @throws WorkException ORDER if there is nothing, or several files have that name
   */
  static List<VoiceConsent> onRecord(
      Timeline timeline, MediaBay bay, String clip, RecordTimecode timecode) throws WorkException {
    List<VoiceConsent> all = timeline.policy().consents();
    List<VoiceConsent> said = all.stream().filter(c -> c.words().equals(clip.strip())).toList();
    List<VoiceConsent> named = all.stream().filter(c -> c.file().equals(clip)).toList();
    try {
      Optional<Path> file = file(timeline, bay, clip, timecode);
      Optional<VoiceConsent> found =
          file.isEmpty() ? Optional.empty() : timeline.policy().consent(bay.identity(file.get()));
      if (found.isPresent()) {
        return List.of(found.get());
      }
    } catch (IOException e) {
      if (named.isEmpty() && said.isEmpty()) {
        throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
      }
    } catch (WorkException e) {
      if (named.isEmpty() && said.isEmpty()) {
        throw e;
      }
    }
    if (named.stream().map(VoiceConsent::words).distinct().count() > 1) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          named.size()
              + " files called "
              + clip
              + " have a consent on record: "
              + named.stream()
                  .map(c -> "\"" + c.words() + "\" since " + c.since())
                  .collect(joining(", "))
              + ". Name a clip of the one that is meant, or say its words with --clip.");
    }
    if (named.isEmpty() && said.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "No consent is on record of "
              + clip
              + (all.isEmpty()
                  ? "; there is none at all."
                  : "; there are those of "
                      + String.join(", ", all.stream().map(VoiceConsent::file).toList())
                      + "."));
    }
    return named.isEmpty() ? said : named;
  }

  static Edited recorded(Timeline timeline, VoiceConsent consent) {
    return new Edited(
        timeline.withPolicy(timeline.policy().with(consent)),
        "On record: whoever speaks in "
            + consent.file()
            + " agreed that their voice is cloned ("
            + consent.words()
            + ")",
        Optional.empty(),
        List.of());
  }

  /**
   * Without some consents.
   *
   * @param consents not empty
   */
  static Edited revoked(Timeline timeline, List<VoiceConsent> consents) {
    TimelinePolicy policy = timeline.policy();
    for (VoiceConsent consent : consents) {
      policy = policy.without(consent.media());
    }
    return new Edited(
        timeline.withPolicy(policy),
        "Revoked: no voice in "
            + consents.stream().map(VoiceConsent::file).collect(joining(", "))
            + " is cloned any more",
        Optional.empty(),
        List.of(
            "Takes that were made with it stay; raccord provenance lists them in the column"
                + " consent, raccord take remove takes them out."));
  }
}
