package org.raccord.core.internal.edit;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.raccord.core.Monitor.Shown;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Timeline;

/** Writes record timecode, the clip's name, and GENERATED over takes, into YUV frames. */
final class BurnIn {

  private static final double SHADE = 0.55;

  private final Visible visible;
  private final RecordTimecode timecode;

  BurnIn(Timeline timeline, Rate rate, RecordTimecode timecode) {
    this.timecode = timecode;
    this.visible = new Visible(timeline, rate);
  }

  /** A copy of {@code frame}, which is shown at {@code recordFrame}, with what is written on it. */
  Frame draw(Frame frame, long recordFrame) {
    Frame marked = frame.copy();
    String time = timecode.label(recordFrame);
    int size = Math.max(12, frame.format().height() / 22);
    Optional<Shown> seen = visible.at(recordFrame);
    int edge = size / 2;
    BufferedImage left = line(time, size);
    lay(marked, left, edge, edge);
    seen.ifPresent(
        s -> {
          BufferedImage name = line(s.name(), size);
          lay(marked, name, edge, frame.format().height() - name.getHeight() - edge);
          if (s.generated()) {
            BufferedImage mark = line("GENERATED", size);
            lay(marked, mark, frame.format().width() - mark.getWidth() - edge, edge);
          }
        });
    return marked;
  }

  /** White letters on black, with a margin; even sides, so that chroma fits. */
  private static BufferedImage line(String text, int size) {
    Font font = new Font(Font.MONOSPACED, Font.BOLD, size);
    BufferedImage probe = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D measure = probe.createGraphics();
    FontMetrics metrics = measure.getFontMetrics(font);
    measure.dispose();
    int margin = size / 4;
    int width = (metrics.stringWidth(text) + 2 * margin + 1) & ~1;
    int height = (metrics.getAscent() + metrics.getDescent() + 1) & ~1;
    BufferedImage image =
        new BufferedImage(Math.max(2, width), height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.setFont(font);
    pen.drawString(text, margin, metrics.getAscent());
    pen.dispose();
    return image;
  }

  private static void lay(Frame frame, BufferedImage letters, int left, int top) {
    PictureFormat format = frame.format();
    PixelLayout layout = format.layout();
    int x0 = Math.max(0, left) & ~1;
    int y0 = Math.max(0, top) & ~1;
    int scale = 1 << (layout.bitDepth() - 8);
    int black = format.colour().isFullRange() ? 0 : 16 * scale;
    int white = format.colour().isFullRange() ? layout.maxCode() : 235 * scale;
    int middle = 128 * scale;
    for (int p = 0; p < layout.planes(); p++) {
      int shiftX = p == 0 ? 0 : layout.chromaShiftX();
      int shiftY = p == 0 ? 0 : layout.chromaShiftY();
      int rows = letters.getHeight() >> shiftY;
      int columns = letters.getWidth() >> shiftX;
      for (int y = 0; y < rows; y++) {
        int at = (y0 >> shiftY) + y;
        if (at >= frame.planeHeight(p)) {
          break;
        }
        for (int x = 0; x < columns && (x0 >> shiftX) + x < frame.planeWidth(p); x++) {
          int index = at * frame.planeWidth(p) + (x0 >> shiftX) + x;
          double letter = letters.getRaster().getSample(x << shiftX, y << shiftY, 0) / 255.0;
          int value = frame.plane(p)[index] & 0xffff;
          double ground = p == 0 ? black : middle;
          double ink = p == 0 ? white : middle;
          double shaded = value + (ground - value) * SHADE;
          frame.plane(p)[index] = (short) Math.round(shaded + (ink - shaded) * letter);
        }
      }
    }
  }
}
