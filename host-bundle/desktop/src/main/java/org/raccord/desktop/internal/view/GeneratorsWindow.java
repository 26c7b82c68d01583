package org.raccord.desktop.internal.view;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.raccord.core.Voices;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.desktop.internal.model.Equipment;
import org.raccord.desktop.internal.model.PluginShelf.Plugin;
import org.raccord.desktop.internal.model.Preferences;

/** Who can fill a slot and who can speak, and what is done with them. */
final class GeneratorsWindow {

  private final Equipment equipment;
  private final Stage stage = new Stage();
  private final ListView<GeneratorCard> generators = new ListView<>();
  private final ListView<Plugin> bundles = new ListView<>();
  private final ListView<Voices.Card> voices = new ListView<>();
  private final TextArea said = new TextArea();
  private final BorderPane all = new BorderPane();
  private Preferences liked;

  GeneratorsWindow(Equipment equipment, Stage owner, Preferences liked) {
    this.equipment = equipment;
    this.liked = liked;
    stage.initOwner(owner);
    said.setEditable(false);
    said.setWrapText(true);
    said.setPrefRowCount(5);
    said.setAccessibleText("What was done last");
    TabPane tabs =
        new TabPane(
            tab("Generators", generators(), generatorButtons()),
            tab("Bundles", bundles(), bundleButtons()),
            tab("Voices", voices(), List.of()));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setAccessibleText("Generators, bundles and voices");
    all.setCenter(tabs);
    all.setBottom(said);
    all.setPadding(new Insets(6));
    all.setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
          }
          e.consume();
        });
    all.setOnDragDropped(
        e -> {
          e.getDragboard().getFiles().stream().map(File::toPath).forEach(equipment::install);
          e.setDropCompleted(true);
          e.consume();
        });
    Scene scene = Look.scene(liked, all, 720, 560);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            stage.hide();
          }
        });
    stage.setScene(scene);
    equipment.state().addListener((o, was, now) -> show(now));
    show(equipment.state().get());
  }

  /** Shows it as somebody likes it from now on. */
  void wear(Preferences chosen) {
    liked = chosen;
    Look.scale(chosen, all);
  }

  /** Opens it, or brings it to the front. */
  void open() {
    equipment.refresh();
    stage.show();
    stage.toFront();
  }

  private void show(Equipment.State now) {
    keep(generators, now.generators(), GeneratorCard::id);
    keep(bundles, now.plugins(), Plugin::name);
    keep(voices, now.voices(), Voices.Card::id);
    said.setText(now.said());
    long ready = now.generators().stream().filter(g -> g.problem().isEmpty()).count();
    stage.setTitle(ready + " generators, " + now.voices().size() + " voices \u2013 Raccord");
  }

  /** Shows other items; the one that was selected stays so. */
  private static <T> void keep(ListView<T> list, List<T> items, Function<T, String> id) {
    if (items.equals(list.getItems())) {
      return;
    }
    Optional<String> chosen =
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(id);
    list.getItems().setAll(items);
    items.stream()
        .filter(i -> chosen.equals(Optional.of(id.apply(i))))
        .findFirst()
        .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::selectFirst);
  }

  private static Tab tab(String title, Node list, List<Button> buttons) {
    FlowPane line = new FlowPane(8, 8);
    line.getChildren().addAll(buttons);
    line.setPadding(new Insets(6, 0, 6, 0));
    BorderPane pane = new BorderPane(list);
    pane.setBottom(line);
    return new Tab(title, pane);
  }

  private Node generators() {
    generators.setAccessibleText("Generators");
    generators.setCellFactory(l -> new Cell<>(l, GeneratorsWindow::words));
    return generators;
  }

  private List<Button> generatorButtons() {
    return List.of(
        button(
            "_Check",
            "Try what a fill by the selected generator needs",
            generators,
            equipment::check),
        button(
            "_Settings\u2026",
            "Change the settings of the selected generator",
            generators,
            this::change),
        button("Set _up another\u2026", "Set another generator up", () -> setUp()),
        button(
            "_On or off",
            "Switch the selected generator off, or on again",
            generators,
            equipment::toggle),
        button("_Forget", "Forget the selected generator", generators, equipment::forget),
        button("_Install a bundle\u2026", "Install a bundle", this::choose));
  }

  private Node bundles() {
    bundles.setAccessibleText("Bundles that you have installed");
    bundles.setPlaceholder(new Label("Drop a bundle (.jar) here to install it."));
    bundles.setCellFactory(
        l ->
            new Cell<>(
                l,
                plugin ->
                    (plugin.enabled() ? "\u2713 " : "\u25CB ")
                        + plugin.name()
                        + (plugin.enabled() ? "" : "  (disabled)")));
    return bundles;
  }

  private List<Button> bundleButtons() {
    return List.of(
        button(
            "_Enable or disable",
            "Enable or disable the selected bundle",
            bundles,
            equipment::toggle),
        button("_Remove", "Remove the selected bundle", bundles, equipment::remove),
        button("_Install a bundle\u2026", "Install a bundle", this::choose));
  }

  private Node voices() {
    voices.setAccessibleText("Voices");
    voices.setPlaceholder(new Label("No voice is there. The documents say how to get one."));
    voices.setCellFactory(l -> new Cell<>(l, GeneratorsWindow::words));
    return voices;
  }

  private static String words(GeneratorCard card) {
    return (card.problem().isEmpty() ? "\u2713 " : card.isOff() ? "\u25CB " : "\u2715 ")
        + card.id()
        + "  ("
        + card.bundle()
        + ")\n"
        + card.description()
        + "\n"
        + card.destination().map(d -> "sends to " + d).orElse("nothing leaves this machine")
        + ", cost: "
        + card.cost()
        + card.problem().map(p -> "\n" + p).orElse("");
  }

  private static String words(Voices.Card card) {
    return (card.lack().isEmpty() ? "\u2713 " : "\u2715 ")
        + card.id()
        + "  "
        + card.name()
        + "  "
        + String.join(", ", card.languages())
        + "\nlicence: "
        + card.licence()
        + (card.clones() ? "; takes after a person, who must have agreed" : "")
        + card.lack().map(l -> "\n" + l.what() + " " + l.remedy()).orElse("");
  }

  private <T> Button button(String words, String spoken, ListView<T> list, Consumer<T> action) {
    Button button =
        button(
            words,
            spoken,
            () ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(action));
    button.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    return button;
  }

  private static Button button(String words, String spoken, Runnable action) {
    Button button = new Button(words);
    button.setAccessibleText(spoken);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Install a bundle");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Bundles", "*.jar"));
    Optional.ofNullable(chooser.showOpenDialog(stage))
        .map(File::toPath)
        .ifPresent(equipment::install);
  }

  void setUp() {
    SetUpDialog dialog = new SetUpDialog(equipment.state().get().kinds(), liked);
    dialog.initOwner(stage);
    dialog.setOnHidden(
        e ->
            Optional.ofNullable(dialog.getResult())
                .ifPresent(
                    asked ->
                        equipment.add(asked.kind(), asked.name(), asked.settings(), asked.key())));
    dialog.show();
  }

  /** Asks for other settings of a generator that was set up. */
  private void change(GeneratorCard card) {
    equipment.settings(
        card,
        now -> {
          SetUpDialog dialog =
              SetUpDialog.of(equipment.state().get().kinds(), liked, card.id(), now);
          dialog.initOwner(stage);
          dialog.setOnHidden(
              e ->
                  Optional.ofNullable(dialog.getResult())
                      .ifPresent(asked -> equipment.change(card, asked.settings(), asked.key())));
          dialog.show();
        });
  }

  /** Words that wrap. */
  private static final class Cell<T> extends ListCell<T> {
    private static final double MARGIN = 40;
    private final Function<T, String> words;
    private final Label label = new Label();

    Cell(ListView<T> list, Function<T, String> words) {
      this.words = words;
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.prefWidthProperty().bind(list.widthProperty().subtract(MARGIN));
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
      super.updateItem(item, empty);
      boolean none = empty || item == null;
      label.setText(none ? "" : words.apply(item));
      setGraphic(none ? null : label);
      setAccessibleText(none ? null : label.getText());
    }
  }
}
