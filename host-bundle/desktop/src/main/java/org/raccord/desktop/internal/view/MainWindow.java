package org.raccord.desktop.internal.view;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.raccord.core.Edit;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Audition;
import org.raccord.desktop.internal.model.FillWish;
import org.raccord.desktop.internal.model.Lanes;
import org.raccord.desktop.internal.model.Notice;
import org.raccord.desktop.internal.model.Player;
import org.raccord.desktop.internal.model.Session;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.SlotRows;
import org.raccord.desktop.internal.model.SlotState;
import org.raccord.desktop.internal.model.SlotTable;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.desktop.internal.model.TakeStudies;
import org.raccord.desktop.internal.model.TempSound;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** The window: what is shown where, and what a gesture does. */
public final class MainWindow {

  /** Around a slot, so many seconds to either side are played. */
  private static final int AROUND_SECONDS = 2;

  private static final int SMOOTH_FRAMES = 12;

  private final Stage stage;
  private final Session session;
  private final Player player;
  private final Outfit outfit;
  private final SlotTable table = new SlotTable();
  private final SlotList slots = new SlotList();
  private final Inspector inspector = new Inspector();
  private final TakesStrip takes = new TakesStrip(new TakeActions(this));
  private final TakeStudies studies;
  private final Panes panes;
  private final TimelineCanvas timeline;
  private final ViewerPane viewer;
  private final Label notice = new Label();
  private final Label busy = new Label();
  private final ProgressIndicator turning = new ProgressIndicator();
  private final StackPane root = new StackPane();
  private final BorderPane work = new BorderPane();
  private final VBox start = new VBox(12);
  private Optional<String> selected = Optional.empty();
  private final Audition audition;
  private final CutActions cuts = new CutActions(this);
  private final BorderPane middle = new BorderPane();
  private TempSound temp = new TempSound(List.of());
  private Optional<Long> in = Optional.empty();
  private Optional<Long> out = Optional.empty();

  public MainWindow(Stage stage, Session session, Player player, Outfit outfit) {
    this.outfit = outfit;
    this.studies = new TakeStudies(outfit.ui(), () -> takes.show(row(), looked()));
    this.timeline = new TimelineCanvas(outfit.ui(), outfit.thumbs());
    this.stage = stage;
    this.session = session;
    this.player = player;
    this.viewer = new ViewerPane(player, outfit.aside(), outfit.ui());
    this.audition = new Audition(player, outfit.aside(), outfit.ui(), notice::setText);
    this.panes = new Panes(session, outfit, stage, root);
    build();
    bind();
    showStart();
  }

  /** The root of the window's scene. */
  public Parent root() {
    return root;
  }

  private void build() {
    middle.setCenter(viewer);
    timeline.cuts(cuts);
    middle.setBottom(takes);
    SplitPane upper = new SplitPane(slots, middle, inspector);
    upper.setDividerPositions(0.2, 0.78);
    SplitPane.setResizableWithParent(slots, false);
    SplitPane.setResizableWithParent(inspector, false);
    SplitPane whole = new SplitPane(upper, timeline);
    whole.setOrientation(Orientation.VERTICAL);
    whole.setDividerPositions(0.72);
    work.setCenter(whole);
    turning.setPrefSize(16, 16);
    turning.setMinSize(16, 16);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    notice.setMinWidth(0);
    HBox foot = new HBox(8, notice, space, turning, busy);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPadding(new Insets(4, 8, 4, 8));
    busy.setMinWidth(Region.USE_PREF_SIZE);
    BorderPane all = new BorderPane(work);
    all.setTop(new Menus(this).bar());
    all.setBottom(foot);
    root.getChildren().add(all);
    root.setOnDragOver(this::dragged);
    root.setOnDragDropped(this::dropped);
  }

