package org.raccord.desktop.internal.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.raccord.core.Edit;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Audition;
import org.raccord.desktop.internal.model.Lane;
import org.raccord.desktop.internal.model.Marks;
import org.raccord.desktop.internal.model.Player;
import org.raccord.desktop.internal.model.Session;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.desktop.internal.model.TakeStudies;
import org.raccord.desktop.internal.model.TempSound;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** The window: what is shown where, and what a gesture does. */
public final class MainWindow {

  private static final int SMOOTH_FRAMES = 12;

  private final Stage stage;
  private final Session session;
  private final Player player;
  private final Outfit outfit;
  private final FootLine foot;
  private final StartPane start;
  private final SlotList list = new SlotList();
  private final Inspector inspector = new Inspector();
  private final TakesStrip takes = new TakesStrip(new TakeActions(this));
  private final TakeStudies studies;
  private final TimelineCanvas timeline;
  private final ViewerPane viewer;
  private final StackPane root = new StackPane();
  private final BorderPane middle = new BorderPane();
  private final BorderPane all = new BorderPane();
  private final ViewerStretch stretch;
  private final Audition audition;
  private final SlotActions slots;
  private final CutActions cuts = new CutActions(this);
  private final FocusRound round;
  private final Panes panes;
  private final Menus menus;
  private final NestBar nests;
  private final JointActions joints = new JointActions(this);
  private TempSound temp = new TempSound(List.of());
  private Marks marks = Marks.NONE;

  public MainWindow(Stage stage, Session session, Player player, Outfit outfit) {
    this.stage = stage;
    this.session = session;
    this.player = player;
    this.outfit = outfit;
    this.foot = new FootLine(session.busy());
    this.start = new StartPane(this::chooseTimeline, this::open, session.busy(), foot.words());
    this.timeline = new TimelineCanvas(outfit.ui(), outfit.thumbs());
    this.audition = new Audition(player, outfit.aside(), outfit.ui(), foot::warn);
    this.nests = new NestBar(timeline, session.snapshot()::get);
    this.viewer = new ViewerPane(player, audition::seen, outfit);
    this.stretch = new ViewerStretch(stage, root, middle, viewer);
    this.slots =
        new SlotActions(
            session, player, audition, new SlotActions.SlotPanes(list, timeline, inspector, takes));
    this.round = new FocusRound(list, list, takes, timeline, inspector);
    this.studies = new TakeStudies(outfit.ui(), slots::showTakes);
    this.panes =
        new Panes(
            session,
            outfit,
            stage,
            root,
            size -> {
              timeline.size(size);
              takes.size(size);
              viewer.size(size);
            });
    this.menus = new Menus(this);
    build();
    bind();
    // What lies beneath is not there yet, for the keyboard and who hears the window either.
    all.setDisable(true);
    root.getChildren().add(start);
    offerRecent();
  }

  /** The root of the window's scene. */
  public Parent root() {
    return root;
  }

  private void build() {
    timeline.cuts(cuts);
    middle.setBottom(takes);
    SplitPane upper = new SplitPane(list, middle, inspector);
    upper.setDividerPositions(0.2, 0.78);
    SplitPane.setResizableWithParent(list, false);
    SplitPane.setResizableWithParent(inspector, false);
    BorderPane lower = new BorderPane(timeline);
    lower.setTop(nests);
    timeline.onOpen(this::opened);
    SplitPane whole = new SplitPane(upper, lower);
    whole.setOrientation(Orientation.VERTICAL);
    whole.setDividerPositions(0.72);
    all.setCenter(whole);
    all.setTop(menus.bar());
    all.setBottom(foot);
    root.getChildren().add(all);
    new FileDrop(panes::install, session::setViewingLut, this::open).listen(root);
  }

  private void bind() {
    session.snapshot().addListener((o, was, now) -> now.ifPresent(n -> show(was, n)));
    session
        .progress()
        .addListener(
            o -> {
              title();
              slots.wentOn();
            });
    session.notice().addListener((o, was, now) -> foot.say(now));
    player.trouble().addListener((o, was, now) -> foot.warn(now));
    player.position().addListener((o, was, now) -> moved(now.longValue()));
    player.playing().addListener(o -> moved(player.position().get()));
    player.loop().addListener((o, was, now) -> timeline.loop(now));
    audition
        .looked()
        .addListener(
            (o, was, now) -> {
              viewer.audition(now);
              slots.showTakes();
              moved(player.position().get());
            });
    timeline.onSeek(player::seek);
    slots.onGo(nests::follow);
    // What a generator lacks is brought in and set up there. What may leave the machine is asked
    // when a fill begins, and no reason to decline.
    inspector.onRemedy(words -> panes.generators());
    inspector.onDryRun(
        row ->
            inspector
                .wish()
                .ifPresent(
                    wish ->
                        session.dryRun(
                            row.address(), wish, w -> panes.tell("What a fill would do", w))));
  }

  private void offerRecent() {
    outfit
        .aside()
        .execute(
            () -> {
              List<Path> lately = outfit.recent().get();
              outfit
                  .ui()
                  .execute(
                      () -> {
                        start.offer(lately);
                        menus.offer(lately);
                      });
            });
  }

