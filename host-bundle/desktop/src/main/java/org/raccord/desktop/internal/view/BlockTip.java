package org.raccord.desktop.internal.view;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.SlotState;

/**
 * Says in full what a block of the timeline is that the mouse rests on; on it there is little room.
 */
final class BlockTip {

  private static final double WIDEST = 420;

  private final Node owner;
  private final LaneStack stack;
  private final TimelineScale scale;
  private final BlockPainter blocks;
  private final Tooltip tip = new Tooltip();
  private boolean installed;

  BlockTip(Node owner, LaneStack stack, TimelineScale scale, BlockPainter blocks) {
    this.owner = owner;
    this.stack = stack;
    this.scale = scale;
    this.blocks = blocks;
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
    tip.setShowDelay(Duration.millis(500));
  }

  /**
   * The mouse is there.
   *
   * @param x as {@link TimelineScale} counts
   * @param y as {@link LaneStack} counts
   */
  void moved(double x, double y) {
    Optional<String> words =
        x < TimelineScale.HEADER
            ? Optional.empty()
            : stack
                .at(y)
                .flatMap(
                    lane ->
                        lane.between(scale.frameAt(x), scale.frameAt(x) + 1).stream()
                            .findFirst()
                            .map(block -> words(block)));
    words.ifPresent(tip::setText);
    if (words.isPresent() && !installed) {
      Tooltip.install(owner, tip);
    } else if (words.isEmpty() && installed) {
      tip.hide();
      Tooltip.uninstall(owner, tip);
    }
    installed = words.isPresent();
  }

  private String words(Block block) {
    String what =
        switch (block.kind()) {
          case CLIP -> block.name() + (block.source().isEmpty() ? "" : ", from " + block.source());
          case TAKE -> block.name() + ", a take in use";
          case NEST -> block.name() + ". A double click goes into it.";
          case BLACK -> "Black that is meant";
          case OFFLINE -> block.name() + " is offline: its file is not there. Relink it.";
          case SLOT -> "A hole";
        };
    if (block.slot().isEmpty()) {
      return what;
    }
    SlotState state = blocks.state(block);
    return what + "\nSlot " + block.slot() + ": " + state.kind().sign() + " " + state.said();
  }
}
