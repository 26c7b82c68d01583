package org.raccord.otio.internal;

import java.util.Optional;
import org.raccord.model.fill.Budget;

/** What fills of a timeline may cost: {@code metadata["raccord"]["budget"]}, such as "5.00 USD". */
final class BudgetJson {

  private BudgetJson() {}

  /** The budget, or empty where there is none that can be read. */
  static Optional<Budget> read(Json.Obj timeline) {
    return timeline
        .object("metadata")
        .flatMap(m -> m.object(SlotJson.KEY))
        .flatMap(o -> o.text("budget"))
        .flatMap(Budget::parse);
  }

  /** The timeline with a budget, or without one. */
  static Json.Obj write(Json.Obj timeline, Optional<Budget> budget) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = metadata.object(SlotJson.KEY).orElse(Json.Obj.EMPTY);
    return timeline.with(
        "metadata",
        metadata.with(
            SlotJson.KEY,
            budget.isEmpty()
                ? own.without("budget")
                : own.with("budget", Json.of(budget.get().toString()))));
  }
}
