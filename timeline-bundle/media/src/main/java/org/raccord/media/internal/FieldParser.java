package org.raccord.media.internal;

import java.io.Closeable;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * What H.264 and HEVC pictures say of their fields, from the heads of their slices and from the
 * messages between them, without decoding: a recording may begin with whole pictures and go over
 * into fields. Of other codecs it says nothing.
 *
 * <p>Source: Rec. ITU-T H.264, 7.4.3 ({@code field_pic_flag}), 8.2.1 (order counts of the two
 * fields), D.2.3 ({@code pic_struct}). The caller holds the pointer scope.
 */
final class FieldParser implements Closeable {

  /** Which field comes first. */
  enum Order {
    UPPER,
    LOWER;

    /** How a refusal goes on. */
    String words() {
      return this == UPPER ? ", upper field first" : ", lower field first";
    }
  }

  /** A field is shown again: film on its way through television. */
  private static final int FIELD_AGAIN = 2;

  /** One picture in so many may be a slip of the encoder. */
  private static final int STRAY = 50;

  private final @Nullable AVCodecParserContext parser;
  private final @Nullable AVCodecContext context;
  private int fields;
  private int upper;
  private int lower;
  private int repeating;

  /** The word of the first picture; the decoder is asked what that one is. */
  private boolean saysOrderThroughout;

  private FieldParser(@Nullable AVCodecParserContext parser, @Nullable AVCodecContext context) {
    this.parser = parser;
    this.context = context;
  }

  /** Of a stream, whose codec decides whether anything is looked at. */
  static FieldParser of(AVStream stream) {
    int codec = stream.codecpar().codec_id();
    if (codec != avcodec.AV_CODEC_ID_H264 && codec != avcodec.AV_CODEC_ID_HEVC) {
      return new FieldParser(null, null);
    }
    AVCodecParserContext parser = avcodec.av_parser_init(codec);
    if (parser == null) {
      return new FieldParser(null, null);
    }
    parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
    AVCodecContext context = Ffmpeg.allocated(avcodec.avcodec_alloc_context3((AVCodec) null));
    avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    return new FieldParser(parser, context);
  }

  /** Looks at a packet of the stream. */
  void look(AVPacket packet) {
    if (parser == null || packet.size() == 0) {
      return;
    }
    try (BytePointer out = new BytePointer((BytePointer) null);
        IntPointer size = new IntPointer(1)) {
      avcodec.av_parser_parse2(
          parser,
          context,
          out,
          size,
          packet.data(),
          packet.size(),
          packet.pts(),
          packet.dts(),
          packet.pos());
    }
    boolean begins = fields == 0;
    int order = parser.field_order();
    int structure = parser.picture_structure();
    boolean single =
        structure == avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD
            || structure == avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
    boolean ordered = order > avcodec.AV_FIELD_PROGRESSIVE;
    fields += single ? 1 : 2;
    if (begins) {
      saysOrderThroughout = ordered;
    }
    repeating += parser.repeat_pict() == FIELD_AGAIN ? 1 : 0;
    if (single || ordered) {
      boolean low =
          order == avcodec.AV_FIELD_BB
              || order == avcodec.AV_FIELD_BT
              || (!ordered && upper == 0 && structure == avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD);
      upper += low ? 0 : single ? 1 : 2;
      lower += !low ? 0 : single ? 1 : 2;
    }
  }

  /**
   * The order of the fields that more than a stray picture after the first is made of; empty where
   * pictures are whole, where all of them name an order as the first does, and where fields are
   * shown again as film is.
   */
  Optional<Order> lateFields() {
    boolean many = (upper + lower) * (long) STRAY > fields;
    boolean film = repeating * 20L > fields;
    if (saysOrderThroughout || !many || film) {
      return Optional.empty();
    }
    return Optional.of(lower > upper ? Order.LOWER : Order.UPPER);
  }

  @Override
  public void close() {
    if (parser != null) {
      avcodec.av_parser_close(parser);
    }
    if (context != null) {
      avcodec.avcodec_free_context(context);
    }
  }
}
