package org.raccord.desktop.internal.view;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.raccord.desktop.internal.model.FillWish;
import org.raccord.desktop.internal.model.JobRows;
import org.raccord.desktop.internal.model.JobRows.Action;
import org.raccord.desktop.internal.model.JobRows.Row;
import org.raccord.desktop.internal.model.Preferences;
import org.raccord.desktop.internal.model.Session;

/** What runs, waits and has ended, in a window beside the timeline's. */
final class JobsWindow {

  private final Session session;
  private final Stage stage = new Stage();
  private final ListView<Row> list = new ListView<>();
  private final TextArea log = new TextArea();
  private final BorderPane all = new BorderPane(list);
  private final Map<Action, Button> buttons = new EnumMap<>(Action.class);
  private boolean settingItems;

  JobsWindow(Session session, Stage owner, Preferences liked) {
    this.session = session;
    stage.initOwner(owner);
    stage.setTitle("Jobs \u2013 Raccord");
    list.setAccessibleText("Jobs");
    list.setPlaceholder(new Label("Nothing was begun yet. Enter fills a slot."));
    list.setCellFactory(l -> new Cell());
    list.getSelectionModel().selectedItemProperty().addListener(o -> selected());
    log.setEditable(false);
    log.setWrapText(true);
    log.setPrefRowCount(7);
    log.setAccessibleText("What happened in the selected job");
    HBox line =
        new HBox(
            8,
            button(Action.CANCEL, "_Cancel", "Cancel the selected fill"),
            button(Action.RETRY, "_Try again", "Fill the slot of the selected job again"),
            button(Action.GO_ON, "_Go on", "Go on with the selected job"),
            button(Action.GIVE_UP, "Give _up", "Give the selected job up"));
    VBox beneath = new VBox(8, line, log);
    beneath.setPadding(new Insets(8, 0, 0, 0));
    all.setBottom(beneath);
    all.setPadding(new Insets(10));
    Scene scene = Look.scene(liked, all, 680, 520);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            stage.hide();
          }
        });
    stage.setScene(scene);
    session.progress().addListener(o -> show());
    session.fills().addListener(o -> show());
    session.snapshot().addListener(o -> show());
    // What is left is told anew each second.
    Timeline each = new Timeline(new KeyFrame(Duration.seconds(1), e -> show()));
    each.setCycleCount(javafx.animation.Animation.INDEFINITE);
    stage.setOnShown(e -> each.play());
    stage.setOnHidden(e -> each.stop());
    selected();
  }

  /** Shows it as somebody likes it from now on. */
  void wear(Preferences liked) {
    Look.scale(liked, all);
  }

  /** Opens it, or brings it to the front. */
  void open() {
    stage.show();
    stage.toFront();
    show();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
    list.requestFocus();
  }

  private void show() {
    if (!stage.isShowing()) {
      return;
    }
    List<Row> rows =
        JobRows.of(
            session.snapshot().get().map(s -> s.jobs().jobs()).orElse(List.of()),
            session.progress().get(),
            session.fills().get(),
            Instant.now());
    if (rows.equals(list.getItems())) {
      return;
    }
    Optional<String> chosen =
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(Row::key);
    settingItems = true;
    list.getItems().setAll(rows);
    rows.stream()
        .filter(r -> chosen.equals(Optional.of(r.key())))
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
    settingItems = false;
    selected();
  }

  private void selected() {
    if (settingItems) {
      return;
    }
    Row row = list.getSelectionModel().getSelectedItem();
    buttons.forEach((action, b) -> b.setDisable(row == null || !row.actions().contains(action)));
    String words = row == null ? "" : String.join("\n", row.log());
    if (!words.equals(log.getText())) {
      log.setText(words);
      log.end();
    }
  }

  private Button button(Action action, String words, String spoken) {
    Button button = new Button(words);
    button.setAccessibleText(spoken);
    button.setOnAction(
        e ->
            Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .filter(row -> row.actions().contains(action))
                .ifPresent(row -> act(action, row.subject())));
    buttons.put(action, button);
    return button;
  }

  private void act(Action action, String subject) {
    switch (action) {
      case CANCEL -> session.cancel(subject);
      case RETRY -> session.fill(subject, FillWish.PLAIN);
      case GO_ON -> session.resumeJob(subject);
      case GIVE_UP -> session.cancelJob(subject);
    }
  }

  private static final class Cell extends ListCell<Row> {
    private final Label title = new Label();
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox whole = new VBox(2, title, state, bar);

    Cell() {
      title.setStyle("-fx-font-weight: bold;");
      state.setWrapText(true);
      bar.setMaxWidth(Double.MAX_VALUE);
      whole.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(whole, Priority.ALWAYS);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      title.setText(row.sign() + "  " + row.title());
      state.setText(row.state());
      bar.setVisible(row.fraction() >= 0);
      bar.setManaged(row.fraction() >= 0);
      bar.setProgress(row.fraction());
      setAccessibleText(row.title() + ", " + row.state());
      setGraphic(whole);
    }
  }
}
