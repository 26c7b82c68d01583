package org.raccord.media.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;
import org.raccord.media.MediaFacts;
import org.raccord.media.StartTimecode;
import org.raccord.media.TimecodeJump;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * The samples of a timecode track ({@code tmcd}) of MOV and MP4: each names its first frame and
 * counts on until the next one.
 *
 * <p>Source: QuickTime File Format, Timecode Media.
 */
final class TimecodeTrack {

  private static final int TMCD = 't' | 'm' << 8 | 'c' << 16 | 'd' << 24;

  /** A track of so many samples names each frame of a feature; more is damage. */
  private static final int MOST = 1_000_000;

  private final AVStream stream;
  private final Rate counted;
  private final Rate pictures;
  private final StartTimecode start;

  private TimecodeTrack(AVStream stream, Rate counted, Rate pictures, StartTimecode start) {
    this.stream = stream;
    this.counted = counted;
    this.pictures = pictures;
    this.start = start;
  }

  /** Where it does not count on; reads only the track. Empty where there is none. */
  @SuppressWarnings("try") // The scope is there to be closed.
  static Optional<List<TimecodeJump>> jumps(Path file, MediaFacts facts) throws IOException {
    if (!facts.container().equals("mov") || facts.picture().isEmpty() || facts.start().isEmpty()) {
      return Optional.empty();
    }
    try (PointerScope scope = new PointerScope();
        Demuxer demuxer = Demuxer.reopen(file);
        FileChannel bytes = FileChannel.open(file)) {
      for (int i = 0; i < demuxer.context().nb_streams(); i++) {
        AVStream stream = demuxer.stream(i);
        Optional<Rate> counted = counted(stream);
        if (counted.isPresent()) {
          Rate pictures = facts.picture().get().rate();
          TimecodeTrack track =
              new TimecodeTrack(stream, counted.get(), pictures, facts.start().get());
          return Optional.of(track.jumps(bytes));
        }
      }
      return Optional.empty();
    }
  }

  /** The rate at which a timecode track counts; empty for other tracks. */
  private static Optional<Rate> counted(AVStream stream) {
    boolean timecode =
        stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_DATA
            && stream.codecpar().codec_tag() == TMCD;
    int top = stream.avg_frame_rate().num();
    int bottom = stream.avg_frame_rate().den();
    return timecode && top > 0 && bottom > 0
        ? Optional.of(new Rate(top, bottom))
        : Optional.empty();
  }

  private List<TimecodeJump> jumps(FileChannel bytes) throws IOException {
    List<TimecodeJump> jumps = new ArrayList<>();
    int entries = Math.min(MOST, avformat.avformat_index_get_entries_count(stream));
    long first = 0;
    long before = 0;
    long beforeNumber = 0;
    for (int i = 0; i < entries; i++) {
      AVIndexEntry entry = avformat.avformat_index_get_entry(stream, i);
      long number = number(bytes, entry.pos());
      long time = entry.timestamp();
      if (i == 0) {
        first = time;
      } else {
        long expected = beforeNumber + frames(time - before, counted);
        if (number != expected) {
          jumps.add(
              new TimecodeJump(frames(time - first, pictures), label(expected), label(number)));
        }
      }
      before = time;
      beforeNumber = number;
    }
    return jumps;
  }

  /** Ticks of the track as frames, rounded: tracks of other time scales round as well. */
  private long frames(long ticks, Rate rate) {
    double seconds = ticks * (double) stream.time_base().num() / stream.time_base().den();
    return Math.round(Math.max(0, seconds) * rate.toDouble());
  }

  private StartTimecode label(long number) {
    return new StartTimecode(
        FrameTime.of(Math.max(0, number), counted).at(pictures), start.counting());
  }

  private static long number(FileChannel bytes, long place) throws IOException {
    ByteBuffer four = ByteBuffer.allocate(4);
    while (four.hasRemaining()) {
      if (bytes.read(four, place + four.position()) < 0) {
        throw new EOFException();
      }
    }
    return four.getInt(0) & 0xffffffffL;
  }
}
