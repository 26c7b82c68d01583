package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.audio.SoundNeighbour;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaFacts;
import org.raccord.media.SoundSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TrackTimes;

/**
 * The sound of a clip next to a slot.
 *
 * @param file the clip's file
 * @param channels channels of its sound
 * @param first the first sample that is handed out, in the file's count at {@link #RATE}
 * @param samples how many
 * @param name the clip's name
 * @param mediaId identity of the file
 */
record SoundBeside(Path file, int channels, long first, long samples, String name, String mediaId) {

  /** Samples per second of all sound that is made. */
  static final int RATE = 48_000;

  private static final long MOST = 30L * RATE;

  /**
   * The sound of a neighbour; empty where its media is away, has no sound, or does not play at
   * plain speed.
   */
  static Optional<SoundBeside> of(
      Timeline timeline, Slot.Neighbour neighbour, Side side, MediaBay bay) throws IOException {
    Clip clip = neighbour.clip();
    Optional<Path> file = bay.locate(clip.media());
    if (file.isEmpty() || clip.speed() != 1) {
      return Optional.empty();
    }
    MediaFacts facts = bay.facts(file.get());
    if (facts.sound().isEmpty()) {
      return Optional.empty();
    }
    FrameRange available =
        bay.available(clip.media()).orElse(new FrameRange(0, 0, clip.source().rate()));
    // Where the timeline plays it: from the sample of the clip's in point, as long as the record
    // range has samples.
    long in = samples(clip.source().startTime(), available.startTime());
    FrameRange record = TrackTimes.recordRange(timeline, neighbour.place());
    long length = record.endTime().sample(RATE) - record.startTime().sample(RATE);
    long usableFrom = samples(neighbour.usable().startTime(), available.startTime());
    long usableTo = samples(neighbour.usable().endTime(), available.startTime());
    long total =
        new FrameTime(
                facts.sound().get().samples(), Rate.of(facts.sound().get().format().sampleRate()))
            .sample(RATE);
    long from = Math.max(Math.max(in, usableFrom), 0);
    long to = Math.min(Math.min(in + length, Math.max(usableTo, usableFrom)), total);
    if (side == Side.BEFORE) {
      // Exactly up to the cut, though frames and samples round differently.
      to = Math.abs(in + length - to) <= 1 ? Math.min(in + length, total) : to;
      from = Math.max(from, to - MOST);
    } else {
      to = Math.min(to, from + MOST);
    }
    return to - from < 1
        ? Optional.empty()
        : Optional.of(
            new SoundBeside(
                file.get(),
                facts.sound().get().format().channels(),
                from,
                to - from,
                clip.name(),
                bay.identity(file.get())));
  }

  static long samples(FrameTime time, FrameTime zero) {
    return time.minus(zero.at(time.rate())).sample(RATE);
  }

  SoundNeighbour neighbour() {
    return new SoundNeighbour(mediaId, name, first, samples);
  }

  /** The samples. */
  SoundBlock read(SoundFormat format) throws IOException {
    return read(format, 0, samples);
  }

  /** {@code length} samples from number {@code from} on; silence where there are none. */
  SoundBlock read(SoundFormat format, long from, long length) throws IOException {
    long begin = Math.max(0, from);
    long end = Math.min(samples, from + length);
    SoundBlock there;
    if (end <= begin) {
      there = SoundBlock.silence(format, 0);
    } else {
      try (SoundSource source = SoundSource.open(file);
          SoundReader reader = source.read(first + begin, end - begin, format)) {
        there = reader.whole(Math.toIntExact(end - begin));
      }
    }
    return there.slice(from - begin, Math.toIntExact(length));
  }
}
