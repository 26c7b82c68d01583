package org.raccord.media.internal;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;

/**
 * Decodes the packets of one stream in order, from wherever its demuxer stands. One thread at a
 * time; the caller holds the pointer scope.
 */
final class StreamDecoder implements Closeable {

  /** Four times 8K; more is a damaged or hostile head, and would take all memory. */
  private static final long MOST_PIXELS = 1L << 27;

  private final Demuxer demuxer;
  private final int stream;
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private final Unreferenced unreferenced;
  private boolean draining;
  private boolean awaitKey;
  private boolean closed;

  /** Ticks from one picture to the next, where nothing says when it is shown; 0 for sound. */
  private final long step;

  private long last = Ffmpeg.NO_TIME;

  /** Nothing shown before this is handed out. */
  private long wanted = Long.MIN_VALUE;

  private StreamDecoder(Demuxer demuxer, int stream, AVCodecContext context) {
    this.demuxer = demuxer;
    this.stream = stream;
    this.context = context;
    this.packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
    this.frame = Ffmpeg.allocated(avutil.av_frame_alloc());
    AVStream from = demuxer.stream(stream);
    this.unreferenced = Unreferenced.of(from.codecpar());
    AVRational rate = avformat.av_guess_frame_rate(demuxer.context(), from, null);
    this.step =
        rate.num() <= 0
            ? 0
            : Math.max(1, avutil.av_rescale_q(1, avutil.av_inv_q(rate), from.time_base()));
  }

  /** A decoder of a stream; packets of the other streams are left out from now on. */
  static StreamDecoder open(Demuxer demuxer, int stream, int threads) throws MediaException {
    Path file = demuxer.file();
    demuxer.only(stream);
    AVStream from = demuxer.stream(stream);
    AVCodec codec = avcodec.avcodec_find_decoder(from.codecpar().codec_id());
    String name = avcodec.avcodec_get_name(from.codecpar().codec_id()).getString();
    if (codec == null) {
      throw new MediaException(
          Kind.UNSUPPORTED,
          file,
          "There is no decoder for " + name,
          "Convert it, for instance to ProRes or H.264");
    }
    AVCodecContext context = Ffmpeg.allocated(avcodec.avcodec_alloc_context3(codec));
    avcodec.avcodec_parameters_to_context(context, from.codecpar());
    context.pkt_timebase(from.time_base());
    context.thread_count(threads);
    context.max_pixels(MOST_PIXELS);
    int error = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    if (error < 0) {
      avcodec.avcodec_free_context(context);
      throw Ffmpeg.unreadable(file, "Its " + name + " stream cannot be decoded");
    }
    return new StreamDecoder(demuxer, stream, context);
  }

  AVCodecContext context() {
    return context;
  }

  /** Forgets what was fed; after the demuxer was moved. Starts again at a key packet. */
  void restart() {
    avcodec.avcodec_flush_buffers(context);
    draining = false;
    awaitKey = true;
    last = Ffmpeg.NO_TIME;
  }

  /**
   * Pictures shown before a time are decoded from now on only where others are made from them.
   *
   * @param time in ticks of the stream
   */
  void hurryTo(long time) {
    wanted = time;
  }

  /**
   * The next frame in presentation order, valid until the next call; empty at the end. Damaged
   * packets are passed over: who needs an exact frame notices that it is not there.
   */
  Optional<AVFrame> next() throws MediaException, InterruptedIOException {
    while (true) {
      Ffmpeg.checkInterrupt();
      int error = avcodec.avcodec_receive_frame(context, frame);
      if (error >= 0) {
        return Optional.of(timed());
      }
      if (Ffmpeg.isEnd(error)) {
        return Optional.empty();
      }
      if (!Ffmpeg.isAgain(error) || draining) {
        if (draining) {
          return Optional.empty();
        }
        continue;
      }
      feed();
    }
  }

  /** Takes a packet of the stream that was read elsewhere; the next frame, if one is complete. */
  Optional<AVFrame> offer(AVPacket other) {
    avcodec.avcodec_send_packet(context, other);
    return avcodec.avcodec_receive_frame(context, frame) >= 0
        ? Optional.of(timed())
        : Optional.empty();
  }

  /**
   * The frame with the time at which it is shown. Raw streams have none, and the last picture of a
   * program stream has none where its packet has none: it follows the one before.
   */
  private AVFrame timed() {
    boolean unknown = demuxer.hasNoTimes() || frame.best_effort_timestamp() == Ffmpeg.NO_TIME;
    if (step > 0 && unknown) {
      frame.best_effort_timestamp(last == Ffmpeg.NO_TIME ? 0 : last + step);
    }
    last = frame.best_effort_timestamp();
    return frame;
  }

  private void feed() throws MediaException, InterruptedIOException {
    while (demuxer.read(packet)) {
      boolean mine = packet.stream_index() == stream;
      if (mine && awaitKey) {
        mine = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        awaitKey = !mine;
      }
      if (mine) {
        long pts = packet.pts();
        boolean passedOver = pts != Ffmpeg.NO_TIME && pts < wanted;
        if (passedOver && unreferenced.isAll(packet)) {
          mine = false;
        } else {
          boolean hurried = passedOver && unreferenced.isWhatDecodersTakeForSuch();
          context.skip_frame(hurried ? avcodec.AVDISCARD_NONREF : avcodec.AVDISCARD_DEFAULT);
          avcodec.avcodec_send_packet(context, packet);
        }
      }
      avcodec.av_packet_unref(packet);
      if (mine) {
        return;
      }
    }
    draining = true;
    avcodec.avcodec_send_packet(context, new AVPacket(null));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_packet_free(packet);
      avutil.av_frame_free(frame);
      avcodec.avcodec_free_context(context);
    }
  }
}
