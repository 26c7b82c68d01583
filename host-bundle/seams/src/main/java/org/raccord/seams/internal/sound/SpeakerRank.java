package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.raccord.acoustics.Gaussian;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth.Figure;

/**
 * Which of several speakers a line is most like, judged by {@link VoicedCepstra} and not by the mel
 * cepstra that the matching moves. Their shapes follow what it moves; how they change does not.
 */
public final class SpeakerRank {

  private static final int LEAST_ROWS = 40;

  private final Map<String, VoicedCepstra> speakers = new HashMap<>();

  /**
   * Among these speakers.
   *
   * @param truths speech of each by name
   */
  public SpeakerRank(Map<String, SoundBlock> truths) {
    truths.forEach(
        (name, speech) -> speakers.put(name, VoicedCepstra.of(Heard.of(speech).sound())));
  }

  /**
   * The place of {@code meant} for a line, with that of real speech of the same person beside it;
   * empty where there is nobody to be mistaken for, or too little is voiced.
   */
  public List<Figure> figures(SoundBlock line, SoundBlock real, String meant) {
    VoicedCepstra said = VoicedCepstra.of(Heard.of(line).sound());
    VoicedCepstra natural = VoicedCepstra.of(Heard.of(real).sound());
    List<Figure> figures = new ArrayList<>();
    add(figures, "rank by shape", said, natural, meant, VoicedCepstra::shapes);
    add(figures, "rank by change", said, natural, meant, VoicedCepstra::changes);
    return figures;
  }

  private void add(
      List<Figure> figures,
      String measure,
      VoicedCepstra said,
      VoicedCepstra natural,
      String meant,
      Function<VoicedCepstra, List<double[]>> rows) {
    place(rows.apply(said), meant, rows)
        .ifPresent(
            place ->
                figures.add(
                    new Figure(
                        measure,
                        place,
                        place(rows.apply(natural), meant, rows),
                        Optional.of(1.0))));
  }

  private Optional<Double> place(
      List<double[]> own, String meant, Function<VoicedCepstra, List<double[]>> rows) {
    VoicedCepstra target = speakers.get(meant);
    if (target == null || speakers.size() < 2 || own.size() < LEAST_ROWS) {
      return Optional.empty();
    }
    Gaussian said = gaussian(own);
    double wanted = said.divergence(gaussian(rows.apply(target)));
    double place = 1;
    for (Map.Entry<String, VoicedCepstra> other : speakers.entrySet()) {
      List<double[]> theirs = rows.apply(other.getValue());
      if (!other.getKey().equals(meant)
          && theirs.size() >= LEAST_ROWS
          && said.divergence(gaussian(theirs)) < wanted) {
        place++;
      }
    }
    return Optional.of(place);
  }

  private static Gaussian gaussian(List<double[]> rows) {
    return Gaussian.of(rows.toArray(double[][]::new));
  }
}
