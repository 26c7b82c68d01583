package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Origin;

/**
 * The document that a timeline was read from.
 *
 * @param document its root: the timeline, or a collection that holds it
 * @param way indices into the {@code children} of collections that lead to the timeline; empty
 *     where it is the root
 * @param timeline the timeline's own object
 * @param rateTexts how the file writes each rate
 */
record DocumentOrigin(
    Json.Obj document, List<Integer> way, OtioOrigin timeline, Map<Rate, String> rateTexts)
    implements Origin {

  /** The document with another timeline in its place. */
  Json.Obj with(Json.Obj other) {
    return with(document, way, other);
  }

  private static Json.Obj with(Json.Obj root, List<Integer> way, Json.Obj other) {
    if (way.isEmpty()) {
      return other;
    }
    List<Json> children = new ArrayList<>(root.array("children"));
    int index = way.get(0);
    children.set(index, with((Json.Obj) children.get(index), way.subList(1, way.size()), other));
    return root.with("children", new Json.Arr(children));
  }
}
