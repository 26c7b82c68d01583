package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param text the report for a reader, in Markdown
 * @param json every figure, for a program
 * @param html the same with the sounds to listen to
 * @param counts one for each kind of hole and measure
 * @param remarks recordings that were left out, and what the maker of sound said
 */
public record SoundProof(
    Path text, Path json, Path html, List<Count> counts, List<String> remarks) {

  public SoundProof {
    counts = List.copyOf(counts);
    remarks = List.copyOf(remarks);
  }

  /**
   * How many holes of a kind reach the bar of a measure.
   *
   * @param kind {@code ambience}, {@code pause} or {@code voice}
   * @param measure the measure, with its unit
   * @param holes how many were measured
   * @param met how many reach the bar; all where there is none
   * @param median of the fills
   * @param natural median of the recordings' own parts, where that means something
   */
  public record Count(
      String kind, String measure, int holes, int met, double median, Optional<Double> natural) {}
}
