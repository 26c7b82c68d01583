package org.raccord.desktop.internal.view;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Picture;
import org.raccord.desktop.internal.model.SlotState;
import org.raccord.desktop.internal.model.Thumbs;
import org.raccord.model.time.Rate;

/** Paints what stands in a lane: a clip, a slot, a take, each with what is seen or heard of it. */
final class BlockPainter {

  static final Font NAMES = Font.font(11);

  private static final Font SIGNS = Font.font(13);

  /** Pixels of a letter of the names, on average. */
  private static final double LETTER = 6.6;

  private final TimelineScale scale;
  private final Thumbs thumbs;
  private final Map<Picture, Image> images = new WeakHashMap<>();
  private Map<String, SlotState> states = Map.of();
  private Optional<String> selected = Optional.empty();
  private Rate rate = Rate.FPS_25;

  BlockPainter(TimelineScale scale, Thumbs thumbs) {
    this.scale = scale;
    this.thumbs = thumbs;
  }

  /** Where a block lies, in pixels, as far as it is seen. */
  record Place(double x, double y, double wide, double high) {}

  void rate(Rate other) {
    rate = other;
  }

  void states(Map<String, SlotState> others) {
    states = others;
  }

  void select(Optional<String> slot) {
    selected = slot;
  }

  /** Where each slot stands. */
  Map<String, SlotState> states() {
    return states;
  }

  /** The slot that is chosen. */
  Optional<String> selected() {
    return selected;
  }

  /** Where the slot of a block stands. */
  SlotState state(Block block) {
    return states.getOrDefault(block.slot(), new SlotState(SlotState.Kind.EMPTY, "", -1));
  }

  void paint(GraphicsContext pen, Lane lane, Block block, Place at) {
    boolean slot = !block.slot().isEmpty();
    SlotState state = state(block);
    pen.setFill(
        switch (block.kind()) {
          case CLIP -> lane.audio() ? Palette.CLIP_SOUND : Palette.CLIP;
          case TAKE -> Palette.TAKE;
          case NEST -> Palette.NEST;
          case BLACK -> Color.BLACK;
          case OFFLINE -> Palette.of(SlotState.Kind.OFFLINE).deriveColor(0, 0.8, 0.4, 1);
          case SLOT -> Palette.of(state.kind()).deriveColor(0, 1, 0.38, 1);
        });
    pen.fillRect(at.x(), at.y(), at.wide(), at.high());
    if (lane.audio()) {
      wave(pen, lane, block, at);
    } else if (block.kind() == Lane.Kind.CLIP || block.kind() == Lane.Kind.TAKE) {
      thumbnail(pen, lane, block, at);
    }
    if (slot) {
      Color colour = Palette.of(state.kind());
      if (block.kind() == Lane.Kind.SLOT) {
        hatch(pen, colour, at);
      }
      pen.setFill(colour);
      pen.fillRect(at.x(), at.y(), at.wide(), 4);
      if (state.fraction() >= 0) {
        pen.fillRect(at.x(), at.y() + at.high() - 5, at.wide() * Math.min(1, state.fraction()), 5);
      }
    }
    pen.setStroke(Palette.GROUND);
    pen.setLineWidth(1);
    if (at.wide() > 3) {
      pen.strokeRect(at.x() + 0.5, at.y() + 0.5, at.wide() - 1, at.high() - 1);
    }
    if (slot && selected.equals(Optional.of(block.slot()))) {
      pen.setStroke(Palette.SELECTED);
      pen.setLineWidth(2);
      pen.strokeRect(at.x() + 1, at.y() + 1, Math.max(1, at.wide() - 2), at.high() - 2);
    }
    text(pen, block, state, at);
  }

  /** The block's first picture at its left edge, as far as there is room. */
  private void thumbnail(GraphicsContext pen, Lane lane, Block block, Place place) {
    double x = place.x();
    double wide = place.wide();
    double at = scale.x(block.start());
    if (wide < 20 || at < x - wide) {
      return;
    }
    Optional<Picture> picture = thumbs.picture(block, lane.track());
    if (picture.isEmpty()) {
      return;
    }
    Image image = images.computeIfAbsent(picture.get(), Images::of);
    double tall = place.high() - 4;
    double broad = tall * image.getWidth() / image.getHeight();
    // What reaches beyond the block, or under the names of the tracks, is cut off.
    double from = Math.max(at, x);
    double to = Math.min(at + broad, x + wide);
    if (to - from < 2) {
      return;
    }
    double inImage = image.getWidth() / broad;
    pen.drawImage(
        image,
        (from - at) * inImage,
        0,
        (to - from) * inImage,
        image.getHeight(),
        from,
        place.y() + 4,
        to - from,
        tall);
    pen.setFill(Color.color(0, 0, 0, 0.45));
    pen.fillRect(from, place.y() + 4, to - from, 16);
  }

