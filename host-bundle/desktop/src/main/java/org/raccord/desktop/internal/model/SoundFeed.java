package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Course.Leg;
import org.raccord.desktop.internal.model.Duo.Side;
import org.raccord.desktop.internal.model.SideReaders.OpenSide;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/**
 * Reads the sound of a course some blocks ahead, of both sides where they differ. {@link #run}
 * belongs to one thread, {@link #take} to another.
 */
final class SoundFeed {

  static final SoundFormat STEREO = new SoundFormat(Monitor.SOUND_RATE, Monitor.SOUND_CHANNELS);

  private static final int BLOCK = Monitor.SOUND_RATE / 50;
  private static final int AHEAD = 15;

  /** Faster than real time so many frames are read at once. */
  private static final int STRETCH = 12;

  /** The same stretch of sound from each side, the front's first; one where they do not differ. */
  record Blocks(List<Heard> heard) {
    Blocks {
      heard = List.copyOf(heard);
    }

    boolean isEnd() {
      return heard.isEmpty();
    }

    Optional<SoundBlock> of(Side side) {
      return heard.stream().filter(h -> h.side == side).map(Heard::block).findFirst();
    }
  }

  /** Sound of a side. */
  record Heard(Side side, SoundBlock block) {}

  private final Supplier<Duo> duo;
  private final BlockingQueue<Blocks> blocks = new ArrayBlockingQueue<>(AHEAD);

  /**
   * @param duo what is played, asked for anew with each block
   */
  SoundFeed(Supplier<Duo> duo) {
    this.duo = duo;
  }

  /** The next blocks; waits for them. */
  Blocks take() throws InterruptedException {
    return blocks.take();
  }

  /** Reads a course to its end. */
  void run(Course course) throws IOException, InterruptedException {
    Optional<Leg> next = course.first();
    while (next.isPresent()) {
      if (next.get().speed() == 1) {
        inRealTime(next.get());
      } else {
        faster(next.get());
      }
      next = course.after(next.get());
    }
    blocks.put(new Blocks(List.of()));
  }

  private void inRealTime(Leg leg) throws IOException, InterruptedException {
    long end = leg.record().end();
    long step = 0;
    try (SideReaders<SoundReader> readers =
        new SideReaders<>(
            (monitor, frame) ->
                monitor.sound(new FrameRange(frame, end - frame, leg.record().rate())))) {
      // Sides are opened at frames only, where their sound begins with a whole sample.
      while (step < leg.steps()) {
        List<OpenSide<SoundReader>> open = readers.at(leg.frame(step), duo.get());
        long left = leg.sampleOf(step + 1) - leg.sampleOf(step);
        while (left > 0) {
          int wanted = (int) Math.min(BLOCK, left);
          List<Heard> heard = new ArrayList<>();
          for (OpenSide<SoundReader> each : open) {
            heard.add(new Heard(each.side(), each.reader().whole(wanted)));
          }
          blocks.put(new Blocks(heard));
          left -= wanted;
        }
        step++;
      }
    }
  }

  /** Faster sound is higher, backwards it is heard backwards, as a tape is. */
  private void faster(Leg leg) throws IOException, InterruptedException {
    for (long step = 0; step < leg.steps(); step += STRETCH) {
      long last = Math.min(leg.steps(), step + STRETCH);
      long out = leg.sampleOf(last) - leg.sampleOf(step);
      long length = Math.min(leg.record().length(), last * Math.abs(leg.speed()));
      long before = step * Math.abs(leg.speed());
      FrameRange range =
          new FrameRange(
              leg.speed() > 0 ? leg.record().start() + before : leg.record().end() - length,
              length - before,
              leg.record().rate());
      Side front = duo.get().front();
      long samples =
          range.endTime().sample(Monitor.SOUND_RATE) - range.startTime().sample(Monitor.SOUND_RATE);
      try (SoundReader reader = front.monitor().sound(range)) {
        SoundBlock all = reader.whole((int) samples);
        for (long at = 0; at < out; at += BLOCK) {
          int n = (int) Math.min(BLOCK, out - at);
          blocks.put(
              new Blocks(List.of(new Heard(front, squeezed(all, at, n, out, leg.speed() < 0)))));
        }
      }
    }
  }

  /** Each sample out is the mean of those it stands for. */
  private static SoundBlock squeezed(SoundBlock all, long at, int n, long out, boolean backwards) {
    SoundBlock block = SoundBlock.silence(STEREO, n);
    for (int c = 0; c < Monitor.SOUND_CHANNELS; c++) {
      float[] from = all.channel(c);
      for (int i = 0; i < n; i++) {
        int begin = (int) ((at + i) * from.length / out);
        int end = (int) Math.max(begin + 1, (at + i + 1) * from.length / out);
        float sum = 0;
        for (int k = begin; k < end; k++) {
          sum += from[backwards ? from.length - 1 - k : k];
        }
        block.channel(c)[i] = sum / (end - begin);
      }
    }
    return block;
  }
}
