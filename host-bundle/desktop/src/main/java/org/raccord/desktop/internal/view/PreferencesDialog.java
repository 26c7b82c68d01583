package org.raccord.desktop.internal.view;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.raccord.core.TakeCodec;
import org.raccord.desktop.internal.model.Equipment;
import org.raccord.desktop.internal.model.Preferences;
import org.raccord.desktop.internal.model.Preferences.Habit;
import org.raccord.desktop.internal.model.Preferences.Theme;

/** How the window is liked, and what may leave the machine. What is chosen holds at once. */
final class PreferencesDialog extends Dialog<ButtonType> {

  private final ChoiceBox<Theme> theme = choice(Theme.values(), Theme::words);
  private final ChoiceBox<Habit> keys = choice(Habit.values(), Habit::words);
  private final ChoiceBox<TakeCodec> codec = choice(TakeCodec.values(), TakeCodec::words);
  private final Spinner<Integer> scale = new Spinner<>(80, 200, 100, 10);
  private final Spinner<Integer> cache = new Spinner<>(10, 100_000, 500, 100);
  private final CheckBox here = new CheckBox("Nothing leaves this machine, whatever is allowed");
  private final ListView<String> allowed = new ListView<>();
  private final GridPane form = new GridPane();

  /**
   * @param chosen gets what was chosen, each time something was
   * @param clear removes thumbnails and waveforms
   */
  PreferencesDialog(
      Preferences now, Equipment equipment, Consumer<Preferences> chosen, Runnable clear) {
    setTitle("Preferences");
    form.setHgap(10);
    form.setVgap(8);
    form.setPadding(new Insets(12));
    theme.setValue(now.theme());
    keys.setValue(now.keys());
    scale.getValueFactory().setValue(now.scale());
    cache.getValueFactory().setValue(now.cacheMegabytes());
    scale.setEditable(true);
    cache.setEditable(true);
    row("Colours", theme);
    row("Size, percent", scale);
    row("Keys as in", keys);
    row("New takes are written as", codec);
    Button empty = new Button("Clear");
    empty.setAccessibleText("Clear kept thumbnails and waveforms");
    empty.setOnAction(e -> clear.run());
    row("Kept thumbnails, MB", cache);
    form.add(empty, 1, form.getRowCount());
    form.add(here, 0, form.getRowCount(), 2, 1);
    allowed.setPrefHeight(110);
    row("Frames and sound may go to", allowed);
    TextField address = new TextField();
    address.setPromptText("https://server.example");
    address.setAccessibleText("Address to allow");
    Button allow = new Button("Allow");
    allow.setAccessibleText("Allow the address");
    allow.setOnAction(
        e -> {
          equipment.allow(address.getText().strip());
          address.clear();
        });
    Button forbid = new Button("Take back");
    forbid.setAccessibleText("No longer allow the selected address");
    forbid.disableProperty().bind(allowed.getSelectionModel().selectedItemProperty().isNull());
    forbid.setOnAction(e -> equipment.forbid(allowed.getSelectionModel().getSelectedItem()));
    allow.setMinWidth(Region.USE_PREF_SIZE);
    forbid.setMinWidth(Region.USE_PREF_SIZE);
    here.setMinWidth(Region.USE_PREF_SIZE);
    // A row of its own: beside the buttons nothing of it is left at twice the size.
    form.add(address, 1, form.getRowCount());
    form.add(new HBox(8, allow, forbid), 1, form.getRowCount());
    Label said = new Label();
    form.add(said, 0, form.getRowCount(), 2, 1);
    Runnable change =
        () ->
            chosen.accept(
                new Preferences(
                    theme.getValue(), scale.getValue(), keys.getValue(), cache.getValue()));
    theme.valueProperty().addListener(o -> change.run());
    keys.valueProperty().addListener(o -> change.run());
    scale.valueProperty().addListener(o -> change.run());
    cache.valueProperty().addListener(o -> change.run());
    here.setOnAction(e -> equipment.keepHere(here.isSelected()));
    javafx.beans.value.ChangeListener<Equipment.State> follow =
        (o, was, is) -> {
          here.setSelected(is.leaving().nothingLeaves());
          allowed.getItems().setAll(is.leaving().allowed());
          codec.setValue(is.codec());
          said.setText(is.said());
        };
    codec.setOnAction(
        e -> {
          TakeCodec wanted = codec.getValue();
          if (wanted != null && wanted != equipment.state().get().codec()) {
            equipment.write(wanted);
          }
        });
    equipment.state().addListener(follow);
    setOnHidden(e -> equipment.state().removeListener(follow));
    follow.changed(equipment.state(), equipment.state().get(), equipment.state().get());
    equipment.refresh();
    getDialogPane().setContent(form);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    Look.scale(now, getDialogPane());
  }

  private void row(String title, Node field) {
    Label label = new Label(title);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setAccessibleText(title);
    form.addRow(form.getRowCount(), label, field);
  }

  private static <E> ChoiceBox<E> choice(E[] all, Function<E, String> words) {
    ChoiceBox<E> box = new ChoiceBox<>();
    box.getItems().setAll(all);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(E value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public E fromString(String text) {
            return Arrays.stream(all)
                .filter(v -> words.apply(v).equals(text))
                .findFirst()
                .orElse(all[0]);
          }
        });
    return box;
  }
}