  private void bind() {
    session.snapshot().addListener((o, was, now) -> now.ifPresent(this::show));
    session
        .progress()
        .addListener(
            o -> {
              title();
              wentOn(table.show(session.progress().get()));
            });
    session
        .notice()
        .addListener(
            (o, was, now) -> {
              boolean trouble = now.kind() == Notice.Kind.TROUBLE;
              notice.setText((trouble ? "\u26A0 " : "") + now.words());
              notice.setStyle(trouble ? "-fx-font-weight: bold;" : "");
            });
    busy.textProperty().bind(session.busy());
    turning.visibleProperty().bind(session.busy().isNotEmpty());
    player
        .trouble()
        .addListener((o, was, now) -> notice.setText(now.isEmpty() ? "" : "\u26A0 " + now));
    player.position().addListener((o, was, now) -> moved(now.longValue()));
    audition
        .looked()
        .addListener(
            (o, was, now) -> {
              viewer.audition(now);
              takes.show(row(), now);
              moved(player.position().get());
            });
    // The full screen is left by Escape, too, which the window is not asked about.
    stage
        .fullScreenProperty()
        .addListener(
            (o, was, now) -> {
              if (!now) {
                viewerBack();
              }
            });
    player.loop().addListener((o, was, now) -> timeline.loop(now));
    slots.onSelect(row -> select(row.address(), true));
    slots.onFilter(() -> slots.show(table.rows(), selected));
    timeline.onSeek(player::seek);
    timeline.onSelect(address -> select(address, false));
    inspector.onFill(row -> fill(row.address()));
    inspector.onRemedy(panes::remedy);
    inspector.onCancel(row -> session.cancel(row.address()));
    inspector.onDryRun(
        row ->
            inspector
                .wish()
                .ifPresent(
                    wish ->
                        session.dryRun(
                            row.address(), wish, w -> panes.tell("What a fill would do", w))));
  }

  private void showStart() {
    start.setAlignment(Pos.CENTER);
    start.getChildren().clear();
    Label title = new Label("Raccord");
    title.setStyle("-fx-font-size: 2.2em; -fx-font-weight: bold;");
    Label words =
        new Label("Open a timeline, or drop one here. Its holes are shown, and can be filled.");
    Button open = new Button("Open a timeline\u2026  (Ctrl+O)");
    open.getStyleClass().add("accent");
    open.setOnAction(e -> chooseTimeline());
    Label opening = new Label();
    opening.textProperty().bind(session.busy());
    Label trouble = new Label();
    trouble.textProperty().bind(notice.textProperty());
    trouble.setWrapText(true);
    start.getChildren().addAll(title, words, open, opening, trouble);
    outfit
        .aside()
        .execute(
            () -> {
              List<Path> lately = outfit.recent().get();
              outfit.ui().execute(() -> lately.forEach(this::offer));
            });
    start.setStyle("-fx-background-color: -color-bg-default;");
    root.getChildren().add(start);
  }

  private void offer(Path timeline) {
    Hyperlink link = new Hyperlink(timeline.toString());
    link.setOnAction(e -> open(timeline));
    start.getChildren().add(link);
  }

  private void show(Snapshot now) {
    if (root.getChildren().remove(start)) {
      slots.focus();
    }
    title();
    studies.show(now.timeline());
    Optional.ofNullable(now.file().toAbsolutePath().getParent()).ifPresent(outfit.thumbs()::base);
    timeline.show(Lanes.of(now), now.rate(), now.monitor());
    TreeMap<Long, String> markers = new TreeMap<>();
    now.timeline()
        .markers()
        .forEach(m -> markers.put(m.range().startTime().at(now.rate()).frame(), m.name()));
    timeline.markers(markers);
    temp = TempSound.of(now);
    audition.show(now.monitor());
    table.show(now, session.progress().get());
    slots.show(table.rows(), selected);
    states();
    showSelected();
    if (selected.isEmpty()) {
      slots.nextUnfilled().or(slots::first).ifPresent(r -> select(r.address(), false));
    }
    moved(player.position().get());
  }

  /** The file, and what goes on with it: it is seen when the window is not. */
  private void title() {
    long open = session.progress().get().open();
    String file =
        session.snapshot().get().map(s -> s.source().getFileName() + " \u2013 ").orElse("");
    stage.setTitle(file + "Raccord" + (open > 0 ? " \u2013 filling " + open : ""));
  }

  /** Of some slots something else is said than before. */
  private void wentOn(Set<String> changed) {
    if (changed.isEmpty()) {
      return;
    }
    slots.update(changed.stream().flatMap(a -> table.row(a).stream()).toList(), selected);
    states();
    if (selected.filter(changed::contains).isPresent()) {
      session.snapshot().get().ifPresent(s -> inspector.show(row(), brief(s)));
    }
  }

