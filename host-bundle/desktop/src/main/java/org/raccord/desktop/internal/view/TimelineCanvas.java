package org.raccord.desktop.internal.view;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.EdgeGrip;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.PlaceWords;
import org.raccord.desktop.internal.model.SlotState;
import org.raccord.desktop.internal.model.ThumbShelf;
import org.raccord.desktop.internal.model.Thumbs;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * The tracks, and what the mouse does with them. Only what is seen is drawn, on one canvas, so that
 * neither nodes nor the time of a frame grow with the timeline.
 */
final class TimelineCanvas extends Region {

  private static final double HEADER = TimelineScale.HEADER;

  private static final double LEAST = 90;

  /** So many pixels from an edge it is held, and caught at. */
  private static final double REACH = 6;

  private final Canvas canvas = new Canvas();

  /** The playhead moves with each picture; what lies under it is not drawn anew for that. */
  private final Line head = new Line();

  private final Polygon grip = new Polygon(-5, 0, 5, 0, 0, 8);
  private final Thumbs thumbs;
  private final TimelineScale scale = new TimelineScale();
  private final LaneStack stack = new LaneStack();
  private final BlockPainter blocks;
  private final TimelinePainter painter;
  private long playhead;

  /** Where the playhead stood last, and its timecode: while it plays, what is said keeps to it. */
  private long stood;

  private String timecode = "";
  private String chosen = "V1";

  /** How large it is drawn; places in it are counted as if it were 1. */
  private double size = 1;

  private Optional<CutActions> cuts = Optional.empty();
  private NavigableSet<Long> catches = new TreeSet<>();
  private boolean snapping = true;
  private Optional<EdgeGrip> held = Optional.empty();
  private long gripped;
  private EdgeWay way = EdgeWay.TRIM;
  private LongConsumer onSeek = f -> {};
  private Consumer<String> onSelect = s -> {};
  private ObjLongConsumer<Lane> onOpen = (lane, frame) -> {};

  /**
   * @param ui the toolkit's thread
   * @param shelf keeps small pictures and waveforms
   */
  TimelineCanvas(Executor ui, ThumbShelf shelf) {
    thumbs = new Thumbs(ui, shelf, this::redraw);
    blocks = new BlockPainter(scale, thumbs);
    painter = new TimelinePainter(scale, stack, blocks);
    head.setStroke(Palette.PLAYHEAD);
    head.setStrokeWidth(1.5);
    grip.setFill(Palette.PLAYHEAD);
    head.setManaged(false);
    grip.setManaged(false);
    head.setMouseTransparent(true);
    grip.setMouseTransparent(true);
    getChildren().addAll(canvas, head, grip);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription("Timeline");
    setAccessibleText("Timeline");
    setFocusTraversable(true);
    setMinHeight(LEAST);
    widthProperty()
        .addListener(
            (o, was, now) -> {
              scale.width(now.doubleValue() / size);
              redraw();
            });
    heightProperty().addListener(o -> redraw());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    BlockTip tip = new BlockTip(this, stack, scale, blocks);
    addEventHandler(
        MouseEvent.MOUSE_MOVED,
        e -> {
          setCursor(
              x(e) > HEADER && gripAt(x(e), y(e)).isPresent() ? Cursor.H_RESIZE : Cursor.DEFAULT);
          tip.moved(x(e), y(e));
        });
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    focusedProperty().addListener(o -> redraw());
  }

  /** Draws all of it larger or smaller, letters and rows too. */
  void size(double factor) {
    size = factor;
    grip.setScaleX(factor);
    grip.setScaleY(factor);
    setMinHeight(LEAST * factor);
    scale.width(getWidth() / size);
    redraw();
  }

  private double x(MouseEvent e) {
    return e.getX() / size;
  }

  private double y(MouseEvent e) {
    return e.getY() / size;
  }

  void onSeek(LongConsumer action) {
    onSeek = action;
  }

  void onSelect(Consumer<String> action) {
    onSelect = action;
  }

  /** Hears of places that are clicked twice: there something is opened. */
  void onOpen(ObjLongConsumer<Lane> action) {
    onOpen = action;
  }

  /** What the timeline has done to the cut. */
  void cuts(CutActions actions) {
    cuts = Optional.of(actions);
  }

  /** Shows another timeline, or the same one changed. */
  void show(List<Lane> lanes, Rate rate, Monitor monitor) {
    stack.show(lanes);
    if (chosen().isEmpty()) {
      // On another level: the lowest picture track is what most edits are for.
      lanes.stream().filter(l -> !l.audio()).forEach(l -> chosen = l.name());
    }
    thumbs.show(monitor);
    painter.count(rate, monitor.timecode(0));
    scale.frames(monitor.range().length());
    painter.choose(chosen());
    redraw();
    speak();
  }

  /** Markers of the timeline by their frames. */
  void markers(SortedMap<Long, String> others) {
    painter.markers(others);
    redraw();
  }

  void states(Map<String, SlotState> others) {
    blocks.states(others);
    redraw();
    speak();
  }

  void select(Optional<String> slot) {
    blocks.select(slot);
    redraw();
    speak();
  }

  void mark(Optional<FrameRange> range) {
    painter.mark(range);
    redraw();
  }

