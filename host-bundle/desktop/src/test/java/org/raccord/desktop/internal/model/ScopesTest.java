package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.raccord.desktop.internal.model.Comparison.Kind;

/** What scopes and comparisons show of plain pictures. */
class ScopesTest {

  private static final int GREEN_OF_A_TRACE = 70;

  private static Picture plain(int rgb, int width, int height) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0xff000000 | rgb);
    return new Picture(3, width, height, IntBuffer.wrap(pixels));
  }

  private static boolean traced(Picture scope, int x, int y) {
    int pixel = scope.pixels().get(y * scope.width() + x);
    return (pixel >> 8 & 0xff) >= GREEN_OF_A_TRACE;
  }

  @Test
  void aWaveformShowsEachColumnsLevel() {
    Picture grey = Scopes.waveform(plain(0x808080, 64, 36), 32, 101);
    for (int x = 0; x < 32; x++) {
      for (int y = 0; y < 101; y++) {
        assertEquals(y == 50, traced(grey, x, y), "column " + x + ", line " + y);
      }
    }
    assertEquals(true, traced(Scopes.waveform(plain(0, 64, 36), 32, 101), 7, 100));
    assertEquals(true, traced(Scopes.waveform(plain(0xffffff, 64, 36), 32, 101), 7, 0));
  }

  @Test
  void aVectorscopeShowsHueAndSaturation() {
    assertEquals(true, traced(Scopes.vectorscope(plain(0x5a5a5a, 64, 36), 101), 50, 50));
    // Red: Cr of one half, Cb of -0.2126 / 1.8556.
    assertEquals(true, traced(Scopes.vectorscope(plain(0xff0000, 64, 36), 101), 39, 0));
    // Blue: Cb of one half, Cr of -0.0722 / 1.5748.
    assertEquals(true, traced(Scopes.vectorscope(plain(0x0000ff, 64, 36), 101), 100, 55));
  }

  @Test
  void picturesAreComparedPixelByPixel() {
    Picture a = plain(0x405060, 64, 36);
    Picture b = plain(0x415060, 64, 36);
    assertSame(a, Comparison.of(a, b, Kind.NONE, 0.5));
    assertSame(a, Comparison.of(a, plain(0, 32, 18), Kind.WIPE, 0.5));

    Picture wipe = Comparison.of(a, b, Kind.WIPE, 0.25);
    assertEquals(0xff405060, wipe.pixels().get(15));
    assertEquals(0xffffffff, wipe.pixels().get(16));
    assertEquals(0xff415060, wipe.pixels().get(17));

    Picture split = Comparison.of(a, b, Kind.SPLIT, 0);
    assertEquals(0xff000000, split.pixels().get(0));
    assertEquals(0xff405060, split.pixels().get(64 * 18 + 31));
    assertEquals(0xff415060, split.pixels().get(64 * 18 + 32));

    assertEquals(0xff808080, Comparison.of(a, a, Kind.DIFFERENCE, 0).pixels().get(5));
    assertEquals(0xff7c8080, Comparison.of(a, b, Kind.DIFFERENCE, 0).pixels().get(5));
    assertNotEquals(Kind.NONE, Kind.NONE.next());
    assertEquals(Kind.NONE, Kind.NONE.next().next().next().next());
  }
}