  private void states() {
    Map<String, SlotState> states = new HashMap<>();
    table.rows().forEach(row -> states.put(row.address(), row.state()));
    timeline.states(states);
  }

  private void showSelected() {
    session.snapshot().get().ifPresent(s -> inspector.show(row(), brief(s)));
    row().ifPresent(this::auditionOf);
    takes.show(row(), looked());
  }

  private Brief brief(Snapshot now) {
    return selected
        .flatMap(now::slot)
        .map(
            s ->
                s.slot()
                    .stored()
                    .map(SlotRecord::brief)
                    .filter(b -> !b.equals(Brief.OPEN))
                    .or(() -> s.slot().asked())
                    .orElse(Brief.OPEN))
        .orElse(Brief.OPEN);
  }

  /** The selected slot. */
  Optional<SlotRow> row() {
    return selected.flatMap(table::row);
  }

  private void moved(long frame) {
    timeline.playhead(frame);
    audition
        .seen()
        .ifPresent(
            m ->
                viewer.label(
                    m.timecode(frame),
                    m.shown(frame).filter(Monitor.Shown::generated).isPresent(),
                    temp.isAt(frame)));
  }

  /** Selects a slot; {@code goThere} moves the playhead to its beginning. */
  private void select(String address, boolean goThere) {
    selected = Optional.of(address);
    slots.mark(address);
    timeline.select(selected);
    showSelected();
    if (goThere) {
      row().ifPresent(r -> player.seek(r.record().start()));
    }
  }

  /** Selects a slot and goes there; for measuring. */
  public void goTo(String address) {
    select(address, true);
  }

  private void auditionOf(SlotRow row) {
    audition.slot(row.record(), row.takes().stream().map(t -> t.take().id()).toList(), row.inUse());
  }

  private Optional<String> looked() {
    return audition.looked().get();
  }

  void use(String take) {
    session.useTake(take);
  }

  /** Shows a take in the cut without using it. */
  void look(String take) {
    audition.look(take);
  }

  /** Flips to the next take without using it. */
  public void flip() {
    audition.flip();
  }

  /** Puts the take with a number in use. */
  void pick(int number) {
    row()
        .filter(r -> r.takes().size() >= number)
        .ifPresent(r -> use(r.takes().get(number - 1).take().id()));
  }

  /** Keeps what is looked at, and goes on to the next unfilled slot. */
  void keepAndGoOn() {
    looked().ifPresent(this::use);
    nextUnfilled();
  }

  void nextUnfilled() {
    slots.nextUnfilled().ifPresent(r -> select(r.address(), true));
    slots.focus();
  }

  void fill() {
    row().ifPresent(r -> fill(r.address()));
  }

  private void fill(String address) {
    inspector.wish().ifPresent(wish -> session.fill(address, wish));
  }

  void fillAll() {
    SlotRows.shown(table.rows(), SlotRows.Filter.UNFILLED)
        .forEach(r -> session.fill(r.address(), FillWish.PLAIN));
  }

  void cancel() {
    row().ifPresent(r -> session.cancel(r.address()));
  }

  void cancelAll() {
    session.cancelAll();
  }

  /** Plays around the selected slot again and again, or no longer. */
  public void around() {
    if (player.loop().get().isPresent()) {
      player.loop(Optional.empty());
      return;
    }
    Optional<Snapshot> now = session.snapshot().get();
    Optional<SlotRow> row = row();
    if (now.isPresent() && row.isPresent()) {
      FrameRange slot = row.get().record();
      long around = Math.round(AROUND_SECONDS * now.get().rate().toDouble());
      FrameRange all = now.get().monitor().range();
      long from = Math.max(all.start(), slot.start() - around);
      long to = Math.min(all.end(), slot.end() + around);
      player.loop(Optional.of(new FrameRange(from, to - from, all.rate())));
    }
  }

  void markIn() {
    in = Optional.of(player.position().get());
    marks();
  }

  void markOut() {
    out = Optional.of(player.position().get() + 1);
    marks();
  }

  private void marks() {
    timeline.mark(marked());
  }

