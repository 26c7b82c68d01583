package org.raccord.program.internal;

/** Sound of one channel count in another. */
final class Channels {

  private static final float MINUS_3_DB = (float) Math.sqrt(0.5);

  private static final int SURROUND = 6;

  private Channels() {}

  /**
   * Mono goes to the centre of 5.1 and else to both sides, at its level; stereo to mono is the
   * mean; 5.1 goes to stereo as ITU-R BS.775 has it, without the LFE. Of other counts the first
   * channels are heard, straight.
   */
  static float[][] map(float[][] in, int out) {
    if (in.length == out) {
      return in;
    }
    int length = in[0].length;
    if (in.length == 1 && out == SURROUND) {
      float[] none = new float[length];
      return new float[][] {none, none, in[0], none, none, none};
    }
    if (in.length == 1) {
      return out == 2 ? new float[][] {in[0], in[0]} : straight(new float[][] {in[0], in[0]}, out);
    }
    if (out == 1) {
      float[][] stereo = map(in, 2);
      float[] mono = new float[length];
      for (int i = 0; i < length; i++) {
        mono[i] = (stereo[0][i] + stereo[1][i]) / 2;
      }
      return new float[][] {mono};
    }
    if (in.length == SURROUND && out == 2) {
      float[][] stereo = new float[2][length];
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < length; i++) {
          stereo[side][i] = in[side][i] + MINUS_3_DB * (in[2][i] + in[4 + side][i]);
        }
      }
      return stereo;
    }
    return straight(in, out);
  }

  private static float[][] straight(float[][] in, int out) {
    float[][] mapped = new float[out][];
    for (int c = 0; c < out; c++) {
      mapped[c] = c < in.length ? in[c] : new float[in[0].length];
    }
    return mapped;
  }
}
