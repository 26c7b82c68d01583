package org.raccord.media.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ChannelMixTest {

  private static final float[] ONE = {0.5f, -0.25f};
  private static final float[] NONE = {0, 0};

  @Test
  void oneChannelIsHeardFromTheCentreOfSurroundAsLoudAsItIs() {
    float[][] mixed = ChannelMix.to(6, new float[][] {ONE});
    assertArrayEquals(new float[][] {NONE, NONE, ONE, NONE, NONE, NONE}, mixed);
  }

  @Test
  void oneChannelGoesToBothSidesOfStereo() {
    assertArrayEquals(new float[][] {ONE, ONE}, ChannelMix.to(2, new float[][] {ONE}));
  }
}
