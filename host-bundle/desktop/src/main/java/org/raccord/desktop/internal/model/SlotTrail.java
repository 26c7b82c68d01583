package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.timeline.Slot;

/**
 * Follows slots over a change of the timeline. An address says where a slot stands, so that a fill
 * that parts a clip, or any edit, gives another one to all that comes later on the track.
 */
public final class SlotTrail {

  private final Map<String, String> moved = new HashMap<>();
  private List<Slot> before;
  private List<Slot> now;

  private SlotTrail(List<Slot> was, List<Slot> is) {
    before = was;
    now = is;
  }

  /**
   * The address that each slot of {@code was} has in {@code is}. A slot that has an id is known by
   * it, another by where it lies in the record, and where that has moved, by its kind, its length
   * and its turn among its like, if as many of them are left. What is not found is left out.
   */
  public static Map<String, String> between(Snapshot was, Snapshot is) {
    return was.equals(is) ? Map.of() : between(slots(was), slots(is));
  }

  static Map<String, String> between(List<Slot> was, List<Slot> is) {
    SlotTrail trail = new SlotTrail(was, is);
    trail.match(slot -> slot.stored().map(SlotRecord::id).orElse(""));
    trail.match(slot -> slot.place().last().track() + " " + slot.record());
    trail.match(slot -> slot.place().last().track() + " " + slot.kind() + slot.record().length());
    return Map.copyOf(trail.moved);
  }

  private static List<Slot> slots(Snapshot snapshot) {
    return snapshot.survey().slots().stream().map(SurveyedSlot::slot).toList();
  }

  /** Pairs those that have the same mark, in their order, where as many have it as before. */
  private void match(Function<Slot, String> mark) {
    Map<String, List<Slot>> theirs = byMark(now, mark);
    Set<Slot> left = new HashSet<>();
    Map<String, List<Slot>> ours = byMark(before, mark);
    Set<Slot> taken = new HashSet<>();
    ours.forEach(
        (text, slots) -> {
          List<Slot> same = theirs.getOrDefault(text, List.of());
          if (text.isEmpty() || same.size() != slots.size()) {
            left.addAll(slots);
            return;
          }
          taken.addAll(same);
          for (int i = 0; i < same.size(); i++) {
            moved.put(slots.get(i).address(), same.get(i).address());
          }
        });
    before = before.stream().filter(left::contains).toList();
    now = now.stream().filter(slot -> !taken.contains(slot)).toList();
  }

  private static Map<String, List<Slot>> byMark(List<Slot> slots, Function<Slot, String> mark) {
    Map<String, List<Slot>> by = new HashMap<>();
    slots.forEach(slot -> by.computeIfAbsent(mark.apply(slot), m -> new ArrayList<>()).add(slot));
    return by;
  }
}
