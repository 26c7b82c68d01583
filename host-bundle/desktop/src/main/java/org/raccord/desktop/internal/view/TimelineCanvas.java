package org.raccord.desktop.internal.view;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Font;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.EdgeGrip;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Picture;
import org.raccord.desktop.internal.model.SlotState;
import org.raccord.desktop.internal.model.ThumbShelf;
import org.raccord.desktop.internal.model.Thumbs;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * The tracks. Only what is seen is drawn, on one canvas, so that neither nodes nor the time of a
 * frame grow with the timeline.
 */
final class TimelineCanvas extends Region {

  private static final double RULER = 22;
  private static final double HEADER = 46;
  private static final double PICTURE_LANE = 52;
  private static final double SOUND_LANE = 30;
  private static final double SPACE = 2;
  private static final double CLOSEST = 40;

  /** Pixels of a letter of the names, on average. */
  private static final double LETTER = 6.6;

  private static final Font NAMES = Font.font(11);

  /** So many pixels from an edge it is held, and caught at. */
  private static final double REACH = 6;

  private static final Font SIGNS = Font.font(13);

  private final Canvas canvas = new Canvas();

  /** The playhead moves with each picture; what lies under it is not drawn anew for that. */
  private final Line head = new Line();

  private final Polygon grip = new Polygon(-5, 0, 5, 0, 0, 8);
  private final Thumbs thumbs;
  private final Map<Picture, Image> images = new WeakHashMap<>();
  private List<Lane> lanes = List.of();
  private Map<String, SlotState> states = Map.of();
  private Rate rate = Rate.FPS_25;
  private long frames = 1;
  private LongFunction<String> timecode = Long::toString;
  private long playhead;
  private Optional<String> selected = Optional.empty();
  private Optional<FrameRange> marked = Optional.empty();
  private Optional<FrameRange> looped = Optional.empty();
  private double pixelsAFrame = 1;
  private double left;
  private double down;
  private boolean fitted = true;
  private Optional<CutActions> cuts = Optional.empty();
  private SortedMap<Long, String> markers = new TreeMap<>();
  private NavigableSet<Long> catches = new TreeSet<>();
  private boolean snapping = true;
  private Optional<EdgeGrip> held = Optional.empty();
  private long gripped;
  private boolean rolling;
  private LongConsumer onSeek = f -> {};
  private Consumer<String> onSelect = s -> {};

  /**
   * @param ui the toolkit's thread
   * @param shelf keeps small pictures and waveforms
   */
  TimelineCanvas(Executor ui, ThumbShelf shelf) {
    thumbs = new Thumbs(ui, shelf, this::redraw);
    head.setStroke(Palette.PLAYHEAD);
    head.setStrokeWidth(1.5);
    grip.setFill(Palette.PLAYHEAD);
    head.setManaged(false);
    grip.setManaged(false);
    head.setMouseTransparent(true);
    grip.setMouseTransparent(true);
    getChildren().addAll(canvas, head, grip);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText("Timeline");
    setFocusTraversable(true);
    setMinHeight(90);
    widthProperty().addListener(o -> layOut());
    heightProperty().addListener(o -> redraw());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(
        MouseEvent.MOUSE_MOVED,
        e ->
            setCursor(
                e.getX() > HEADER && gripAt(e.getX(), e.getY()).isPresent()
                    ? Cursor.H_RESIZE
                    : Cursor.DEFAULT));
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    focusedProperty().addListener(o -> redraw());
  }

  void onSeek(LongConsumer action) {
    onSeek = action;
  }

  /** What the timeline has done to the cut. */
  void cuts(CutActions actions) {
    cuts = Optional.of(actions);
  }

  /** Markers of the timeline by their frames. */
  void markers(SortedMap<Long, String> others) {
    markers = others;
    redraw();
  }

  /** Whether edges and the playhead catch at edit points; answers with how it is now. */
  boolean toggleSnapping() {
    snapping = !snapping;
    return snapping;
  }

  void onSelect(Consumer<String> action) {
    onSelect = action;
  }

  /** Shows another timeline, or the same one changed. */
  void show(List<Lane> others, Rate itsRate, Monitor monitor) {
    lanes = others;
    long length = monitor.range().length();
    LongFunction<String> labels = monitor::timecode;
    thumbs.show(monitor);
    rate = itsRate;
    timecode = labels;
    boolean other = frames != Math.max(1, length);
    frames = Math.max(1, length);
    if (other) {
      fitted = true;
    }
    layOut();
  }