  /** Makes the marked range a slot. */
  void slotFromMarks(Edit.Removal removal) {
    Optional<Snapshot> now = session.snapshot().get();
    if (now.isEmpty() || in.isEmpty() || out.isEmpty() || in.get() >= out.get()) {
      notice.setText("Mark a range first: I at its beginning, O at its end.");
      return;
    }
    session.addSlot(
        "V1",
        FrameTime.of(in.get(), now.get().rate()),
        FrameTime.of(out.get(), now.get().rate()),
        removal);
    in = Optional.empty();
    out = Optional.empty();
    marks();
  }

  void smooth() {
    session
        .snapshot()
        .get()
        .ifPresent(
            s -> session.smooth(FrameTime.of(player.position().get(), s.rate()), SMOOTH_FRAMES));
  }

  void undo() {
    session.undo();
  }

  void redo() {
    session.redo();
  }

  double framesASecond() {
    return session.snapshot().get().map(s -> s.rate().toDouble()).orElse(25.0);
  }

  Player player() {
    return player;
  }

  TimelineCanvas timeline() {
    return timeline;
  }

  boolean slotsHaveFocus() {
    return slots.hasFocus();
  }

  void focusNextPane(int step) {
    List<Region> all = List.of(slots, takes, timeline, inspector);
    Node owner = stage.getScene().getFocusOwner();
    int now = 0;
    for (int i = 0; i < all.size(); i++) {
      for (Node node = owner; node != null; node = node.getParent()) {
        now = node.equals(all.get(i)) ? i : now;
      }
    }
    Region next = all.get(Math.floorMod(now + step, all.size()));
    if (next.equals(slots)) {
      slots.focus();
    } else {
      next.requestFocus();
    }
  }

  /** Opens all windows beside this one; for looking at each of their controls. */
  public void openAll() {
    panes.openAll();
    takes.figures();
  }

  /** Goes through the timeline, near and far; for measuring. */
  public void sweep(int step, int steps) {
    timeline.sweep(step, steps);
  }

  Session session() {
    return session;
  }

  TakeStudies studies() {
    return studies;
  }

  Stage stage() {
    return stage;
  }

  /** The marked range; empty where none is. */
  Optional<FrameRange> marked() {
    return session
        .snapshot()
        .get()
        .filter(s -> in.isPresent() && out.isPresent() && in.get() < out.get())
        .map(s -> new FrameRange(in.get(), out.get() - in.get(), s.rate()));
  }

  /** Says something in the line beneath. */
  void say(String words) {
    notice.setText(words);
  }

  /** Ends what works for the window. */
  public void end() {
    studies.close();
    timeline.close();
  }

  /** The cut, changed by hand. */
  CutActions cuts() {
    return cuts;
  }

  /** Compares the take that is seen with the next one. */
  void compare() {
    viewer.compare();
  }

  void scopes() {
    viewer.scopes();
  }

  void snapping() {
    say(timeline.toggleSnapping() ? "Edges catch at edit points." : "Edges move freely.");
  }

  /** The viewer on the whole screen, or back in its place. */
  void fullViewer() {
    if (viewerBack()) {
      stage.setFullScreen(false);
    } else {
      middle.setCenter(null);
      root.getChildren().add(viewer);
      stage.setFullScreen(true);
    }
  }

  /** Puts the viewer back in its place; tells whether it was elsewhere. */
  private boolean viewerBack() {
    boolean covered = root.getChildren().remove(viewer);
    if (covered) {
      middle.setCenter(viewer);
    }
    return covered;
  }

  void fullScreen() {
    stage.setFullScreen(!stage.isFullScreen());
  }

  void chooseTimeline() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a timeline");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Timelines (OTIO)", "*.otio"));
    File file = chooser.showOpenDialog(stage);
    if (file != null) {
      open(file.toPath());
    }
  }

  void open(Path file) {
    selected = Optional.empty();
    session.open(file);
  }

  Panes panes() {
    return panes;
  }

  void close() {
    stage.close();
  }

  private void dragged(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
    }
    e.consume();
  }

  private void dropped(DragEvent e) {
    e.getDragboard().getFiles().stream().map(File::toPath).findFirst().ifPresent(this::dropped);
    e.setDropCompleted(true);
    e.consume();
  }

  private void dropped(Path file) {
    if (file.toString().endsWith(".jar")) {
      panes.install(file);
    } else {
      open(file);
    }
  }
}
