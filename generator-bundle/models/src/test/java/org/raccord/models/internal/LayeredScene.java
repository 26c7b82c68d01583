package org.raccord.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * A made-up shot: a ground and things before it, each with its own way, under one camera that pans,
 * zooms, turns and trembles. Where everything is at any time is known, so that the picture between
 * two others is known too.
 */
final class LayeredScene {

  /** The size at which proofs are measured. */
  static final PictureFormat FORMAT =
      PictureFormat.square(
          448, 256, new PixelLayout(PixelLayout.Family.YUV, 8, 1, 1), ColourTags.BT709);

  /** Places per pixel, laid out on two by two, each at another time while the shutter is open. */
  private static final int RAYS = 4;

  private final Random random;
  private final List<Layer> layers = new ArrayList<>();
  private final double shutter;
  private final double brightening;
  private final double noise;
  private final double[] tremble;

  /**
   * @param speed the fastest that the camera goes and that things go beside it, in pixels per frame
   */
  LayeredScene(long seed, double speed) {
    random = new Random(seed);
    shutter = random.nextBoolean() ? 0 : 0.5 * random.nextDouble();
    brightening = random.nextDouble() < 0.2 ? 0.01 * random.nextGaussian() : 0;
    noise = random.nextDouble() < 0.4 ? 1.5 * random.nextDouble() : 0;
    tremble =
        new double[] {
          random.nextDouble() < 0.3 ? random.nextDouble() : 0,
          0.2 + random.nextDouble(),
          6 * random.nextDouble()
        };
    Way camera = Way.drawn(random, speed * random.nextDouble(), 0.004, 0.004);
    layers.add(new Layer(random, Shape.EVERYWHERE, camera));
    int things = 1 + random.nextInt(5);
    for (int k = 0; k < things; k++) {
      Way own = Way.drawn(random, speed * random.nextDouble(), 0.015, 0.008);
      double nearness = 1 + 0.4 * k * random.nextDouble();
      layers.add(new Layer(random, Shape.drawn(random), camera.with(own, nearness)));
    }
  }

  /** What outline a thing has. */
  private enum Shape {
    EVERYWHERE,
    BLOB,
    BOX,
    BARS;

    /** Bars are rare: what repeats misleads any search. */
    static Shape drawn(Random random) {
      double chance = random.nextDouble();
      return chance < 0.06 ? BARS : chance < 0.3 ? BOX : BLOB;
    }
  }

  /**
   * How something moves: place, speed and change of speed in pixels and frames, growth and turn per
   * frame.
   */
  private record Way(double vx, double vy, double ax, double ay, double growth, double turn) {
    static Way drawn(Random random, double speed, double grows, double turns) {
      double heading = random.nextDouble() * 2 * Math.PI;
      double bend = speed * 0.04;
      return new Way(
          speed * Math.cos(heading),
          speed * Math.sin(heading) * 0.7,
          bend * random.nextGaussian(),
          bend * random.nextGaussian(),
          random.nextDouble() < 0.5 ? 0 : grows * random.nextGaussian(),
          random.nextDouble() < 0.5 ? 0 : turns * random.nextGaussian());
    }

    Way with(Way own, double nearness) {
      return new Way(
          vx * nearness + own.vx,
          vy * nearness + own.vy,
          ax * nearness + own.ax,
          ay * nearness + own.ay,
          growth + own.growth,
          turn + own.turn);
    }
  }

  /** A painted thing. */
  private static final class Layer {
    private final Texture texture;
    private final Shape shape;
    private final Way way;
    private final double startX;
    private final double startY;
    private final double wide;
    private final double high;
    private final double[] waves = new double[6];
    private final double textureX;
    private final double softness;

