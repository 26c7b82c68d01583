package org.raccord.model.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ChannelMixTest {

  private static final float[] ONE = {0.5f, -0.25f};
  private static final float[] NONE = {0, 0};
  private static final float H = (float) Math.sqrt(0.5);

  @Test
  void oneChannelIsHeardFromTheCentreOfSurroundAsLoudAsItIs() {
    assertArrayEquals(
        new float[][] {NONE, NONE, ONE, NONE, NONE, NONE}, ChannelMix.to(6, new float[][] {ONE}));
  }

  @Test
  void oneChannelGoesToBothSidesAndToNoneBeyond() {
    assertArrayEquals(new float[][] {ONE, ONE}, ChannelMix.to(2, new float[][] {ONE}));
    assertArrayEquals(new float[][] {ONE, ONE, NONE, NONE}, ChannelMix.to(4, new float[][] {ONE}));
  }

  @Test
  void surroundIsHeardInStereoWithoutItsLowFrequencyEffects() {
    float[][] surround = {{0.1f}, {0.2f}, {0.4f}, {0.9f}, {0.3f}, {0.5f}};
    float[][] stereo = ChannelMix.to(2, surround);
    assertArrayEquals(new float[] {0.1f + H * 0.4f + H * 0.3f}, stereo[0], 1e-6f);
    assertArrayEquals(new float[] {0.2f + H * 0.4f + H * 0.5f}, stereo[1], 1e-6f);
  }

  @Test
  void theCentreOfSurroundIsNotLostInOneChannel() {
    float[][] centre = {NONE, NONE, ONE, NONE, NONE, NONE};
    assertArrayEquals(new float[] {H * 0.5f, -H * 0.25f}, ChannelMix.to(1, centre)[0], 1e-6f);
  }

  @Test
  void twoChannelsAndFourBecomeOneAsTheirMean() {
    assertArrayEquals(
        new float[] {0.3f}, ChannelMix.to(1, new float[][] {{0.2f}, {0.4f}})[0], 1e-6f);
    assertArrayEquals(
        new float[] {0.25f},
        ChannelMix.to(1, new float[][] {{0.1f}, {0.2f}, {0.3f}, {0.4f}})[0],
        1e-6f);
  }

  @Test
  void otherCountsGoChannelByChannel() {
    assertArrayEquals(
        new float[][] {ONE, NONE, NONE, NONE}, ChannelMix.to(4, new float[][] {ONE, NONE}));
  }
}
