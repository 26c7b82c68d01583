package org.raccord.core;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Take;

/**
 * A slot's takes.
 *
 * @param address where the slot is now
 * @param id the slot's id
 * @param takes its takes, oldest first
 * @param inUse id of the take in use
 */
public record SlotTakes(String address, String id, List<ListedTake> takes, Optional<String> inUse) {

  public SlotTakes {
    takes = List.copyOf(takes);
  }

  /**
   * A take and its state.
   *
   * @param take the take
   * @param stale why it no longer fits the cut; empty where it does
   * @param missing files of it that are not there
   */
  public record ListedTake(Take take, Optional<String> stale, List<String> missing) {
    public ListedTake {
      missing = List.copyOf(missing);
    }
  }
}
