package org.raccord.desktop.internal.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Lanes;
import org.raccord.desktop.internal.model.NestWalk;
import org.raccord.desktop.internal.model.Snapshot;

/** The way into a nest, above the timeline; there only while one is in one. */
final class NestBar extends HBox {

  private final NestWalk walk = new NestWalk();
  private final TimelineCanvas timeline;
  private final Supplier<Optional<Snapshot>> now;

  NestBar(TimelineCanvas timeline, Supplier<Optional<Snapshot>> now) {
    super(4);
    this.timeline = timeline;
    this.now = now;
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(2, 8, 2, 8));
    appear(false);
  }

  private void appear(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  /** The lanes of the level that is looked at. */
  List<Lane> lanes(Snapshot snapshot) {
    return walk.isInside() ? Lanes.of(snapshot, walk.level(snapshot)) : snapshot.lanes();
  }

  /** Shows a timeline, or the same one changed, on the level on which one is. */
  void show(Snapshot snapshot) {
    timeline.show(lanes(snapshot), snapshot.rate(), snapshot.monitor());
    crumbs(snapshot);
  }

  /** Goes into the nest at a place of a lane. */
  void enter(Lane lane, long frame) {
    now.get()
        .ifPresent(
            s -> {
              if (walk.enter(s, lane.name(), frame)) {
                moved(s);
              }
            });
  }

  /** Goes to the level of the slot at an address. */
  void follow(String slot) {
    now.get()
        .ifPresent(
            s ->
                s.slot(slot)
                    .ifPresent(
                        there -> {
                          List<String> before = walk.way(s);
                          walk.follow(s, there.slot().place());
                          if (!before.equals(walk.way(s))) {
                            moved(s);
                          }
                        }));
  }

  /** Whether one is in a nest. */
  boolean isInside() {
    return walk.isInside();
  }

  /** Goes outside: another timeline is opened. */
  void reset() {
    walk.reset();
  }

  /** Goes out by one level; where one is outside already nothing happens. */
  void leave() {
    if (walk.isInside()) {
      now.get()
          .ifPresent(
              s -> {
                walk.leave(s);
                moved(s);
              });
    }
  }

  private void leaveTo(int depth) {
    now.get()
        .ifPresent(
            s -> {
              walk.leaveTo(s, depth);
              moved(s);
              timeline.requestFocus();
            });
  }

  private void moved(Snapshot snapshot) {
    show(snapshot);
    walk.range(snapshot).ifPresentOrElse(timeline::near, timeline::fit);
  }

  private void crumbs(Snapshot snapshot) {
    getChildren().clear();
    List<String> way = walk.way(snapshot);
    for (int i = 0; i < way.size(); i++) {
      int depth = i;
      if (i == way.size() - 1) {
        getChildren().add(new Label(way.get(i)));
      } else {
        Button out = new Button(way.get(i));
        out.setAccessibleText("Out to " + way.get(i));
        out.setOnAction(e -> leaveTo(depth));
        getChildren().addAll(out, new Label("\u203A"));
      }
    }
    getChildren().add(new Label("  (Backspace goes out)"));
    appear(walk.isInside());
  }
}
