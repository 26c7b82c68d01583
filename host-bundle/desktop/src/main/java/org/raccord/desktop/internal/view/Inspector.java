package org.raccord.desktop.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.raccord.desktop.internal.model.FillWish;
import org.raccord.desktop.internal.model.ReferenceText;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.SlotState;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.CueText;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.Rate;

/** What is asked of a slot, and of whom. */
final class Inspector extends ScrollPane {

  private static final String ANYONE = "first that serves";

  private final Label title = new Label("No slot selected");
  private final Label state = new Label();
  private final ChoiceBox<Intent> intent = new ChoiceBox<>();
  private final TextArea prompt = new TextArea();
  private final TextField negative = new TextField();
  private final TextField camera = new TextField();
  private final TextField lighting = new TextField();
  private final TextField mood = new TextField();
  private final TextArea lines = new TextArea();
  private final TextArea effects = new TextArea();
  private final TextArea references = new TextArea();
  private final ComboBox<String> generator = new ComboBox<>();
  private final Spinner<Integer> takes = new Spinner<>(1, 9, 1);
  private final TextField seed = new TextField();
  private final Button fill = new Button("Fill");
  private final Button cancel = new Button("Cancel");
  private final Button dry = new Button("Dry run");
  private final VBox offers = new VBox(4);
  private Brief stored = Brief.OPEN;
  private Optional<SlotRow> shown = Optional.empty();
  private Consumer<SlotRow> onFill = r -> {};
  private Consumer<SlotRow> onCancel = r -> {};
  private Consumer<SlotRow> onDry = r -> {};
  private Consumer<String> onRemedy = w -> {};

  Inspector() {
    setFitToWidth(true);
    setAccessibleText("The selected slot: what is asked of it, and of whom");
    setPrefWidth(300);
    title.setStyle("-fx-font-weight: bold; -fx-font-size: 1.1em;");
    state.setWrapText(true);
    intent.getItems().setAll(Intent.values());
    intent.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Intent value) {
            return value == null ? "" : value.storedName().replace('-', ' ');
          }

