package org.raccord.core.internal.provesound;

import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.prove.Effort;
import org.raccord.seams.SoundTruth.Figure;
import org.raccord.seams.SoundTruth.Reach;

/**
 * A hole that was filled.
 *
 * @param name the recording or the speaker
 * @param kind {@link #AMBIENCE}, {@link #PAUSE} or {@link #VOICE}
 * @param method how it was filled
 * @param cost what it took
 * @param figures what was measured
 * @param reals what the recording's own pieces reach of it
 * @param file the fill between its neighbours, below the report's folder
 * @param said the line in it
 */
record SoundRow(
    String name,
    String kind,
    String method,
    Effort.Cost cost,
    List<Figure> figures,
    List<Reach> reals,
    String file,
    Optional<Said> said) {

  /**
   * A line that was spoken.
   *
   * @param text what was to be said
   * @param file the line alone, below the report's folder
   */
  record Said(String text, String file) {}

  static final String AMBIENCE = "ambience";
  static final String PAUSE = "pause";
  static final String VOICE = "voice";

  SoundRow {
    figures = List.copyOf(figures);
    reals = List.copyOf(reals);
  }
}
