package org.raccord.desktop.internal.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.raccord.core.Edit;
import org.raccord.desktop.internal.model.Snapshot;

/** The menu bar. Whatever can be done stands in it, with its key. */
final class Menus {

  private static final int LONGEST = 60;

  private final MainWindow window;
  private final LutActions luts;
  private final Menu recent = new Menu("Open _recent");

  Menus(MainWindow window) {
    this.window = window;
    this.luts = new LutActions(window);
  }

  MenuBar bar() {
    Menu file = new Menu("_File");
    recent.setDisable(true);
    file.getItems()
        .addAll(
            item("_Open\u2026", "Shortcut+O", window::chooseTimeline),
            recent,
            new SeparatorMenuItem(),
            item("_Quit", "Shortcut+Q", window::close));
    MenuItem undo = item("Undo", "Shortcut+Z", window.session()::undo);
    MenuItem redo = item("Redo", "Shortcut+Shift+Z", window.session()::redo);
    window
        .session()
        .snapshot()
        .addListener(
            (o, was, now) -> {
              named(undo, "Undo", now.flatMap(Snapshot::undoable));
              named(redo, "Redo", now.flatMap(Snapshot::redoable));
            });
    Menu edit = new Menu("_Edit");
    edit.getItems()
        .addAll(
            undo,
            redo,
            new SeparatorMenuItem(),
            plain(
                "Make the marked range a slot (lift)",
                () -> window.slotFromMarks(Edit.Removal.LIFT)),
            plain(
                "Make the marked range a slot (extract, with its sound)",
                () -> window.slotFromMarks(Edit.Removal.EXTRACT)),
            plain(
                "Smooth the edit point at the playhead, as long as what is marked", window::smooth),
            new SeparatorMenuItem(),
            plain(
                "Trim the head to the playhead  (Q)",
                () -> window.cuts().trimToPlayhead(Edit.End.HEAD, EdgeWay.TRIM)),
            plain(
                "Trim the tail to the playhead  (E)",
                () -> window.cuts().trimToPlayhead(Edit.End.TAIL, EdgeWay.TRIM)),
            plain(
                "Ripple the head to the playhead  (Shift+Q)",
                () -> window.cuts().trimToPlayhead(Edit.End.HEAD, EdgeWay.RIPPLE)),
            plain(
                "Ripple the tail to the playhead  (Shift+E)",
                () -> window.cuts().trimToPlayhead(Edit.End.TAIL, EdgeWay.RIPPLE)),
            plain(
                "Roll the nearest cut to the playhead  (R)", () -> window.cuts().rollToPlayhead()),
            plain("Chosen track off or on  (S)", () -> window.cuts().mute()),
            plain("Chosen track alone of its kind  (Shift+S)", () -> window.cuts().solo()),
            plain("The transition at the playhead\u2026  (T)", () -> window.joints().change()),
            plain("Remove the transition at the playhead  (Shift+T)", window.joints()::remove),
            plain("Insert a gap  (G)", () -> window.cuts().gap()),
            plain("Put a marker  (M)", () -> window.cuts().mark()),
            plain("Name the marker\u2026  (Shift+M)", () -> window.cuts().nameMarker()),
            plain("Remove the marker at the playhead", () -> window.cuts().removeMarker()),
            plain("Catch at edit points  (N)", window::snapping),
            new SeparatorMenuItem(),
            item("_Preferences\u2026", "Shortcut+Comma", window.panes()::preferences));
    Menu slot = new Menu("_Slot");
    slot.getItems()
        .addAll(
            plain("Fill  (Enter)", window.slots()::fill),
            item("Fill _all", "Shortcut+Enter", window.slots()::fillAll),
            plain("Next unfilled  (Tab in the list)", window.slots()::nextUnfilled),
            plain("Keep and go on  (K in the list)", window.slots()::keepAndGoOn),
            plain("Flip takes  (B)", window.slots()::flip),
            plain("Play around the slot  (A)", window.slots()::around),
            new SeparatorMenuItem(),
            plain("Cancel this fill", window.slots()::cancel),
            plain("Cancel all fills", window.slots()::cancelAll),
            item("_Jobs\u2026", "Shortcut+J", window.panes()::jobs));
    Menu view = new Menu("_View");
    view.getItems()
        .addAll(
            plain("Nearer  (+)", () -> window.timeline().zoom(1.5)),
            plain("Farther  (-)", () -> window.timeline().zoom(1 / 1.5)),
            plain("Out of the nest  (Backspace)", window.nests()::leave),
            plain("Whole timeline  (Shift+Z)", () -> window.timeline().fit()),
            plain("Compare takes  (C)", window::compare),
            plain("Difference to the frame before  (D)", window::steps),
            plain("Waveform, vectorscope and loudness  (W)", window::scopes),
            plain("Viewing LUT\u2026", luts::choose),
            plain("No viewing LUT", luts::clear),
            plain("Viewer on the whole screen  (F)", window::fullViewer),
            item("_Full screen", "F11", window::fullScreen));
    Menu tools = new Menu("_Generators");
    tools
        .getItems()
        .add(item("_Generators and voices\u2026", "Shortcut+G", window.panes()::generators));
    Menu help = new Menu("_Help");
    help.getItems()
        .addAll(
            item("_Keys", "F1", window.panes()::keys),
            plain("_Documents", window.panes()::documents),
            plain("_About Raccord", window.panes()::about));
    return new MenuBar(file, edit, slot, view, tools, help);
  }

  /** Offers timelines that were open lately. */
  void offer(List<Path> timelines) {
    recent.getItems().clear();
    for (Path timeline : timelines) {
      MenuItem item = plain(timeline.toString(), () -> window.open(timeline));
      item.setMnemonicParsing(false);
      recent.getItems().add(item);
    }
    recent.setDisable(timelines.isEmpty());
  }

  /** Says what an item would take back or do again. */
  private static void named(MenuItem item, String verb, Optional<String> what) {
    item.setMnemonicParsing(false);
    item.setText(
        what.map(w -> verb + ": " + (w.length() > LONGEST ? w.substring(0, LONGEST) + "\u2026" : w))
            .orElse(verb));
    item.setDisable(what.isEmpty());
  }

  private static MenuItem plain(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(e -> action.run());
    return item;
  }

  private static MenuItem item(String words, String key, Runnable action) {
    MenuItem item = plain(words, action);
    item.setAccelerator(KeyCombination.keyCombination(key));
    return item;
  }
}
