package org.raccord.desktop.internal.view;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;

/** The takes of the selected slot, with what was measured. */
final class TakesStrip extends ScrollPane {

  private final HBox cards = new HBox(8);
  private Consumer<String> onUse = t -> {};
  private Consumer<String> onLook = t -> {};
  private Consumer<String> onRemove = t -> {};

  TakesStrip() {
    cards.setPadding(new Insets(6));
    setContent(cards);
    setFitToHeight(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(120);
    setPrefHeight(126);
    setAccessibleText("Takes of the selected slot");
  }

  void onUse(Consumer<String> action) {
    onUse = action;
  }

  void onLook(Consumer<String> action) {
    onLook = action;
  }

  void onRemove(Consumer<String> action) {
    onRemove = action;
  }

  /** Shows the takes of a slot; {@code looked} is the one that is auditioned. */
  void show(Optional<SlotRow> row, Optional<String> looked) {
    cards.getChildren().clear();
    if (row.isEmpty() || row.get().takes().isEmpty()) {
      Label none =
          new Label(
              row.isEmpty()
                  ? "The takes of the selected slot stand here."
                  : "No takes yet. Enter fills the slot.");
      none.setPadding(new Insets(12));
      cards.getChildren().add(none);
      return;
    }
    int number = 1;
    for (ListedTake take : row.get().takes()) {
      cards
          .getChildren()
          .add(
              card(
                  number++, take, row.get().inUse().equals(Optional.of(take.take().id())), looked));
    }
  }

  private VBox card(int number, ListedTake listed, boolean inUse, Optional<String> looked) {
    Take take = listed.take();
    boolean seen = looked.map(t -> t.equals(take.id())).orElse(inUse);
    Label name = new Label(number + "  " + take.id() + (inUse ? "  \u2714 in use" : ""));
    name.setStyle("-fx-font-weight: bold;");
    Label grade =
        new Label(
            take.seams().flatMap(SeamReport::grade).map(g -> "Grade " + g).orElse("Not graded")
                + "  \u00b7  "
                + take.generator());
    Label why =
        new Label(take.seams().map(SeamReport::words).orElse("not measured") + stale(listed));
    why.setWrapText(true);
    why.setMaxHeight(34);
    why.setStyle("-fx-font-size: 0.88em; -fx-opacity: 0.85;");
    why.setTooltip(new Tooltip(take.description() + "\n" + String.join("\n", take.remarks())));
    Button use = new Button("Use");
    use.setDisable(inUse);
    use.setOnAction(e -> onUse.accept(take.id()));
    Button look = new Button("Look");
    look.setAccessibleText("Look at take " + take.id() + " without using it");
    look.setOnAction(e -> onLook.accept(take.id()));
    Button remove = new Button("Remove");
    remove.setOnAction(e -> onRemove.accept(take.id()));
    VBox card = new VBox(3, name, grade, why, new HBox(6, use, look, remove));
    card.setPrefWidth(280);
    card.setPadding(new Insets(6));
    card.setStyle(
        "-fx-background-color: -color-bg-subtle; -fx-background-radius: 4; -fx-border-radius: 4;"
            + (seen
                ? " -fx-border-color: -color-accent-emphasis; -fx-border-width: 2;"
                : " -fx-border-color: -color-border-muted; -fx-border-width: 1;"));
    card.setAccessibleText(
        "Take " + number + (inUse ? ", in use, " : ", ") + grade.getText() + ", " + why.getText());
    return card;
  }

  private static String stale(ListedTake take) {
    return take.stale().map(s -> "; stale: " + s).orElse("")
        + (take.missing().isEmpty() ? "" : "; its file is not there");
  }
}
