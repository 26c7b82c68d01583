package org.raccord.desktop.internal.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import javafx.application.Application;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import org.raccord.desktop.internal.model.Preferences;

/** Colours and size of the window. */
final class Look {

  private static final double LETTERS = 13;
  private static final double WHOLE = 100;

  /** So much of the screen a window takes at most. */
  private static final double MOST = 0.9;

  private Look() {}

  /** Shows the windows of the program as somebody likes them. */
  static void wear(Preferences liked, Parent root) {
    String theme =
        liked.theme() == Preferences.Theme.LIGHT ? "primer-light.css" : "primer-dark.css";
    Class<?> where =
        liked.theme() == Preferences.Theme.LIGHT ? PrimerLight.class : PrimerDark.class;
    URL sheet = where.getResource(theme);
    if (sheet != null && !sheet.toExternalForm().equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet.toExternalForm());
    }
    scale(liked, root);
  }

  /** Gives a root the size of letters that somebody likes; all else is measured in letters. */
  static void scale(Preferences liked, Parent root) {
    root.setStyle("-fx-font-size: " + LETTERS * factor(liked) + "px;");
  }

  /** How large all is to be, 1 as it is usually. */
  static double factor(Preferences liked) {
    return liked.scale() / WHOLE;
  }

  /**
   * A scene that is larger where its letters are, as far as the screen goes.
   *
   * @param width in pixels, as it is usually
   * @param height in pixels, as it is usually
   */
  static Scene scene(Preferences liked, Parent root, double width, double height) {
    scale(liked, root);
    Dimension2D size = size(liked, width, height);
    return new Scene(root, size.getWidth(), size.getHeight());
  }

  /** How large something is where it is so large usually, as far as the screen goes. */
  static Dimension2D size(Preferences liked, double width, double height) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    return new Dimension2D(
        Math.min(width * factor(liked), MOST * screen.getWidth()),
        Math.min(height * factor(liked), MOST * screen.getHeight()));
  }
}