  void states(Map<String, SlotState> others) {
    states = others;
    redraw();
  }

  void select(Optional<String> slot) {
    selected = slot;
    redraw();
  }

  void mark(Optional<FrameRange> range) {
    marked = range;
    redraw();
  }

  void loop(Optional<FrameRange> range) {
    looped = range;
    redraw();
  }

  /** Moves the playhead, and the view with it where it would leave it. */
  void playhead(long frame) {
    playhead = frame;
    double x = x(frame);
    if (x < HEADER || x > getWidth() - 20) {
      left = Math.max(0, frame - (getWidth() - HEADER) / pixelsAFrame / 4);
      limit();
      redraw();
    }
    placeHead();
  }

  private void placeHead() {
    double x = Math.round(x(playhead)) + 0.5;
    boolean seen = x >= HEADER && x <= getWidth();
    head.setVisible(seen);
    grip.setVisible(seen);
    head.setStartX(x);
    head.setEndX(x);
    head.setEndY(getHeight());
    grip.setTranslateX(x);
  }

  /** The whole timeline in the window. */
  void fit() {
    fitted = true;
    layOut();
  }

  /** Nearer or farther, about the playhead. */
  void zoom(double factor) {
    fitted = false;
    double x = x(playhead);
    double anchor = x < HEADER || x > getWidth() ? (HEADER + getWidth()) / 2 : x;
    double frame = left + (anchor - HEADER) / pixelsAFrame;
    pixelsAFrame = Math.max(smallest(), Math.min(CLOSEST, pixelsAFrame * factor));
    left = frame - (anchor - HEADER) / pixelsAFrame;
    limit();
    redraw();
  }

  /** Goes through the timeline, near and far, in {@code steps} steps; for measuring. */
  void sweep(int step, int steps) {
    fitted = false;
    double phase = (double) step / steps;
    double near = smallest() * Math.pow(CLOSEST / smallest() / 4, Math.sin(phase * Math.PI));
    pixelsAFrame = Math.max(smallest(), Math.min(CLOSEST, near));
    left = phase * frames;
    limit();
    redraw();
  }

  private double smallest() {
    return Math.max(1e-6, (getWidth() - HEADER - 8) / frames);
  }

  private void layOut() {
    if (fitted) {
      pixelsAFrame = Math.min(CLOSEST, smallest());
      left = 0;
    }
    limit();
    redraw();
  }

  private void limit() {
    double seen = (getWidth() - HEADER) / pixelsAFrame;
    left = Math.max(0, Math.min(left, Math.max(0, frames - seen + 20 / pixelsAFrame)));
  }

  private double x(long frame) {
    return HEADER + (frame - left) * pixelsAFrame;
  }

  private long frameAt(double x) {
    long frame = (long) Math.floor(left + (x - HEADER) / pixelsAFrame);
    return Math.max(0, Math.min(frames - 1, frame));
  }

  private void pressed(MouseEvent e) {
    requestFocus();
    held = Optional.empty();
    Optional<Lane> lane = laneAt(e.getY());
    if (e.getX() < HEADER) {
      if (lane.isPresent() && cuts.isPresent()) {
        if (e.isShiftDown()) {
          cuts.get().solo(lane.get(), lanes);
        } else {
          cuts.get().mute(lane.get());
        }
      }
      return;
    }
    held = gripAt(e.getX(), e.getY());
    if (held.isPresent()) {
      gripped = held.get().frame();
      rolling = e.isControlDown() || e.isMetaDown();
      catches = snapping ? EdgeGrip.catches(lanes, List.of(playhead)) : new TreeSet<>();
      catches.addAll(snapping ? markers.keySet() : List.of());
      redraw();
      return;
    }
    long frame = frameAt(e.getX());
    onSeek.accept(frame);
    lane.stream()
        .flatMap(l -> l.between(frame, frame + 1).stream())
        .map(Block::slot)
        .filter(slot -> !slot.isEmpty())
        .findFirst()
        .ifPresent(onSelect);
  }

  private void dragged(MouseEvent e) {
    if (held.isPresent()) {
      gripped = EdgeGrip.snapped(catches, nearest(e.getX()), REACH / pixelsAFrame);
      redraw();
    } else if (e.getX() >= HEADER) {
      onSeek.accept(frameAt(e.getX()));
    }
  }

