package org.raccord.media.internal;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.raccord.media.Codec;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/** Encodes frames, converted to what the codec stores. */
final class PictureEncoder implements Closeable {

  private final Encoder encoder;
  private final PictureFormat stored;
  private final AVFrame frame;
  private long position;

  private PictureEncoder(Encoder encoder, PictureFormat stored, AVFrame frame) {
    this.encoder = encoder;
    this.stored = stored;
    this.frame = frame;
  }

  static PictureEncoder open(Path file, PictureWriterSpec spec, Muxer muxer) throws MediaException {
    PictureFormat stored = stored(spec.format(), spec.codec());
    if (spec.codec() != Codec.FFV1 && odd(stored)) {
      throw new MediaException(
          Kind.UNSUPPORTED,
          file,
          spec.codec() + " does not take " + stored.width() + "x" + stored.height() + " pixels",
          "Choose FFV1 (.mkv), or an even size");
    }
    String name =
        switch (spec.codec()) {
          // Not prores_ks: that takes six times as long, for more loss in pictures full of detail.
          case PRORES_HQ, PRORES_4444 -> "prores_aw";
          case DNXHR_HQX -> "dnxhd";
          case FFV1 -> "ffv1";
          case H264 -> "libopenh264";
        };
    AVCodecContext context = Encoder.context(file, name);
    int pixelFormat = PixelFormats.planar(stored.layout()).orElseThrow();
    long numerator = spec.rate().numerator();
    long denominator = spec.rate().denominator();
    context.width(stored.width());
    context.height(stored.height());
    context.pix_fmt(pixelFormat);
    context.time_base(rational(denominator, numerator));
    context.framerate(rational(numerator, denominator));
    context.sample_aspect_ratio(
        rational(stored.pixelAspectNumerator(), stored.pixelAspectDenominator()));
    context.thread_count(Ffmpeg.threads());
    context.field_order(avcodec.AV_FIELD_PROGRESSIVE);
    tags(context, stored.colour());
    AVDictionary options = new AVDictionary(null);
    options(context, spec, options);
    Encoder encoder = Encoder.open(file, context, options, muxer);
    if (spec.codec() == Codec.PRORES_HQ || spec.codec() == Codec.PRORES_4444) {
      encoder.beforeWriting(packet -> ProresHeader.tag(packet.data(), stored.colour()));
    }
    encoder.stream().avg_frame_rate(rational(numerator, denominator));
    encoder.stream().sample_aspect_ratio(context.sample_aspect_ratio());
    AVFrame frame = Ffmpeg.allocated(avutil.av_frame_alloc());
    frame.format(pixelFormat);
    frame.width(stored.width());
    frame.height(stored.height());
    frame.color_primaries(context.color_primaries());
    frame.color_trc(context.color_trc());
    frame.colorspace(context.colorspace());
    frame.color_range(context.color_range());
    frame.chroma_location(context.chroma_sample_location());
    avutil.av_frame_get_buffer(frame, 0);
    return new PictureEncoder(encoder, stored, frame);
  }

  private static AVRational rational(long num, long den) {
    AVRational rational = new AVRational();
    rational.num(Math.toIntExact(num));
    rational.den(Math.toIntExact(den));
    return rational;
  }

  private static boolean odd(PictureFormat format) {
    return format.width() % 2 != 0
        || (format.layout().chromaShiftY() > 0 && format.height() % 2 != 0);
  }

  /** What a codec makes of a format: ProRes and H.264 are narrow range by custom. */
  private static PictureFormat stored(PictureFormat format, Codec codec) {
    ColourTags colour = format.colour();
    boolean rgb = format.layout().family() == Family.RGB;
    ColourTags narrow =
        new ColourTags(
            colour.primaries(),
            colour.transfer(),
            rgb ? 1 : colour.matrix(),
            Range.NARROW,
            // Neither says where chroma sits, and readers take it to sit left.
            colour.chromaLocation() == 0 ? 0 : ColourTags.BT709.chromaLocation());
    return switch (codec) {
      case PRORES_HQ, DNXHR_HQX -> format.withLayout(PixelLayout.YUV422_10).withColour(narrow);
      case PRORES_4444 -> format.withLayout(PixelLayout.YUV444_10).withColour(narrow);
      case H264 -> format.withLayout(PixelLayout.YUV420_8).withColour(narrow);
      case FFV1 -> format.withLayout(ffv1(format.layout()));
    };
  }

  /** FFV1 has no planar RGB of 8 bits, and not every depth: the next deeper one is taken. */
  private static PixelLayout ffv1(PixelLayout layout) {
    int least = layout.family() == Family.RGB ? 9 : 8;
    int depth =
        IntStream.of(8, 9, 10, 12, 14, 16)
            .filter(d -> d >= layout.bitDepth() && d >= least)
            .findFirst()
            .orElse(16);
    return new PixelLayout(layout.family(), depth, layout.chromaShiftX(), layout.chromaShiftY());
  }

  private static void tags(AVCodecContext context, ColourTags colour) {
    context.color_primaries(colour.primaries());
    context.color_trc(colour.transfer());
    context.colorspace(colour.matrix());
    context.chroma_sample_location(colour.chromaLocation());
    context.color_range(
        switch (colour.range()) {
          case NARROW -> avutil.AVCOL_RANGE_MPEG;
          case FULL -> avutil.AVCOL_RANGE_JPEG;
          case UNSPECIFIED -> avutil.AVCOL_RANGE_UNSPECIFIED;
        });
  }

  private static void options(
      AVCodecContext context, PictureWriterSpec spec, AVDictionary options) {
    switch (spec.codec()) {
      case PRORES_HQ -> {
        context.profile(avcodec.AV_PROFILE_PRORES_HQ);
        avutil.av_dict_set(options, "vendor", "apl0", 0);
      }
      case PRORES_4444 -> {
        context.profile(avcodec.AV_PROFILE_PRORES_4444);
        avutil.av_dict_set(options, "vendor", "apl0", 0);
      }
      case DNXHR_HQX -> avutil.av_dict_set(options, "profile", "dnxhr_hqx", 0);
      case FFV1 -> {
        avutil.av_dict_set(options, "level", "3", 0);
        avutil.av_dict_set(options, "slicecrc", "1", 0);
        if (spec.format().width() % 2 == 0 && spec.format().height() % 2 == 0) {
          avutil.av_dict_set(options, "slices", "4", 0);
        } else {
          // Four slices do not divide an odd raster; how many do must not follow from the threads.
          context.thread_count(1);
        }
        context.gop_size(1);
      }
      case H264 -> {
        double pixels = (double) spec.format().width() * spec.format().height();
        context.bit_rate(Math.max(1_500_000, Math.round(pixels * spec.rate().toDouble() * 0.22)));
        context.gop_size((int) spec.rate().nominal());
        context.qmax(32);
        avutil.av_dict_set(options, "profile", "high", 0);
        avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
      }
    }
    // Same frames, same bytes: thread timing must not show.
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
  }

  Encoder encoder() {
    return encoder;
  }

  void push(Frame picture) throws MediaException {
    Frame converted = Pictures.convert(picture, stored);
    avutil.av_frame_make_writable(frame);
    NativePictures.fill(frame, converted);
    frame.pts(position++);
    encoder.encode(frame);
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    encoder.close();
  }
}
