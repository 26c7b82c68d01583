package org.raccord.desktop.internal.model;

import java.util.Locale;
import java.util.stream.Collectors;
import org.raccord.core.FillPreview;
import org.raccord.core.FillPreview.Asked;
import org.raccord.core.FillPreview.SlotPreview;
import org.raccord.generator.Offer;

/** A preview of a fill in words. */
final class DryRun {

  private DryRun() {}

  static String words(FillPreview preview) {
    StringBuilder words = new StringBuilder();
    for (SlotPreview slot : preview.slots()) {
      words.append("Slot ").append(slot.slot().address()).append(":\n");
      slot.obstacle().ifPresent(why -> words.append("  would not be filled: ").append(why));
      for (Asked asked : slot.generators()) {
        words.append("  ").append(asked.generator()).append(": ").append(words(asked)).append('\n');
      }
      if (slot.generators().isEmpty() && slot.obstacle().isEmpty()) {
        words.append("  no generator is there\n");
      }
    }
    return words.append("Nothing was sent and nothing was changed.").toString();
  }

  private static String words(Asked asked) {
    if (asked.offer() instanceof Offer.Declines declines) {
      return "cannot: " + declines.reason() + " " + declines.remedy();
    }
    Offer.Serves serves = (Offer.Serves) asked.offer();
    String use =
        serves.uses().entrySet().stream()
            .map(
                e ->
                    e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " "
                        + e.getValue().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", "));
    return serves.summary()
        + serves
            .destination()
            .map(d -> "; to " + d + " go: " + String.join("; ", serves.sends()))
            .orElse("; nothing leaves this machine")
        + "; made from "
        + serves.rung().words()
        + "; "
        + serves.cost()
        + serves.expected().map(t -> "; about " + Math.max(1, t.toSeconds()) + " s").orElse("")
        + (asked.measured().isPresent() ? "" : "; not yet measured on this machine")
        + (use.isEmpty() ? "" : "; the brief: " + use)
        + asked.forbidden().map(f -> "; forbidden: " + f).orElse("");
  }
}
