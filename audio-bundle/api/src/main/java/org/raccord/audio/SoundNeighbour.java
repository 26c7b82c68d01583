package org.raccord.audio;

/**
 * The sound beside a slot.
 *
 * @param mediaId identity of the media: the same text for the same bytes
 * @param name the clip's name, for remarks
 * @param firstSample the first sample that may be used, in the media's own count at the request's
 *     rate
 * @param samples how many samples {@link SoundCall#sound} hands out: those next to the slot, at
 *     least 1
 */
public record SoundNeighbour(String mediaId, String name, long firstSample, long samples) {

  public SoundNeighbour {
    if (samples < 1) {
      throw new IllegalArgumentException("A neighbour has at least one sample, not " + samples);
    }
  }
}
