package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Extensions go on as their shots do: none stands still that moved, none moves that stood. */
class LivingExtensionTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(192, 108, PixelLayout.YUV420_8, ColourTags.BT709);

  private static final int CONTEXT = 24;
  private static final int LENGTH = 12;

  /** How far a thing stands to the right of its place at each number of frames behind the edge. */
  interface Place {
    double at(int behind);
  }

  /** A textured ground, moved, and in front of it a round thing, moved. */
  private static Frame frame(double ground, double thing) {
    Frame frame = Frame.allocate(FORMAT);
    int w = FORMAT.width();
    for (int i = 0; i < frame.plane(0).length; i++) {
      int x = i % w;
      int y = i / w;
      double across = (x - 96 - thing) / 30;
      double down = (y - 54) / 30.0;
      double inside = 1 / (1 + Math.exp(12 * (across * across + down * down - 1)));
      frame.plane(0)[i] =
          (short)
              Math.round(
                  (1 - inside) * (110 + 60 * texture(x - ground, y))
                      + inside * (140 + 70 * texture(x - thing + 50, y + 31)));
    }
    for (int p = 1; p < 3; p++) {
      Arrays.fill(frame.plane(p), (short) 128);
    }
    return frame;
  }

  private static double texture(double x, double y) {
    return 0.6 * Math.sin(x / 6 + Math.cos(y / 11)) + 0.4 * Math.sin(y / 5 + Math.sin(x / 15));
  }

  /** The mean step between the made frames, the one at the edge before them. */
  private static double[] steps(Place ground, Place thing) throws Exception {
    List<Frame> before = new ArrayList<>();
    for (int k = 0; k < CONTEXT; k++) {
      before.add(frame(ground.at(k), thing.at(k)));
    }
    ShotCall call = new ShotCall(FORMAT, before, List.of());
    new ContinuityGenerator(GrainMode.LEFT).fill(call.request(LENGTH, Intent.EXTEND), call);
    List<Frame> shown = new ArrayList<>(List.of(before.get(0)));
    shown.addAll(call.pushed());
    double[] steps = new double[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      steps[k] = Measures.difference(shown.get(k), shown.get(k + 1));
    }
    return steps;
  }

  private static double least(double[] steps) {
    return Arrays.stream(steps).min().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void panWhoseLastPictureIsShownAgainGoesOn(int again) throws Exception {
    IntUnaryOperator place = k -> -2 * Math.max(0, k - again);
    double usual = Measures.difference(frame(0, 0), frame(-2, 0));
    double[] steps = steps(place::applyAsInt, k -> 0);
    assertTrue(least(steps) > 0.2 * usual, Arrays.toString(steps) + " of " + usual);
  }

  @Test
  void shotThatCameToRestStays() throws Exception {
    double[] steps = steps(k -> -0.05 * Math.max(0, k - 4) * Math.max(0, k - 4), k -> 0);
    assertEquals(0, steps[0], 0.2);
    assertEquals(0, steps[LENGTH - 1], 0.2);
  }

  @Test
  void thingThatSwaysBeforeAStandingCameraDoesNotFreeze() throws Exception {
    // At the edge it turns: what is carried on alone would stand.
    IntToDoubleFunction sway = k -> 5 * Math.cos(k * 0.45);
    double usual = 0;
    for (int k = 0; k < 14; k++) {
      usual +=
          Measures.difference(frame(0, sway.applyAsDouble(k)), frame(0, sway.applyAsDouble(k + 1)))
              / 14;
    }
    double[] steps = steps(k -> 0, sway::applyAsDouble);
    assertTrue(least(steps) > 0.1 * usual, Arrays.toString(steps) + " of " + usual);
  }

  @Test
  void oneTurnOfWhatSwaysDoesNotDriveAllTheRest() throws Exception {
    // Where it turns, its step is small: that is no reason to throw it further than it swung.
    IntToDoubleFunction sway = k -> 4 * Math.cos(k * 0.5 + 0.6);
    double swung = 0;
    for (int k = 1; k < CONTEXT; k++) {
      swung =
          Math.max(
              swung,
              Measures.difference(
                  frame(0, sway.applyAsDouble(0)), frame(0, sway.applyAsDouble(k))));
    }
    double[] steps = steps(k -> 0, sway::applyAsDouble);
    double way = Arrays.stream(steps).sum();
    assertTrue(way < 1.75 * swung, way + " of " + swung);
  }

  @Test
  void shotThatStoodAllItsFramesStays() throws Exception {
    double[] steps = steps(k -> 0, k -> 0);
    assertEquals(0, Arrays.stream(steps).max().orElseThrow(), 1e-9);
  }
}
