package org.raccord.imaging;

/**
 * Where the pixels of a picture inside a gap come from.
 *
 * @param toA where each is found in the last picture before
 * @param toB where each is found in the first picture after
 * @param shareB how much of it is taken from the picture after, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Moment(Flow toA, Flow toB, float[] shareB) {

  /** The same on a raster so many times larger. */
  Moment widened(int factor, int width, int height) {
    return new Moment(
        widened(toA, factor, width, height),
        widened(toB, factor, width, height),
        Fields.widened(shareB, toA.width(), toA.height(), factor, width, height, 1));
  }

  private static Flow widened(Flow flow, int factor, int width, int height) {
    return new Flow(
        width,
        height,
        Fields.widened(flow.dx(), flow.width(), flow.height(), factor, width, height, factor),
        Fields.widened(flow.dy(), flow.width(), flow.height(), factor, width, height, factor));
  }
}
