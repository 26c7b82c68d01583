package org.raccord.otio.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.timeline.TimelinePolicy;
import org.raccord.model.timeline.VoiceConsent;

/** What a timeline forbids and allows: {@code metadata["raccord"]["policy"]}. */
final class PolicyJson {

  private static final String KEY = "policy";
  private static final String NOTHING_LEAVES = "nothing_leaves";
  private static final String CONSENTS = "voice_consents";

  private PolicyJson() {}

  /** A policy that cannot be read forbids: nobody can say what it meant to allow. */
  static TimelinePolicy read(Json.Obj timeline) {
    Optional<Json> stored = raccord(timeline).get(KEY).filter(policy -> !policy.equals(Json.NULL));
    if (stored.isEmpty()) {
      return TimelinePolicy.NONE;
    }
    boolean permits =
        stored.get() instanceof Json.Obj policy
            && policy.get(NOTHING_LEAVES).map(Json.FALSE::equals).orElse(true);
    return new TimelinePolicy(!permits, consents(stored.get()));
  }

  /** A consent that cannot be read is none. */
  private static List<VoiceConsent> consents(Json policy) {
    List<VoiceConsent> consents = new ArrayList<>();
    if (policy instanceof Json.Obj object) {
      for (Json each : object.array(CONSENTS)) {
        consent(each).ifPresent(consents::add);
      }
    }
    return consents;
  }

  private static Optional<VoiceConsent> consent(Json stored) {
    try {
      Fields fields = new Fields(Fields.object(stored, "consent"));
      return Optional.of(
          new VoiceConsent(
              fields.text("media"),
              fields.text("file"),
              fields.text("words"),
              Instant.parse(fields.text("since"))));
    } catch (DataException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Json.Obj json(VoiceConsent consent) {
    return Json.Obj.EMPTY
        .with("media", Json.of(consent.media()))
        .with("file", Json.of(consent.file()))
        .with("words", Json.of(consent.words()))
        .with("since", Json.of(consent.since().toString()));
  }

  static Json.Obj write(Json.Obj timeline, TimelinePolicy policy) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj raccord = raccord(timeline);
    Json.Obj old = raccord.object(KEY).orElse(Json.Obj.EMPTY);
    Json.Obj now =
        policy.nothingLeaves() ? old.with(NOTHING_LEAVES, Json.TRUE) : old.without(NOTHING_LEAVES);
    now =
        policy.consents().isEmpty()
            ? now.without(CONSENTS)
            : now.with(
                CONSENTS,
                new Json.Arr(policy.consents().stream().<Json>map(PolicyJson::json).toList()));
    Json.Obj next = now.members().isEmpty() ? raccord.without(KEY) : raccord.with(KEY, now);
    return timeline.with(
        "metadata",
        next.members().isEmpty() ? metadata.without("raccord") : metadata.with("raccord", next));
  }

  private static Json.Obj raccord(Json.Obj timeline) {
    return timeline.object("metadata").flatMap(m -> m.object("raccord")).orElse(Json.Obj.EMPTY);
  }
}
