package org.raccord.desktop.internal.view;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import org.raccord.core.CutOrder;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Lane.Joint;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.model.time.FrameTime;

/** What is done with transitions. */
final class JointActions {

  private static final int LONGEST = 10_000;

  private final MainWindow window;

  /** A transition and the lane on which it lies. */
  private record Found(Snapshot now, Lane lane, Joint joint) {}

  JointActions(MainWindow window) {
    this.window = window;
  }

  /** Asks how long the transition at the playhead shall be, or whether it shall go. */
  void change() {
    change(at(window.player().position().get()));
  }

  /** The same of a transition at a frame of a lane. */
  void change(Lane lane, long frame) {
    change(on(lane, frame));
  }

  private void change(Optional<Found> found) {
    if (found.isEmpty()) {
      none();
      return;
    }
    Joint joint = found.get().joint;
    Spinner<Integer> frames =
        new Spinner<>(1, LONGEST, (int) Math.max(1, joint.end() - joint.start()));
    frames.setEditable(true);
    frames.setAccessibleText("Length in frames");
    ButtonType set = new ButtonType("Set", ButtonData.OK_DONE);
    ButtonType remove = new ButtonType("Remove", ButtonData.LEFT);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(window.stage());
    dialog.setTitle("Transition");
    dialog.setHeaderText("The transition on " + found.get().lane.name());
    Label label = new Label("Length in frames");
    label.setLabelFor(frames);
    dialog.getDialogPane().setContent(new HBox(10, label, frames));
    dialog.getDialogPane().getButtonTypes().addAll(set, remove, ButtonType.CANCEL);
    window.panes().wear(dialog.getDialogPane());
    dialog
        .showAndWait()
        .ifPresent(
            button -> {
              if (button.equals(remove)) {
                remove(found.get());
              } else if (button.equals(set)) {
                cut(
                    "Changing a transition",
                    new CutOrder.ResizeTransition(
                        found.get().lane.name(), place(found.get()), frames.getValue()));
              }
            });
  }

  /** Takes the transition at the playhead away. */
  void remove() {
    at(window.player().position().get()).ifPresentOrElse(this::remove, this::none);
  }

  private void none() {
    window.say("No transition lies there. Go into one first.");
  }

  private void remove(Found found) {
    cut("Removing a transition", new CutOrder.RemoveTransition(found.lane.name(), place(found)));
  }

  private void cut(String title, CutOrder order) {
    window.session().cut(title, List.of(order));
  }

  private static FrameTime place(Found found) {
    return FrameTime.of(found.joint.cut(), found.now.rate());
  }

  /** Of the lanes that are seen, the uppermost that has one there. */
  private Optional<Found> at(long here) {
    return window
        .session()
        .snapshot()
        .get()
        .flatMap(
            s ->
                window.nests().lanes(s).stream()
                    .flatMap(lane -> on(lane, here).stream())
                    .findFirst());
  }

  private Optional<Found> on(Lane lane, long frame) {
    return window
        .session()
        .snapshot()
        .get()
        .flatMap(s -> lane.joint(frame).map(j -> new Found(s, lane, j)));
  }
}
