package org.raccord.desktop.internal.model;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The fills of the open timeline, those of former runs of the program too.
 *
 * <p>Its property changes on the toolkit's thread; all else is told by the thread that fills, as it
 * touches a file, apart from {@link #at} and {@link #noted}, which any thread may tell.
 */
public final class FillHistory {

  private final Path folder;
  private final Executor ui;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<List<FillEntry>> entries =
      new ReadOnlyObjectWrapper<>(this, "entries", List.of());
  private final AtomicReference<@Nullable FillEntry> running = new AtomicReference<>();
  private @Nullable FillLog log;

  /** As they were put down last, by their ids; touched by the thread that fills alone. */
  private final Map<String, FillEntry> kept = new LinkedHashMap<>();

  FillHistory(Path folder, Executor ui, Clock clock) {
    this.folder = folder;
    this.ui = ui;
    this.clock = clock;
  }

  /** All fills, oldest first. */
  public ReadOnlyObjectProperty<List<FillEntry>> entries() {
    return entries.getReadOnlyProperty();
  }

  void open(Path timeline) {
    FillLog opened = new FillLog(folder, timeline);
    log = opened;
    List<FillEntry> before = opened.read();
    kept.clear();
    before.forEach(entry -> kept.put(entry.id(), entry));
    ui.execute(() -> entries.set(before));
  }

  void begin(String slot, String asked) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    FillEntry begun = FillEntry.begun(id, slot, asked, clock.instant());
    running.set(begun);
    keep(begun);
    show(begun);
  }

  void at(String step, double fraction) {
    change(e -> e.at(step, fraction, clock.instant()));
  }

  void noted(String line) {
    change(e -> e.noted(line, clock.instant()));
  }

  void end(FillEntry.Outcome outcome, String words) {
    FillEntry before = running.getAndSet(null);
    if (before != null) {
      FillEntry ended = before.end(outcome, words, clock.instant());
      keep(ended);
      show(ended);
    }
  }

  /** Slots have other addresses from now on: the former ones and theirs. */
  void moved(Map<String, String> addresses) {
    Map<String, FillEntry> elsewhere = new HashMap<>();
    for (FillEntry entry : kept.values()) {
      String now = addresses.getOrDefault(entry.slot(), entry.slot());
      if (!now.equals(entry.slot())) {
        elsewhere.put(entry.id(), entry.moved(now));
      }
    }
    if (elsewhere.isEmpty()) {
      return;
    }
    kept.putAll(elsewhere);
    if (log != null) {
      log.rewrite(List.copyOf(kept.values()));
    }
    ui.execute(
        () ->
            entries.set(
                entries.get().stream().map(e -> elsewhere.getOrDefault(e.id(), e)).toList()));
  }

  private void change(UnaryOperator<FillEntry> how) {
    FillEntry now = running.updateAndGet(e -> e == null ? null : how.apply(e));
    if (now != null) {
      show(now);
    }
  }

  private void keep(FillEntry entry) {
    kept.put(entry.id(), entry);
    if (log != null) {
      log.write(entry);
    }
  }

  private void show(FillEntry entry) {
    ui.execute(
        () -> {
          List<FillEntry> next = new ArrayList<>(entries.get());
          for (int i = next.size() - 1; i >= 0; i--) {
            if (next.get(i).id().equals(entry.id())) {
              next.set(i, entry);
              entries.set(List.copyOf(next));
              return;
            }
          }
          next.add(entry);
          entries.set(List.copyOf(next));
        });
  }
}
