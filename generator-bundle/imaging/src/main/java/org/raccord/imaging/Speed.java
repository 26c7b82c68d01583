package org.raccord.imaging;

import java.util.List;

/** How fast things move next to a gap. */
final class Speed {

  private Speed() {}

  /**
   * Motion per step from the first picture towards the ones behind it.
   *
   * @param pictures nearest the gap first; at least two, three are used
   */
  static Flow of(List<Grey> pictures, FlowEstimator search) {
    return of(pictures, search.estimate(pictures.get(0), pictures.get(1)), search);
  }

  /**
   * The same where the motion to the next picture is known.
   *
   * @param one where the pixels of the first picture are found in the second
   */
  static Flow of(List<Grey> pictures, Flow one, FlowEstimator search) {
    Grey first = pictures.get(0);
    if (pictures.size() < 3) {
      return one;
    }
    Flow two = search.estimate(first, pictures.get(2), Fields.scaled(one, 2));
    // The slope at zero of a parabola through both would double the noise; the mean of the two
    // spans keeps it low.
    float[] dx = new float[one.dx().length];
    float[] dy = new float[dx.length];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = 0.5f * one.dx()[i] + 0.25f * two.dx()[i];
      dy[i] = 0.5f * one.dy()[i] + 0.25f * two.dy()[i];
    }
    return new Flow(first.width(), first.height(), dx, dy);
  }
}