  private void wave(GraphicsContext pen, Lane lane, Block block, Place at) {
    if (at.wide() < 6) {
      return;
    }
    Optional<float[]> wave = thumbs.wave(block, lane.track());
    if (wave.isEmpty()) {
      return;
    }
    float[] values = wave.get();
    double aFrame = Thumbs.WAVES_A_SECOND / rate.toDouble();
    double middle = at.y() + at.high() / 2;
    int columns = (int) Math.ceil(at.wide());
    double[] xs = new double[2 * columns];
    double[] ys = new double[2 * columns];
    for (int i = 0; i < columns; i++) {
      double frame = scale.at(at.x() + i) - block.start();
      int from = (int) Math.max(0, Math.floor(frame * aFrame));
      double end = (frame + 1 / scale.pixelsAFrame()) * aFrame;
      int to = (int) Math.min(values.length, Math.ceil(end));
      float most = 0;
      for (int k = from; k < to; k++) {
        most = Math.max(most, values[k]);
      }
      // Of the square root quiet sound is seen as well.
      double half = Math.sqrt(Math.min(1, most)) * (at.high() / 2 - 2) + 0.5;
      xs[i] = at.x() + i;
      ys[i] = middle - half;
      xs[2 * columns - 1 - i] = at.x() + i;
      ys[2 * columns - 1 - i] = middle + half;
    }
    pen.setFill(Palette.WAVE);
    pen.fillPolygon(xs, ys, 2 * columns);
  }

  /** Lines across, each ended at the block's edge: to clip them costs many times as much. */
  private static void hatch(GraphicsContext pen, Color colour, Place at) {
    pen.setStroke(colour.deriveColor(0, 1, 1, 0.45));
    pen.setLineWidth(1.5);
    double foot = at.y() + at.high();
    double right = at.x() + at.wide();
    for (double x = at.x() - at.high(); x < right; x += 9) {
      double from = Math.max(at.x(), x);
      double to = Math.min(right, x + at.high());
      pen.strokeLine(from, foot - (from - x), to, foot - (to - x));
    }
  }

  private static void text(GraphicsContext pen, Block block, SlotState state, Place at) {
    String name =
        switch (block.kind()) {
          case BLACK -> "\u25A0 black, as meant";
          case OFFLINE -> SlotState.Kind.OFFLINE.sign() + " offline: " + block.name();
          default ->
              block.slot().isEmpty() ? block.name() : state.kind().sign() + " " + block.slot();
        };
    if (at.wide() < 24) {
      if (!block.slot().isEmpty() && at.wide() >= 9) {
        pen.setFill(Palette.SELECTED);
        pen.setFont(SIGNS);
        pen.fillText(state.kind().sign(), at.x() + 1, at.y() + at.high() / 2 + 5);
      }
      return;
    }
    pen.setFont(NAMES);
    pen.setFill(Palette.TEXT);
    pen.fillText(shortened(name, at.wide() - 8), at.x() + 5, at.y() + 17);
    String words =
        !block.slot().isEmpty()
            ? state.said()
            : block.kind() == Lane.Kind.CLIP ? block.source() : "";
    double foot = at.y() + at.high() - 9;
    // At the right, where no thumbnail lies beneath.
    if (at.wide() > 200 && at.high() > 40 && !words.isEmpty()) {
      String fitting = shortened(words, at.wide() - 110);
      pen.setFill(Palette.QUIET);
      pen.fillText(fitting, at.x() + at.wide() - 8 - LETTER * fitting.length(), foot);
      pen.setFill(Palette.TEXT);
    }
    if (block.kind() == Lane.Kind.TAKE && at.high() > 40) {
      pen.fillText(shortened("GENERATED", at.wide() - 8), at.x() + 5, foot);
    }
  }

  /** As many letters as fit; to clip would cost more than to write. */
  private static String shortened(String words, double room) {
    int letters = (int) Math.max(0, room / LETTER);
    return words.length() <= letters
        ? words
        : letters < 3 ? words.substring(0, letters) : words.substring(0, letters - 1) + "\u2026";
  }
}
