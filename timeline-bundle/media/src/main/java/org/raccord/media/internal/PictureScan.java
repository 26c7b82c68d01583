package org.raccord.media.internal;

import java.io.InterruptedIOException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.raccord.media.MediaException;
import org.raccord.model.time.Rate;

/** Lists the pictures of a stream without decoding more than its beginning. */
final class PictureScan {

  private final Demuxer demuxer;
  private final int stream;
  private final AVStream from;
  private final Rate tick;
  private final LongList shown = new LongList();
  private final LongList keys = new LongList();
  private final LongList keySeeks = new LongList();
  private final StreamDecoder decoder;
  private Optional<AVFrame> first = Optional.empty();
  private final FieldFlags fields = new FieldFlags();
  private Optional<FieldParser.Order> lateFields = Optional.empty();
  private final GroupHeads groups = new GroupHeads();
  private boolean withoutTimes;

  /**
   * Whether the container is asked for when a picture is shown instead of when it is decoded: asked
   * for the latter, which is earlier, these two go to the key picture before.
   */
  private final boolean seeksAsShown;

  private PictureScan(Demuxer demuxer, int stream, StreamDecoder decoder) {
    this.demuxer = demuxer;
    this.stream = stream;
    this.decoder = decoder;
    this.from = demuxer.stream(stream);
    this.withoutTimes = demuxer.hasNoTimes();
    this.seeksAsShown = demuxer.container().equals("mov") || demuxer.container().equals("matroska");
    this.tick = new Rate(from.time_base().den(), from.time_base().num());
  }

  /**
   * Scans a stream from the file's beginning; the demuxer stands at an unknown place afterwards.
   *
   * @param decoder a new decoder of the stream; the scan's first picture is valid until its next
   *     use
   */
  static PictureScan of(Demuxer demuxer, int stream, StreamDecoder decoder)
      throws MediaException, InterruptedIOException {
    PictureScan scan = new PictureScan(demuxer, stream, decoder);
    if (!scan.fromTable()) {
      scan.fromPackets();
    }
    if (scan.first.isEmpty()) {
      scan.first = decoder.next();
    }
    return scan;
  }

  /** The first picture that can be decoded. */
  AVFrame first() throws MediaException {
    return first.orElseThrow(
        () ->
            Ffmpeg.unreadable(
                demuxer.file(),
                shown.size() == 0 && !withoutTimes
                    ? "It holds no pictures"
                    : "None of its pictures can be decoded"));
  }

  /** What the pictures say of their fields, as far as their packets do. */
  FieldFlags fields() {
    return fields;
  }

  /** The timecode at the heads of groups of pictures. */
  GroupHeads groups() {
    return groups;
  }

  /** The order of fields that pictures after the first are made of, where more than a few are. */
  Optional<FieldParser.Order> lateFields() {
    return lateFields;
  }

  /** When the pictures are shown. */
  PictureIndex index() throws MediaException, InterruptedIOException {
    if (withoutTimes) {
      return fromDecoding();
    }
    PictureIndex index = PictureIndex.of(shown, keys, keySeeks, tick);
    if (index.size() == 0 || index.keys().length == 0) {
      throw Ffmpeg.unreadable(demuxer.file(), "It holds no pictures");
    }
    return index;
  }

  /** MOV with independent pictures: its table says all, and a long file need not be read. */
  private boolean fromTable() throws MediaException {
    AVCodecDescriptor codec = avcodec.avcodec_descriptor_get(from.codecpar().codec_id());
    int entries = avformat.avformat_index_get_entries_count(from);
    boolean independent = codec != null && (codec.props() & avcodec.AV_CODEC_PROP_INTRA_ONLY) != 0;
    if (!demuxer.container().equals("mov") || !independent || entries == 0) {
      return false;
    }
    long end = 0;
    for (int i = 0; i < entries; i++) {
      AVIndexEntry entry = avformat.avformat_index_get_entry(from, i);
      end = Math.max(end, entry.pos() + entry.size());
      if ((entry.flags() & AVIndexEntry.AVINDEX_DISCARD_FRAME) == 0) {
        add(entry.timestamp(), entry.timestamp(), true);
      }
    }
    if (end > demuxer.size()) {
      throw Ffmpeg.unreadable(demuxer.file(), "It is cut short");
    }
    return true;
  }

  private void fromPackets() throws MediaException, InterruptedIOException {
    int entries = avformat.avformat_index_get_entries_count(from);
    boolean mpeg2 = from.codecpar().codec_id() == avcodec.AV_CODEC_ID_MPEG2VIDEO;
    boolean mpeg1 = from.codecpar().codec_id() == avcodec.AV_CODEC_ID_MPEG1VIDEO;
    boolean vp8 = from.codecpar().codec_id() == avcodec.AV_CODEC_ID_VP8;
    AVPacket packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
    int packets = 0;
    try (FieldParser heads = FieldParser.of(from)) {
      while (demuxer.read(packet)) {
        if (packet.stream_index() == stream) {
          packets++;
          if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
            throw Ffmpeg.unreadable(demuxer.file(), "It is cut short or damaged");
          }
          if (mpeg2 && packet.size() > 0) {
            fields.look(packet.data(), packet.size());
          }
          if ((mpeg1 || mpeg2) && packet.size() > 0) {
            groups.look(packet, demuxer.hasNoTimes() ? Ffmpeg.NO_TIME : packet.pts());
          }
          heads.look(packet);
          // VP8 keeps reference pictures that are never shown as packets of their own.
          boolean hidden = vp8 && packet.size() > 0 && (packet.data().get() & 0x10) == 0;
          if (!hidden && (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0) {
            add(packet.pts(), packet.dts(), (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0);
          }
          if (first.isEmpty()) {
            first = decoder.offer(packet);
          }
        }
        avcodec.av_packet_unref(packet);
      }
      lateFields = heads.lateFields();
    } finally {
      avcodec.av_packet_free(packet);
    }
    if (demuxer.container().equals("mov") && packets < entries) {
      throw Ffmpeg.unreadable(demuxer.file(), "It is cut short");
    }
  }

  private void add(long pts, long dts, boolean key) {
    if (pts == Ffmpeg.NO_TIME) {
      withoutTimes = true;
      return;
    }
    shown.add(pts);
    if (key) {
      keys.add(pts);
      keySeeks.add(dts == Ffmpeg.NO_TIME || seeksAsShown ? pts : dts);
    }
  }

  /** AVI and raw streams state no presentation times: they follow from decoding. */
  private PictureIndex fromDecoding() throws MediaException, InterruptedIOException {
    LongList decoded = new LongList();
    LongList begin = new LongList();
    try (Demuxer again = Demuxer.open(demuxer.file());
        StreamDecoder all = StreamDecoder.open(again, stream, Ffmpeg.threads())) {
      Optional<AVFrame> frame = all.next();
      while (frame.isPresent()) {
        decoded.add(frame.get().best_effort_timestamp());
        frame = all.next();
      }
    }
    if (decoded.size() == 0) {
      throw Ffmpeg.unreadable(demuxer.file(), "None of its pictures can be decoded");
    }
    return PictureIndex.of(decoded, begin, begin, tick);
  }
}
