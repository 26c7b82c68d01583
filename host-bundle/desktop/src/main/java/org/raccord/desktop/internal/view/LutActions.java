package org.raccord.desktop.internal.view;

import java.io.File;
import javafx.stage.FileChooser;

/** What the window does about the table through which the timeline is looked at. */
final class LutActions {

  private final MainWindow window;

  LutActions(MainWindow window) {
    this.window = window;
  }

  /** Asks for a table. */
  void choose() {
    if (window.session().snapshot().get().isEmpty()) {
      window.say("Open a timeline first; the viewing LUT is stored with it.");
      return;
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Viewing LUT");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Tables (cube)", "*.cube", "*.CUBE"),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    File file = chooser.showOpenDialog(window.stage());
    if (file != null) {
      window.session().setViewingLut(file.toPath());
    }
  }

  void clear() {
    window.session().clearViewingLut();
  }
}
