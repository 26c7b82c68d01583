package org.raccord.imaging.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.raccord.model.picture.ColourTags.Range;

class CurvesTest {

  static List<String> names() {
    return DisplayTransforms.names();
  }

  private static Curve curve(String name) {
    return Profile.NAMED.get(name).curve();
  }

  /**
   * What the makers publish for black, a grey card and a white card, in ten-bit codes of 0..1023.
   */
  @ParameterizedTest
  @CsvSource({
    // Sony: code values 95, 420, 598.
    "slog3, 95, 420, 598",
    // Panasonic: 128, 433, 602.
    "vlog, 128, 433, 602",
    // Fujifilm: 95, 470, 705 (F-Log), 95, 400, 570 (F-Log2).
    "flog, 95, 470, 705",
    "flog2, 95, 400, 570",
    // ARRI: 95, 400 and 0.2784 x 1023.
    "logc3, 95, 400, 572",
    "logc4, 95, 285, ",
    // RED: 0 is at 0.0916, 18 % at 1/3.
    "log3g10, 94, 341, ",
    // Canon: 128, 351, 577.
    "clog3, 128, 351, 577",
    "clog2, 95, 407, ",
    // Blackmagic: black 0.0925, grey 0.3836; DaVinci Intermediate: 0, 0.336, 0.5027.
    "bmdfilm5, 95, 392, 533",
    "davinci, 0, 344, 514",
    // Apple: 0.1505, 0.4883.
    "applelog, 154, 500, ",
    // Nikon: 124, 372, 603.
    "nlog, 127, 372, 603",
    // DJI: 95, 408, 586.
    "dlog, 95, 408, 586"
  })
  void blackGreyAndWhiteHaveTheCodesTheirMakersPublish(
      String name, int black, int grey, @Nullable Integer white) {
    assertEquals(black, 1023 * curve(name).value(0), 0.8, "black");
    assertEquals(grey, 1023 * curve(name).value(0.18), 0.8, "an 18 % grey card");
    if (white != null) {
      assertEquals(white, 1023 * curve(name).value(0.9), 0.8, "a 90 % white card");
    }
  }

  /** Values that colour-science's tests have from the makers' papers. */
  @Test
  void valuesOfThePapersAreMet() {
    assertEquals(0.427519364835306, curve("logc4").value(1), 1e-9);
    assertEquals(0.278395836548265, curve("logc4").value(0.18), 1e-9);
    assertEquals(184.32234764032498, curve("log3g10").light(1), 1e-6);
    assertEquals(0.3982546925614935, curve("clog2").value(0.18), 1e-9);
    assertEquals(0.343389370374, curve("clog3").value(0.18), 1e-8);
    assertEquals(0.4882724, curve("applelog").value(0.18), 1e-6);
    assertEquals(0.41055718475073316, curve("slog3").value(0.18), 1e-9);
    assertEquals(0.391006832034084, curve("logc3").value(0.18), 1e-9);
  }

  @Test
  void hdrLiesWhereBt2408PutsIt() {
    Profile pq = Profile.pq(Gamut.BT2020);
    assertEquals(0.58, pq.curve().value(1), 0.002, "203 cd/m2");
    assertEquals(0.38, pq.curve().value(pq.grey()), 0.005, "a grey card at 26 cd/m2");
    Profile hlg = Profile.hlg(Gamut.BT2020);
    assertEquals(0.75, hlg.curve().value(1), 1e-6);
    assertEquals(0.38, hlg.curve().value(0.18), 0.01);
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachWayUndoesTheOtherAndRises(String name) {
    Curve curve = curve(name);
    double before = Double.NEGATIVE_INFINITY;
    for (int code = 0; code <= 1023; code++) {
      double value = (code - 64) / 876.0;
      double light = curve.light(value);
      assertTrue(light > before, name + " does not rise at code " + code);
      assertEquals(value, curve.value(light), 2e-4, name + " at code " + code);
      before = light;
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void shotsLookNaturalOnADisplay(String name) {
    DisplayTransform transform = DisplayTransforms.named(name, Range.FULL).orElseThrow();
    Profile profile = Profile.NAMED.get(name);
    float grey = (float) profile.curve().value(profile.grey());
    float white = (float) profile.curve().value(0.9);
    float[] r = {grey, white, 1};
    float[] g = r.clone();
    float[] b = r.clone();
    transform.toDisplay(r, g, b);
    assertEquals(0.41, g[0], 0.01, "a grey card is where BT.709 has it");
    assertTrue(g[1] > 0.62 && g[1] < 0.85, "a white card is white and leaves room: " + g[1]);
    assertEquals(1, g[2], 1e-4, "the brightest is just white");
    assertEquals(r[0], g[0], 1e-4, "grey stays grey");
    assertEquals(b[0], g[0], 1e-4, "grey stays grey");
  }

  /** A component that eight bits round to nothing must not come back as a colour of its own. */
  @ParameterizedTest
  @MethodSource("names")
  void whatADisplayDoesNotTellIsNotDrawnOut(String name) {
    DisplayTransform transform = DisplayTransforms.named(name, Range.NARROW).orElseThrow();
    float[] r = {0.10f, 0.10f};
    float[] g = {0.08f, 0.08f};
    float[] b = {0.004f, 0};
    transform.fromDisplay(r, g, b);
    assertTrue(Math.abs(r[0] - r[1]) < 0.05, () -> name + " red by " + (r[0] - r[1]));
    assertTrue(Math.abs(g[0] - g[1]) < 0.05, () -> name + " green by " + (g[0] - g[1]));
  }

  @Test
  void primariesComeToThoseOfTheDisplay() {
    // BT.2087 gives 1.6605, -0.5876, -0.0728 for the first row.
    double[] m = Gamut.BT2020.to(Gamut.BT709);
    assertEquals(1.6605, m[0], 2e-4);
    assertEquals(-0.5876, m[1], 2e-4);
    assertEquals(-0.0728, m[2], 2e-4);
    assertEquals(1, m[3] + m[4] + m[5], 1e-9, "white stays white");
  }
}
