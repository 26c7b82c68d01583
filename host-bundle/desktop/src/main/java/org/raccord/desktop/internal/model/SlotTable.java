package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.core.Survey.SurveyedSlot;

/**
 * The rows of all slots. What goes on with one slot costs that one row: the others stay the objects
 * they were.
 *
 * <p>Asked on the toolkit's thread.
 */
public final class SlotTable {

  private final List<SlotRow> rows = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private List<SurveyedSlot> surveyed = List.of();
  private Map<String, List<ListedTake>> takes = Map.of();
  private @Nullable Snapshot snapshot;
  private Progress progress = Progress.NONE;

  /** Shows another state of the timeline. */
  public void show(Snapshot now, Progress goingOn) {
    snapshot = now;
    progress = goingOn;
    surveyed = now.survey().slots();
    takes = SlotRows.takes(now);
    rows.clear();
    places.clear();
    for (SurveyedSlot slot : surveyed) {
      places.put(slot.slot().address(), rows.size());
      rows.add(SlotRows.row(now, slot, takes, goingOn));
    }
  }

  /**
   * Shows what goes on with slots.
   *
   * @return addresses of the rows that are other ones now
   */
  public Set<String> show(Progress goingOn) {
    Set<String> changed = new LinkedHashSet<>();
    Snapshot now = snapshot;
    if (now != null) {
      goingOn.changedSince(progress).stream()
          .filter(places::containsKey)
          .forEach(
              address -> {
                int at = places.getOrDefault(address, 0);
                rows.set(at, SlotRows.row(now, surveyed.get(at), takes, goingOn));
                changed.add(address);
              });
    }
    progress = goingOn;
    return changed;
  }

  /** All rows, in record order. */
  public List<SlotRow> rows() {
    return List.copyOf(rows);
  }

  /** The row at an address. */
  public Optional<SlotRow> row(String address) {
    return Optional.ofNullable(places.get(address)).map(rows::get);
  }
}
