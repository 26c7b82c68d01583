package org.raccord.media.internal;

import java.io.Closeable;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.raccord.media.MediaException;

/** A container that is being written. One thread at a time; the caller holds the pointer scope. */
final class Muxer implements Closeable {

  static {
    Ffmpeg.load();
  }

  private final Path file;
  private final AVFormatContext context;
  private boolean closed;

  private Muxer(Path file, AVFormatContext context) {
    this.file = file;
    this.context = context;
  }

  /**
   * Opens {@code temporary} for a container.
   *
   * @param file the name messages speak of
   * @param container FFmpeg's name of the container
   */
  static Muxer open(Path file, Path temporary, String container) throws MediaException {
    AVFormatContext context = new AVFormatContext(null);
    int error =
        avformat.avformat_alloc_output_context2(context, null, container, temporary.toString());
    if (error < 0) {
      throw Ffmpeg.failed(file, "No container " + container, error);
    }
    AVIOContext io = new AVIOContext(null);
    error =
        avformat.avio_open2(
            io,
            "file:" + temporary.toAbsolutePath(),
            avformat.AVIO_FLAG_WRITE,
            null,
            (AVDictionary) null);
    if (error < 0) {
      avformat.avformat_free_context(context);
      throw Target.failure(file, "It cannot be opened", error);
    }
    context.pb(io);
    return new Muxer(file, context);
  }

  /** Whether encoders must put their headers beside the stream. */
  boolean wantsGlobalHeader() {
    return (context.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
  }

  /** A new stream fed by an opened encoder. */
  AVStream add(AVCodecContext encoder) {
    AVStream stream = Ffmpeg.allocated(avformat.avformat_new_stream(context, null));
    avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
    return stream;
  }

  /** Sets a tag of the file. */
  void tag(String key, String value) {
    AVDictionary tags = context.metadata() == null ? new AVDictionary(null) : context.metadata();
    avutil.av_dict_set(tags, key, value, 0);
    context.metadata(tags);
  }

  /** Sets a tag of a stream. */
  static void tag(AVStream stream, String key, String value) {
    AVDictionary tags = stream.metadata() == null ? new AVDictionary(null) : stream.metadata();
    avutil.av_dict_set(tags, key, value, 0);
    stream.metadata(tags);
  }

  /** Writes the head; streams are complete. */
  void begin(AVDictionary options) throws MediaException {
    int error = avformat.avformat_write_header(context, options);
    avutil.av_dict_free(options);
    if (error < 0) {
      throw Target.failure(file, "Its head cannot be written", error);
    }
  }

  /** Writes a packet with times of {@code encoder}; the packet is empty afterwards. */
  void write(AVPacket packet, AVCodecContext encoder, AVStream stream) throws MediaException {
    avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
    packet.stream_index(stream.index());
    int error = avformat.av_interleaved_write_frame(context, packet);
    if (error < 0) {
      throw Target.failure(file, "It cannot be written further", error);
    }
  }

  /** Writes the end and closes. */
  void finish() throws MediaException {
    int error = avformat.av_write_trailer(context);
    if (error >= 0) {
      avformat.avio_flush(context.pb());
      error = context.pb().error();
    }
    int last = closeFile();
    close();
    if (error < 0 || last < 0) {
      throw Target.failure(file, "Its end cannot be written", error < 0 ? error : last);
    }
  }

  private int closeFile() {
    AVIOContext io = context.pb();
    if (io == null || io.isNull()) {
      return 0;
    }
    int error = avformat.avio_close(io);
    context.pb(new AVIOContext(null));
    return error;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      closeFile();
      avformat.avformat_free_context(context);
    }
  }
}
