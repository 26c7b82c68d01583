package org.raccord.desktop.internal.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import javafx.scene.Parent;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.raccord.desktop.internal.model.KeyHabits;
import org.raccord.desktop.internal.model.Papers;
import org.raccord.desktop.internal.model.Preferences;
import org.raccord.desktop.internal.model.Session;

/** The windows beside the main one, and what is chosen in them. */
final class Panes {

  private static final long MEGABYTE = 1 << 20;
  private static final int SHORT = 56;
  private static final int LONG = 96;
  private static final int ROWS = 40;

  private final Session session;
  private final Outfit outfit;
  private final Stage stage;
  private final Parent root;
  private final DoubleConsumer onSize;
  private Preferences liked;
  private Optional<JobsWindow> jobs = Optional.empty();
  private Optional<GeneratorsWindow> generators = Optional.empty();

  /**
   * @param root of the main window
   * @param onSize hears how large all is to be, now and when another size is chosen: what is drawn
   *     and not laid out does not grow by itself
   */
  Panes(Session session, Outfit outfit, Stage stage, Parent root, DoubleConsumer onSize) {
    this.session = session;
    this.outfit = outfit;
    this.stage = stage;
    this.root = root;
    this.onSize = onSize;
    this.liked = outfit.preferences();
    wear();
  }

  private void wear() {
    Look.wear(liked, root);
    onSize.accept(Look.factor(liked));
  }

  Preferences.Habit habit() {
    return liked.keys();
  }

  void jobs() {
    JobsWindow window = jobs.orElseGet(() -> new JobsWindow(session, stage, liked));
    jobs = Optional.of(window);
    window.open();
  }

  void generators() {
    GeneratorsWindow window =
        generators.orElseGet(() -> new GeneratorsWindow(outfit.equipment(), stage, liked));
    generators = Optional.of(window);
    window.open();
  }

  /** Brings a bundle in and shows what is there then. */
  void install(Path jar) {
    outfit.equipment().install(jar);
    generators();
  }

  void preferences() {
    Executor aside = outfit.aside();
    PreferencesDialog dialog =
        new PreferencesDialog(
            liked, outfit.equipment(), this::choose, () -> aside.execute(outfit.cache()::clear));
    dialog.initOwner(stage);
    dialog.show();
  }

  private void choose(Preferences chosen) {
    liked = chosen;
    wear();
    jobs.ifPresent(window -> window.wear(chosen));
    generators.ifPresent(window -> window.wear(chosen));
    outfit
        .aside()
        .execute(
            () -> {
              outfit.preferenceFile().write(chosen);
              outfit.cache().bound(chosen.cacheMegabytes() * MEGABYTE);
            });
  }

  void keys() {
    List<String> more = KeyHabits.words(liked.keys());
    tell(
        "Keys",
        Keys.HELP
            + (more.isEmpty()
                ? ""
                : "\nAs in " + liked.keys().words() + ":\n" + String.join("\n", more)));
  }

  void about() {
    outfit
        .aside()
        .execute(
            () -> {
              String words = outfit.papers().about();
              outfit.ui().execute(() -> tell("About Raccord", words));
            });
  }

  void documents() {
    outfit
        .aside()
        .execute(
            () -> {
              Map<String, Path> found = outfit.papers().documents();
              outfit.ui().execute(() -> documents(found));
            });
  }

  private void documents(Map<String, Path> found) {
    Papers papers = outfit.papers();
    ListView<String> titles = new ListView<>();
    titles.setAccessibleText("Documents");
    titles.getItems().setAll(found.keySet());
    TextArea text = text("");
    text.setAccessibleText("The selected document");
    titles
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, now) -> {
              Path file = found.get(now);
              if (file != null) {
                outfit
                    .aside()
                    .execute(
                        () -> {
                          String words = papers.text(file);
                          outfit.ui().execute(() -> text.setText(words));
                        });
              }
            });
    titles.getSelectionModel().selectFirst();
    SplitPane both = new SplitPane(titles, text);
    both.setDividerPositions(0.25);
    both.setPrefSize(1000, 640);
    show("Documents", both);
  }

  /** Opens all of them; for looking at each of their controls. */
  void openAll() {
    jobs();
    generators();
    generators.ifPresent(GeneratorsWindow::setUp);
    preferences();
    keys();
    about();
    documents();
  }

  /** Gives a dialog the size of letters that somebody likes. */
  void wear(Parent dialog) {
    Look.scale(liked, dialog);
  }

  /** Shows words that may be many. */
  void tell(String title, String words) {
    TextArea text = text(words);
    text.setAccessibleText(title);
    // In letters, so that a line is whole at any size of them; what is longer wraps.
    long longest = words.lines().mapToLong(String::length).max().orElse(0);
    text.setPrefColumnCount((int) Math.max(SHORT, Math.min(LONG, longest + 7)));
    text.setPrefRowCount((int) Math.min(ROWS, words.lines().count() + 1));
    show(title, text);
  }

  private static TextArea text(String words) {
    TextArea text = new TextArea(words);
    text.setEditable(false);
    text.setWrapText(true);
    text.setStyle("-fx-font-family: monospace;");
    return text;
  }

  private void show(String title, javafx.scene.Node content) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(title);
    dialog.setHeaderText(title);
    dialog.setResizable(true);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.initOwner(stage);
    Look.scale(liked, dialog.getDialogPane());
    dialog.show();
  }
}
