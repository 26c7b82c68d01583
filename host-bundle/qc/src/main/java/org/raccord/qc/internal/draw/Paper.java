package org.raccord.qc.internal.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.raccord.model.quality.QualityFinding.Severity;

/** A sheet to draw on. */
final class Paper {

  static final Color INK = new Color(0xe6e6e6);
  static final Color FAINT = new Color(0x8a8f96);
  static final Color LINE = new Color(0x7fc8f8);
  static final Color TAKE = new Color(0x2b3440);
  static final Color LIMIT = new Color(0x6f5a2a);
  private static final Color GROUND = new Color(0x1b1d20);

  private final BufferedImage image;
  private final Graphics2D pen;

  Paper(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    fill(GROUND, 0, 0, width, height);
  }

  static Color of(Severity severity) {
    return switch (severity) {
      case NOTICE -> new Color(0x6fcf8e);
      case WARNING -> new Color(0xf2c14e);
      case FAULT -> new Color(0xff6b5e);
    };
  }

  Graphics2D pen() {
    return pen;
  }

  void fill(Color colour, double x, double y, double width, double height) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  void write(String text, Color colour, int size, double x, double y) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    pen.setColor(colour);
    pen.drawString(text, (float) x, (float) y);
  }

  BufferedImage finished() {
    pen.dispose();
    return image;
  }
}
