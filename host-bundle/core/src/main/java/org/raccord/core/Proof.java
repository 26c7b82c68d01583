package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param text the report for a reader, in Markdown
 * @param json every row and mean, for a program
 * @param html the same with pictures and films
 * @param means one for each kind, length and contender
 * @param remarks clips that were left out, generators that failed
 */
public record Proof(Path text, Path json, Path html, List<Mean> means, List<String> remarks) {

  public Proof {
    means = List.copyOf(means);
    remarks = List.copyOf(remarks);
  }

  /**
   * Means over the holes of one kind and length.
   *
   * @param kind {@code bridge}, {@code tail} or {@code head}
   * @param length frames
   * @param contender a generator or a rival
   * @param holes how many holes were filled
   * @param psnr of luma in dB
   * @param ssim mean structural similarity
   * @param sharpness variance of the Laplacian over that of the truth
   * @param wellGraded share of the fills whose seams are graded A or B
   * @param gain PSNR over the best rival in dB, where there is one
   */
  public record Mean(
      String kind,
      int length,
      String contender,
      int holes,
      double psnr,
      double ssim,
      double sharpness,
      double wellGraded,
      Optional<Double> gain) {}
}
