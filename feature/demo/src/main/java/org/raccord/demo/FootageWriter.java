package org.raccord.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.StartTimecode;
import org.raccord.model.picture.Frame;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Renders a shot on all processors and writes it as a ProRes file with sound. */
final class FootageWriter {

  static final Rate RATE = Rate.FPS_24;
  static final SoundFormat SOUND = new SoundFormat(48_000, 2);

  private FootageWriter() {}

  static void write(Shot shot, long startFrame, Path file)
      throws IOException, InterruptedException {
    PictureWriterSpec spec =
        PictureWriterSpec.of(Canvas.FORMAT, RATE, Codec.PRORES_HQ)
            .withStart(StartTimecode.whole(FrameTime.of(startFrame, RATE)))
            .withReel(shot.name())
            .withSound(SOUND);
    int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    SoundBlock sound =
        new SoundBlock(SOUND, shot.sound((int) FrameTime.of(shot.frames(), RATE).sample(48_000)));
    try (PictureWriter writer = PictureWriter.create(file, spec)) {
      Deque<Future<Frame>> ahead = new ArrayDeque<>();
      int asked = 0;
      for (int frame = 0; frame < shot.frames(); frame++) {
        while (asked < shot.frames() && ahead.size() < workers * 2) {
          int next = asked++;
          ahead.add(pool.submit(() -> develop(shot, next)));
        }
        writer.push(ahead.remove().get());
        long from = FrameTime.of(frame, RATE).sample(48_000);
        long to = FrameTime.of(frame + 1, RATE).sample(48_000);
        writer.pushSound(sound.slice(from, (int) (to - from)));
      }
      writer.finish();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The shot " + shot.name() + " could not be rendered", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Frame develop(Shot shot, int frame) {
    Canvas canvas = new Canvas();
    shot.paint(frame, canvas);
    long seed = shot.name().hashCode() * 31L + frame;
    return canvas.develop(shot.exposure(frame), shot.grain(), seed);
  }
}
