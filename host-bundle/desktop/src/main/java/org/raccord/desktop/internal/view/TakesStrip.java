package org.raccord.desktop.internal.view;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.TakeStudy;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;

/** The takes of the selected slot, with what was measured. */
final class TakesStrip extends ScrollPane {

  private static final double PLOT = 172;
  private static final double PICTURE = 64;
  private static final double TWO_LINES = 34;

  /** Wide enough for the buttons beneath; what is longer goes on in the next line. */
  private static final double WORDS = 345;

  private final HBox cards = new HBox(8);
  private final Actions actions;
  private Optional<SlotRow> shown = Optional.empty();
  private Optional<String> lookedAt = Optional.empty();
  private double size = 1;

  /** What can be done with takes. */
  interface Actions {
    void use(String take);

    /** Shows it in the cut without using it. */
    void look(String take);

    /** Another take by the same generator, with another seed. */
    void again(ListedTake take);

    /** New sound for the take in use. */
    void sound(ListedTake take);

    /** Another take of the part of it that is marked. */
    void part(ListedTake take);

    void detach(String take);

    /** Shows the figures of all takes side by side. */
    void figures(SlotRow row);

    /** How it looks frame by frame, as soon as that is known. */
    Optional<TakeStudy> study(SlotRow row, ListedTake take);
  }

  TakesStrip(Actions actions) {
    this.actions = actions;
    cards.setPadding(new Insets(6));
    setContent(cards);
    setFitToHeight(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(Region.USE_PREF_SIZE);
    setAccessibleText("Takes of the selected slot");
  }

  /** Shows the takes of a slot; {@code looked} is the one that is auditioned. */
  void show(Optional<SlotRow> row, Optional<String> looked) {
    shown = row;
    lookedAt = looked;
    cards.getChildren().clear();
    if (row.isEmpty() || row.get().takes().isEmpty()) {
      Label none =
          new Label(
              row.isEmpty()
                  ? "The takes of the selected slot stand here."
                  : "No takes yet. Enter fills the slot.");
      none.setPadding(new Insets(12));
      cards.getChildren().add(none);
      return;
    }
    int number = 1;
    for (ListedTake take : row.get().takes()) {
      cards.getChildren().add(card(number++, row.get(), take, looked));
    }
  }

  /** Draws pictures and plots larger or smaller, as the letters are. */
  void size(double factor) {
    size = factor;
    show(shown, lookedAt);
  }

  /** Shows the figures of the takes that are shown. */
  void figures() {
    shown.ifPresent(actions::figures);
  }

  private VBox card(int number, SlotRow row, ListedTake listed, Optional<String> looked) {
    Take take = listed.take();
    boolean inUse = row.inUse().equals(Optional.of(take.id()));
    boolean seen = looked.map(t -> t.equals(take.id())).orElse(inUse);
    Label name = new Label(number + "  " + take.id() + (inUse ? "  \u2714 in use" : ""));
    name.setStyle("-fx-font-weight: bold;");
    Label grade =
        new Label(
            take.seams().flatMap(SeamReport::grade).map(g -> "Grade " + g).orElse("Not graded")
                + "  \u00b7  "
                + take.generator());
    Label why =
        new Label(take.seams().map(SeamReport::words).orElse("not measured") + stale(listed));
    why.setWrapText(true);
    why.setPrefWidth(WORDS * size);
    why.setMaxHeight(TWO_LINES * size);
    why.setStyle("-fx-font-size: 0.88em; -fx-opacity: 0.85;");
    Tooltip whole =
        new Tooltip(
            why.getText() + "\n" + take.description() + "\n" + String.join("\n", take.remarks()));
    whole.setWrapText(true);
    whole.setMaxWidth(2 * WORDS * size);
    why.setTooltip(whole);
    Function<String, String> of = words -> words + " take " + take.id();
    HBox first =
        new HBox(
            4,
            disabled(button("Use", of.apply("Use"), t -> actions.use(take.id())), inUse),
            button("Look", of.apply("Look, without using it, at"), t -> actions.look(take.id())),
            button(
                "Again",
                "Another take like " + take.id() + ", with another seed",
                t -> actions.again(listed)),
            disabled(
                button("Sound", of.apply("Make the sound anew of"), t -> actions.sound(listed)),
                !inUse),
            disabled(
                button(
                    "Part",
                    of.apply("Make anew the part between the marks of"),
                    t -> actions.part(listed)),
                !inUse),
            button("Figures", of.apply("Compare the figures of"), t -> actions.figures(row)),
            button("\u2715", of.apply("Detach"), t -> actions.detach(take.id())));
    VBox card = new VBox(3, name, grade, why, look(row, listed), first);
    card.setPadding(new Insets(6));
    card.setStyle(
        "-fx-background-color: -color-bg-subtle; -fx-background-radius: 4; -fx-border-radius: 4;"
            + (seen
                ? " -fx-border-color: -color-accent-emphasis; -fx-border-width: 2;"
                : " -fx-border-color: -color-border-muted; -fx-border-width: 1;"));
    card.setAccessibleText(
        "Take " + number + (inUse ? ", in use, " : ", ") + grade.getText() + ", " + why.getText());
    return card;
  }

  /** The middle frame and the curves, or room for them. */
  private Node look(SlotRow row, ListedTake listed) {
    HBox look = new HBox(6);
    look.setMinHeight(PICTURE * size);
    actions
        .study(row, listed)
        .ifPresent(
            study -> {
              ImageView picture = new ImageView(Images.of(study.picture()));
              picture.setPreserveRatio(true);
              picture.setFitHeight(PICTURE * size);
              picture.setAccessibleText("Middle frame of take " + listed.take().id());
              look.getChildren().setAll(picture, new SeamPlot(study, PLOT, size));
            });
    return look;
  }

  private static Button button(String words, String spoken, Consumer<Button> action) {
    Button button = new Button(words);
    button.setAccessibleText(spoken);
    button.setTooltip(new Tooltip(spoken));
    button.setStyle("-fx-padding: 2 7 2 7;");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.accept(button));
    return button;
  }

  private static Button disabled(Button button, boolean off) {
    button.setDisable(off);
    return button;
  }

  private static String stale(ListedTake take) {
    return take.stale().map(s -> "; stale: " + s).orElse("")
        + (take.missing().isEmpty() ? "" : "; its file is not there");
  }
}
