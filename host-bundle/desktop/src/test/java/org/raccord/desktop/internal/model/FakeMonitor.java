package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.core.Monitor;
import org.raccord.core.WorkException;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * A timeline whose frame n is grey n modulo 256, and whose sound is the number of its own sample
 * over a million, so that whoever hears it knows where it comes from.
 */
final class FakeMonitor implements Monitor {

  static final float SCALE = 1e-6f;

  /** Readers that are open. */
  final AtomicInteger open = new AtomicInteger();

  private final FrameRange range;
  private final long nanosAFrame;

  FakeMonitor(long frames, Rate rate) {
    this(frames, rate, 0);
  }

  /** One that takes its time to decode a frame. */
  FakeMonitor(long frames, Rate rate, long nanosAFrame) {
    this.range = new FrameRange(0, frames, rate);
    this.nanosAFrame = nanosAFrame;
  }

  /** What {@link #with} answers. */
  final Map<String, FakeMonitor> takes = new HashMap<>();

  /** Runs whenever pictures are asked for, on the thread that asks. */
  volatile Runnable onPictures = () -> {};

  private int shade;
  private float louder;

  /** Another take: its pictures are lighter by {@code more}, its sound is higher by {@code up}. */
  FakeMonitor other(int more, float up) {
    shade = more;
    louder = up;
    return this;
  }

  private long breaksAt = Long.MAX_VALUE;

  /** The same, with media that cannot be read from a frame on. */
  FakeMonitor breakingAt(long frame) {
    breaksAt = frame;
    return this;
  }

  /** The sample number that a heard value stands for. */
  static long sampleOf(float value) {
    return Math.round((double) value / SCALE);
  }

  /** The first sample of a frame. */
  long sample(long frame) {
    return FrameTime.of(frame, range.rate()).sample(SOUND_RATE);
  }

  @Override
  public FrameRange range() {
    return range;
  }

  @Override
  public int width() {
    return 64;
  }

  @Override
  public int height() {
    return 36;
  }

  @Override
  public String timecode(long frame) {
    return "frame " + frame;
  }

  @Override
  public Optional<Shown> shown(long frame) {
    return Optional.of(new Shown("clip", frame % 2 == 1));
  }

  @Override
  public FrameReader pictures(FrameRange record, int width, int height) {
    PictureFormat format = PictureFormat.square(width, height, PixelLayout.RGB_8, ColourTags.BT709);
    onPictures.run();
    open.incrementAndGet();
    return new FrameReader() {
      private long at = record.start();

      @Override
      public PictureFormat format() {
        return format;
      }

      @Override
      public Optional<Frame> next() throws IOException {
        if (at >= breaksAt) {
          throw new IOException("a.mov ends in frame " + breaksAt + ".");
        }
        if (at >= record.end()) {
          return Optional.empty();
        }
        long ready = System.nanoTime() + nanosAFrame;
        while (System.nanoTime() < ready) {
          Thread.onSpinWait();
        }
        Frame frame = Frame.allocate(format);
        for (int p = 0; p < 3; p++) {
          Arrays.fill(frame.plane(p), (short) ((at + shade) % 256));
        }
        at++;
        return Optional.of(frame);
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  @Override
  public SoundReader sound(FrameRange record) {
    SoundFormat format = new SoundFormat(SOUND_RATE, SOUND_CHANNELS);
    long begin = record.startTime().sample(SOUND_RATE);
    long end = record.endTime().sample(SOUND_RATE);
    open.incrementAndGet();
    return new SoundReader() {
      private long at = begin;

      @Override
      public SoundFormat format() {
        return format;
      }

      @Override
      public Optional<SoundBlock> next(int samples) {
        int length = (int) Math.min(samples, end - at);
        if (length <= 0) {
          return Optional.empty();
        }
        SoundBlock block = SoundBlock.silence(format, length);
        for (int i = 0; i < length; i++) {
          block.channel(0)[i] = (at + i) * SCALE + louder;
        }
        at += length;
        return Optional.of(block);
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  @Override
  public Monitor viewed() {
    return this;
  }

  @Override
  public Optional<String> lut() {
    return Optional.empty();
  }

  @Override
  public Monitor only(int track) {
    return this;
  }

  @Override
  public Monitor with(String takeId) throws WorkException {
    FakeMonitor take = takes.get(takeId);
    if (take != null) {
      return take;
    }
    throw new WorkException(WorkException.Kind.ORDER, "There is no take " + takeId + " here.");
  }
}
