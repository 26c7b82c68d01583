package org.raccord.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;

/**
 * Files in forms that the product reads but never writes: other codecs, display matrices, uneven
 * times, late starts. Straight from FFmpeg's encoders, so that no mistake of ours is on both sides.
 */
final class Rendered {

  /** What a stream gets beyond its codec. */
  interface Setting extends Consumer<AVCodecContext> {}

  private final Path file;
  private final Map<String, String> muxing = new HashMap<>();
  private String codec = "";
  private Setting pictureSetting = c -> {};
  private Optional<PictureFormat> format = Optional.empty();
  private IntFunction<Frame> frames = i -> null;
  private long[] times = {};
  private int tickTop = 1;
  private int tickBottom = 25;
  private int[] matrix = {};
  private int fieldFlags;
  private String soundCodec = "";
  private Optional<SoundBlock> sound = Optional.empty();
  private long soundStart;
  private int pictureStreams = 1;
  private final Map<String, String> tags = new HashMap<>();
  private Consumer<AVPacket> packets = p -> {};
  private byte[] cover = {};

  private Rendered(Path file) {
    this.file = file;
  }

  static Rendered to(Path file) {
    return new Rendered(file);
  }

  /** Frames {@code source(0..count-1)}, one a tick of {@code top/bottom} seconds. */
  Rendered picture(
      String name, PictureFormat of, int count, int top, int bottom, IntFunction<Frame> source) {
    codec = name;
    format = Optional.of(of);
    frames = source;
    tickTop = top;
    tickBottom = bottom;
    times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = i;
    }
    return this;
  }

  Rendered times(long... ticks) {
    times = ticks.clone();
    return this;
  }

  Rendered setting(Setting other) {
    pictureSetting = other;
    return this;
  }

  Rendered matrix(int... nine) {
    matrix = nine.clone();
    return this;
  }

  /** Frame flags such as {@code AV_FRAME_FLAG_INTERLACED}. */
  Rendered fields(int flags) {
    fieldFlags = flags;
    return this;
  }

  Rendered sound(String name, SoundBlock block, long start) {
    soundCodec = name;
    sound = Optional.of(block);
    soundStart = start;
    return this;
  }

  Rendered muxing(String key, String value) {
    muxing.put(key, value);
    return this;
  }

  /** A tag of the file, such as {@code timecode}. */
  Rendered tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  /** Changes the packets of the picture before they are written. */
  Rendered packets(Consumer<AVPacket> change) {
    packets = change;
    return this;
  }

  /** A picture of the album, JPEG, in front of all other streams. */
  Rendered cover(byte[] jpeg) {
    cover = jpeg.clone();
    return this;
  }

  Rendered twice() {
    pictureStreams = 2;
    return this;
  }

  private static int check(String what, int error) {
    if (error < 0) {
      byte[] text = new byte[128];
      avutil.av_strerror(error, text, text.length);
      throw new IllegalStateException(
          what + ": " + new String(text, StandardCharsets.UTF_8).trim());
    }
    return error;
  }

  private static AVCodecContext context(String name) {
    AVCodec found = avcodec.avcodec_find_encoder_by_name(name);
    if (found == null) {
      throw new IllegalStateException("no encoder " + name);
    }
    return avcodec.avcodec_alloc_context3(found);
  }

  @SuppressWarnings("try")
  Path write() {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    try (PointerScope scope = new PointerScope()) {
      AVFormatContext out = new AVFormatContext(null);
      check(
          "container",
          avformat.avformat_alloc_output_context2(out, null, (String) null, file.toString()));
      tags.forEach((k, v) -> setTag(out, k, v));
      int before = cover.length > 0 ? 1 : 0;
      if (before > 0) {
        AVStream art = avformat.avformat_new_stream(out, null);
        art.codecpar().codec_type(avutil.AVMEDIA_TYPE_VIDEO);
        art.codecpar().codec_id(avcodec.AV_CODEC_ID_MJPEG);
        art.codecpar().width(64);
        art.codecpar().height(64);
        art.disposition(avformat.AV_DISPOSITION_ATTACHED_PIC);
      }
      AVCodecContext[] pictures = new AVCodecContext[format.isPresent() ? pictureStreams : 0];
      for (int i = 0; i < pictures.length; i++) {
        pictures[i] = pictureContext();
        AVStream stream = stream(out, pictures[i]);
        if (matrix.length == 9) {
          turn(stream);
        }
      }
      Optional<AVCodecContext> heard = sound.map(this::soundContext);
      heard.ifPresent(c -> stream(out, c));
      AVIOContext io = new AVIOContext(null);
      check("open", avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE));
      out.pb(io);
      AVDictionary options = new AVDictionary(null);
      muxing.forEach((k, v) -> avutil.av_dict_set(options, k, v, 0));
      check("head", avformat.avformat_write_header(out, options));
      // Sound goes first: the muxer holds it back until the pictures have come.
      if (before > 0) {
        writeCover(out);
      }
      heard.ifPresent(c -> encodeSound(out, c, before + pictures.length));
      for (int s = 0; s < pictures.length; s++) {
        encodePictures(out, pictures[s], before + s);
      }
      check("tail", avformat.av_write_trailer(out));
      avformat.avio_closep(io);
      for (AVCodecContext c : pictures) {
        avcodec.avcodec_free_context(c);
      }
      heard.ifPresent(avcodec::avcodec_free_context);
      avformat.avformat_free_context(out);
      return file;
    }
  }

  private static void setTag(AVFormatContext out, String key, String value) {
    AVDictionary all = new AVDictionary(out.metadata());
    avutil.av_dict_set(all, key, value, 0);
    out.metadata(all);
  }

  private void writeCover(AVFormatContext out) {
    AVPacket packet = avcodec.av_packet_alloc();
    avcodec.av_new_packet(packet, cover.length);
    packet.data().put(cover);
    packet.flags(avcodec.AV_PKT_FLAG_KEY);
    packet.pts(0);
    packet.dts(0);
    check("cover", avformat.av_write_frame(out, packet));
    avcodec.av_packet_free(packet);
  }

  private static AVStream stream(AVFormatContext out, AVCodecContext c) {
    if ((out.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    check("encoder", avcodec.avcodec_open2(c, c.codec(), (AVDictionary) null));
    AVStream stream = avformat.avformat_new_stream(out, null);
    avcodec.avcodec_parameters_from_context(stream.codecpar(), c);
    stream.time_base(c.time_base());
    stream.sample_aspect_ratio(c.sample_aspect_ratio());
    if (c.framerate().num() > 0) {
      stream.avg_frame_rate(c.framerate());
    }
    return stream;
  }

  private void turn(AVStream stream) {
    AVPacketSideData list = new AVPacketSideData(null);
    IntPointer count = new IntPointer(1).put(0);
    AVPacketSideData made =
        avcodec.av_packet_side_data_new(list, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, 36, 0);
    new IntPointer(made.data()).put(matrix, 0, 9);
    stream.codecpar().coded_side_data(list);
    stream.codecpar().nb_coded_side_data(count.get());
  }

  private AVCodecContext pictureContext() {
    PictureFormat of = format.orElseThrow();
    AVCodecContext c = context(codec);
    c.width(of.width());
    c.height(of.height());
    String depth = of.layout().bitDepth() == 8 ? "" : of.layout().bitDepth() + "le";
    String sampling =
        of.layout().chromaShiftX() == 0 ? "444" : of.layout().chromaShiftY() == 0 ? "422" : "420";
    c.pix_fmt(avutil.av_get_pix_fmt("yuv" + sampling + "p" + depth));
    c.time_base().num(tickTop);
    c.time_base().den(tickBottom);
    c.framerate().num(tickBottom);
    c.framerate().den(tickTop);
    c.sample_aspect_ratio().num(of.pixelAspectNumerator());
    c.sample_aspect_ratio().den(of.pixelAspectDenominator());
    c.bit_rate(8_000_000);
    c.thread_count(1);
    c.gop_size(12);
    pictureSetting.accept(c);
    return c;
  }

  private AVCodecContext soundContext(SoundBlock block) {
    AVCodecContext c = context(soundCodec);
    c.sample_rate(block.format().sampleRate());
    avutil.av_channel_layout_default(c.ch_layout(), block.format().channels());
    c.sample_fmt(
        soundCodec.startsWith("pcm_s16")
            ? avutil.AV_SAMPLE_FMT_S16
            : soundCodec.startsWith("pcm_s")
                ? avutil.AV_SAMPLE_FMT_S32
                : soundCodec.startsWith("pcm_f") || soundCodec.equals("libopus")
                    ? avutil.AV_SAMPLE_FMT_FLT
                    : soundCodec.equals("flac")
                        ? avutil.AV_SAMPLE_FMT_S16
                        : avutil.AV_SAMPLE_FMT_FLTP);
    c.time_base().num(1);
    c.time_base().den(block.format().sampleRate());
    c.bit_rate(192_000);
    return c;
  }

  private void encodePictures(AVFormatContext out, AVCodecContext c, int stream) {
    for (int i = 0; i < times.length; i++) {
      Frame frame = frames.apply(i);
      AVFrame native0 = avutil.av_frame_alloc();
      native0.format(c.pix_fmt());
      native0.width(c.width());
      native0.height(c.height());
      native0.flags(fieldFlags);
      native0.color_primaries(c.color_primaries());
      native0.color_trc(c.color_trc());
      native0.colorspace(c.colorspace());
      native0.color_range(c.color_range());
      check("frame", avutil.av_frame_get_buffer(native0, 0));
      for (int p = 0; p < frame.format().layout().planes(); p++) {
        BytePointer data = native0.data(p);
        int width = frame.planeWidth(p);
        for (int y = 0; y < frame.planeHeight(p); y++) {
          long row = (long) y * native0.linesize(p);
          for (int x = 0; x < width; x++) {
            int value = frame.sample(p, x, y);
            if (frame.format().layout().bitDepth() == 8) {
              data.put(row + x, (byte) value);
            } else {
              new ShortPointer(data).put(row / 2 + x, (short) value);
            }
          }
        }
      }
      native0.pts(times[i]);
      encode(out, c, native0, stream);
      avutil.av_frame_free(native0);
    }
    encode(out, c, new AVFrame(null), stream);
  }

  private void encodeSound(AVFormatContext out, AVCodecContext c, int stream) {
    SoundBlock block = sound.orElseThrow();
    int channels = block.format().channels();
    int size = c.frame_size() > 0 ? c.frame_size() : 1024;
    boolean planar = avutil.av_sample_fmt_is_planar(c.sample_fmt()) == 1;
    for (int from = 0; from < block.length(); from += size) {
      int part = Math.min(size, block.length() - from);
      AVFrame frame = avutil.av_frame_alloc();
      frame.format(c.sample_fmt());
      frame.sample_rate(c.sample_rate());
      frame.nb_samples(part);
      avutil.av_channel_layout_copy(frame.ch_layout(), c.ch_layout());
      check("sound", avutil.av_frame_get_buffer(frame, 0));
      for (int ch = 0; ch < channels; ch++) {
        Pointer data = frame.data(planar ? ch : 0);
        for (int i = 0; i < part; i++) {
          float value = block.channel(ch)[from + i];
          int at = planar ? i : i * channels + ch;
          if (c.sample_fmt() == avutil.AV_SAMPLE_FMT_S16) {
            new ShortPointer(data).put(at, (short) Math.round(value * 32768));
          } else if (c.sample_fmt() == avutil.AV_SAMPLE_FMT_S32) {
            new IntPointer(data).put(at, Math.round(value * (1 << 23)) << 8);
          } else {
            new org.bytedeco.javacpp.FloatPointer(data).put(at, value);
          }
        }
      }
      frame.pts(soundStart + from);
      encode(out, c, frame, stream);
      avutil.av_frame_free(frame);
    }
    encode(out, c, new AVFrame(null), stream);
  }

  private void encode(AVFormatContext out, AVCodecContext c, AVFrame frame, int stream) {
    check("encoding", avcodec.avcodec_send_frame(c, frame));
    AVPacket packet = avcodec.av_packet_alloc();
    while (avcodec.avcodec_receive_packet(c, packet) >= 0) {
      avcodec.av_packet_rescale_ts(packet, c.time_base(), out.streams(stream).time_base());
      packet.stream_index(stream);
      if (c.codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
        packets.accept(packet);
      }
      check("writing", avformat.av_interleaved_write_frame(out, packet));
    }
    avcodec.av_packet_free(packet);
  }
}
