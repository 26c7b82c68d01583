package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.raccord.core.Monitor;
import org.raccord.core.WorkException;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Timeline;

/**
 * Takes looked at frame by frame, each once, on a thread of its own; those asked for last come
 * first.
 *
 * <p>Asked on the toolkit's thread.
 */
public final class TakeStudies implements AutoCloseable {

  /** Lines of the small pictures. */
  public static final int LINES = 54;

  /** So many takes are remembered. */
  static final int MOST = 60;

  private static final int AROUND = 12;
  private static final int MOST_FRAMES = 750;
  private static final int MOST_WAITING = 12;

  private final Executor ui;
  private final Runnable onReady;

  /** By take; empty where one is too long to be looked at. */
  private final Map<String, Optional<TakeStudy>> studies =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<TakeStudy>> eldest) {
          return size() > MOST;
        }
      };

  private final LastFirst worker = new LastFirst("takes", MOST_WAITING);

  /** All that is seen and heard of the timeline that is shown. */
  private List<Object> around = List.of();

  /** Counts how often all was forgotten. */
  private int era;

  /**
   * @param ui runs {@code onReady}, which is told when there is more to see
   */
  public TakeStudies(Executor ui, Runnable onReady) {
    this.ui = ui;
    this.onReady = onReady;
  }

  /**
   * A take in the cut; empty where it is not there yet: it will be.
   *
   * @param take its id
   * @param slot where its slot lies
   * @param cut the timeline
   */
  public synchronized Optional<TakeStudy> of(String take, FrameRange slot, Monitor cut) {
    Optional<TakeStudy> there = studies.get(take);
    if (there == null) {
      int now = era;
      // With its era: what is looked at since a change must not count as looked at anew.
      worker.ask(take + " of " + now, () -> look(take, slot, cut, now));
      return Optional.empty();
    }
    return there;
  }

  private void look(String take, FrameRange slot, Monitor cut, int asked)
      throws IOException, WorkException {
    Optional<TakeStudy> study = study(cut.with(take), slot);
    synchronized (this) {
      if (asked != era) {
        return;
      }
      studies.put(take, study);
    }
    ui.execute(onReady);
  }

  /**
   * Another timeline, or the same one changed: forgets all where what is seen and heard around
   * takes may be other than before. Markers change nothing of that.
   */
  public synchronized void show(Timeline now) {
    List<Object> others = new ArrayList<>();
    others.add(now.globalStart());
    others.add(now.trim());
    now.tracks().forEach(t -> others.add(List.of(t.kind(), t.enabled(), t.trim(), t.elements())));
    if (!others.equals(around)) {
      around = others;
      clear();
    }
  }

  /** Forgets all. */
  synchronized void clear() {
    era++;
    studies.clear();
    worker.clear();
  }

  /**
   * Looks at a stretch of a cut.
   *
   * @return empty where the slot is longer than is looked at
   */
  static Optional<TakeStudy> study(Monitor cut, FrameRange slot) throws IOException {
    FrameRange all = cut.range();
    long from = Math.max(all.start(), slot.start() - AROUND);
    long to = Math.min(all.end(), slot.end() + AROUND);
    if (to - from > MOST_FRAMES || to <= from) {
      return Optional.empty();
    }
    FrameRange seen = new FrameRange(from, to - from, all.rate());
    Optional<Picture> middle = Optional.empty();
    int frames = (int) (to - from);
    float[][] colours = new float[3][frames];
    float[] motion = new float[frames];
    int wide = Math.max(1, Math.round(LINES * (float) cut.width() / cut.height()));
    try (FrameReader reader = cut.pictures(seen, wide, LINES)) {
      int[] before = new int[0];
      for (int i = 0; i < frames; i++) {
        Optional<Frame> frame = reader.next();
        if (frame.isEmpty()) {
          return Optional.empty();
        }
        int[] light = look(frame.get(), colours, i);
        motion[i] = before.length == 0 ? 0 : change(before, light);
        before = light;
        if (from + i == (slot.start() + slot.end()) / 2) {
          middle = Optional.of(Picture.of(from + i, frame.get()));
        }
      }
    }
    TakeStudy.Curve loudness = new TakeStudy.Curve(loudness(cut, seen));
    return middle.map(
        picture ->
            new TakeStudy(
                picture,
                (int) (slot.start() - from),
                (int) (slot.end() - from),
                new TakeStudy.Curve(colours[0]),
                new TakeStudy.Curve(colours[1]),
                new TakeStudy.Curve(colours[2]),
                new TakeStudy.Curve(motion),
                loudness));
  }

  /** Puts down the mean colour of frame {@code i}; its brightness, pixel by pixel, 0 to 1020. */
  private static int[] look(Frame frame, float[][] colours, int i) {
    int pixels = frame.format().width() * frame.format().height();
    int[] light = new int[pixels];
    for (int c = 0; c < 3; c++) {
      short[] plane = frame.plane(c);
      long sum = 0;
      for (int p = 0; p < pixels; p++) {
        int value = plane[p] & 0xff;
        sum += value;
        // Green is seen as twice as bright: close enough to see how much moves.
        light[p] += c == 1 ? 2 * value : value;
      }
      colours[c][i] = sum / (255f * pixels);
    }
    return light;
  }

  private static float change(int[] before, int[] now) {
    long sum = 0;
    for (int p = 0; p < now.length; p++) {
      sum += Math.abs(now[p] - before[p]);
    }
    return sum / (1020f * now.length);
  }

  private static float[] loudness(Monitor cut, FrameRange seen) throws IOException {
    int frames = (int) seen.length();
    float[] loudness = new float[frames];
    try (SoundReader reader = cut.sound(seen)) {
      long done = 0;
      for (int i = 0; i < frames; i++) {
        long end =
            new FrameRange(seen.start(), i + 1L, seen.rate()).endTime().sample(Monitor.SOUND_RATE)
                - seen.startTime().sample(Monitor.SOUND_RATE);
        SoundBlock block = reader.whole((int) (end - done));
        done = end;
        double sum = 0;
        for (int c = 0; c < Monitor.SOUND_CHANNELS; c++) {
          for (float x : block.channel(c)) {
            sum += (double) x * x;
          }
        }
        double mean = sum / (Monitor.SOUND_CHANNELS * (double) Math.max(1, block.length()));
        loudness[i] = (float) Math.max(TakeStudy.SILENCE, 10 * Math.log10(mean + 1e-12));
      }
    }
    return loudness;
  }

  @Override
  public void close() {
    worker.close();
  }
}
