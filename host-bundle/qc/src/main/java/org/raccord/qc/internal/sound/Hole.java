package org.raccord.qc.internal.sound;

/**
 * A short hole in the sound of a channel, with sound right before and right after it.
 *
 * @param channel which, from 0
 * @param start its first sample, from the range's start
 * @param millis how long it is
 */
record Hole(int channel, long start, int millis) {}
