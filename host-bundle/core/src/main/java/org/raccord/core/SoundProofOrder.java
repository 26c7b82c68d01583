package org.raccord.core;

import java.nio.file.Path;
import java.util.List;

/**
 * Which recordings to cut holes into.
 *
 * @param recordings sound files; they are read and never written. Recordings of one speaker have
 *     names that are alike up to the first dash
 * @param lines what is said in holes of each speaker, one in each; none leaves the voices out
 * @param seed decides everything random
 * @param out folder of the report
 */
public record SoundProofOrder(List<Path> recordings, List<String> lines, long seed, Path out) {

  public SoundProofOrder {
    recordings = List.copyOf(recordings);
    lines = lines.stream().filter(line -> !line.isBlank()).toList();
  }
}
