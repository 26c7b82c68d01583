package org.raccord.media.internal;

import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.raccord.media.MediaException;
import org.raccord.media.SoundFacts;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * What the sound stream of a file is.
 *
 * @param stream the stream's number
 * @param facts what users see
 * @param tick ticks per second of the stream's times
 * @param zero the sample that stands at tick 0 of the stream, counted from the file's time zero
 * @param places where blocks were found to begin; used where the ticks are too coarse to tell
 */
record SoundProbe(int stream, SoundFacts facts, Rate tick, long zero, SamplePlaces places) {

  /** Probes a sound stream; empty where its rate or channels are unknown. */
  static Optional<SoundProbe> of(Demuxer demuxer, int stream, Optional<PictureProbe> picture)
      throws MediaException, InterruptedIOException {
    AVStream from = demuxer.stream(stream);
    AVCodecParameters parameters = from.codecpar();
    if (parameters.sample_rate() <= 0 || parameters.ch_layout().nb_channels() <= 0) {
      return Optional.empty();
    }
    int rate = parameters.sample_rate();
    Rate tick = new Rate(from.time_base().den(), from.time_base().num());
    long begin = picture.isPresent() ? stated(from) : firstHeard(demuxer, stream);
    // Time zero is the first picture; without one, the first sample.
    FrameTime zero =
        picture
            .map(p -> p.timing().index())
            .map(i -> FrameTime.of(i.shown()[0], i.tick()))
            .orElse(FrameTime.of(begin, tick));
    long zeroSample = -zero.sample(rate);
    long end =
        from.duration() == Ffmpeg.NO_TIME
            ? fileEnd(demuxer, rate)
            : FrameTime.of(begin + from.duration(), tick).sample(rate);
    return Optional.of(
        new SoundProbe(
            stream,
            new SoundFacts(
                new SoundFormat(rate, parameters.ch_layout().nb_channels()),
                Math.max(0, end + zeroSample),
                avcodec.avcodec_get_name(parameters.codec_id()).getString()),
            tick,
            zeroSample,
            new SamplePlaces(rate)));
  }

  private static long stated(AVStream from) {
    return from.start_time() == Ffmpeg.NO_TIME ? 0 : from.start_time();
  }

  /** The time of the first sample that is not the codec's own delay. */
  private static long firstHeard(Demuxer demuxer, int stream)
      throws MediaException, InterruptedIOException {
    try (StreamDecoder decoder = StreamDecoder.open(demuxer, stream, 1)) {
      return decoder
          .next()
          .map(AVFrame::best_effort_timestamp)
          .filter(time -> time != Ffmpeg.NO_TIME)
          .orElseGet(() -> stated(demuxer.stream(stream)));
    }
  }

  private static long fileEnd(Demuxer demuxer, int rate) {
    long micros = demuxer.context().duration();
    if (micros == Ffmpeg.NO_TIME) {
      return 0;
    }
    long begin = demuxer.context().start_time();
    return BigDecimal.valueOf(micros + (begin == Ffmpeg.NO_TIME ? 0 : begin))
        .multiply(BigDecimal.valueOf(rate))
        .divide(BigDecimal.valueOf(1_000_000), RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Whether times are too coarse to name a sample: then only counting from the start does. */
  boolean isCoarse() {
    return tick.compareTo(Rate.of(facts.format().sampleRate())) < 0;
  }

  /** The sample at a time of the stream, counted from the file's time zero. */
  long sampleAt(long time) {
    return FrameTime.of(time, tick).sample(facts.format().sampleRate()) + zero;
  }

  /** The time of the stream at a sample. */
  long timeOf(long sample) {
    return FrameTime.of(sample - zero, Rate.of(facts.format().sampleRate())).at(tick).frame();
  }
}
