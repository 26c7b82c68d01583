package org.raccord.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;

final class ShotsTest {

  private static final List<Shot> SHOTS =
      List.of(new StillLifeShot(), new LakeShot(), new AlleyShot());

  private static Frame frame(Shot shot, int number, float grain) {
    Canvas canvas = new Canvas();
    shot.paint(number, canvas);
    return canvas.develop(shot.exposure(number), grain, number);
  }

  @Test
  void the_same_frame_is_the_same_picture() {
    Shot shot = SHOTS.get(0);
    assertArrayEquals(frame(shot, 5, shot.grain()).plane(0), frame(shot, 5, shot.grain()).plane(0));
  }

  @Test
  void every_shot_moves_and_is_neither_black_nor_burnt_out() {
    for (Shot shot : SHOTS) {
      Frame one = frame(shot, 10, 0);
      Frame next = frame(shot, 11, 0);
      double moved = 0;
      double light = 0;
      int burnt = 0;
      for (int i = 0; i < one.plane(0).length; i++) {
        moved += Math.abs(one.plane(0)[i] - next.plane(0)[i]);
        light += one.plane(0)[i];
        burnt += one.plane(0)[i] >= 940 ? 1 : 0;
      }
      int pixels = one.plane(0).length;
      assertTrue(moved / pixels > 1, shot.name() + " moves by " + moved / pixels);
      assertTrue(light / pixels > 110 && light / pixels < 600, shot.name() + " " + light / pixels);
      assertTrue(burnt < pixels / 50, shot.name() + " burns out " + burnt);
    }
  }

  @Test
  void grain_is_new_in_every_frame_and_as_strong_as_asked() {
    Canvas canvas = new Canvas();
    java.util.Arrays.fill(canvas.red, 0.2f);
    java.util.Arrays.fill(canvas.green, 0.2f);
    java.util.Arrays.fill(canvas.blue, 0.2f);
    Frame plain = canvas.develop(1, 0, 1);
    Frame one = canvas.develop(1, 0.01f, 1);
    Frame two = canvas.develop(1, 0.01f, 2);
    double square = 0;
    double both = 0;
    int pixels = plain.plane(0).length;
    for (int i = 0; i < pixels; i++) {
      double a = one.plane(0)[i] - plain.plane(0)[i];
      double b = two.plane(0)[i] - plain.plane(0)[i];
      square += a * a;
      both += a * b;
    }
    double deviation = Math.sqrt(square / pixels) / 876;
    assertTrue(deviation > 0.004 && deviation < 0.02, "deviation " + deviation);
    assertTrue(Math.abs(both / square) < 0.02, "two frames share grain: " + both / square);
  }

  @Test
  void every_shot_sounds_in_both_channels_without_clipping() {
    for (Shot shot : SHOTS) {
      float[][] sound = shot.sound(shot.frames() * 2000);
      assertEquals(2, sound.length);
      for (float[] channel : sound) {
        double square = 0;
        float peak = 0;
        for (float sample : channel) {
          square += sample * sample;
          peak = Math.max(peak, Math.abs(sample));
        }
        double level = 10 * Math.log10(square / channel.length);
        assertTrue(level > -50 && level < -20, shot.name() + " " + level + " dB");
        assertTrue(peak < 0.9, shot.name() + " peaks at " + peak);
      }
    }
  }
}
