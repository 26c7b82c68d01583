package org.raccord.desktop.internal.view;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.raccord.core.Edit;
import org.raccord.desktop.internal.model.KeyHabits;
import org.raccord.desktop.internal.model.Player;

/** The keys of editing programs. Where text is typed, they are letters. */
public final class Keys {

  static final String HELP =
      """
      Space        play or stop
      J K L        back, stop, on; again for twice and four times as fast
      Left Right   a frame back or on; with Shift a second
      Home End     to the beginning, to the end
      I O          mark in, mark out
      A            play around the slot again and again, or no longer
      B            flip to the next take without using it
      C            compare with the next take: side by side, wipe,
                   difference
      D            difference to the frame before: whether a seam jumps
      W            waveform, vectorscope and loudness
      F            the viewer on the whole screen, or back
      Q E          trim the clip at the playhead on the chosen track: its
                   head, its tail; with Shift what is later moves along;
                   in a hole the clip after, or before it becomes longer
      R            roll the nearest cut of the track to the playhead
      S            the chosen track off or on; with Shift alone
      T            the transition at the playhead: its length;
                   with Shift remove it
      Backspace    out of a nest; a double click goes into one
      G            insert a gap, as long as what is marked or a second
      M            put a marker; with Shift name it
      PgUp PgDn    to the marker before, after
      Up Down      to the edit point before, after;
                   with Shift the track above, below is chosen
      N            edges catch at edit points, or move freely
      1 to 9       use the take with this number
      Enter        fill the selected slot
      Tab          in the list: to the next unfilled slot
      K            in the list: keep and go on to the next unfilled slot
      + - Shift+Z  nearer, farther, the whole timeline
      F6           from the list to the takes, the timeline, the inspector
      Ctrl+Enter   fill all
      Ctrl+Z       undo; with Shift redo
      Ctrl+J       jobs
      Ctrl+G       generators and voices
      Ctrl+,       preferences
      F11          full screen
      """;

  private final MainWindow window;

  public Keys(MainWindow window) {
    this.window = window;
  }

  /** Listens to a scene's keys. */
  public void listen(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(scene, e));
  }

  private void pressed(Scene scene, KeyEvent pressed) {
    Node focus = scene.getFocusOwner();
    KeyEvent e = isTypedInto(focus) ? pressed : ours(pressed);
    if (e.isShortcutDown() || e.isAltDown() || window.isAtStart()) {
      return;
    }
    if (e.getCode() == KeyCode.F6) {
      window.focusNextPane(e.isShiftDown() ? -1 : 1);
      pressed.consume();
      return;
    }
    if (isTypedInto(focus) || focus instanceof ComboBoxBase || focus instanceof MenuButton) {
      return;
    }
    boolean button = focus instanceof ButtonBase || focus instanceof ChoiceBox;
    if (button && (e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER)) {
      return;
    }
    if (handled(e)) {
      pressed.consume();
    }
  }

  /** A spinner has the focus itself, not the field in it: digits and arrows are its own. */
  private static boolean isTypedInto(Node focus) {
    return focus instanceof TextInputControl || focus instanceof Spinner;
  }

  /** What an editor's fingers know from another program, as our key for it. */
  private KeyEvent ours(KeyEvent e) {
    if (e.isAltDown()) {
      return e;
    }
    return KeyHabits.ours(
            window.panes().habit(),
            new KeyHabits.Stroke(e.getCode(), e.isShiftDown(), e.isShortcutDown()))
        .map(
            stroke ->
                new KeyEvent(
                    e.getEventType(),
                    "",
                    "",
                    stroke.code(),
                    stroke.shift(),
                    stroke.shortcut(),
                    false,
                    stroke.shortcut()))
        .orElse(e);
  }

  private static EdgeWay way(KeyEvent e) {
    return e.isShiftDown() ? EdgeWay.RIPPLE : EdgeWay.TRIM;
  }

  private boolean handled(KeyEvent e) {
    Player player = window.player();
    long second = Math.max(1, Math.round(window.framesASecond()));
    switch (e.getCode()) {
      case SPACE -> player.toggle();
      case L -> player.shuttle(1);
      case J -> player.shuttle(-1);
      case K -> {
        if (window.slotsHaveFocus()) {
          window.slots().keepAndGoOn();
        } else {
          player.pause();
        }
      }
      case LEFT -> player.step(e.isShiftDown() ? -second : -1);
      case RIGHT -> player.step(e.isShiftDown() ? second : 1);
      case HOME -> player.seek(0);
      case END -> player.seek(Long.MAX_VALUE);
      case I -> window.markIn();
      case O -> window.markOut();
      case A -> window.slots().around();
      case B -> window.slots().flip();
      case C -> window.compare();
      case D -> window.steps();
      case W -> window.scopes();
      case N -> window.snapping();
      case F -> window.fullViewer();
      case Q -> window.cuts().trimToPlayhead(Edit.End.HEAD, way(e));
      case E -> window.cuts().trimToPlayhead(Edit.End.TAIL, way(e));
      case R -> window.cuts().rollToPlayhead();
      case S -> {
        if (e.isShiftDown()) {
          window.cuts().solo();
        } else {
          window.cuts().mute();
        }
      }
      case T -> {
        if (e.isShiftDown()) {
          window.joints().remove();
        } else {
          window.joints().change();
        }
      }
      case BACK_SPACE -> window.nests().leave();
      case G -> window.cuts().gap();
      case M -> {
        if (e.isShiftDown()) {
          window.cuts().nameMarker();
        } else {
          window.cuts().mark();
        }
      }
      case PAGE_UP -> window.cuts().jumpToMarker(-1);
      case PAGE_DOWN -> window.cuts().jumpToMarker(1);
      case UP, DOWN -> {
        if (window.slotsHaveFocus()) {
          return false;
        }
        int way = e.getCode() == KeyCode.UP ? -1 : 1;
        if (e.isShiftDown()) {
          window.timeline().choose(way);
        } else {
          window.cuts().jumpToEdit(way);
        }
      }
      case ENTER -> window.slots().fill();
      case TAB -> {
        if (!window.slotsHaveFocus() || e.isShiftDown()) {
          return false;
        }
        window.slots().nextUnfilled();
      }
      case PLUS, EQUALS, ADD -> window.timeline().zoom(1.5);
      case MINUS, SUBTRACT -> window.timeline().zoom(1 / 1.5);
      case Z -> {
        if (!e.isShiftDown()) {
          return false;
        }
        window.timeline().fit();
      }
      default -> {
        String text = e.getText();
        if (text.length() != 1 || text.charAt(0) < '1' || text.charAt(0) > '9') {
          return false;
        }
        window.slots().pick(text.charAt(0) - '0');
      }
    }
    return true;
  }
}
