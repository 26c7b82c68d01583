package org.raccord.program.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ChannelsTest {

  private static final float[] ONE = {0.5f, -0.25f};
  private static final float[] NONE = {0, 0};

  @Test
  void monoIsHeardFromTheCentreOfSurroundAsLoudAsItIs() {
    assertArrayEquals(
        new float[][] {NONE, NONE, ONE, NONE, NONE, NONE}, Channels.map(new float[][] {ONE}, 6));
  }

  @Test
  void monoGoesToBothSidesOfStereo() {
    assertArrayEquals(new float[][] {ONE, ONE}, Channels.map(new float[][] {ONE}, 2));
  }
}
