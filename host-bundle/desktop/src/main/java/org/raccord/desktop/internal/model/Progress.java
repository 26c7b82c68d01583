package org.raccord.desktop.internal.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is going on with slots, by address.
 *
 * @param states of the slots that are queued, running or failed
 */
public record Progress(Map<String, SlotState> states) {

  /** Nothing is going on. */
  public static final Progress NONE = new Progress(Map.of());

  public Progress {
    states = Map.copyOf(states);
  }

  Progress with(String address, SlotState state) {
    Map<String, SlotState> next = new HashMap<>(states);
    next.put(address, state);
    return new Progress(next);
  }

  Progress without(String address) {
    Map<String, SlotState> next = new HashMap<>(states);
    next.remove(address);
    return new Progress(next);
  }

  /**
   * The same of slots that have other addresses now. Of one that is not there any more nothing is
   * said where another has its address.
   *
   * @param addresses the former ones and theirs
   */
  Progress moved(Map<String, String> addresses) {
    Map<String, SlotState> next = new HashMap<>(states);
    next.keySet().removeAll(addresses.keySet());
    next.keySet().removeAll(addresses.values());
    addresses.forEach(
        (address, now) -> {
          SlotState state = states.get(address);
          if (state != null) {
            next.put(now, state);
          }
        });
    return new Progress(next);
  }

  /** What waits alone. */
  Progress waiting() {
    Map<String, SlotState> next = new HashMap<>(states);
    next.values().removeIf(s -> s.kind() != SlotState.Kind.QUEUED);
    return new Progress(next);
  }

  /** Addresses of slots of which something else is said than before. */
  Set<String> changedSince(Progress before) {
    Set<String> changed = new HashSet<>(states.keySet());
    changed.addAll(before.states.keySet());
    changed.removeIf(a -> Objects.equals(states.get(a), before.states.get(a)));
    return changed;
  }

  /** How many slots wait or are worked on. */
  public long open() {
    return states.values().stream()
        .filter(s -> s.kind() == SlotState.Kind.QUEUED || s.kind() == SlotState.Kind.RUNNING)
        .count();
  }
}
