package org.raccord.otio.internal;

import java.util.Optional;
import org.raccord.model.timeline.TimelinePolicy;

/** What a timeline forbids: {@code metadata["raccord"]["policy"]}. */
final class PolicyJson {

  private static final String KEY = "policy";
  private static final String NOTHING_LEAVES = "nothing_leaves";

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
    return new TimelinePolicy(!permits);
  }

  static Json.Obj write(Json.Obj timeline, TimelinePolicy policy) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj raccord = raccord(timeline);
    Json.Obj old = raccord.object(KEY).orElse(Json.Obj.EMPTY);
    Json.Obj now =
        policy.nothingLeaves() ? old.with(NOTHING_LEAVES, Json.TRUE) : old.without(NOTHING_LEAVES);
    Json.Obj next = now.members().isEmpty() ? raccord.without(KEY) : raccord.with(KEY, now);
    return timeline.with(
        "metadata",
        next.members().isEmpty() ? metadata.without("raccord") : metadata.with("raccord", next));
  }

  private static Json.Obj raccord(Json.Obj timeline) {
    return timeline.object("metadata").flatMap(m -> m.object("raccord")).orElse(Json.Obj.EMPTY);
  }
}
