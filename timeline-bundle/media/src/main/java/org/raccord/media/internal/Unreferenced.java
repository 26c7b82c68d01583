package org.raccord.media.internal;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * Tells packets that hold nothing but pictures from which no other is made, H.264's and HEVC's. Who
 * passes over such a picture need not give it to the decoder at all: one that is told to leave it
 * out still takes its turn among the threads, and where every other picture is left out, two
 * threads decode no quicker than one.
 *
 * <p>Source: Rec. ITU-T H.264, 7.3.1 ({@code nal_ref_idc}) and table 7-1; H.265, table 7-1 (the
 * sub-layer non-reference pictures), 7.3.2.1 (the number of layers); ISO/IEC 14496-15 for the
 * lengths before the units.
 */
final class Unreferenced {

  private static final int H264_SLICE = 1;
  private static final int H264_MESSAGE = 6;
  private static final int H264_DELIMITER = 9;
  private static final int H264_FILLER = 12;

  /** The last of HEVC's reserved sub-layer non-reference pictures; all of them are even. */
  private static final int HEVC_LAST_UNREFERENCED = 14;

  private static final int HEVC_VIDEO_PARAMETERS = 32;
  private static final int HEVC_DELIMITER = 35;
  private static final int HEVC_FILLER = 38;
  private static final int HEVC_MESSAGE = 39;
  private static final int HEVC_MESSAGE_BEHIND = 40;

  /** Where the head of the container tells how long the lengths are. */
  private static final int H264_LENGTHS = 4;

  private static final int HEVC_LENGTHS = 21;

  private enum Kind {
    PICTURE,
    BESIDE,
    NEEDED
  }

  private final int codec;

  /** Bytes of the length before each unit; 0 where start codes part them. */
  private final int lengths;

  /** HEVC's temporal layers; 0 where the head does not tell. */
  private final int layers;

  private Unreferenced(int codec, int lengths, int layers) {
    this.codec = codec;
    this.lengths = lengths;
    this.layers = layers;
  }

  /** Of a stream; of other codecs every packet is needed. */
  static Unreferenced of(AVCodecParameters stream) {
    int codec = stream.codec_id();
    int at = codec == avcodec.AV_CODEC_ID_H264 ? H264_LENGTHS : HEVC_LENGTHS;
    BytePointer head = stream.extradata();
    boolean counted = head != null && stream.extradata_size() > at && head.get(0) == 1;
    if (head == null || !counted) {
      return new Unreferenced(codec, 0, head == null ? 0 : layersBehindStartCodes(stream));
    }
    int byte0 = head.get(at) & 0xff;
    return new Unreferenced(codec, (byte0 & 3) + 1, byte0 >> 3 & 7);
  }

  /** From the parameter set of the whole video, which stands among those before the pictures. */
  private static int layersBehindStartCodes(AVCodecParameters stream) {
    ByteBuffer head = stream.extradata().capacity(stream.extradata_size()).asByteBuffer();
    for (int i = 0; i + 7 < head.limit(); i++) {
      boolean starts = head.get(i) == 0 && head.get(i + 1) == 0 && head.get(i + 2) == 1;
      if (starts && (head.get(i + 3) >> 1 & 0x3f) == HEVC_VIDEO_PARAMETERS) {
        return (head.get(i + 6) >> 1 & 7) + 1;
      }
    }
    return 0;
  }

  /**
   * Whether a stream's decoder may itself pass over what it takes for unreferenced. An unreferenced
   * picture of HEVC is so within its own temporal layer: those of layers above may be made from it.
   */
  boolean isWhatDecodersTakeForSuch() {
    return codec != avcodec.AV_CODEC_ID_HEVC || layers == 1;
  }

  /** Whether no other picture is made from what a packet holds, and it holds nothing else. */
  boolean isAll(AVPacket packet) {
    if (codec != avcodec.AV_CODEC_ID_H264 && codec != avcodec.AV_CODEC_ID_HEVC) {
      return false;
    }
    BytePointer data = packet.data();
    if (data == null || packet.size() == 0) {
      return false;
    }
    ByteBuffer bytes = data.capacity(packet.size()).asByteBuffer();
    return lengths > 0 ? counted(bytes) : parted(bytes);
  }

  private boolean counted(ByteBuffer bytes) {
    boolean any = false;
    int at = 0;
    while (at + lengths < bytes.limit()) {
      int length = 0;
      for (int i = 0; i < lengths; i++) {
        length = length << 8 | (bytes.get(at + i) & 0xff);
      }
      at += lengths;
      if (length < 1 || length > bytes.limit() - at) {
        return false;
      }
      Kind kind = kind(bytes, at);
      if (kind == Kind.NEEDED) {
        return false;
      }
      any |= kind == Kind.PICTURE;
      at += length;
    }
    return any;
  }

  private boolean parted(ByteBuffer bytes) {
    boolean any = false;
    for (int i = 0; i + 3 < bytes.limit(); i++) {
      if (bytes.get(i) == 0 && bytes.get(i + 1) == 0 && bytes.get(i + 2) == 1) {
        Kind kind = kind(bytes, i + 3);
        if (kind == Kind.NEEDED) {
          return false;
        }
        any |= kind == Kind.PICTURE;
        i += 3;
      }
    }
    return any;
  }

  /** What a unit is, by its first two bytes. */
  private Kind kind(ByteBuffer bytes, int at) {
    int head = bytes.get(at) & 0xff;
    if (codec == avcodec.AV_CODEC_ID_H264) {
      int type = head & 0x1f;
      return switch (type) {
        case H264_SLICE -> (head >> 5 & 3) == 0 ? Kind.PICTURE : Kind.NEEDED;
        case H264_MESSAGE, H264_DELIMITER, H264_FILLER -> Kind.BESIDE;
        default -> Kind.NEEDED;
      };
    }
    int type = head >> 1 & 0x3f;
    return switch (type) {
      case HEVC_DELIMITER, HEVC_FILLER, HEVC_MESSAGE, HEVC_MESSAGE_BEHIND -> Kind.BESIDE;
      default ->
          type <= HEVC_LAST_UNREFERENCED && type % 2 == 0 && isOfTheTopLayer(bytes, at)
              ? Kind.PICTURE
              : Kind.NEEDED;
    };
  }

  /** Counted from 1; where the head does not tell how many there are, there may be seven. */
  private boolean isOfTheTopLayer(ByteBuffer bytes, int at) {
    return layers > 0 && at + 1 < bytes.limit() && (bytes.get(at + 1) & 7) >= layers;
  }
}
