package org.raccord.core.internal.provesound;

import java.util.List;
import org.raccord.seams.SoundTruth.Figure;

/**
 * A hole that was filled.
 *
 * @param name the recording or the speaker
 * @param kind {@link #AMBIENCE}, {@link #PAUSE} or {@link #VOICE}
 * @param method how it was filled
 * @param seconds that it took
 * @param figures what was measured
 * @param file the fill between its neighbours, below the report's folder
 */
record SoundRow(
    String name, String kind, String method, double seconds, List<Figure> figures, String file) {

  static final String AMBIENCE = "ambience";
  static final String PAUSE = "pause";
  static final String VOICE = "voice";

  SoundRow {
    figures = List.copyOf(figures);
  }
}
