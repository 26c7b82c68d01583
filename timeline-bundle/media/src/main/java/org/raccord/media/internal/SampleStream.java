package org.raccord.media.internal;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.raccord.media.MediaException;

/**
 * The samples of a file at its own rate and channels, from a given one on, without end: silence
 * where the file has none. One thread; the caller holds the pointer scope.
 */
final class SampleStream implements Closeable {

  /** What decoders need before they are right: MP3's reservoir, Opus and AAC less. */
  private static final double PREROLL_SECONDS = 0.3;

  private final SoundProbe probe;
  private final Demuxer demuxer;
  private final StreamDecoder decoder;
  private final Resampling toFloat;
  private final int channels;
  private final int rate;

  /** Decoded and not yet handed out: {@code block[..][from..]} begins at sample {@code at}. */
  private float[][] block = new float[0][0];

  private int from;
  private long at;
  private long expected = Long.MIN_VALUE;
  private boolean ended;
  private boolean lost;
  private long position;

  private SampleStream(SoundProbe probe, Demuxer demuxer, StreamDecoder decoder, long first) {
    this.probe = probe;
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.channels = probe.facts().format().channels();
    this.rate = probe.facts().format().sampleRate();
    this.toFloat = new Resampling(rate);
    this.position = first;
  }

  static SampleStream open(Path file, SoundProbe probe, long first) throws MediaException {
    SampleStream stream = fromStart(file, probe, first);
    try {
      stream.goTo(first);
      if (stream.lost && stream.fetch() && stream.at > first) {
        // The seek landed too late: count from the start after all.
        stream.close();
        stream = fromStart(file, probe, first);
      }
      return stream;
    } catch (InterruptedIOException e) {
      stream.close();
      throw new MediaException(
          MediaException.Kind.FAILED, file, "Reading it was interrupted", "Try again", e);
    } catch (MediaException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private static SampleStream fromStart(Path file, SoundProbe probe, long first)
      throws MediaException {
    Demuxer demuxer = Demuxer.reopen(file);
    try {
      StreamDecoder decoder = StreamDecoder.open(demuxer, probe.stream(), 1);
      return new SampleStream(probe, demuxer, decoder, first);
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private void goTo(long first) {
    long target = first - (long) (PREROLL_SECONDS * rate);
    // Near the beginning reading on is as quick, and priming is dropped only there.
    if (target <= rate) {
      return;
    }
    if (probe.isCoarse()) {
      // A seek lands where it likes, but on a block that was counted before it is found again.
      Optional<SamplePlaces.Place> known = probe.places().before(target);
      lost =
          known.isPresent()
              && known.get().sample() > rate
              && demuxer.seek(probe.stream(), known.get().time());
      if (lost) {
        decoder.restart();
      }
    } else if (demuxer.seek(probe.stream(), probe.timeOf(target))) {
      decoder.restart();
    }
  }

  /** The next {@code length} samples. */
  float[][] next(int length) throws MediaException, InterruptedIOException {
    float[][] result = new float[channels][length];
    long end = position + length;
    while (fetch() && at < end) {
      long skip = Math.max(0, position - at);
      int available = block[0].length - from;
      if (skip < available) {
        int offset = (int) (at + skip - (end - length));
        int part = (int) Math.min(available - skip, length - offset);
        for (int c = 0; c < Math.min(channels, block.length); c++) {
          System.arraycopy(block[c], from + (int) skip, result[c], offset, part);
        }
        skip += part;
      }
      int used = (int) Math.min(available, skip);
      from += used;
      at += used;
      position = Math.max(position, Math.min(end, at));
    }
    position = end;
    return result;
  }

  /** Makes sure that something is held; false at the end of the file. */
  private boolean fetch() throws MediaException, InterruptedIOException {
    while (block.length == 0 || from >= block[0].length) {
      if (ended) {
        return false;
      }
      Optional<AVFrame> frame = decoder.next();
      if (frame.isEmpty()) {
        ended = true;
        return false;
      }
      long time = frame.get().best_effort_timestamp();
      block = toFloat.of(frame.get());
      from = 0;
      if (lost) {
        Optional<Long> place = probe.places().at(time);
        lost = place.isEmpty();
        if (lost) {
          block = new float[0][0];
          continue;
        }
        expected = place.get();
      }
      long stated = time == Ffmpeg.NO_TIME ? expected : probe.sampleAt(time);
      // Times are counted in the rate that the file says: where it has another one they are off.
      boolean offRate = frame.get().sample_rate() != rate && expected != Long.MIN_VALUE;
      at = offRate || follows(stated) ? expected : stated;
      expected = at + (block.length == 0 ? 0 : block[0].length);
      if (probe.isCoarse() && time != Ffmpeg.NO_TIME) {
        probe.places().counted(time, at);
      }
    }
    return true;
  }

  /** Whether a stated place differs from the counted one by no more than rounding of ticks. */
  private boolean follows(long stated) {
    double tickSamples = rate / probe.tick().toDouble();
    return expected != Long.MIN_VALUE
        && Math.abs((double) stated - expected) <= 2 + Math.max(tickSamples * 2, rate / 50.0);
  }

  @Override
  public void close() {
    toFloat.close();
    decoder.close();
    demuxer.close();
  }
}
