package org.raccord.desktop.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.control.TextInputDialog;
import org.raccord.core.CutOrder;
import org.raccord.core.Edit.End;
import org.raccord.desktop.internal.model.EdgeGrip;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Marker;
import org.raccord.model.timeline.Track;

/** What the timeline has done to the cut, each with its name in the history. */
final class CutActions {

  private final MainWindow window;

  CutActions(MainWindow window) {
    this.window = window;
  }

  /** Lets an edge go at a frame. */
  void trim(EdgeGrip grip, long target) {
    if (grip.longer(target) != 0) {
      cut(
          "Trimming",
          new CutOrder.Trim(grip.clip(), Optional.empty(), grip.end(), grip.longer(target)));
    }
  }

  /** Lets an edge go at a frame, which the clip beside it follows. */
  void roll(EdgeGrip grip, long target) {
    if (target != grip.frame()) {
      cut(
          "Rolling",
          new CutOrder.Roll(grip.clip(), Optional.empty(), grip.end(), target - grip.frame()));
    }
  }

  /** Lets an edge go at a frame; what is later moves with it. */
  void ripple(EdgeGrip grip, long target) {
    if (grip.longer(target) != 0) {
      cut(
          "Ripple trimming",
          new CutOrder.RippleTrim(grip.clip(), Optional.empty(), grip.end(), grip.longer(target)));
    }
  }

  /** The edge nearest the playhead on the chosen track goes to the playhead. */
  void trimToPlayhead(End end, EdgeWay way) {
    long here = here();
    window.timeline().chosen().stream()
        .flatMap(lane -> lane.between(here, here + 1).stream())
        .filter(b -> !b.clip().isEmpty())
        .findFirst()
        .ifPresent(
            b ->
                way.letGo(
                    this,
                    new EdgeGrip(b.clip(), end, end == End.HEAD ? b.start() : b.end()),
                    here));
  }

  /** A gap at the playhead, as long as what is marked or else a second. */
  void gap() {
    snapshot()
        .ifPresent(
            s -> {
              long length =
                  window.marked().map(m -> m.length()).orElse(Math.round(s.rate().toDouble()));
              cut(
                  "Inserting a gap",
                  new CutOrder.InsertGap(at(s, here()), FrameTime.of(length, s.rate())));
            });
  }

  /** Puts a marker at the playhead. */
  void mark() {
    snapshot()
        .ifPresent(
            s ->
                cut(
                    "Marking",
                    new CutOrder.Mark(
                        at(s, here()), "Marker " + (s.timeline().markers().size() + 1))));
  }

  /** Asks for the name of the marker at the playhead. */
  void nameMarker() {
    snapshot()
        .ifPresent(
            s -> {
              // The playhead may go on while the name is typed.
              long here = here();
              Optional<String> before =
                  s.timeline().markers().stream()
                      .filter(m -> m.range().startTime().at(s.rate()).frame() == here)
                      .map(Marker::name)
                      .findFirst();
              TextInputDialog dialog = new TextInputDialog(before.orElse(""));
              dialog.initOwner(window.stage());
              dialog.setTitle("Marker");
              dialog.setHeaderText("The name of the marker at the playhead");
              window.panes().wear(dialog.getDialogPane());
              dialog
                  .showAndWait()
                  .ifPresent(name -> cut("Marking", new CutOrder.Mark(at(s, here), name)));
            });
  }

  void removeMarker() {
    snapshot().ifPresent(s -> cut("Removing a marker", new CutOrder.Unmark(at(s, here()))));
  }

  /** Goes to the next marker one way or the other. */
  void jumpToMarker(int direction) {
    snapshot()
        .ifPresent(
            s -> {
              TreeSet<Long> places = new TreeSet<>();
              s.timeline()
                  .markers()
                  .forEach(m -> places.add(m.range().startTime().at(s.rate()).frame()));
              jump(places, direction);
            });
  }

  /** Goes to the next edit point of any track one way or the other. */
  void jumpToEdit(int direction) {
    snapshot()
        .ifPresent(s -> jump(EdgeGrip.catches(window.nests().lanes(s), List.of()), direction));
  }

  private void jump(NavigableSet<Long> places, int direction) {
    Long next = direction > 0 ? places.higher(here()) : places.lower(here());
    if (next != null) {
      window.player().seek(next);
    }
  }

  /** Switches a track off or on. */
  void mute(Lane lane) {
    if (isInNest()) {
      return;
    }
    cut(
        lane.enabled() ? "Switching a track off" : "Switching a track on",
        new CutOrder.Switch(lane.name(), lane.enabled() ? Track.State.OFF : Track.State.ON));
  }

  /** Leaves one track of its kind on, or all of them where that is so already. */
  void solo(Lane lane, List<Lane> lanes) {
    if (isInNest()) {
      return;
    }
    boolean alone =
        lane.enabled()
            && lanes.stream()
                .filter(l -> l.audio() == lane.audio() && !l.name().equals(lane.name()))
                .noneMatch(Lane::enabled);
    List<CutOrder> orders = new ArrayList<>();
    for (Lane each : lanes) {
      boolean on = alone || each.name().equals(lane.name());
      if (each.audio() == lane.audio() && each.enabled() != on) {
        orders.add(new CutOrder.Switch(each.name(), on ? Track.State.ON : Track.State.OFF));
      }
    }
    if (!orders.isEmpty()) {
      window
          .session()
          .cut(alone ? "Switched all tracks on" : "Switched on " + lane.name() + " alone", orders);
    }
  }

  /** Whether somebody is in a nest, whose tracks have no names of their own; it is said. */
  private boolean isInNest() {
    if (window.nests().isInside()) {
      window.say("Tracks of a nest are not switched. Switch the track that the nest lies on.");
    }
    return window.nests().isInside();
  }

  private void cut(String title, CutOrder order) {
    window.session().cut(title, List.of(order));
  }

  private Optional<Snapshot> snapshot() {
    return window.session().snapshot().get();
  }

  private long here() {
    return window.player().position().get();
  }

  private static FrameTime at(Snapshot snapshot, long frame) {
    return FrameTime.of(frame, snapshot.rate());
  }
}
