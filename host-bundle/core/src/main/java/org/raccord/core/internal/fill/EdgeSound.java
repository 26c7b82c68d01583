package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.generator.Edge;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SoundSlot;
import org.raccord.model.timeline.SoundSlots;
import org.raccord.model.timeline.Timeline;

/** The production sound of the clips beside a slot, up to the slot's own edges. */
interface EdgeSound {

  /** No sound. */
  EdgeSound NONE = edge -> Optional.empty();

  /** The sound at an edge; empty where the clip has none. */
  Optional<SoundBeside> at(Edge edge) throws IOException;

  /**
   * The sound of a slot's neighbours: that of a track which is cut where the picture is, else that
   * in the picture's own file.
   */
  static EdgeSound of(Timeline timeline, Slot slot, MediaBay bay) {
    return edge -> {
      Side side = edge == Edge.BEFORE ? Side.BEFORE : Side.AFTER;
      for (SoundSlot sound : SoundSlots.find(timeline, slot)) {
        boolean together =
            edge == Edge.BEFORE
                ? sound.record().startTime().compareTo(slot.record().startTime()) == 0
                : sound.record().endTime().compareTo(slot.record().endTime()) == 0;
        Optional<Slot.Neighbour> clip = edge == Edge.BEFORE ? sound.before() : sound.after();
        if (together && clip.isPresent()) {
          Optional<SoundBeside> found = SoundBeside.of(timeline, clip.get(), side, bay);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      Optional<Slot.Neighbour> picture = edge == Edge.BEFORE ? slot.before() : slot.after();
      return picture.isEmpty()
          ? Optional.empty()
          : SoundBeside.of(timeline, picture.get(), side, bay);
    };
  }
}
