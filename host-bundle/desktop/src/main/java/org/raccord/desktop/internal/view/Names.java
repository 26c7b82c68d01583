package org.raccord.desktop.internal.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Looks for controls that the keyboard reaches and that nobody can name who does not see them. */
public final class Names {

  /**
   * What was found in the windows that are open.
   *
   * @param controls how many controls the keyboard reaches
   * @param nameless those without a name, a line each
   */
  public record Found(int controls, List<String> nameless) {}

  private final Set<Node> labelled = new HashSet<>();
  private final List<String> nameless = new ArrayList<>();
  private int controls;

  private Names() {}

  /** Looks at all windows that are open; on the toolkit's thread. */
  public static Found look() {
    Names names = new Names();
    for (Window window : Window.getWindows()) {
      if (window.getScene() != null) {
        names.labels(window.getScene().getRoot());
        String title = window instanceof Stage stage ? stage.getTitle() : "a popup";
        names.walk(window.getScene().getRoot(), title);
      }
    }
    return new Found(names.controls, List.copyOf(names.nameless));
  }

  private void labels(Node node) {
    if (node instanceof Label label && label.getLabelFor() != null) {
      labelled.add(label.getLabelFor());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::labels);
    }
  }

  private void walk(Node node, String window) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable()) {
      controls++;
      boolean named =
          !blank(node.getAccessibleText())
              || labelled.contains(node)
              || (node instanceof Labeled words && !blank(words.getText()));
      if (!named) {
        nameless.add(window + ": " + node);
      }
    }
    // What such a control is made of speaks for it.
    boolean whole = node instanceof Spinner || node instanceof ComboBoxBase;
    if (node instanceof Parent parent && !whole) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, window));
    }
    if (node instanceof Control control && control.getContextMenu() != null) {
      control.getContextMenu().getItems().stream()
          .filter(item -> blank(item.getText()))
          .forEach(item -> nameless.add(window + ": an item of the menu of " + node));
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