  void loop(Optional<FrameRange> range) {
    painter.loop(range);
    redraw();
  }

  /** Whether edges and the playhead catch at edit points; answers with how it is now. */
  boolean toggleSnapping() {
    snapping = !snapping;
    return snapping;
  }

  /** Moves the playhead, and the view with it where it would leave it. */
  void playhead(long frame) {
    playhead = frame;
    if (scale.follow(frame)) {
      redraw();
    }
    placeHead();
  }

  /** The timecode of the playhead where it stands; while it plays nothing is said. */
  void stands(String at) {
    stood = playhead;
    timecode = at;
    speak();
  }

  /** Tells who hears the timeline what has changed in it. */
  private void speak() {
    String words = PlaceWords.of(timecode, stood, chosen(), blocks.selected(), blocks.states());
    if (!words.equals(getAccessibleText())) {
      setAccessibleText(words);
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  /** The track on which edits by the keyboard work; empty where there is none. */
  Optional<Lane> chosen() {
    return stack.named(chosen);
  }

  /** Chooses the track below, or above. */
  void choose(int steps) {
    chosen().flatMap(lane -> stack.below(lane, steps)).ifPresent(this::choose);
  }

  private void choose(Lane lane) {
    chosen = lane.name();
    painter.choose(chosen());
    redraw();
    speak();
  }

  private void placeHead() {
    double x = Math.round(scale.x(playhead) * size) + 0.5;
    boolean seen = x >= HEADER * size && x <= getWidth();
    head.setVisible(seen);
    grip.setVisible(seen);
    head.setStartX(x);
    head.setEndX(x);
    head.setEndY(getHeight());
    grip.setTranslateX(x);
  }

  /** A stretch of the timeline in the window. */
  void near(FrameRange stretch) {
    scale.near(stretch.start(), stretch.end());
    redraw();
  }

  /** The whole timeline in the window. */
  void fit() {
    scale.fit();
    redraw();
  }

  /** Nearer or farther, about the playhead. */
  void zoom(double factor) {
    scale.zoom(factor, playhead);
    redraw();
  }

  /** Goes through the timeline, near and far, in {@code steps} steps; for measuring. */
  void sweep(int step, int steps) {
    scale.sweep(step, steps);
    redraw();
  }

  private void pressed(MouseEvent e) {
    requestFocus();
    held = Optional.empty();
    Optional<Lane> lane = stack.at(y(e));
    lane.ifPresent(this::choose);
    if (x(e) < HEADER) {
      if (lane.isPresent() && cuts.isPresent()) {
        if (e.isShiftDown()) {
          cuts.get().solo(lane.get(), stack.lanes());
        } else {
          cuts.get().mute(lane.get());
        }
      }
      return;
    }
    held = gripAt(x(e), y(e));
    if (held.isPresent()) {
      gripped = held.get().frame();
      way = EdgeWay.of(e);
      catches = snapping ? EdgeGrip.catches(stack.lanes(), List.of(playhead)) : new TreeSet<>();
      catches.addAll(snapping ? painter.markers().keySet() : List.of());
      redraw();
      return;
    }
    long frame = scale.frameAt(x(e));
    if (e.getClickCount() == 2) {
      lane.ifPresent(l -> onOpen.accept(l, frame));
      return;
    }
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
      gripped = EdgeGrip.snapped(catches, scale.nearest(x(e)), REACH / scale.pixelsAFrame());
      redraw();
    } else if (x(e) >= HEADER) {
      onSeek.accept(scale.frameAt(x(e)));
    }
  }

  private void released(MouseEvent e) {
    Optional<EdgeGrip> let = held;
    held = Optional.empty();
    if (let.isPresent() && cuts.isPresent()) {
      way.letGo(cuts.get(), let.get(), gripped);
      redraw();
    }
  }

  private Optional<EdgeGrip> gripAt(double x, double y) {
    return stack.at(y).flatMap(l -> EdgeGrip.at(l, scale.at(x), REACH / scale.pixelsAFrame()));
  }

  private void scrolled(ScrollEvent e) {
    double turn = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
    if (e.isControlDown() || e.isMetaDown()) {
      zoom(Math.pow(1.2, turn / 40));
    } else {
      if (e.isAltDown()) {
        stack.scroll(-turn / size, getHeight() / size);
      } else {
        scale.scroll(-turn / size);
      }
      redraw();
    }
    e.consume();
  }

  /** Drawn once before the next frame, however often it is asked for. */
  private void redraw() {
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (width < 1 || height < 1) {
      return;
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.save();
    pen.scale(size, size);
    painter.paint(pen, width / size, height / size);
    held.ifPresent(
        g ->
            TimelineSigns.grip(
                pen,
                scale.x(gripped),
                height / size,
                way.words() + " " + signed(gripped - g.frame())));
    pen.restore();
    placeHead();
    if (isFocused()) {
      pen.setStroke(Palette.IN_OUT.deriveColor(0, 1, 1, 4));
      pen.strokeRect(0.5, 0.5, width - 1, height - 1);
    }
  }

  private static String signed(long frames) {
    return (frames > 0 ? "+" : "") + frames;
  }

  /** Ends what works for it. */
  void close() {
    thumbs.close();
  }
}
