package org.raccord.desktop.internal.view;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.raccord.core.LoudnessGauge.Reading;
import org.raccord.desktop.internal.model.Picture;
import org.raccord.desktop.internal.model.Scopes;

/**
 * Waveform and vectorscope of what is seen, drawn aside and only as often as that is done; and the
 * loudness of what is heard.
 */
final class ScopesBox extends ScrollPane {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;
  private static final int ROUND = 160;
  private static final double MARGIN = 8;

  /** A bar to scroll by. */
  private static final double BAR = 12;

  private final ImageView waveform = new ImageView();
  private final ImageView vectors = new ImageView();
  private final LoudnessBars bars = new LoudnessBars(WIDTH);
  private final ReadOnlyObjectProperty<Reading> loudness;
  private final Executor aside;
  private final Executor ui;

  /** The picture that waits to be drawn. */
  private final AtomicReference<@Nullable Picture> next = new AtomicReference<>();

  ScopesBox(Executor aside, Executor ui, ReadOnlyObjectProperty<Reading> loudness) {
    VBox all = new VBox(4);
    this.loudness = loudness;
    this.aside = aside;
    this.ui = ui;
    all.setPadding(new Insets(MARGIN));
    all.setStyle("-fx-background-color: #14161a;");
    setStyle("-fx-background: #14161a; -fx-background-color: #14161a;");
    setAccessibleText("Waveform, vectorscope and loudness");
    waveform.setAccessibleText("Waveform: luma, black at the bottom");
    vectors.setAccessibleText("Vectorscope: colours, grey in the middle");
    all.getChildren()
        .addAll(
            title("Waveform (luma)"),
            waveform,
            title("Vectorscope (BT.709)"),
            vectors,
            title("Loudness (BS.1770, LUFS)"),
            bars);
    loudness.addListener(
        (o, was, now) -> {
          if (isVisible()) {
            bars.show(now);
          }
        });
    // Where there is not the height for large letters, the last of them is scrolled to.
    setContent(all);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    size(1);
    setVisible(false);
    setManaged(false);
  }

  /** Draws figures larger or smaller, as the letters are. */
  final void size(double factor) {
    bars.size(factor);
    setMinWidth(bars.getWidth() + 2 * MARGIN + BAR);
  }

  /** Light on dark in every theme, as the scopes are. */
  private static Label title(String words) {
    Label title = new Label(words);
    title.setStyle("-fx-text-fill: #d6dae2;");
    return title;
  }

  /** Shows or hides them. */
  void toggle(Optional<Picture> picture) {
    setVisible(!isVisible());
    setManaged(isVisible());
    bars.show(loudness.get());
    picture.ifPresent(this::show);
  }

  void show(Picture picture) {
    if (isVisible() && next.getAndSet(picture) == null) {
      aside.execute(this::draw);
    }
  }

  private void draw() {
    Picture picture = next.getAndSet(null);
    if (picture == null) {
      return;
    }
    Picture wave = Scopes.waveform(picture, WIDTH, HEIGHT);
    Picture round = Scopes.vectorscope(picture, ROUND);
    ui.execute(
        () -> {
          waveform.setImage(Images.of(wave));
          vectors.setImage(Images.of(round));
        });
  }
}
