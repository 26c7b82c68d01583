package org.raccord.desktop.internal.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import javafx.application.Application;
import javafx.scene.Parent;
import org.raccord.desktop.internal.model.Preferences;

/** Colours and size of the window. */
final class Look {

  private static final double LETTERS = 13;

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
    root.setStyle("-fx-font-size: " + LETTERS * liked.scale() / 100 + "px;");
  }
}