  private void show(Optional<Snapshot> was, Snapshot now) {
    if (was.isEmpty() || !was.get().source().equals(now.source())) {
      offerRecent();
    }
    if (was.isPresent() && !was.get().source().equals(now.source())) {
      nests.reset();
      mark(Marks.NONE);
    }
    if (root.getChildren().remove(start)) {
      all.setDisable(false);
      list.focus();
    }
    title();
    studies.show(now.timeline());
    Optional.ofNullable(now.file().toAbsolutePath().getParent()).ifPresent(outfit.thumbs()::base);
    nests.show(now);
    TreeMap<Long, String> markers = new TreeMap<>();
    now.timeline()
        .markers()
        .forEach(m -> markers.put(m.range().startTime().at(now.rate()).frame(), m.name()));
    timeline.markers(markers);
    temp = TempSound.of(now);
    viewer.lut(now.lut(), now.remark());
    audition.show(now.viewed());
    slots.show(was.filter(before -> before.source().equals(now.source())), now);
    moved(player.position().get());
  }

  /** The file, and what goes on with it: it is seen when the window is not. */
  private void title() {
    long open = session.progress().get().open();
    String file =
        session.snapshot().get().map(s -> s.source().getFileName() + " \u2013 ").orElse("");
    stage.setTitle(file + "Raccord" + (open > 0 ? " \u2013 filling " + open : ""));
  }

  private void moved(long frame) {
    timeline.playhead(frame);
    audition
        .seen()
        .ifPresent(
            m -> {
              viewer.label(
                  m.timecode(frame),
                  m.shown(frame).filter(Monitor.Shown::generated).isPresent(),
                  temp.isAt(frame));
              if (!player.playing().get()) {
                timeline.stands(m.timecode(frame));
              }
            });
  }

  /** Selects a slot and goes there; for measuring. */
  public void goTo(String address) {
    slots.goTo(address);
  }

  /** Flips to the next take without using it. */
  public void flip() {
    slots.flip();
  }

  /** Plays around the selected slot again and again, or no longer. */
  public void around() {
    slots.around();
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

  /** Ends what works for the window. */
  public void end() {
    studies.close();
    timeline.close();
  }

  void markIn() {
    mark(marks.from(player.position().get()));
  }

  void markOut() {
    mark(marks.upTo(player.position().get()));
  }

  private void mark(Marks now) {
    marks = now;
    timeline.mark(marked());
  }

  /** The marked range; empty where none is. */
  Optional<FrameRange> marked() {
    return session.snapshot().get().flatMap(s -> marks.range(s.rate()));
  }

  /** Makes the marked range of the chosen track a slot. */
  void slotFromMarks(Edit.Removal removal) {
    Optional<FrameRange> range = marked();
    if (range.isEmpty()) {
      say("Mark a range first: I at its beginning, O at its end.");
      return;
    }
    Optional<Lane> track = timeline.chosen();
    if (track.isEmpty() || track.get().audio()) {
      say("Choose a picture track, with Shift+Up or Shift+Down or by a click: sound goes with it.");
      return;
    }
    session.addSlot(
        track.get().name(),
        range.get().startTime(),
        FrameTime.of(range.get().end(), range.get().rate()),
        removal);
    mark(Marks.NONE);
  }

  /** Replaces as many frames as are marked, or half a second, about the cut at the playhead. */
  void smooth() {
    long frames = marked().map(FrameRange::length).orElse((long) SMOOTH_FRAMES);
    session
        .snapshot()
        .get()
        .ifPresent(s -> session.smooth(FrameTime.of(player.position().get(), s.rate()), frames));
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

  Session session() {
    return session;
  }

  TakeStudies studies() {
    return studies;
  }

  Stage stage() {
    return stage;
  }

  Panes panes() {
    return panes;
  }

  /** The slots, and what is done with the selected one. */
  SlotActions slots() {
    return slots;
  }

  /** What was clicked twice: a transition is changed, a nest gone into. */
  private void opened(Lane lane, long frame) {
    if (lane.joint(frame).isPresent()) {
      joints.change(lane, frame);
    } else {
      nests.enter(lane, frame);
    }
  }

  /** The nests, and the one that somebody is in. */
  NestBar nests() {
    return nests;
  }

  JointActions joints() {
    return joints;
  }

  /** The cut, changed by hand. */
  CutActions cuts() {
    return cuts;
  }

  /** Says something in the line beneath. */
  void say(String words) {
    foot.say(words);
  }

  /** Whether no timeline was open yet, so that there is nothing that keys could be for. */
  boolean isAtStart() {
    return start.getParent() != null;
  }

  boolean slotsHaveFocus() {
    return list.hasFocus();
  }

  void focusNextPane(int step) {
    round.go(Optional.ofNullable(stage.getScene().getFocusOwner()), step);
  }

  /** Compares the take that is seen with the next one. */
  void compare() {
    viewer.compare();
  }

  /** Shows how far each frame is from the one before it, or no longer. */
  void steps() {
    viewer.steps();
  }

  void scopes() {
    viewer.scopes();
  }

  void snapping() {
    say(timeline.toggleSnapping() ? "Edges catch at edit points." : "Edges move freely.");
  }

  /** The viewer on the whole screen, or back in its place. */
  void fullViewer() {
    stretch.toggle();
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
    slots.selectNone();
    session.open(file);
  }

  void close() {
    stage.close();
  }
}
