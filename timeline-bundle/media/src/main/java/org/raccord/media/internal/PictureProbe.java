package org.raccord.media.internal;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;
import org.raccord.model.time.Rate;

/**
 * What the picture stream of a file is: facts and timing.
 *
 * @param stream the stream's number
 * @param facts what users see
 * @param timing where its pictures lie
 * @param delay pictures that the decoder holds back to put them in order
 */
record PictureProbe(int stream, PictureFacts facts, PictureTiming timing, int delay) {

  /** Probes the picture stream; the demuxer stands at an unknown place afterwards. */
  static PictureProbe of(Demuxer demuxer, int stream)
      throws MediaException, InterruptedIOException {
    AVStream from = demuxer.stream(stream);
    AVCodecParameters parameters = from.codecpar();
    String codec = avcodec.avcodec_get_name(parameters.codec_id()).getString();
    List<String> reasons = new ArrayList<>();
    PictureFormat format;
    PictureIndex index;
    try (StreamDecoder decoder = StreamDecoder.open(demuxer, stream, 1)) {
      PictureScan scan = PictureScan.of(demuxer, stream, decoder);
      AVFrame first = scan.first();
      // What an open group of pictures shows before its first key picture never comes out.
      index = scan.index().from(first.best_effort_timestamp());
      format = format(demuxer.file(), parameters, first);
      interlaced(parameters, first).ifPresent(reasons::add);
      AVRational aspect = avformat.av_guess_sample_aspect_ratio(demuxer.context(), from, first);
      if (aspect.num() > 0 && aspect.num() != aspect.den()) {
        format =
            new PictureFormat(
                format.width(),
                format.height(),
                aspect.num(),
                aspect.den(),
                format.layout(),
                format.colour());
      }
    }
    refusals(format, parameters, reasons);
    PictureTiming timing = PictureTiming.of(index, stated(from));
    return new PictureProbe(
        stream,
        new PictureFacts(
            format,
            timing.rate(),
            timing.frames(),
            !timing.constant(),
            codec,
            reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons))),
        timing,
        parameters.video_delay());
  }

  private static List<Rate> stated(AVStream from) {
    return Stream.of(from.avg_frame_rate(), from.r_frame_rate(), from.codecpar().framerate())
        .filter(r -> r.num() > 0 && r.den() > 0 && r.num() / r.den() <= 1000)
        .map(r -> new Rate(r.num(), r.den()))
        .distinct()
        .toList();
  }

  private static PictureFormat format(Path file, AVCodecParameters parameters, AVFrame first)
      throws MediaException {
    PixelLayout layout =
        PixelFormats.layout(first.format())
            .orElseThrow(
                () ->
                    new MediaException(
                        Kind.UNSUPPORTED,
                        file,
                        "Its pixel format " + PixelFormats.name(first.format()) + " is not read",
                        "Convert it, for instance to ProRes 422 HQ"));
    return PictureFormat.square(
        first.width(), first.height(), layout, colour(parameters, first, layout));
  }

  /** The container's word first, then the stream's, as players take them. */
  private static ColourTags colour(
      AVCodecParameters parameters, AVFrame first, PixelLayout layout) {
    int range = parameters.color_range() > 0 ? parameters.color_range() : first.color_range();
    Range ours =
        range == avutil.AVCOL_RANGE_JPEG || PixelFormats.isFullRange(first.format())
            ? Range.FULL
            : range == avutil.AVCOL_RANGE_MPEG ? Range.NARROW : Range.UNSPECIFIED;
    boolean rgb = layout.family() == Family.RGB;
    return new ColourTags(
        tag(parameters.color_primaries(), first.color_primaries()),
        tag(parameters.color_trc(), first.color_trc()),
        rgb ? 0 : tag(parameters.color_space(), first.colorspace()),
        ours,
        parameters.chroma_location() > 0 ? parameters.chroma_location() : first.chroma_location());
  }

  private static int tag(int container, int stream) {
    int tag = container == ColourTags.UNKNOWN ? stream : container;
    return tag == 0 ? ColourTags.UNKNOWN : tag;
  }

  private static Optional<String> interlaced(AVCodecParameters parameters, AVFrame first) {
    int order = parameters.field_order();
    boolean fields = order > avcodec.AV_FIELD_PROGRESSIVE;
    return fields || (first.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0
        ? Optional.of("it is interlaced: deinterlace it first")
        : Optional.empty();
  }

  private static void refusals(
      PictureFormat format, AVCodecParameters parameters, List<String> reasons) {
    int transfer = format.colour().transfer();
    if (transfer == avutil.AVCOL_TRC_SMPTE2084 || transfer == avutil.AVCOL_TRC_ARIB_STD_B67) {
      reasons.add(
          "it is HDR ("
              + (transfer == avutil.AVCOL_TRC_SMPTE2084 ? "PQ" : "HLG")
              + "): convert it to a standard dynamic range first");
    }
    if (!format.hasSquarePixels()) {
      reasons.add(
          "its pixels are not square ("
              + format.pixelAspectNumerator()
              + ":"
              + format.pixelAspectDenominator()
              + "): scale it to square pixels first");
    }
    if (!Matrix.isKnown(format.colour().matrix())) {
      reasons.add("its colour matrix (code " + format.colour().matrix() + ") is not known here");
    }
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix != null && !isUpright(new IntPointer(matrix.data()))) {
      reasons.add("it is stored rotated or mirrored: turn it upright first");
    }
  }

  /** Whether a display matrix turns and mirrors nothing; scale and offset are left aside. */
  private static boolean isUpright(IntPointer matrix) {
    return matrix.get(0) > 0 && matrix.get(4) > 0 && matrix.get(1) == 0 && matrix.get(3) == 0;
  }
}
