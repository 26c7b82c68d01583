package org.raccord.desktop.internal.view;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Ruler;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Paints the lanes that are seen, the ruler above them, and what is marked. */
final class TimelinePainter {

  private static final double HEADER = TimelineScale.HEADER;
  private static final double RULER = LaneStack.RULER;

  /** Pixels between two labels of the ruler, at least. */
  private static final double LABELS = 90;

  private final TimelineScale scale;
  private final LaneStack stack;
  private final BlockPainter blocks;
  private SortedMap<Long, String> markers = new TreeMap<>();
  private Optional<FrameRange> marked = Optional.empty();
  private Optional<FrameRange> looped = Optional.empty();
  private String chosen = "";
  private Ruler ruler = new Ruler("00:00:00:00", Rate.FPS_25);

  TimelinePainter(TimelineScale scale, LaneStack stack, BlockPainter blocks) {
    this.scale = scale;
    this.stack = stack;
    this.blocks = blocks;
  }

  /**
   * @param other the timeline's rate
   * @param first timecode of the first frame
   */
  void count(Rate other, String first) {
    ruler = new Ruler(first, other);
    blocks.rate(other);
  }

  void markers(SortedMap<Long, String> others) {
    markers = others;
  }

  SortedMap<Long, String> markers() {
    return markers;
  }

  /** The track on which edits by the keyboard work. */
  void choose(Optional<Lane> lane) {
    chosen = lane.map(Lane::name).orElse("");
  }

  void mark(Optional<FrameRange> range) {
    marked = range;
  }

  void loop(Optional<FrameRange> range) {
    looped = range;
  }

  void paint(GraphicsContext pen, double width, double height) {
    pen.setFill(Palette.GROUND);
    pen.fillRect(0, 0, width, height);
    stack.seen(height).forEach(row -> lane(pen, row, width));
    range(pen, marked, Palette.IN_OUT, height);
    range(pen, looped, Palette.LOOP, height);
    ruler(pen, width);
    TimelineSigns.markers(pen, markers, scale::x, HEADER, width, RULER);
  }

  private void range(GraphicsContext pen, Optional<FrameRange> range, Color colour, double height) {
    range.ifPresent(
        r -> {
          pen.setFill(colour);
          double from = Math.max(HEADER, scale.x(r.start()));
          pen.fillRect(from, 0, Math.max(0, scale.x(r.end()) - from), height);
        });
  }

  private void lane(GraphicsContext pen, LaneStack.Row row, double width) {
    Lane lane = row.lane();
    double y = row.y();
    double high = row.high();
    pen.setFill(lane.audio() ? Palette.LANE_SOUND : Palette.LANE);
    pen.fillRect(0, y, width, high);
    double painted = Double.NEGATIVE_INFINITY;
    for (Block block : lane.between(scale.from(), scale.to())) {
      double start = Math.max(HEADER, scale.x(block.start()));
      double end = Math.min(width, scale.x(block.end()));
      // Of blocks narrower than a pixel one stands for all; a slot is never left out.
      if (end - painted < 0.5 && block.slot().isEmpty()) {
        continue;
      }
      painted = end;
      double wide = Math.max(1.5, end - start);
      blocks.paint(pen, lane, block, new BlockPainter.Place(start, y, wide, high));
    }
    TimelineSigns.joints(pen, lane, scale::x, HEADER, width, y, high);
    if (!lane.enabled()) {
      pen.setFill(Color.color(0, 0, 0, 0.55));
      pen.fillRect(HEADER, y, width - HEADER, high);
    }
    pen.setFill(Palette.RULER);
    pen.fillRect(0, y, HEADER - 2, high);
    if (lane.name().equals(chosen)) {
      pen.setFill(Palette.SELECTED);
      pen.fillRect(0, y, 4, high);
    }
    pen.setFill(lane.enabled() ? Palette.TEXT : Palette.QUIET);
    pen.setFont(BlockPainter.NAMES);
    // Inside a nest the way to it stands above the timeline.
    String name = lane.name().substring(lane.name().lastIndexOf('/') + 1);
    pen.fillText(name + (lane.enabled() ? "" : " off"), 10, y + high / 2 + 4);
  }

  private void ruler(GraphicsContext pen, double width) {
    pen.setFill(Palette.RULER);
    pen.fillRect(0, 0, width, RULER);
    pen.setFont(BlockPainter.NAMES);
    for (Ruler.Tick tick : ruler.ticks(scale.from(), scale.to(), LABELS / scale.pixelsAFrame())) {
      double x = scale.x(tick.frame());
      if (x < HEADER) {
        continue;
      }
      pen.setStroke(Palette.LINE);
      pen.setLineWidth(1);
      pen.strokeLine(x + 0.5, RULER - 7, x + 0.5, RULER);
      pen.setFill(Palette.QUIET);
      pen.fillText(tick.label(), x + 4, RULER - 8);
    }
  }
}
