package org.raccord.desktop.internal.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Comparison;
import org.raccord.desktop.internal.model.FrameStep;
import org.raccord.desktop.internal.model.FrameSteps;
import org.raccord.desktop.internal.model.Picture;
import org.raccord.desktop.internal.model.Player;

/** The picture, with what must be said over it. */
final class ViewerPane extends BorderPane {

  private final ImageView image = new ImageView();
  private final Label generated = badge("GENERATED");
  private final Label other = badge("");
  private final Label timecode = new Label("--:--:--:--");
  private final Label size = new Label();
  private final Label late = new Label();
  private final Label round = new Label();
  private final Label speed = new Label();

  private final Label temp = badge("TEMP SOUND");
  private final Label compared = badge("");
  private final Label lut = badge("");
  private final Player player;
  private final ScopesBox scopes;
  private final FrameSteps steps;
  private Optional<Picture> last = Optional.empty();
  private Comparison.Kind kind = Comparison.Kind.NONE;
  private double line = 0.5;

  /**
   * @param monitor what is seen
   */
  ViewerPane(Player player, Supplier<Optional<Monitor>> monitor, Outfit outfit) {
    this.player = player;
    this.scopes = new ScopesBox(outfit.aside(), outfit.ui(), outfit.loudness());
    this.steps = new FrameSteps(monitor, outfit.aside(), outfit.ui());
    steps.found().addListener((o, was, now) -> now.ifPresent(this::show));
    getStyleClass().add("viewer");
    setStyle("-fx-background-color: -color-bg-default;");
    image.setPreserveRatio(true);
    image.setSmooth(true);
    image.setAccessibleText("Picture at the playhead");
    Pane frame = new Pane(image);
    frame.setMinSize(160, 90);
    frame.setStyle("-fx-background-color: black;");
    frame.widthProperty().addListener((o, was, now) -> fit(frame));
    frame.heightProperty().addListener((o, was, now) -> fit(frame));
    image.imageProperty().addListener(o -> fit(frame));
    HBox badges = new HBox(8, compared, generated, temp, other, lut);
    badges.setPadding(new Insets(10));
    badges.setAlignment(Pos.TOP_RIGHT);
    badges.setPickOnBounds(false);
    badges.setMouseTransparent(true);
    setCenter(new StackPane(frame, badges));
    setRight(scopes);
    frame.setOnMousePressed(this::wiped);
    frame.setOnMouseDragged(this::wiped);
    timecode.setStyle("-fx-font-family: monospace; -fx-font-size: 1.25em;");
    timecode.setAccessibleText("Record timecode");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(14, timecode, speed, round, space, late, size);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPadding(new Insets(4, 8, 4, 8));
    setBottom(foot);
    generated.setVisible(false);
    other.setVisible(false);
    temp.setVisible(false);
    compared.setVisible(false);
    lut.setVisible(false);
    // What is not shown takes no room.
    for (Label each : List.of(compared, generated, temp, other, lut)) {
      each.managedProperty().bind(each.visibleProperty());
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
    player.picture().addListener((o, was, now) -> now.ifPresent(this::show));
    // The other side may come after: the picture itself is then the same and says nothing.
    player
        .behind()
        .addListener(
            (o, was, now) -> {
              Optional<Picture> front = player.picture().get();
              if (kind != Comparison.Kind.NONE
                  && now.map(Picture::frame).equals(front.map(Picture::frame))) {
                front.ifPresent(this::show);
              }
            });
    // No picture comes when playing ends: the last one stands, and is looked at as one that does.
    player
        .playing()
        .addListener(
            (o, was, now) -> {
              if (!now && kind == Comparison.Kind.STEP) {
                last.ifPresent(steps::want);
              }
            });
    size.textProperty().bind(player.size());
    player
        .dropped()
        .addListener(
            (o, was, now) -> late.setText(now.longValue() == 0 ? "" : now + " pictures were late"));
    player
        .speed()
        .addListener(
            (o, was, now) -> {
              int times = now.intValue();
              speed.setText(
                  times == 0 || times == 1
                      ? ""
                      : (times < 0 ? "\u25C0\u25C0 " : "\u25B6\u25B6 ") + Math.abs(times) + "x");
            });
    player.loop().addListener((o, was, now) -> round.setText(now.isPresent() ? "\u21BB loop" : ""));
  }

  /** What stands at the playhead. */
  void label(String record, boolean isGenerated, boolean isTemp) {
    timecode.setText(record);
    generated.setVisible(isGenerated);
    temp.setVisible(isTemp);
  }

  /** Compares with the take that a flip would show, in the next way; the last way ends it. */
  void compare() {
    compare(kind.next());
  }

  /** Shows how far each frame is from the one before it, or no longer. */
  void steps() {
    compare(kind == Comparison.Kind.STEP ? Comparison.Kind.NONE : Comparison.Kind.STEP);
  }

  private void compare(Comparison.Kind other) {
    kind = other;
    compared.setVisible(kind != Comparison.Kind.NONE);
    boolean both = kind != Comparison.Kind.NONE && kind != Comparison.Kind.STEP;
    player.sides(both ? Player.Sides.BOTH : Player.Sides.FRONT);
    player.picture().get().ifPresent(this::show);
  }

  /** Draws figures larger or smaller, as the letters are. */
  void size(double factor) {
    scopes.size(factor);
  }

  /** Shows or hides waveform and vectorscope. */
  void scopes() {
    scopes.toggle(player.picture().get());
  }

  private void wiped(MouseEvent e) {
    double wide = image.getFitWidth();
    if (kind == Comparison.Kind.WIPE && wide > 0) {
      line = Math.max(0, Math.min(1, (e.getX() - image.getX()) / wide));
      player.picture().get().ifPresent(this::show);
    }
  }

  /**
   * Says through which table the picture is seen.
   *
   * @param remark why it is not; empty where it is
   */
  void lut(Optional<String> name, String remark) {
    lut.setText((remark.isEmpty() ? "LUT " : "\u26A0 LUT not used: ") + name.orElse(""));
    lut.setVisible(name.isPresent());
    lut.setAccessibleText(remark.isEmpty() ? lut.getText() : remark);
  }

  /** Says that another take is looked at than the one in use. */
  void audition(Optional<String> take) {
    other.setText(take.map(t -> "LOOKING AT " + t).orElse(""));
    other.setVisible(take.isPresent());
  }

  private void show(Picture picture) {
    Optional<Picture> before = last;
    last = Optional.of(picture);
    scopes.show(picture);
    if (kind == Comparison.Kind.STEP) {
      // What stands is looked at with what lies about it; what plays with what was just seen.
      if (player.playing().get()) {
        show(FrameStep.of(picture, before));
      } else {
        steps.want(picture);
      }
      return;
    }
    Optional<Picture> other = player.behind().get().filter(b -> b.frame() == picture.frame());
    compared.setText(
        other.isPresent() ? kind.words() : kind.words() + ": the slot has no other take");
    Picture seen = other.map(o -> Comparison.of(picture, o, kind, line)).orElse(picture);
    image.setImage(Images.of(seen));
  }

  private void show(FrameStep step) {
    if (kind == Comparison.Kind.STEP && last.equals(Optional.of(step.here()))) {
      compared.setText(kind.words() + ": " + step.words());
      Picture seen =
          step.before().map(b -> Comparison.of(step.here(), b, kind, line)).orElse(step.here());
      image.setImage(Images.of(seen));
    }
  }

  private void fit(Pane frame) {
    double wide = frame.getWidth();
    double high = frame.getHeight();
    if (image.getImage() == null || wide < 1 || high < 1) {
      return;
    }
    double shape = image.getImage().getWidth() / image.getImage().getHeight();
    double width = Math.min(wide, high * shape);
    image.setFitWidth(width);
    image.setFitHeight(width / shape);
    image.setX((wide - width) / 2);
    image.setY((high - width / shape) / 2);
  }

  private static Label badge(String text) {
    Label label = new Label(text);
    label.setStyle(
        "-fx-background-color: #000000b0; -fx-text-fill: #ffd479; -fx-padding: 2 8 2 8;"
            + " -fx-font-weight: bold; -fx-background-radius: 3;");
    return label;
  }
}