    private Layer(Random random, Shape shape, Way way) {
      this.texture = new Texture(random);
      this.shape = shape;
      this.way = way;
      this.startX = FORMAT.width() * (0.1 + 0.8 * random.nextDouble());
      this.startY = FORMAT.height() * (0.1 + 0.8 * random.nextDouble());
      this.wide = 15 + 75 * random.nextDouble() * random.nextDouble();
      this.high = wide * (0.6 + 1.2 * random.nextDouble());
      for (int k = 0; k < waves.length; k++) {
        waves[k] = k % 2 == 0 ? 0.25 * random.nextDouble() : 6 * random.nextDouble();
      }
      this.textureX = Texture.SIDE * random.nextDouble();
      this.softness = random.nextDouble() < 0.2 ? 4 * random.nextDouble() : 0.7;
    }

    /** How much of this thing is at a place of its own, 0 to 1. */
    private double cover(double u, double v) {
      return switch (shape) {
        case EVERYWHERE -> 1;
        case BOX -> within(Math.min(wide - Math.abs(u), high - Math.abs(v)));
        case BARS ->
            Math.abs(v) > 2 * high
                ? 0
                : within(wide * 0.12 - Math.abs(u - wide * 0.6 * Math.rint(u / (wide * 0.6))));
        case BLOB -> {
          double angle = Math.atan2(v / high, u / wide);
          double edge = 1;
          for (int k = 0; k < 3; k++) {
            edge += waves[2 * k] * Math.sin((k + 2) * angle + waves[2 * k + 1]);
          }
          yield within(
              (edge - Math.sqrt(u * u / (wide * wide) + v * v / (high * high)))
                  * Math.min(wide, high));
        }
      };
    }

    private double within(double inside) {
      return Math.max(0, Math.min(1, inside / softness + 0.5));
    }

    /** This thing as it is at {@code time}. */
    private Pose at(double time) {
      double scale = Math.exp(-way.growth * time);
      return new Pose(
          this,
          startX + way.vx * time + way.ax * time * time / 2,
          startY + way.vy * time + way.ay * time * time / 2,
          Math.cos(way.turn * time) * scale,
          Math.sin(way.turn * time) * scale);
    }
  }

  /** Where a thing is, how large and how turned. */
  private record Pose(Layer layer, double px, double py, double cos, double sin) {
    private void lay(double x, double y, float[] into) {
      double u = (x - px) * cos + (y - py) * sin;
      double v = (y - py) * cos - (x - px) * sin;
      if (layer.shape != Shape.EVERYWHERE
          && Math.max(Math.abs(u) / layer.wide, Math.abs(v) / layer.high) > 2.1) {
        return;
      }
      double cover = layer.cover(u, v);
      if (cover > 0) {
        layer.texture.lay(u + layer.textureX, v + layer.textureX, (float) cover, into);
      }
    }
  }

  /** The picture at {@code time}, in frames; 0 lies about the middle of the shot. */
  Frame frame(double time) {
    Light light = Light.black(FORMAT.width(), FORMAT.height());
    float gain = (float) Math.max(0.5, Math.min(1.6, 1 + brightening * time));
    double handX = tremble[0] * Math.sin(tremble[1] * time + tremble[2]);
    double handY = tremble[0] * Math.sin(1.3 * tremble[1] * time);
    float[] ray = new float[3];
    List<List<Pose>> poses = new ArrayList<>();
    for (int k = 0; k < RAYS; k++) {
      double when = time + shutter * (k / (RAYS - 1.0) - 0.5);
      poses.add(layers.stream().map(layer -> layer.at(when)).toList());
    }
    for (int y = 0, i = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++, i++) {
        for (int k = 0; k < RAYS; k++) {
          for (Pose pose : poses.get(k)) {
            pose.lay(x + handX + 0.25 * ((k & 1) * 2 - 1), y + handY + 0.25 * ((k & 2) - 1), ray);
          }
          for (int c = 0; c < 3; c++) {
            light.planes()[c][i] += ray[c] * gain / RAYS;
          }
        }
      }
    }
    return noisy(light.frame(FORMAT));
  }

  private Frame noisy(Frame frame) {
    if (noise > 0) {
      short[] luma = frame.plane(0);
      for (int i = 0; i < luma.length; i++) {
        luma[i] =
            (short)
                Math.max(16, Math.min(235, Math.round(luma[i] + noise * random.nextGaussian())));
      }
    }
    return frame;
  }
}
