package org.raccord.desktop.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.raccord.desktop.internal.model.SlotOrder;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.SlotRows;
import org.raccord.desktop.internal.model.SlotRows.Filter;
import org.raccord.desktop.internal.model.SlotState;

/** The slots, for going through many of them without the mouse. */
final class SlotList extends BorderPane {

  private final ListView<SlotRow> list = new ListView<>();
  private final ChoiceBox<Filter> filter = new ChoiceBox<>();
  private final ChoiceBox<SlotOrder> order = new ChoiceBox<>();
  private final Label count = new Label();
  private Consumer<SlotRow> onSelect = r -> {};
  private Runnable onFilter = () -> {};
  private List<SlotRow> all = List.of();
  private boolean settingItems;

  SlotList() {
    getStyleClass().add("slots");
    filter.getItems().setAll(Filter.values());
    filter.setValue(Filter.ALL);
    filter.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Filter value) {
            return value.words();
          }

          @Override
          public Filter fromString(String text) {
            return Filter.ALL;
          }
        });
    filter.setAccessibleText("Which slots are listed");
    filter.valueProperty().addListener(o -> onFilter.run());
    order.getItems().setAll(SlotOrder.values());
    order.setValue(SlotOrder.RECORD);
    order.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(SlotOrder value) {
            return value.words();
          }

          @Override
          public SlotOrder fromString(String text) {
            return SlotOrder.RECORD;
          }
        });
    order.setAccessibleText("In which order slots are listed");
    order.valueProperty().addListener(o -> onFilter.run());
    order.setMaxWidth(Double.MAX_VALUE);
    Label title = new Label("Slots");
    title.setStyle("-fx-font-weight: bold;");
    title.setLabelFor(list);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(8, title, space, count);
    line.setAlignment(Pos.CENTER_LEFT);
    filter.setMaxWidth(Double.MAX_VALUE);
    VBox head = new VBox(6, line, filter, order);
    head.setPadding(new Insets(6, 8, 6, 8));
    setTop(head);
    list.setCellFactory(l -> new Cell());
    list.setPlaceholder(new Label("No slots here."));
    list.setAccessibleText("Slots");
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null && !settingItems) {
                onSelect.accept(now);
              }
            });
    setCenter(list);
    setPrefWidth(290);
  }

  void onSelect(Consumer<SlotRow> action) {
    onSelect = action;
  }

  void onFilter(Runnable action) {
    onFilter = action;
  }

  Filter filter() {
    return filter.getValue();
  }

  /** Shows those of {@code rows} that the filter lets through; what was selected stays so. */
  void show(List<SlotRow> rows, Optional<String> selected) {
    all = rows;
    settingItems = true;
    list.getItems().setAll(order.getValue().of(SlotRows.shown(rows, filter())));
    settingItems = false;
    count();
    selected.ifPresent(this::mark);
  }

  /** Shows others in place of some rows; no other row is touched where the filter lets all pass. */
  void update(List<SlotRow> changed, Optional<String> selected) {
    Map<String, SlotRow> others = new HashMap<>();
    changed.forEach(row -> others.put(row.address(), row));
    List<SlotRow> rows = new ArrayList<>(all);
    rows.replaceAll(row -> others.getOrDefault(row.address(), row));
    if (filter() != Filter.ALL || order.getValue() != SlotOrder.RECORD) {
      show(rows, selected);
      return;
    }
    all = rows;
    settingItems = true;
    for (int i = 0; i < rows.size(); i++) {
      if (others.containsKey(rows.get(i).address())) {
        list.getItems().set(i, rows.get(i));
      }
    }
    settingItems = false;
    count();
  }

  private void count() {
    List<SlotRow> rows = list.getItems();
    long unfilled = rows.stream().filter(SlotRow::isUnfilled).count();
    count.setText(unfilled + " of " + rows.size() + " unfilled");
  }

  /** Selects a slot without telling anybody. */
  void mark(String address) {
    boolean was = settingItems;
    settingItems = true;
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i).address().equals(address)) {
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - 2));
        break;
      }
    }
    settingItems = was;
  }

  void focus() {
    list.requestFocus();
  }

  boolean hasFocus() {
    return list.isFocused();
  }

  private static final class Cell extends ListCell<SlotRow> {
    private final Label sign = new Label();
    private final Label name = new Label();
    private final Label grade = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox whole;

    Cell() {
      // Whole at any size of letters: it tells the state without its colour.
      sign.setMinWidth(Region.USE_PREF_SIZE);
      grade.setMinWidth(Region.USE_PREF_SIZE);
      sign.setStyle("-fx-font-size: 1.15em;");
      name.setStyle("-fx-font-weight: bold;");
      grade.setStyle("-fx-font-weight: bold; -fx-font-family: monospace;");
      detail.setStyle("-fx-font-size: 0.88em; -fx-opacity: 0.8;");
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setPrefHeight(4);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox line = new HBox(4, sign, name, space, grade);
      line.setAlignment(Pos.CENTER_LEFT);
      whole = new VBox(1, line, detail, bar);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(SlotRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      SlotState state = row.state();
      sign.setText(state.kind().sign());
      sign.setTextFill(Palette.of(state.kind()));
      name.setText(row.address());
      grade.setText(row.grade());
      // The state before the length: where there is little room, the end is left out.
      detail.setText(
          row.timecode()
              + "  "
              + (state.kind() == SlotState.Kind.FILLED
                  ? row.current().map(t -> t.take().id()).orElse("")
                      + (row.warning().isEmpty() ? "" : ", " + row.warning())
                  : state.said())
              + ", "
              + row.record().length()
              + " frames");
      boolean running = state.kind() == SlotState.Kind.RUNNING;
      bar.setVisible(running);
      bar.setManaged(running);
      bar.setProgress(state.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : state.stepped());
      setAccessibleText(
          "Slot "
              + row.address()
              + " at "
              + row.timecode()
              + ", "
              + state.spoken()
              + ", grade "
              + row.grade());
      setGraphic(whole);
    }
  }

  /** The first row. */
  Optional<SlotRow> first() {
    return list.getItems().stream().findFirst();
  }

  /** The unfilled row after the selected one. */
  Optional<SlotRow> nextUnfilled() {
    SlotRow now = list.getSelectionModel().getSelectedItem();
    return SlotRows.nextUnfilled(list.getItems(), Optional.ofNullable(now).map(SlotRow::address));
  }
}
