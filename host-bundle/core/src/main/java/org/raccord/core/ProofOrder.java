package org.raccord.core;

import java.nio.file.Path;
import java.util.List;

/**
 * Which holes to cut into which clips, and who fills them.
 *
 * @param clips picture files; they are read and never written
 * @param gaps lengths in frames of holes inside a shot
 * @param extensions lengths in frames of what is cut off the tail and, in turn, off the head
 * @param holes how many holes of each length a clip gets, fewer where it is too short
 * @param generators ids or names of generators
 * @param rivals what they are compared with: {@code hold}, {@code crossfade}, {@code pingpong},
 *     {@code minterpolate}, {@code single} (motion kept up, or earlier frames played once more)
 * @param shortSide lines of the shorter side that clips are scaled to; 0 keeps their own size
 * @param mostFrames how many frames of each clip are used, from its first
 * @param seed chooses the holes and seeds the fills
 * @param movies whether short films are written beside the still pictures
 * @param out folder of the report; what an earlier run measured there is not measured again
 */
public record ProofOrder(
    List<Path> clips,
    List<Integer> gaps,
    List<Integer> extensions,
    int holes,
    List<String> generators,
    List<String> rivals,
    int shortSide,
    int mostFrames,
    long seed,
    boolean movies,
    Path out) {

  public ProofOrder {
    clips = List.copyOf(clips);
    gaps = List.copyOf(gaps);
    extensions = List.copyOf(extensions);
    generators = List.copyOf(generators);
    rivals = List.copyOf(rivals);
  }
}
