package org.raccord.desktop.internal.model;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.raccord.model.time.FrameRange;

/** What is seen of a player: told on any thread, changed on the toolkit's. */
final class Screen {

  final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper(this, "position", 0);
  final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
  final ReadOnlyIntegerWrapper speed = new ReadOnlyIntegerWrapper(this, "speed", 0);
  final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper(this, "dropped", 0);
  final ReadOnlyObjectWrapper<Optional<Picture>> picture =
      new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
  final ReadOnlyObjectWrapper<Optional<Picture>> behind =
      new ReadOnlyObjectWrapper<>(this, "behind", Optional.empty());
  final ReadOnlyObjectWrapper<Optional<FrameRange>> loop =
      new ReadOnlyObjectWrapper<>(this, "loop", Optional.empty());
  final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");

  private final Executor ui;
  private final AtomicReference<@Nullable Both> latest = new AtomicReference<>();

  /** What is shown, and the other side's picture of the same frame. */
  private record Both(Picture front, Optional<Picture> back) {}

  /**
   * @param ui runs what touches properties
   */
  Screen(Executor ui) {
    this.ui = ui;
  }

  /** Shows a picture, and keeps the other side's of the same frame. */
  void put(Picture shown, Optional<Picture> back) {
    // The toolkit may be slower than the pictures: it is asked once for the latest.
    if (latest.getAndSet(new Both(shown, back)) == null) {
      ui.execute(
          () -> {
            Both now = latest.getAndSet(null);
            if (now != null) {
              behind.set(now.back);
              picture.set(Optional.of(now.front));
              position.set(now.front.frame());
            }
          });
    }
  }

  void stands(long frame) {
    ui.execute(() -> position.set(frame));
  }

  void plays(int pace) {
    ui.execute(
        () -> {
          dropped.set(0);
          speed.set(pace);
          playing.set(true);
        });
  }

  void stopped() {
    ui.execute(
        () -> {
          playing.set(false);
          speed.set(0);
        });
  }

  void goesRound(Optional<FrameRange> range) {
    ui.execute(() -> loop.set(range));
  }

  void drops(long frames) {
    ui.execute(() -> dropped.set(dropped.get() + frames));
  }

  void say(String words) {
    ui.execute(() -> trouble.set(words));
  }

  void isOfSize(String words) {
    ui.execute(() -> size.set(words));
  }
}
