package org.raccord.desktop.internal.view;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is seen before a timeline is open: how to open one, and those of late. */
final class StartPane extends VBox {

  private final Consumer<Path> open;

  /**
   * @param choose asks for a timeline
   * @param open opens one
   * @param busy what goes on
   * @param trouble what is said
   */
  StartPane(
      Runnable choose,
      Consumer<Path> open,
      ObservableValue<String> busy,
      ObservableValue<String> trouble) {
    super(12);
    this.open = open;
    setAlignment(Pos.CENTER);
    setStyle("-fx-background-color: -color-bg-default;");
    Label title = new Label("Raccord");
    title.setStyle("-fx-font-size: 2.2em; -fx-font-weight: bold;");
    Label words =
        new Label("Open a timeline, or drop one here. Its holes are shown, and can be filled.");
    Button ask = new Button("Open a timeline\u2026  (Ctrl+O)");
    ask.getStyleClass().add("accent");
    ask.setOnAction(e -> choose.run());
    Label said = bound(trouble);
    said.setWrapText(true);
    getChildren().addAll(title, words, ask, bound(busy), said);
  }

  private static Label bound(ObservableValue<String> words) {
    Label label = new Label();
    label.textProperty().bind(words);
    return label;
  }

  /** Offers timelines that were open lately. */
  void offer(List<Path> timelines) {
    getChildren().removeIf(Hyperlink.class::isInstance);
    for (Path timeline : timelines) {
      Hyperlink link = new Hyperlink(timeline.toString());
      link.setOnAction(e -> open.accept(timeline));
      getChildren().add(link);
    }
  }
}
