package org.raccord.desktop.internal.view;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Panes that the focus goes round in, in their order. */
final class FocusRound {

  private final List<Region> panes;
  private final SlotList list;

  /**
   * @param list one of the panes, which hands the focus on to its rows
   */
  FocusRound(SlotList list, Region... panes) {
    this.list = list;
    this.panes = List.of(panes);
  }

  /**
   * Goes so many panes on from the one that has the focus.
   *
   * @param owner what has it; empty where nothing does
   */
  void go(Optional<Node> owner, int step) {
    int now = 0;
    for (int i = 0; i < panes.size(); i++) {
      for (Node node = owner.orElse(null); node != null; node = node.getParent()) {
        now = node.equals(panes.get(i)) ? i : now;
      }
    }
    Region next = panes.get(Math.floorMod(now + step, panes.size()));
    if (next.equals(list)) {
      list.focus();
    } else {
      next.requestFocus();
    }
  }
}
