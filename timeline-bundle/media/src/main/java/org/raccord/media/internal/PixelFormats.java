package org.raccord.media.internal;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/** Our pixel layouts and FFmpeg's pixel formats. */
final class PixelFormats {

  private static final long NOT_READ =
      avutil.AV_PIX_FMT_FLAG_PAL
          | avutil.AV_PIX_FMT_FLAG_BITSTREAM
          | avutil.AV_PIX_FMT_FLAG_HWACCEL
          | avutil.AV_PIX_FMT_FLAG_BAYER
          | avutil.AV_PIX_FMT_FLAG_FLOAT
          | avutil.AV_PIX_FMT_FLAG_XYZ;

  private PixelFormats() {}

  static String name(int pixelFormat) {
    var name = avutil.av_get_pix_fmt_name(pixelFormat);
    return name == null ? "unknown" : name.getString();
  }

  /** The layout frames of a pixel format are read into; alpha is left out. */
  static Optional<PixelLayout> layout(int pixelFormat) {
    AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(pixelFormat);
    if (descriptor == null || (descriptor.flags() & NOT_READ) != 0) {
      return Optional.empty();
    }
    int depth = descriptor.comp(0).depth();
    boolean colour = descriptor.nb_components() >= 3;
    if (depth < 8 || depth > 16 || (colour && descriptor.comp(1).depth() != depth)) {
      return Optional.empty();
    }
    if (!colour) {
      return Optional.of(new PixelLayout(Family.GREY, depth, 0, 0));
    }
    if ((descriptor.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0) {
      return Optional.of(new PixelLayout(Family.RGB, depth, 0, 0));
    }
    return Optional.of(
        new PixelLayout(Family.YUV, depth, descriptor.log2_chroma_w(), descriptor.log2_chroma_h()));
  }

  /** Whether the name itself says full range (the yuvj formats). */
  static boolean isFullRange(int pixelFormat) {
    return name(pixelFormat).startsWith("yuvj");
  }

  /** The planar format with exactly this layout, or empty where FFmpeg has none. */
  static Optional<Integer> planar(PixelLayout layout) {
    String base =
        switch (layout.family()) {
          case GREY -> "gray";
          case RGB -> "gbrp";
          case YUV ->
              switch (layout.chromaShiftX() * 10 + layout.chromaShiftY()) {
                case 0 -> "yuv444p";
                case 1 -> "yuv440p";
                case 10 -> "yuv422p";
                case 11 -> "yuv420p";
                case 20 -> "yuv411p";
                case 22 -> "yuv410p";
                default -> "";
              };
        };
    int format =
        avutil.av_get_pix_fmt(layout.bitDepth() == 8 ? base : base + layout.bitDepth() + "le");
    return base.isEmpty() || format < 0 ? Optional.empty() : Optional.of(format);
  }
}
