package org.raccord.core;

import java.nio.file.Path;
import java.util.List;

/**
 * Which recordings to cut holes into.
 *
 * @param recordings sound files; they are read and never written. Recordings of one speaker have
 *     names that are alike up to the first dash
 * @param line what is said in the hole of a speaker; empty leaves the voices out
 * @param seed decides everything random
 * @param out folder of the report
 */
public record SoundProofOrder(List<Path> recordings, String line, long seed, Path out) {

  public SoundProofOrder {
    recordings = List.copyOf(recordings);
  }
}
