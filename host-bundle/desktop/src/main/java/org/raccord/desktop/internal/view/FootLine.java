package org.raccord.desktop.internal.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.raccord.desktop.internal.model.Notice;

/** The line beneath: what is said at the left, what goes on at the right. */
final class FootLine extends HBox {

  private final Label notice = new Label();

  /**
   * @param goingOn what goes on; empty where nothing does
   */
  FootLine(ObservableStringValue goingOn) {
    super(8);
    Label busy = new Label();
    busy.textProperty().bind(goingOn);
    busy.setMinWidth(Region.USE_PREF_SIZE);
    ProgressIndicator turning = new ProgressIndicator();
    turning.setPrefSize(16, 16);
    turning.setMinSize(16, 16);
    turning.visibleProperty().bind(Bindings.isNotEmpty(goingOn));
    notice.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(notice, space, turning, busy);
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(4, 8, 4, 8));
  }

  ObservableStringValue words() {
    return notice.textProperty();
  }

  void say(String words) {
    put(words, "");
  }

  private void put(String words, String style) {
    notice.setStyle(style);
    notice.setText(words);
  }

  /** Says that something does not go; nothing where {@code words} are empty. */
  void warn(String words) {
    put(words.isEmpty() ? "" : "\u26A0 " + words, "-fx-font-weight: bold;");
  }

  void say(Notice now) {
    if (now.kind() == Notice.Kind.TROUBLE) {
      warn(now.words());
    } else {
      say(now.words());
    }
  }
}
