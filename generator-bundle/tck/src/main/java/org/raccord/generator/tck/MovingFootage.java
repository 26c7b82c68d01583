package org.raccord.generator.tck;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/**
 * One moving shot that is known at any time: a textured wall panned by, and a ball that crosses it.
 * Frame 0 is the first of the slot; frames before and after it are the neighbours'.
 */
public final class MovingFootage {

  private static final double PAN = 1.25;

  /** Up to this many pixels frames are kept: a kit asks for few, and for each of them often. */
  private static final int SMALL = 128 * 128;

  private static final Map<Moment, Frame> KNOWN = new ConcurrentHashMap<>();

  private record Moment(PictureFormat format, double level, double turn, long number) {}

  private final PictureFormat format;
  private final double level;
  private final double turn;

  public MovingFootage(PictureFormat format) {
    this(format, 0.42, 0);
  }

  private MovingFootage(PictureFormat format, double level, double turn) {
    this.format = format;
    this.level = level;
    this.turn = turn;
  }

  /** Another shot: a brighter wall, seen further on. */
  MovingFootage ofAnotherShot() {
    return new MovingFootage(format, 0.6, 97);
  }

  public PictureFormat format() {
    return format;
  }

  /** The frame at {@code number}, which may be negative; a new one each time. */
  public Frame frame(long number) {
    if (format.width() * (long) format.height() > SMALL) {
      return compute(number);
    }
    Moment moment = new Moment(format, level, turn, number);
    return KNOWN.computeIfAbsent(moment, key -> compute(number)).copy();
  }

  private Frame compute(long number) {
    Frame frame = Frame.allocate(format);
    PixelLayout layout = format.layout();
    for (int p = 0; p < layout.planes(); p++) {
      boolean chroma = layout.family() == Family.YUV && p > 0;
      int stepX = chroma ? 1 << layout.chromaShiftX() : 1;
      int stepY = chroma ? 1 << layout.chromaShiftY() : 1;
      int width = frame.planeWidth(p);
      short[] plane = frame.plane(p);
      for (int i = 0; i < plane.length; i++) {
        int column = i % width;
        int line = i / width;
        double x = (double) column * stepX;
        double y = (double) line * stepY;
        plane[i] = code(chroma ? chroma(x, y, number, p) : light(x, y, number), chroma);
      }
    }
    return frame;
  }

  private double light(double x, double y, long number) {
    if (isBall(x, y, number)) {
      return 0.85;
    }
    double across = x + turn + PAN * number;
    return level
        + 0.12 * Math.sin(across * 0.31 + y * 0.07)
        + 0.10 * Math.sin(across * 0.11 - y * 0.23)
        + 0.08 * Math.sin(across * 0.05 + 1.7 * Math.sin(y * 0.13))
        + 0.06 * Math.sin(across * 0.53 + y * 0.47);
  }

  private double chroma(double x, double y, long number, int plane) {
    double across = x + turn + PAN * number;
    double wall = 0.5 + 0.05 * Math.sin(across * 0.06 + y * 0.04 + plane);
    return isBall(x, y, number) ? wall + (plane == 1 ? -0.08 : 0.08) : wall;
  }

  private boolean isBall(double x, double y, long number) {
    double radius = Math.min(format.width(), format.height()) / 8.0;
    double centreX = format.width() * 0.4 + 1.5 * number;
    double centreY = format.height() * 0.5 + 0.5 * number;
    double across = x - centreX;
    double down = y - centreY;
    return across * across + down * down < radius * radius;
  }

  private short code(double level, boolean chroma) {
    PixelLayout layout = format.layout();
    boolean full =
        format.colour().range() == Range.FULL
            || (format.colour().range() == Range.UNSPECIFIED && layout.family() != Family.YUV);
    if (full) {
      return (short) Math.round(level * layout.maxCode());
    }
    int scale = 1 << (layout.bitDepth() - 8);
    return (short) Math.round((16 + (chroma ? 224 : 219) * level) * scale);
  }
}
