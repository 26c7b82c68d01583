package org.raccord.desktop.internal.view;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.raccord.core.Workbench.GeneratorCard;

/** The generators that are there, and a way to bring in another one. */
final class GeneratorsDialog extends Dialog<ButtonType> {

  /**
   * @param aside copies a bundle
   * @param ui the toolkit's thread
   */
  GeneratorsDialog(Window owner, Executor aside, Executor ui, List<GeneratorCard> generators) {
    setTitle("Generators");
    setHeaderText("Who can fill a slot");
    VBox lines = new VBox(8);
    for (GeneratorCard card : generators) {
      Label line =
          new Label(
              (card.problem().isEmpty() ? "\u2713 " : "\u2715 ")
                  + card.id()
                  + "\n"
                  + card.description()
                  + "\n"
                  + card.destination()
                      .map(d -> "sends to " + d)
                      .orElse("nothing leaves this machine")
                  + card.problem().map(p -> "\n" + p).orElse(""));
      line.setWrapText(true);
      lines.getChildren().add(line);
    }
    Label said = new Label();
    Button install = new Button("Install a bundle\u2026");
    install.setOnAction(
        e ->
            choose(owner)
                .ifPresent(
                    jar ->
                        aside.execute(
                            () -> {
                              String words = install(jar);
                              ui.execute(() -> said.setText(words));
                            })));
    lines.getChildren().addAll(install, said);
    lines.setPrefWidth(520);
    getDialogPane().setContent(lines);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    initOwner(owner);
  }

  private static Optional<File> choose(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Install a generator bundle");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Bundles", "*.jar"));
    return Optional.ofNullable(chooser.showOpenDialog(owner));
  }

  /** Copies a bundle to where bundles are watched; says how that went. */
  private static String install(File chosen) {
    Path plugins = Path.of(System.getProperty("raccord.plugins", "plugins"));
    Path name = Path.of(chosen.getName());
    try {
      Files.createDirectories(plugins);
      // Renamed into place whole: the folder is watched.
      Path part = Files.createTempFile(plugins, "incoming", ".part");
      Files.copy(chosen.toPath(), part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          part,
          plugins.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return name + " is installed; it is there in a moment.";
    } catch (IOException e) {
      return name + " could not be installed: " + e.getMessage();
    }
  }
}
