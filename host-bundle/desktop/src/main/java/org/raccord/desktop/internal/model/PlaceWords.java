package org.raccord.desktop.internal.model;

import java.util.Map;
import java.util.Optional;

/** Says in words what the timeline shows by its playhead and its colours, for who hears it. */
public final class PlaceWords {

  private PlaceWords() {}

  /**
   * Where the playhead stands, what lies there on the chosen track, and how the chosen slot is.
   *
   * @param timecode of the playhead
   * @param frame of the playhead
   * @param lane the chosen track; empty where there is none
   * @param slot address of the chosen slot; empty where none is chosen
   * @param states of slots, by address
   */
  public static String of(
      String timecode,
      long frame,
      Optional<Lane> lane,
      Optional<String> slot,
      Map<String, SlotState> states) {
    StringBuilder words = new StringBuilder("Playhead at ").append(timecode).append('.');
    lane.ifPresent(
        l -> {
          String there =
              l.between(frame, frame + 1).stream()
                  .findFirst()
                  .map(block -> block(block, states))
                  .orElse("nothing");
          words.append(" Track ").append(l.name()).append(l.enabled() ? ": " : ", off: ");
          words.append(ended(there));
        });
    slot.ifPresent(s -> words.append(" Chosen is slot ").append(ended(s + state(s, states))));
    return words.toString();
  }

  /** A reason may be a sentence already. */
  private static String ended(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  private static String block(Lane.Block block, Map<String, SlotState> states) {
    String what =
        switch (block.kind()) {
          case CLIP -> "clip " + block.name();
          case TAKE -> "a take in use";
          case SLOT -> "a hole";
          case NEST -> "nest " + block.name();
          case BLACK -> "black, as meant";
          case OFFLINE -> "clip " + block.name() + ", offline";
        };
    return block.slot().isEmpty()
        ? what
        : what + ", slot " + block.slot() + state(block.slot(), states);
  }

  private static String state(String slot, Map<String, SlotState> states) {
    return Optional.ofNullable(states.get(slot)).map(s -> ", " + s.spoken()).orElse("");
  }
}
