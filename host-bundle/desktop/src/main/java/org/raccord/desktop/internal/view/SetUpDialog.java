package org.raccord.desktop.internal.view;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.raccord.core.GeneratorSetup.KindCard;
import org.raccord.desktop.internal.model.Preferences;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.GeneratorKind.Setting;

/**
 * Asks for the settings of a generator, a new one or one that is there. A key is asked for itself
 * and kept apart.
 */
final class SetUpDialog extends Dialog<SetUpDialog.Asked> {

  /**
   * What was asked for.
   *
   * @param kind of generator
   * @param name of the new one
   * @param settings by name, without the key
   * @param key blank where none was given
   */
  record Asked(String kind, String name, Map<String, String> settings, String key) {}

  private static final double WIDE = 600;
  private static final double HIGH = 560;

  private final ComboBox<String> kind = new ComboBox<>();
  private final TextField name = new TextField();
  private final PasswordField key = new PasswordField();
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final GridPane form = new GridPane();
  private final List<KindCard> kinds;
  private final Map<String, String> former;

  /** For a new generator. */
  SetUpDialog(List<KindCard> kinds, Preferences liked) {
    this(kinds, liked, "Set a generator up", Map.of());
    kind.setOnAction(e -> ask());
    kind.getSelectionModel().selectFirst();
    ask();
  }

  /**
   * For one that is there, whose kind and name stay.
   *
   * @param id kind and name, as {@code videoapi:studio}
   * @param former what it was set up with
   */
  static SetUpDialog of(
      List<KindCard> kinds, Preferences liked, String id, Map<String, String> former) {
    SetUpDialog dialog = new SetUpDialog(kinds, liked, "Settings of " + id, former);
    dialog.kind.setValue(id.substring(0, id.indexOf(':')));
    dialog.kind.setDisable(true);
    dialog.name.setText(id.substring(id.indexOf(':') + 1));
    dialog.name.setDisable(true);
    dialog.ask();
    return dialog;
  }

  private SetUpDialog(
      List<KindCard> kinds, Preferences liked, String title, Map<String, String> former) {
    this.kinds = kinds;
    this.former = former;
    setTitle(title);
    setHeaderText(title + ". Nothing is sent anywhere by this.");
    form.setHgap(8);
    form.setVgap(6);
    form.setPadding(new Insets(12));
    kind.getItems().setAll(kinds.stream().map(KindCard::name).toList());
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText("Settings of the generator");
    Dimension2D size = Look.size(liked, WIDE, HIGH);
    getDialogPane().setMinSize(size.getWidth(), size.getHeight());
    // Where it stands is found by what it prefers.
    getDialogPane().setPrefSize(size.getWidth(), size.getHeight());
    getDialogPane().setMaxSize(size.getWidth(), size.getHeight());
    getDialogPane().setContent(scroll);
    getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
    Look.scale(liked, getDialogPane());
    setResultConverter(
        pressed -> {
          if (pressed != ButtonType.OK || kind.getValue() == null) {
            return null;
          }
          Map<String, String> settings = new HashMap<>();
          fields.forEach((setting, field) -> settings.put(setting, field.getText().strip()));
          return new Asked(kind.getValue(), name.getText().strip(), settings, key.getText());
        });
  }

  private void ask() {
    form.getChildren().clear();
    fields.clear();
    row("Kind", kind, "");
    kinds.stream()
        .filter(k -> k.name().equals(kind.getValue()))
        .findFirst()
        .ifPresent(
            card -> {
              Label what = new Label(card.description());
              what.setWrapText(true);
              row("", what, "");
              row("name", name, "small letters and digits, such as studio");
              for (Setting setting : card.settings()) {
                TextField field = setting.name().equals(GeneratorKind.KEY) ? key : new TextField();
                setting.standard().ifPresent(field::setPromptText);
                if (field != key) {
                  field.setText(former.getOrDefault(setting.name(), ""));
                  fields.put(setting.name(), field);
                } else if (former.containsKey(GeneratorKind.KEY)) {
                  field.setPromptText("left empty, the key stays as it is");
                }
                row(
                    setting.name()
                        + (setting.presence() == GeneratorKind.Presence.REQUIRED ? " *" : ""),
                    field,
                    field == key
                        ? "the key itself: it goes to your keyring, or a file only you can read"
                        : setting.description());
              }
            });
  }

  private void row(String title, javafx.scene.Node field, String words) {
    Label label = new Label(title);
    label.setLabelFor(field);
    // What is asked for is read whole, however long what stands beside it is.
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (!title.isEmpty()) {
      field.setAccessibleText(title);
    }
    form.addRow(form.getRowCount(), label, field);
    if (!words.isEmpty()) {
      Label more = new Label(words);
      more.setWrapText(true);
      more.setStyle("-fx-font-size: 0.88em; -fx-opacity: 0.8;");
      form.add(more, 1, form.getRowCount());
    }
  }
}
