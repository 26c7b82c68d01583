package org.raccord.media.internal;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;

/** An encoder and the stream it feeds. One thread at a time; the caller holds the scope. */
final class Encoder implements Closeable {

  private final Path file;
  private final AVCodecContext context;
  private final Muxer muxer;
  private final AVStream stream;
  private final AVPacket packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
  private Consumer<AVPacket> beforeWriting = encoded -> {};
  private boolean closed;

  private Encoder(Path file, AVCodecContext context, Muxer muxer, AVStream stream) {
    this.file = file;
    this.context = context;
    this.muxer = muxer;
    this.stream = stream;
  }

  /** A context to be filled before {@link #open}. */
  static AVCodecContext context(Path file, String name) throws MediaException {
    Ffmpeg.load();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
    if (codec == null) {
      throw new MediaException(
          Kind.UNSUPPORTED, file, "There is no encoder " + name, "Choose another codec");
    }
    return Ffmpeg.allocated(avcodec.avcodec_alloc_context3(codec));
  }

  /** Opens a filled context as a new stream; owns it from now on, also when it fails. */
  static Encoder open(Path file, AVCodecContext context, AVDictionary options, Muxer muxer)
      throws MediaException {
    if (muxer.wantsGlobalHeader()) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    int error = avcodec.avcodec_open2(context, context.codec(), options);
    org.bytedeco.ffmpeg.global.avutil.av_dict_free(options);
    if (error < 0) {
      String name = avcodec.avcodec_get_name(context.codec_id()).getString();
      avcodec.avcodec_free_context(context);
      throw new MediaException(
          Kind.UNSUPPORTED,
          file,
          name + " does not take this picture or sound (" + Ffmpeg.text(error) + ")",
          "Choose another codec or format");
    }
    return new Encoder(file, context, muxer, muxer.add(context));
  }

  AVCodecContext context() {
    return context;
  }

  AVStream stream() {
    return stream;
  }

  /** From now on each packet passes {@code change} before it is written. */
  void beforeWriting(Consumer<AVPacket> change) {
    beforeWriting = change;
  }

  /** Encodes a frame, or what is pending when given a null pointer. */
  void encode(AVFrame frame) throws MediaException {
    int error = avcodec.avcodec_send_frame(context, frame);
    if (error < 0) {
      throw Target.failure(file, "It cannot be encoded", error);
    }
    while (true) {
      error = avcodec.avcodec_receive_packet(context, packet);
      if (Ffmpeg.isAgain(error) || Ffmpeg.isEnd(error)) {
        return;
      }
      if (error < 0) {
        throw Target.failure(file, "It cannot be encoded", error);
      }
      beforeWriting.accept(packet);
      muxer.write(packet, context, stream);
    }
  }

  /** Encodes what is pending. */
  void drain() throws MediaException {
    encode(new AVFrame(null));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(context);
    }
  }
}
