package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/**
 * Small pictures and the loudness over time of what lies on the tracks. Each is made once, when it
 * is first looked at, on a thread of its own, and kept on disk; what was asked for last comes
 * first, and what is no longer looked at is forgotten here.
 *
 * <p>Asked on the toolkit's thread.
 */
public final class Thumbs implements AutoCloseable {

  /** Lines of a small picture. */
  public static final int LINES = 46;

  /** Values a second of a waveform. */
  public static final int WAVES_A_SECOND = 50;

  /** So many pictures are held at a time. */
  static final int MOST = 600;

  /**
   * So many waveforms are: small ones, and more than are seen at a time, as what is seen must not
   * drive out what is seen.
   */
  private static final int MOST_WAVES = 4_000;

  private static final int MOST_WAITING = 80;

  private final Executor ui;
  private final ThumbShelf shelf;
  private final Runnable onReady;
  private final Map<String, Picture> pictures = bounded(MOST);
  private final Map<String, float[]> waves = bounded(MOST_WAVES);
  private final LastFirst worker = new LastFirst("thumbnails", MOST_WAITING);

  /** What this monitor has no picture or no sound for; asking at each drawing would be in vain. */
  private final Set<String> nothing = new HashSet<>();

  private @Nullable Monitor monitor;

  private enum Sort {
    PICTURE,
    WAVE
  }

  private record Wanted(Block block, int track, Monitor from) {}

  /**
   * @param ui runs {@code onReady}, which is told when there is more to see
   * @param shelf keeps them for the next time
   */
  public Thumbs(Executor ui, ThumbShelf shelf, Runnable onReady) {
    this.ui = ui;
    this.shelf = shelf;
    this.onReady = onReady;
  }

  private static <T> Map<String, T> bounded(int most) {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > most;
      }
    };
  }

  /** Pictures and sound come from there from now on. */
  public synchronized void show(Monitor other) {
    monitor = other;
    worker.clear();
    nothing.clear();
  }

  /** The first picture of a block; empty where it is not there yet: it will be. */
  public synchronized Optional<Picture> picture(Block block, int track) {
    Picture there = pictures.get(block.media());
    if (there == null) {
      want(block, track, Sort.PICTURE);
    }
    return Optional.ofNullable(there);
  }

  /**
   * The largest absolute sample of each {@code 1 / WAVES_A_SECOND} of a second of a block, 0 to 1;
   * empty where it is not there yet: it will be.
   */
  public synchronized Optional<float[]> wave(Block block, int track) {
    float[] there = waves.get(block.media());
    if (there == null) {
      want(block, track, Sort.WAVE);
    }
    return Optional.ofNullable(there);
  }

  private void want(Block block, int track, Sort sort) {
    Monitor from = monitor;
    String key = sort + " " + block.media();
    if (from == null || block.media().isEmpty() || nothing.contains(key)) {
      return;
    }
    Wanted wanted = new Wanted(block, track, from);
    worker.ask(
        key,
        () -> {
          boolean made = false;
          try {
            made = sort == Sort.WAVE ? makeWave(wanted) : makePicture(wanted);
          } finally {
            if (!made) {
              hasNothing(key, from);
            }
          }
          ui.execute(onReady);
        });
  }

  private boolean makeWave(Wanted wanted) throws IOException {
    float[] wave = keptWave(wanted);
    synchronized (this) {
      waves.put(wanted.block.media(), wave);
    }
    return true;
  }

  private boolean makePicture(Wanted wanted) throws IOException {
    Optional<Picture> picture = keptPicture(wanted);
    synchronized (this) {
      picture.ifPresent(p -> pictures.put(wanted.block.media(), p));
    }
    return picture.isPresent();
  }

  private synchronized void hasNothing(String key, Monitor from) {
    if (from.equals(monitor)) {
      nothing.add(key);
    }
  }

  private Optional<Picture> keptPicture(Wanted wanted) throws IOException {
    Optional<String> key = shelf.key(wanted.block.media(), "picture " + LINES);
    Optional<Picture> kept = key.flatMap(k -> shelf.picture(k, wanted.block.start()));
    if (kept.isPresent()) {
      return kept;
    }
    Optional<Picture> made = pictureOf(wanted);
    key.ifPresent(k -> made.ifPresent(picture -> shelf.keep(k, picture)));
    return made;
  }

  private float[] keptWave(Wanted wanted) throws IOException {
    Optional<String> key = shelf.key(wanted.block.media(), "wave " + WAVES_A_SECOND);
    Optional<float[]> kept = key.flatMap(shelf::wave);
    if (kept.isPresent()) {
      return kept.get();
    }
    float[] made = waveOf(wanted);
    key.ifPresent(k -> shelf.keep(k, made));
    return made;
  }

  private static Optional<Picture> pictureOf(Wanted wanted) throws IOException {
    Monitor from = wanted.from.only(wanted.track);
    int wide = Math.max(1, Math.round(LINES * (float) from.width() / from.height()));
    FrameRange first = new FrameRange(wanted.block.start(), 1, from.range().rate());
    try (FrameReader reader = from.pictures(first, wide, LINES)) {
      Optional<Frame> frame = reader.next();
      return frame.map(f -> Picture.of(wanted.block.start(), f));
    }
  }

  private static float[] waveOf(Wanted wanted) throws IOException {
    Monitor from = wanted.from.only(wanted.track);
    Block block = wanted.block;
    FrameRange range =
        new FrameRange(block.start(), block.end() - block.start(), from.range().rate());
    int samples = Monitor.SOUND_RATE / WAVES_A_SECOND;
    long all =
        range.endTime().sample(Monitor.SOUND_RATE) - range.startTime().sample(Monitor.SOUND_RATE);
    float[] wave = new float[(int) Math.max(1, (all + samples - 1) / samples)];
    try (SoundReader reader = from.sound(range)) {
      for (int i = 0; i < wave.length; i++) {
        SoundBlock part = reader.whole(samples);
        for (int c = 0; c < Monitor.SOUND_CHANNELS; c++) {
          for (float x : part.channel(c)) {
            wave[i] = Math.max(wave[i], Math.abs(x));
          }
        }
      }
    }
    return wave;
  }

  @Override
  public void close() {
    worker.close();
  }
}
