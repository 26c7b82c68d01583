package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.time.FrameRange;

/**
 * A place on a production-sound track that goes with a picture slot.
 *
 * @param address of its item, such as {@code A1-2}
 * @param place where its item stands: a gap, a clip that waits for a take, or a clip that has takes
 * @param record what of it goes with the slot, in record time at the rate of the item's duration;
 *     with L and J cuts it differs from the picture slot's range
 * @param before the sound clip before it on its track
 * @param after the sound clip after it on its track
 * @param filled whether a take is in use there
 */
public record SoundSlot(
    String address,
    ItemPath place,
    FrameRange record,
    Optional<Slot.Neighbour> before,
    Optional<Slot.Neighbour> after,
    boolean filled) {}
