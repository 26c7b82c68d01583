package org.raccord.imaging;

/**
 * Where the pixels of a picture inside a gap come from.
 *
 * @param toA where each is found in the last picture before
 * @param toB where each is found in the first picture after
 * @param shareB how much of it is taken from the picture after, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Moment(Flow toA, Flow toB, float[] shareB) {}
