package org.raccord.model.timeline;

import org.raccord.model.time.FrameRange;

/**
 * Sound of a take on one production-sound track.
 *
 * @param place the item it goes into, as {@link SoundSlot#place()} says
 * @param record the part of the item that it fills, as {@link SoundSlot#record()} says
 * @param media the sound file
 * @param source the part of the file that covers {@code record}: as long as it, to half a frame
 */
public record SoundPlacement(
    ItemPath place, FrameRange record, MediaReference media, FrameRange source) {}
