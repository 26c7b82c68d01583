package org.raccord.desktop.internal.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.raccord.core.Monitor;
import org.raccord.core.WorkException;
import org.raccord.model.time.FrameRange;

/**
 * The takes of the selected slot, one of which is seen in the cut, whichever is in use. The next
 * one is kept ready, so that a flip shows it at once. Used on the toolkit's thread alone; what may
 * touch files is done aside.
 */
public final class Audition {

  private final Player player;
  private final Executor aside;
  private final Executor ui;
  private final Consumer<String> trouble;
  private final ReadOnlyObjectWrapper<Optional<String>> looked =
      new ReadOnlyObjectWrapper<>(this, "looked", Optional.empty());

  /** Monitors of takes, made once for each state of the timeline. */
  private final Map<String, Monitor> monitors = new HashMap<>();

  private Optional<Monitor> base = Optional.empty();
  private List<String> takes = List.of();
  private Optional<String> inUse = Optional.empty();
  private FrameRange where = new FrameRange(0, 0, org.raccord.model.time.Rate.FPS_25);
  private Optional<String> ready = Optional.empty();

  /**
   * @param aside does what may touch files
   * @param ui the toolkit's thread
   * @param trouble gets a sentence where a take cannot be shown
   */
  public Audition(Player player, Executor aside, Executor ui, Consumer<String> trouble) {
    this.player = player;
    this.aside = aside;
    this.ui = ui;
    this.trouble = trouble;
  }

  /** The take that is seen though it is not in use; empty where what is in use is seen. */
  public ReadOnlyObjectProperty<Optional<String>> looked() {
    return looked.getReadOnlyProperty();
  }

  /** The monitor that is seen. */
  public Optional<Monitor> seen() {
    return looked.get().map(monitors::get).or(() -> base);
  }

  /** Another timeline, or the same one changed: what is in use is seen. */
  public void show(Monitor monitor) {
    monitors.clear();
    ready = Optional.empty();
    base = Optional.of(monitor);
    looked.set(Optional.empty());
    player.show(monitor);
  }

  /**
   * The slot whose takes are looked at.
   *
   * @param record where it lies
   * @param ids its takes
   * @param used the one in use
   */
  public void slot(FrameRange record, List<String> ids, Optional<String> used) {
    if (!where.equals(record) && looked.get().isPresent()) {
      base.ifPresent(this::show);
    }
    where = record;
    takes = List.copyOf(ids);
    inUse = used;
    if (ready.filter(r -> !takes.contains(r)).isPresent()) {
      // Of another slot: nothing is to be compared with it here.
      ready = Optional.empty();
      player.beside(Optional.empty(), around());
    }
    keepNextReady();
  }

  /** Goes on to the next take at the same frame, without using it. */
  public void flip() {
    next().ifPresent(this::look);
  }

  /** Shows a take in the cut without using it; that in use again where it is looked at already. */
  public void look(String take) {
    String wanted = looked.get().equals(Optional.of(take)) ? inUse.orElse(take) : take;
    if (current().equals(Optional.of(wanted))) {
      return;
    }
    Optional<Monitor> now = base;
    withMonitor(
        wanted,
        monitor -> {
          // Another slot may have been selected while it was opened.
          if (base.equals(now) && takes.contains(wanted)) {
            bring(wanted, monitor);
          }
        });
  }

  private void bring(String take, Monitor monitor) {
    Optional<String> before = current();
    if (!ready.equals(Optional.of(take))) {
      player.beside(Optional.of(monitor), around());
    }
    player.flip();
    ready = before;
    looked.set(inUse.equals(Optional.of(take)) ? Optional.empty() : Optional.of(take));
    keepNextReady();
  }

  private void keepNextReady() {
    Optional<Monitor> now = base;
    next()
        .filter(n -> !ready.equals(Optional.of(n)))
        .ifPresent(
            take ->
                withMonitor(
                    take,
                    monitor -> {
                      if (base.equals(now) && next().equals(Optional.of(take))) {
                        player.beside(Optional.of(monitor), around());
                        ready = Optional.of(take);
                      }
                    }));
  }

  private Optional<String> current() {
    return looked.get().or(() -> inUse);
  }

  private Optional<String> next() {
    if (takes.isEmpty() || (takes.size() < 2 && current().isPresent())) {
      return Optional.empty();
    }
    int at = current().map(takes::indexOf).orElse(-1);
    return Optional.of(takes.get((at + 1) % takes.size()));
  }

  /** Sound of a take may begin before its slot and end after it. */
  private FrameRange around() {
    long more = Math.round(where.rate().toDouble() / 2);
    long start = Math.max(0, where.start() - more);
    return new FrameRange(start, where.end() + more - start, where.rate());
  }

  private void withMonitor(String take, Consumer<Monitor> then) {
    Optional<Monitor> now = base;
    Optional<Monitor> known =
        inUse.equals(Optional.of(take)) ? now : Optional.ofNullable(monitors.get(take));
    if (known.isPresent()) {
      then.accept(known.get());
      return;
    }
    now.ifPresent(
        monitor ->
            aside.execute(
                () -> {
                  try {
                    Monitor with = monitor.with(take);
                    ui.execute(
                        () -> {
                          if (base.equals(now)) {
                            monitors.put(take, with);
                            then.accept(with);
                          }
                        });
                  } catch (WorkException e) {
                    ui.execute(() -> trouble.accept(String.valueOf(e.getMessage())));
                  }
                }));
  }
}