          @Override
          public Intent fromString(String text) {
            return Intent.AUTO;
          }
        });
    prompt.setPrefRowCount(3);
    prompt.setWrapText(true);
    lines.setPrefRowCount(2);
    lines.setPromptText("We should have left. @0.4s");
    effects.setPrefRowCount(2);
    effects.setPromptText("door.wav @1.2s");
    references.setPrefRowCount(2);
    references.setPromptText("face.png role=face consent=Anna, by mail");
    seed.setPromptText("random");
    takes.setEditable(true);
    takes.setPrefWidth(80);
    generator.setMaxWidth(Double.MAX_VALUE);
    fill.setDefaultButton(false);
    fill.getStyleClass().add("accent");
    GridPane form = new GridPane();
    form.setHgap(8);
    form.setVgap(6);
    row(form, 0, "Intent", intent);
    row(form, 1, "Prompt", prompt);
    row(form, 2, "Avoid", negative);
    row(form, 3, "Camera", camera);
    row(form, 4, "Lighting", lighting);
    row(form, 5, "Mood", mood);
    row(form, 6, "Lines", lines);
    row(form, 7, "Effects", effects);
    row(form, 8, "References", references);
    row(form, 9, "Generator", generator);
    row(form, 10, "Takes", takes);
    row(form, 11, "Seed", seed);
    for (Button button : List.of(fill, cancel, dry)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    FlowPane buttons = new FlowPane(8, 8, fill, cancel, dry);
    offers.setPadding(new Insets(6, 0, 0, 0));
    VBox all = new VBox(8, title, state, form, buttons, offers);
    all.setPadding(new Insets(8));
    setContent(all);
    fill.setOnAction(e -> shown.ifPresent(r -> onFill.accept(r)));
    cancel.setOnAction(e -> shown.ifPresent(r -> onCancel.accept(r)));
    dry.setOnAction(e -> shown.ifPresent(r -> onDry.accept(r)));
    show(Optional.empty(), Brief.OPEN);
  }

  private static void row(GridPane form, int at, String words, Region field) {
    Label label = new Label(words);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setAccessibleText(words);
    // Letters may be large: the fields have what the labels leave, and nothing is beside the pane.
    field.setMinWidth(0);
    GridPane.setHgrow(field, Priority.ALWAYS);
    form.addRow(at, label, field);
  }

  void onFill(Consumer<SlotRow> action) {
    onFill = action;
  }

  void onCancel(Consumer<SlotRow> action) {
    onCancel = action;
  }

  void onDryRun(Consumer<SlotRow> action) {
    onDry = action;
  }

  /** Told the words of a remedy that was chosen. */
  void onRemedy(Consumer<String> action) {
    onRemedy = action;
  }

  /** Shows a slot; what is being typed for the same slot stays. */
  void show(Optional<SlotRow> row, Brief brief) {
    boolean same = shown.map(SlotRow::address).equals(row.map(SlotRow::address)) && row.isPresent();
    shown = row;
    boolean none = row.isEmpty();
    boolean running =
        row.map(r -> r.state().kind())
            .filter(k -> k == SlotState.Kind.RUNNING || k == SlotState.Kind.QUEUED)
            .isPresent();
    fill.setDisable(none || running);
    cancel.setDisable(!running);
    dry.setDisable(none);
    title.setText(row.map(r -> "Slot " + r.address()).orElse("No slot selected"));
    state.setText(
        row.map(
                r ->
                    r.what()
                        + ", "
                        + r.record().length()
                        + " frames at "
                        + r.timecode()
                        + "\n"
                        + r.state().kind().sign()
                        + " "
                        + r.state().said()
                        + (r.remark().isEmpty() ? "" : "\n" + r.remark()))
            .orElse("Select a slot in the list or in the timeline."));
    row.ifPresent(this::offers);
    if (!same) {
      fields(brief);
    }
  }

  private void offers(SlotRow row) {
    List<String> names = new ArrayList<>();
    names.add(ANYONE);
    offers.getChildren().clear();
    for (SlotRow.OfferLine offer : row.offers()) {
      names.add(offer.generator());
      Label line =
          new Label(
              (offer.serves() ? "\u2713 " : "\u2715 ") + offer.generator() + ": " + offer.words());
      line.setWrapText(true);
      line.setStyle("-fx-font-size: 0.9em;" + (offer.serves() ? "" : " -fx-opacity: 0.75;"));
      offers.getChildren().add(line);
      offer
          .remedy()
          .ifPresent(
              words -> {
                Hyperlink remedy = new Hyperlink(words);
                remedy.setWrapText(true);
                remedy.setStyle("-fx-font-size: 0.9em;");
                remedy.setAccessibleText("What would help " + offer.generator() + ": " + words);
                remedy.setOnAction(e -> onRemedy.accept(words));
                offers.getChildren().add(remedy);
              });
    }
    String chosen = generator.getValue();
    if (!generator.getItems().equals(names)) {
      generator.getItems().setAll(names);
    }
    generator.setValue(chosen != null && names.contains(chosen) ? chosen : ANYONE);
  }

  private void fields(Brief brief) {
    stored = brief;
    intent.setValue(brief.intent());
    prompt.setText(brief.prompt().orElse(""));
    negative.setText(brief.negative().orElse(""));
    camera.setText(brief.camera().orElse(""));
    lighting.setText(brief.lighting().orElse(""));
    mood.setText(brief.mood().orElse(""));
    lines.setText(CueText.ofLines(brief.lines()));
    effects.setText(CueText.ofEffects(brief.effects()));
    references.setText(ReferenceText.of(brief.references()));
  }

  /** What the fields ask now; empty where one cannot be read, which is said then. */
  Optional<FillWish> wish() {
    try {
      return Optional.of(read(shown.map(r -> r.record().rate()).orElse(Rate.FPS_25)));
    } catch (CueText.UnreadException e) {
      state.setText("\u26A0 " + e.getMessage());
      return Optional.empty();
    }
  }

  private FillWish read(Rate rate) throws CueText.UnreadException {
    Brief asked =
        new Brief(
            intent.getValue(),
            words(prompt.getText()),
            words(negative.getText()),
            words(camera.getText()),
            words(lighting.getText()),
            words(mood.getText()),
            CueText.lines(lines.getText(), rate),
            CueText.effects(effects.getText(), rate),
            ReferenceText.read(references.getText()),
            stored.headStrength(),
            stored.tailStrength());
    String who = generator.getValue();
    return new FillWish(
        who == null || who.equals(ANYONE) ? Optional.empty() : Optional.of(who),
        takes.getValue(),
        number(seed.getText()),
        asked.equals(stored) ? Optional.empty() : Optional.of(asked));
  }

  private static Optional<String> words(String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  private static OptionalLong number(String text) {
    try {
      return text == null || text.isBlank()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
