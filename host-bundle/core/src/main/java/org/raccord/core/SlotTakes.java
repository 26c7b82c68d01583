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
 * @param soundInUse id of the take that is heard, where it is another one than is seen or the same
 */
public record SlotTakes(
    String address,
    String id,
    List<ListedTake> takes,
    Optional<String> inUse,
    Optional<String> soundInUse) {

  /** A slot of whose take in use both picture and sound are. */
  public SlotTakes(String address, String id, List<ListedTake> takes, Optional<String> inUse) {
    this(address, id, takes, inUse, inUse);
  }

  public SlotTakes {
    takes = List.copyOf(takes);
  }

  /** What has become of a take's generator. The take needs it no more. */
  public enum Maker {
    /** It is there. */
    THERE,
    /** Its bundle or its settings were removed, or do not run. */
    GONE
  }

  /**
   * A take and its state.
   *
   * @param take the take
   * @param stale why it no longer fits the cut; empty where it does
   * @param missing files of it that are not there
   * @param maker whether its generator is there to make another one
   */
  public record ListedTake(Take take, Optional<String> stale, List<String> missing, Maker maker) {
    public ListedTake {
      missing = List.copyOf(missing);
    }
  }
}
