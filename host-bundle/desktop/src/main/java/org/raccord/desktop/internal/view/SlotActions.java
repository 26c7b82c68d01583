package org.raccord.desktop.internal.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.raccord.desktop.internal.model.Audition;
import org.raccord.desktop.internal.model.FillWish;
import org.raccord.desktop.internal.model.Player;
import org.raccord.desktop.internal.model.Session;
import org.raccord.desktop.internal.model.SlotRow;
import org.raccord.desktop.internal.model.SlotRows;
import org.raccord.desktop.internal.model.SlotState;
import org.raccord.desktop.internal.model.SlotTable;
import org.raccord.desktop.internal.model.SlotTrail;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;

/**
 * The slots, one of which is selected: it is seen as such in the list, the timeline, the inspector
 * and the takes strip, and is what a key fills, cancels, plays around and flips.
 */
final class SlotActions {

  /** Around a slot, so many seconds to either side are played. */
  private static final int AROUND_SECONDS = 2;

  private final Session session;
  private final Player player;
  private final Audition audition;
  private final SlotPanes panes;
  private final SlotTable table = new SlotTable();
  private Optional<String> selected = Optional.empty();
  private Consumer<String> onGo = address -> {};

  /** Where a selected slot is seen. */
  record SlotPanes(SlotList list, TimelineCanvas timeline, Inspector inspector, TakesStrip takes) {}

  SlotActions(Session session, Player player, Audition audition, SlotPanes panes) {
    this.session = session;
    this.player = player;
    this.audition = audition;
    this.panes = panes;
    panes.list().onSelect(row -> select(row.address(), true));
    panes.list().onFilter(() -> panes.list().show(table.rows(), selected));
    panes.timeline().onSelect(address -> select(address, false));
    panes.inspector().onFill(row -> fill(row.address()));
    panes.inspector().onCancel(row -> session.cancel(row.address()));
  }

  /**
   * Shows another state of the timeline.
   *
   * @param was the one before of the same timeline: the slot that was selected stays so
   */
  void show(Optional<Snapshot> was, Snapshot now) {
    if (was.isPresent()) {
      Map<String, String> moved = SlotTrail.between(was.get(), now);
      selected = selected.map(address -> moved.getOrDefault(address, address));
      panes.timeline().select(selected);
    }
    table.show(now, session.progress().get());
    panes.list().show(table.rows(), selected);
    states();
    showSelected();
    if (selected.isEmpty()) {
      panes
          .list()
          .nextUnfilled()
          .or(panes.list()::first)
          .ifPresent(r -> select(r.address(), false));
    }
  }

  /** Something else goes on than before. */
  void wentOn() {
    Set<String> changed = table.show(session.progress().get());
    if (changed.isEmpty()) {
      return;
    }
    panes.list().update(changed.stream().flatMap(a -> table.row(a).stream()).toList(), selected);
    states();
    if (selected.filter(changed::contains).isPresent()) {
      session.snapshot().get().ifPresent(s -> panes.inspector().show(row(), brief(s)));
    }
  }

  private void states() {
    Map<String, SlotState> states = new HashMap<>();
    table.rows().forEach(row -> states.put(row.address(), row.state()));
    panes.timeline().states(states);
  }

  private void showSelected() {
    session.snapshot().get().ifPresent(s -> panes.inspector().show(row(), brief(s)));
    row()
        .ifPresent(
            r ->
                audition.slot(
                    r.record(), r.takes().stream().map(t -> t.take().id()).toList(), r.inUse()));
    showTakes();
  }

  /** The takes of the selected slot may have been studied, or another one is looked at. */
  void showTakes() {
    panes.takes().show(row(), looked());
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

  /** Hears the address of each slot that is gone to, before it is seen. */
  void onGo(Consumer<String> action) {
    onGo = action;
  }

  /** The selected slot. */
  Optional<SlotRow> row() {
    return selected.flatMap(table::row);
  }

  /** Selects a slot; {@code goThere} moves the playhead to its beginning. */
  private void select(String address, boolean goThere) {
    selected = Optional.of(address);
    if (goThere) {
      onGo.accept(address);
    }
    panes.list().mark(address);
    panes.timeline().select(selected);
    showSelected();
    if (goThere) {
      row().ifPresent(r -> player.seek(r.record().start()));
    }
  }

  /** Selects a slot and goes there. */
  void goTo(String address) {
    select(address, true);
  }

  /** Another timeline is going to be shown. */
  void selectNone() {
    selected = Optional.empty();
  }

  private Optional<String> looked() {
    return audition.looked().get();
  }

  /** Shows a take in the cut without using it. */
  void look(String take) {
    audition.look(take);
  }

  /** Flips to the next take without using it. */
  void flip() {
    audition.flip();
  }

  /** Puts the take with a number in use. */
  void pick(int number) {
    row()
        .filter(r -> r.takes().size() >= number)
        .ifPresent(r -> session.useTake(r.takes().get(number - 1).take().id()));
  }

  /** Keeps what is looked at, and goes on to the next unfilled slot. */
  void keepAndGoOn() {
    looked().ifPresent(session::useTake);
    nextUnfilled();
  }

  void nextUnfilled() {
    panes.list().nextUnfilled().ifPresent(r -> select(r.address(), true));
    panes.list().focus();
  }

  void fill() {
    row().ifPresent(r -> fill(r.address()));
  }

  private void fill(String address) {
    panes.inspector().wish().ifPresent(wish -> session.fill(address, wish));
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
  void around() {
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
}
