package org.raccord.seams.internal.draw;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Part;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.seams.internal.picture.Look;
import org.raccord.seams.internal.picture.Strip;

/** Frames of a take and of the clips beside it, side by side, with the grade above them. */
public final class FrameSheet {

  private static final int WIDTH = 1500;
  private static final int TITLE = 40;
  private static final int CAPTION = 22;
  private static final int GAP = 6;
  private static final int SIDE = 3;
  private static final int MOST = 6;

  private final Strip strip;
  private final SeamReport report;

  public FrameSheet(Strip strip, SeamReport report) {
    this.strip = strip;
    this.report = report;
  }

  /** Three frames on either side of the head. */
  public BufferedImage head() {
    return around(Place.HEAD, strip.before());
  }

  /** Three frames on either side of the tail. */
  public BufferedImage tail() {
    return around(Place.TAIL, strip.before() + strip.length());
  }

  /** Frames of the take, evenly spaced. */
  public BufferedImage inside() {
    int shown = Math.min(MOST, strip.length());
    List<Integer> frames = new ArrayList<>();
    for (int k = 0; k < shown; k++) {
      frames.add(strip.before() + (2 * k + 1) * strip.length() / (2 * shown));
    }
    return sheet(Place.INSIDE, frames);
  }

  private BufferedImage around(Place place, int join) {
    List<Integer> frames = new ArrayList<>();
    for (int k = Math.max(0, join - SIDE); k < Math.min(strip.looks().size(), join + SIDE); k++) {
      frames.add(k);
    }
    return sheet(place, frames);
  }

  private BufferedImage sheet(Place place, List<Integer> frames) {
    Look first = strip.looks().get(frames.get(0));
    int width = (WIDTH - GAP * (MOST + 1)) / MOST;
    int height = Math.max(1, width * first.colourHeight() / first.colourWidth());
    Paper paper = new Paper(WIDTH, TITLE + height + CAPTION + GAP);
    Optional<Part> part = report.part(place);
    String title = place.storedName().toUpperCase(Locale.ROOT);
    paper.write(title, Paper.INK, 18, GAP, 27);
    if (part.isPresent()) {
      double x = GAP + paper.width(title, 18) + 16;
      paper.write(part.get().grade().name(), Paper.of(part.get().grade()), 22, x, 28);
      paper.write(
          new SeamReport.Worst(place, part.get().worst()).words(), Paper.FAINT, 15, x + 30, 27);
    }
    double x = GAP;
    for (int k : frames) {
      boolean made = k >= strip.before() && k < strip.before() + strip.length();
      paper.pen().drawImage(picture(strip.looks().get(k)), (int) x, TITLE, width, height, null);
      if (made) {
        paper.fill(Paper.JOIN, x, TITLE + height, width, 3);
      }
      paper.write(caption(k), made ? Paper.JOIN : Paper.FAINT, 13, x, TITLE + height + 17);
      x += width + GAP;
    }
    return paper.finished();
  }

  private String caption(int frame) {
    if (frame < strip.before()) {
      return "before " + (frame - strip.before());
    }
    int inTake = frame - strip.before();
    return inTake < strip.length()
        ? "take " + (inTake + 1) + " of " + strip.length()
        : "after +" + (inTake - strip.length() + 1);
  }

  private static BufferedImage picture(Look look) {
    BufferedImage image =
        new BufferedImage(look.colourWidth(), look.colourHeight(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(
        0, 0, look.colourWidth(), look.colourHeight(), look.display(), 0, look.colourWidth());
    return image;
  }
}
