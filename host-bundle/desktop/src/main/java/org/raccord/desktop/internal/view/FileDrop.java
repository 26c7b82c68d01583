package org.raccord.desktop.internal.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Files that are dropped on the window, each to where its kind belongs. */
final class FileDrop {

  private final Consumer<Path> onBundle;
  private final Consumer<Path> onTable;
  private final Consumer<Path> onTimeline;

  /**
   * @param onBundle gets bundles of generators
   * @param onTable gets viewing LUTs
   * @param onTimeline gets whatever else there is
   */
  FileDrop(Consumer<Path> onBundle, Consumer<Path> onTable, Consumer<Path> onTimeline) {
    this.onBundle = onBundle;
    this.onTable = onTable;
    this.onTimeline = onTimeline;
  }

  /** Takes what is dropped on a node. */
  void listen(Node node) {
    node.setOnDragOver(FileDrop::dragged);
    node.setOnDragDropped(this::dropped);
  }

  private static void dragged(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
    }
    e.consume();
  }

  private void dropped(DragEvent e) {
    e.getDragboard().getFiles().stream().map(File::toPath).findFirst().ifPresent(this::dropped);
    e.setDropCompleted(true);
    e.consume();
  }

  private void dropped(Path file) {
    if (file.toString().endsWith(".jar")) {
      onBundle.accept(file);
    } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".cube")) {
      onTable.accept(file);
    } else {
      onTimeline.accept(file);
    }
  }
}