  private void released(MouseEvent e) {
    Optional<EdgeGrip> let = held;
    held = Optional.empty();
    if (let.isPresent() && cuts.isPresent()) {
      if (rolling) {
        cuts.get().roll(let.get(), gripped);
      } else {
        cuts.get().trim(let.get(), gripped);
      }
      redraw();
    }
  }

  private Optional<EdgeGrip> gripAt(double x, double y) {
    return laneAt(y)
        .flatMap(l -> EdgeGrip.at(l, left + (x - HEADER) / pixelsAFrame, REACH / pixelsAFrame));
  }

  /** The edge between two frames that is nearest. */
  private long nearest(double x) {
    return Math.max(0, Math.round(left + (x - HEADER) / pixelsAFrame));
  }

  private Optional<Lane> laneAt(double at) {
    double y = RULER + SPACE - down;
    for (Lane lane : lanes) {
      double height = height(lane);
      if (at >= Math.max(y, RULER) && at < y + height) {
        return Optional.of(lane);
      }
      y += height + SPACE;
    }
    return Optional.empty();
  }

  private void scrolled(ScrollEvent e) {
    double turn = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
    if (e.isControlDown() || e.isMetaDown()) {
      zoom(Math.pow(1.2, turn / 40));
    } else if (e.isAltDown()) {
      double all = RULER;
      for (Lane lane : lanes) {
        all += height(lane) + SPACE;
      }
      down = Math.max(0, Math.min(Math.max(0, all - getHeight()), down - turn));
      redraw();
    } else {
      left -= turn / pixelsAFrame;
      limit();
      redraw();
    }
    e.consume();
  }

  private static double height(Lane lane) {
    return lane.audio() ? SOUND_LANE : PICTURE_LANE;
  }

