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

  /**
   * The clip at the playhead on the chosen track begins, or ends, there. Where no clip lies, the
   * one after becomes longer, or the one before: past its media too, which is a slot then.
   */
  void trimToPlayhead(End end, EdgeWay way) {
    window
        .timeline()
        .chosen()
        .flatMap(lane -> EdgeGrip.toward(lane, end, here()))
        .ifPresentOrElse(
            grip -> way.letGo(this, grip, here()),
            () -> window.say("No clip lies there whose edge could come to the playhead."));
  }

  /** The cut nearest the playhead on the chosen track rolls to the playhead. */
  void rollToPlayhead() {
    window
        .timeline()
        .chosen()
        .flatMap(lane -> EdgeGrip.nearestCut(lane, here()))
        .ifPresentOrElse(
            grip -> roll(grip, here()), () -> window.say("No two clips meet on the chosen track."));
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

  /** Switches the chosen track off or on. */
  void mute() {
    window.timeline().chosen().ifPresent(this::mute);
  }

  /** Leaves the chosen track alone of its kind, or has all of them on again. */
  void solo() {
    snapshot()
        .ifPresent(
            s -> window.timeline().chosen().ifPresent(lane -> solo(lane, window.nests().lanes(s))));
  }

  /** Switches a track off or on. */
  void mute(Lane lane) {
    cut(
        lane.enabled() ? "Switching a track off" : "Switching a track on",
        new CutOrder.Switch(lane.name(), lane.enabled() ? Track.State.OFF : Track.State.ON));
  }

  /** Leaves one track of its kind on, or all of them where that is so already. */
  void solo(Lane lane, List<Lane> lanes) {
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
