package org.raccord.desktop.internal.view;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The viewer in its place, or over the whole screen. */
final class ViewerStretch {

  private final Stage stage;
  private final StackPane root;
  private final BorderPane place;
  private final ViewerPane viewer;

  /**
   * @param root of the window
   * @param place in whose middle the viewer belongs
   */
  ViewerStretch(Stage stage, StackPane root, BorderPane place, ViewerPane viewer) {
    this.stage = stage;
    this.root = root;
    this.place = place;
    this.viewer = viewer;
    place.setCenter(viewer);
    // The full screen is left by Escape, too, which the window is not asked about.
    stage
        .fullScreenProperty()
        .addListener(
            (o, was, now) -> {
              if (!now) {
                back();
              }
            });
  }

  void toggle() {
    if (back()) {
      stage.setFullScreen(false);
    } else {
      place.setCenter(null);
      root.getChildren().add(viewer);
      stage.setFullScreen(true);
    }
  }

  /** Puts the viewer back in its place; tells whether it was elsewhere. */
  private boolean back() {
    boolean covered = root.getChildren().remove(viewer);
    if (covered) {
      place.setCenter(viewer);
    }
    return covered;
  }
}
