package org.raccord.media.internal;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.PictureFacts;
import org.raccord.media.TimecodeJump;
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
 * @param stored the format in which the pictures are stored
 * @param turn how they are turned to be what users see
 * @param groups where the timecode of its groups of pictures does not count on; empty where it has
 *     none
 * @param delay pictures that the decoder holds back to put them in order
 */
record PictureProbe(
    int stream,
    PictureFacts facts,
    PictureTiming timing,
    PictureFormat stored,
    Turn turn,
    Optional<List<TimecodeJump>> groups,
    int delay) {

  /** What cameras write beside tags that have no code for their own curves. */
  private static final String CAMERA_LOG = "com.apple.proapps.customgamma";

  /** FFmpeg's filter that makes a frame of two fields. */
  private static final String TO_FRAMES = "bwdif=mode=send_frame";

  /** Probes the picture stream; the demuxer stands at an unknown place afterwards. */
  static PictureProbe of(Demuxer demuxer, int stream)
      throws MediaException, InterruptedIOException {
    AVStream from = demuxer.stream(stream);
    AVCodecParameters parameters = from.codecpar();
    String codec = avcodec.avcodec_get_name(parameters.codec_id()).getString();
    Refusals refusals = new Refusals(demuxer.file());
    PictureFormat format;
    Turn turn;
    PictureIndex index;
    FieldFlags fields;
    GroupHeads groups;
    boolean isFields;
    try (StreamDecoder decoder = StreamDecoder.open(demuxer, stream, 1)) {
      PictureScan scan = PictureScan.of(demuxer, stream, decoder);
      AVFrame first = scan.first();
      // What an open group of pictures shows before its first key picture never comes out.
      index = scan.index().from(first.best_effort_timestamp());
      format = format(demuxer.file(), parameters, first);
      fields = scan.fields();
      groups = scan.groups();
      isFields = isInterlaced(parameters, first) || fields.isWoven();
      if (isFields) {
        refusals.add("it is interlaced" + order(parameters, first), TO_FRAMES);
      } else if (scan.lateFields().isPresent()) {
        refusals.add(
            "it is interlaced after its beginning" + scan.lateFields().get().words(), TO_FRAMES);
      }
      Optional<Turn> asked = turn(parameters, first);
      if (asked.isEmpty()) {
        refusals.add("it is to be shown mirrored or turned by an odd angle", "null");
      }
      turn = asked.orElse(Turn.NONE);
      AVRational aspect = avformat.av_guess_sample_aspect_ratio(demuxer.context(), from, first);
      if (!isPlausible(aspect)) {
        refusals.add(
            "its pixels are said to be " + aspect.num() + ":" + aspect.den() + " wide", "setsar=1");
      } else if (aspect.num() > 0 && aspect.num() != aspect.den()) {
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
    if (!Matrix.isKnown(format.colour().matrix())) {
      refusals.add(
          "its colour matrix (code " + format.colour().matrix() + ") is not known here",
          "scale=out_color_matrix=bt709");
    }
    PictureTiming timing = PictureTiming.of(index, stated(from));
    if (isFields && timing.rate().nominal() == 30) {
      refusals.note(
          "If it was made from film (pulldown), its frames come back with \"fieldmatch,decimate\""
              + " in place of \""
              + TO_FRAMES
              + "\"");
    }
    return new PictureProbe(
        stream,
        new PictureFacts(
            turn.upright(format),
            timing.rate(),
            timing.frames(),
            !timing.constant(),
            codec,
            refusals.sentence(),
            remarks(demuxer, format, timing, fields)),
        timing,
        format,
        turn,
        groups.jumps(timing),
        parameters.video_delay());
  }

  private static List<String> remarks(
      Demuxer demuxer, PictureFormat format, PictureTiming timing, FieldFlags fields) {
    List<String> remarks = new ArrayList<>();
    if (fields.isPulledDown() || timing.isPulledDown()) {
      remarks.add(
          "Its pictures ask to be shown for three fields and two in turn (pulldown); they are read"
              + " as they are stored, evenly, at "
              + String.format(Locale.ROOT, "%.3f", timing.rate().toDouble())
              + " frames a second.");
    }
    if (Light.of(format) == Light.LOGARITHMIC) {
      remarks.add("Its light is coded by a logarithm: it is read and carried on as it is.");
    }
    Optional.ofNullable(Ffmpeg.tag(demuxer.context().metadata(), CAMERA_LOG))
        .ifPresent(
            name ->
                remarks.add(
                    "Its light is coded as "
                        + name
                        + ", which no tag of colour says: it is read and carried on as it is, and"
                        + " other programs must be told."));
    return remarks;
  }

  /** Unsaid, or what a lens or a tape could have made. */
  private static boolean isPlausible(AVRational aspect) {
    long wide = aspect.num();
    long high = aspect.den();
    return wide <= 0
        || (high > 0 && Math.max(wide, high) < 1 << 16 && wide < 16 * high && high < 16 * wide);
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
                        "Make a copy that is read: " + Refusals.command(file, "")));
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

  private static boolean isInterlaced(AVCodecParameters parameters, AVFrame first) {
    return parameters.field_order() > avcodec.AV_FIELD_PROGRESSIVE
        || (first.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
  }

  /** Which field is shown first, as far as the container or the first picture says. */
  private static String order(AVCodecParameters parameters, AVFrame first) {
    int order = parameters.field_order();
    if (order == avcodec.AV_FIELD_TT || order == avcodec.AV_FIELD_BT) {
      return ", upper field first";
    }
    if (order == avcodec.AV_FIELD_BB || order == avcodec.AV_FIELD_TB) {
      return ", lower field first";
    }
    if ((first.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) == 0) {
      return "";
    }
    boolean upper = (first.flags() & AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0;
    return upper ? ", upper field first" : ", lower field first";
  }

  /** How the pictures are turned to stand upright; empty where nothing here does it. */
  private static Optional<Turn> turn(AVCodecParameters parameters, AVFrame first) {
    AVPacketSideData container =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (container != null) {
      return Turn.of(new IntPointer(container.data()));
    }
    AVFrameSideData stream =
        avutil.av_frame_get_side_data(first, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    return stream == null ? Optional.of(Turn.NONE) : Turn.of(new IntPointer(stream.data()));
  }
}