  /** Drawn once before the next frame, however often it is asked for. */
  private void redraw() {
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  private void draw() {
    double width = getWidth();
    double height = getHeight();
    if (width < 1 || height < 1) {
      return;
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.setFill(Palette.GROUND);
    pen.fillRect(0, 0, width, height);
    double y = RULER + SPACE - down;
    for (Lane lane : lanes) {
      double high = height(lane);
      if (y + high > RULER && y < height) {
        lane(pen, lane, y, high, width);
      }
      y += high + SPACE;
    }
    range(pen, marked, Palette.IN_OUT, height);
    range(pen, looped, Color.web("#7bd88f", 0.14), height);
    ruler(pen, width);
    TimelineSigns.markers(pen, markers, this::x, HEADER, width, RULER);
    held.ifPresent(
        g ->
            TimelineSigns.grip(
                pen,
                x(gripped),
                height,
                (rolling ? "roll " : "trim ") + signed(gripped - g.frame())));
    placeHead();
    if (isFocused()) {
      pen.setStroke(Palette.IN_OUT.deriveColor(0, 1, 1, 4));
      pen.strokeRect(0.5, 0.5, width - 1, height - 1);
    }
  }

  private static String signed(long frames) {
    return (frames > 0 ? "+" : "") + frames;
  }

  private void range(GraphicsContext pen, Optional<FrameRange> range, Color colour, double height) {
    range.ifPresent(
        r -> {
          pen.setFill(colour);
          double from = Math.max(HEADER, x(r.start()));
          pen.fillRect(from, 0, Math.max(0, x(r.end()) - from), height);
        });
  }

  private void lane(GraphicsContext pen, Lane lane, double y, double high, double width) {
    pen.setFill(lane.audio() ? Palette.LANE_SOUND : Palette.LANE);
    pen.fillRect(0, y, width, high);
    long from = (long) Math.floor(left);
    long to = (long) Math.ceil(left + (width - HEADER) / pixelsAFrame);
    double painted = Double.NEGATIVE_INFINITY;
    for (Block block : lane.between(from, to)) {
      double start = Math.max(HEADER, x(block.start()));
      double end = Math.min(width, x(block.end()));
      // Of blocks narrower than a pixel one stands for all; a slot is never left out.
      if (end - painted < 0.5 && block.slot().isEmpty()) {
        continue;
      }
      painted = end;
      block(pen, lane, block, start, y, Math.max(1.5, end - start), high);
    }
    TimelineSigns.joints(pen, lane, this::x, HEADER, width, y, high);
    if (!lane.enabled()) {
      pen.setFill(Color.color(0, 0, 0, 0.55));
      pen.fillRect(HEADER, y, width - HEADER, high);
    }
    pen.setFill(Palette.RULER);
    pen.fillRect(0, y, HEADER - 2, high);
    pen.setFill(lane.enabled() ? Palette.TEXT : Palette.QUIET);
    pen.setFont(NAMES);
    pen.fillText(lane.enabled() ? lane.name() : lane.name() + " off", 10, y + high / 2 + 4);
  }

  private void block(
      GraphicsContext pen, Lane lane, Block block, double x, double y, double wide, double high) {
    boolean slot = !block.slot().isEmpty();
    SlotState state =
        states.getOrDefault(block.slot(), new SlotState(SlotState.Kind.EMPTY, "", -1));
    pen.setFill(
        switch (block.kind()) {
          case CLIP -> lane.audio() ? Palette.CLIP_SOUND : Palette.CLIP;
          case TAKE -> Palette.TAKE;
          case NEST -> Palette.NEST;
          case BLACK -> Color.BLACK;
          case OFFLINE -> Palette.of(SlotState.Kind.OFFLINE).deriveColor(0, 0.8, 0.4, 1);
          case SLOT -> Palette.of(state.kind()).deriveColor(0, 1, 0.38, 1);
        });
    pen.fillRect(x, y, wide, high);
    if (lane.audio()) {
      wave(pen, lane, block, x, y, wide, high);
    } else if (block.kind() == Lane.Kind.CLIP || block.kind() == Lane.Kind.TAKE) {
      thumbnail(pen, lane, block, x, y, wide, high);
    }
    if (slot) {
      Color colour = Palette.of(state.kind());
      if (block.kind() == Lane.Kind.SLOT) {
        hatch(pen, colour, x, y, wide, high);
      }
      pen.setFill(colour);
      pen.fillRect(x, y, wide, 4);
      if (state.fraction() >= 0) {
        pen.fillRect(x, y + high - 5, wide * Math.min(1, state.fraction()), 5);
      }
    }
    pen.setStroke(Palette.GROUND);
    pen.setLineWidth(1);
    if (wide > 3) {
      pen.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1);
    }
    if (slot && selected.equals(Optional.of(block.slot()))) {
      pen.setStroke(Palette.SELECTED);
      pen.setLineWidth(2);
      pen.strokeRect(x + 1, y + 1, Math.max(1, wide - 2), high - 2);
    }
    text(pen, block, state, x, y, wide, high);
  }

  /** The block's first picture at its left edge, as far as there is room. */
  private void thumbnail(
      GraphicsContext pen, Lane lane, Block block, double x, double y, double wide, double high) {
    if (wide < 20 || x(block.start()) < x - wide) {
      return;
    }
    Optional<Picture> picture = thumbs.picture(block, lane.track());
    if (picture.isEmpty()) {
      return;
    }
    Image image = images.computeIfAbsent(picture.get(), Images::of);
    double tall = high - 4;
    double broad = tall * image.getWidth() / image.getHeight();
    double at = x(block.start());
    // What reaches beyond the block, or under the names of the tracks, is cut off.
    double from = Math.max(at, x);
    double to = Math.min(at + broad, x + wide);
    if (to - from < 2) {
      return;
    }
    double scale = image.getWidth() / broad;
    pen.drawImage(
        image,
        (from - at) * scale,
        0,
        (to - from) * scale,
        image.getHeight(),
        from,
        y + 4,
        to - from,
        tall);
    pen.setFill(Color.color(0, 0, 0, 0.45));
    pen.fillRect(from, y + 4, to - from, 16);
  }

  private void wave(
      GraphicsContext pen, Lane lane, Block block, double x, double y, double wide, double high) {
    if (wide < 6) {
      return;
    }
    Optional<float[]> wave = thumbs.wave(block, lane.track());
    if (wave.isEmpty()) {
      return;
    }
    float[] values = wave.get();
    double aFrame = Thumbs.WAVES_A_SECOND / rate.toDouble();
    double middle = y + high / 2;
    int columns = (int) Math.ceil(wide);
    double[] xs = new double[2 * columns];
    double[] ys = new double[2 * columns];
    for (int i = 0; i < columns; i++) {
      double frame = left + (x + i - HEADER) / pixelsAFrame - block.start();
      int from = (int) Math.max(0, Math.floor(frame * aFrame));
      int to = (int) Math.min(values.length, Math.ceil((frame + 1 / pixelsAFrame) * aFrame));
      float most = 0;
      for (int k = from; k < to; k++) {
        most = Math.max(most, values[k]);
      }
      // Of the square root quiet sound is seen as well.
      double half = Math.sqrt(Math.min(1, most)) * (high / 2 - 2) + 0.5;
      xs[i] = x + i;
      ys[i] = middle - half;
      xs[2 * columns - 1 - i] = x + i;
      ys[2 * columns - 1 - i] = middle + half;
    }
    pen.setFill(Palette.WAVE);
    pen.fillPolygon(xs, ys, 2 * columns);
  }

  /** Ends what works for it. */
  void close() {
    thumbs.close();
  }

  private static void hatch(
      GraphicsContext pen, Color colour, double x, double y, double wide, double high) {
    pen.save();
    pen.beginPath();
    pen.rect(x, y, wide, high);
    pen.clip();
    pen.setStroke(colour.deriveColor(0, 1, 1, 0.45));
    pen.setLineWidth(1.5);
    for (double at = x - high; at < x + wide; at += 9) {
      pen.strokeLine(at, y + high, at + high, y);
    }
    pen.restore();
  }

  private static void text(
      GraphicsContext pen,
      Block block,
      SlotState state,
      double x,
      double y,
      double wide,
      double high) {
    String name =
        switch (block.kind()) {
          case BLACK -> "\u25A0 black, as meant";
          case OFFLINE -> SlotState.Kind.OFFLINE.sign() + " offline: " + block.name();
          default ->
              block.slot().isEmpty() ? block.name() : state.kind().sign() + " " + block.slot();
        };
    if (wide < 24) {
      if (!block.slot().isEmpty() && wide >= 9) {
        pen.setFill(Palette.SELECTED);
        pen.setFont(SIGNS);
        pen.fillText(state.kind().sign(), x + 1, y + high / 2 + 5);
      }
      return;
    }
    pen.setFont(NAMES);
    pen.setFill(Palette.TEXT);
    pen.fillText(shortened(name, wide - 8), x + 5, y + 17);
    String words =
        !block.slot().isEmpty()
            ? state.words()
            : block.kind() == Lane.Kind.CLIP ? block.source() : "";
    // At the right, where no thumbnail lies beneath.
    if (wide > 200 && high > 40 && !words.isEmpty()) {
      String fitting = shortened(words, wide - 110);
      pen.setFill(Palette.QUIET);
      pen.fillText(fitting, x + wide - 8 - LETTER * fitting.length(), y + high - 9);
      pen.setFill(Palette.TEXT);
    }
    if (block.kind() == Lane.Kind.TAKE && high > 40) {
      pen.fillText(shortened("GENERATED", wide - 8), x + 5, y + high - 9);
    }
  }

  /** As many letters as fit; to clip would cost more than to write. */
  private static String shortened(String words, double room) {
    int letters = (int) Math.max(0, room / LETTER);
    return words.length() <= letters ? words : words.substring(0, letters);
  }

  private void ruler(GraphicsContext pen, double width) {
    pen.setFill(Palette.RULER);
    pen.fillRect(0, 0, width, RULER);
    pen.setFont(NAMES);
    double second = rate.toDouble();
    double[] steps = {1, 5, second, 2 * second, 5 * second, 10 * second, 30 * second, 60 * second};
    double step = steps[steps.length - 1];
    for (double s : steps) {
      if (s * pixelsAFrame >= 90) {
        step = s;
        break;
      }
    }
    while (step * pixelsAFrame < 90) {
      step *= 2;
    }
    long n = (long) Math.floor(left / step);
    for (double at = n * step; x(Math.round(at)) < width; at += step) {
      double x = x(Math.round(at));
      if (x < HEADER) {
        continue;
      }
      pen.setStroke(Palette.LINE);
      pen.setLineWidth(1);
      pen.strokeLine(x + 0.5, RULER - 7, x + 0.5, RULER);
      pen.setFill(Palette.QUIET);
      pen.fillText(timecode.apply(Math.round(at)), x + 4, RULER - 8);
    }
  }
}
