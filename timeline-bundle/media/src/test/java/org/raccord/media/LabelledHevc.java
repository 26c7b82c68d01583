package org.raccord.media;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;

/**
 * Pictures of HEVC as they were coded elsewhere (there is no free encoder of it here), each with a
 * timecode message before its slices (Rec. ITU-T H.265, D.2.27), at 25 frames a second in a MOV.
 */
final class LabelledHevc {

  private static final int RATE = 25;

  private LabelledHevc() {}

  /**
   * Copies the pictures of a file.
   *
   * @param label of each, in the order in which they are shown: hours, minutes, seconds and frames
   * @return how many pictures there are
   */
  @SuppressWarnings("try") // The scope is there to be closed.
  static int copy(Path from, Path to, IntFunction<int[]> label) {
    try (PointerScope scope = new PointerScope()) {
      AVFormatContext in = avformat.avformat_alloc_context();
      check(
          avformat.avformat_open_input(
              in, from.toString(), (AVInputFormat) null, (AVDictionary) null));
      check(avformat.avformat_find_stream_info(in, (AVDictionary) null));
      int stream = 0;
      while (in.streams(stream).codecpar().codec_type() != avutil.AVMEDIA_TYPE_VIDEO) {
        stream++;
      }
      List<AVPacket> packets = new ArrayList<>();
      List<Long> times = new ArrayList<>();
      AVPacket read = avcodec.av_packet_alloc();
      while (avformat.av_read_frame(in, read) >= 0) {
        if (read.stream_index() == stream) {
          packets.add(avcodec.av_packet_clone(read));
          times.add(read.pts());
        }
        avcodec.av_packet_unref(read);
      }
      List<Long> shown = new ArrayList<>(times);
      Collections.sort(shown);
      int delay = 0;
      for (int i = 0; i < packets.size(); i++) {
        delay = Math.max(delay, i - shown.indexOf(times.get(i)));
      }

      AVFormatContext out = new AVFormatContext(null);
      check(avformat.avformat_alloc_output_context2(out, null, "mov", to.toString()));
      AVStream written = avformat.avformat_new_stream(out, null);
      check(avcodec.avcodec_parameters_copy(written.codecpar(), in.streams(stream).codecpar()));
      written.codecpar().codec_tag(0);
      written.time_base().num(1);
      written.time_base().den(RATE);
      AVIOContext io = new AVIOContext(null);
      check(avformat.avio_open(io, to.toString(), avformat.AVIO_FLAG_WRITE));
      out.pb(io);
      check(avformat.avformat_write_header(out, (AVDictionary) null));
      int tick = written.time_base().den() / RATE;
      for (int i = 0; i < packets.size(); i++) {
        int at = shown.indexOf(times.get(i));
        AVPacket packet = labelled(packets.get(i), message(label.apply(at)));
        packet.stream_index(0);
        packet.pts((long) at * tick);
        packet.dts((long) (i - delay) * tick);
        packet.duration(tick);
        check(avformat.av_interleaved_write_frame(out, packet));
      }
      check(avformat.av_write_trailer(out));
      avformat.avio_closep(io);
      avformat.avformat_free_context(out);
      avformat.avformat_close_input(in);
      return packets.size();
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new AssertionError("FFmpeg answered " + result);
    }
  }

  /** The packet with a unit before its first slice; units begin with their length in four bytes. */
  private static AVPacket labelled(AVPacket packet, byte[] unit) {
    ByteBuffer all = ByteBuffer.allocate(packet.size());
    packet.data().get(all.array());
    int at = 0;
    while ((all.get(at + 4) >> 1 & 63) >= 32) {
      at += 4 + all.getInt(at);
    }
    AVPacket more = avcodec.av_packet_alloc();
    check(avcodec.av_new_packet(more, packet.size() + 4 + unit.length));
    byte[] bytes =
        ByteBuffer.allocate(more.size())
            .put(all.array(), 0, at)
            .putInt(unit.length)
            .put(unit)
            .put(all.array(), at, packet.size() - at)
            .array();
    more.data().put(bytes);
    more.flags(packet.flags());
    return more;
  }

  /** A prefix SEI unit that holds one clock timestamp. */
  private static byte[] message(int[] label) {
    StringBuilder bits = new StringBuilder("01").append("1").append("0").append("00000");
    bits.append("100").append(bits(label[3], 9)).append(bits(label[2], 6));
    bits.append(bits(label[1], 6)).append(bits(label[0], 5)).append("00000").append("1");
    while (bits.length() % 8 != 0) {
      bits.append('0');
    }
    byte[] payload = new byte[bits.length() / 8];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = new BigInteger(bits.substring(8 * i, 8 * i + 8), 2).byteValue();
    }
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.writeBytes(new byte[] {39 << 1, 1, (byte) 136, (byte) payload.length});
    int zeros = 0;
    for (byte each : payload) {
      if (zeros == 2 && (each & 0xff) <= 3) {
        unit.write(3);
        zeros = 0;
      }
      unit.write(each);
      zeros = each == 0 ? zeros + 1 : 0;
    }
    unit.write(0x80);
    return unit.toByteArray();
  }

  private static String bits(int value, int count) {
    return Integer.toBinaryString(1 << count | value).substring(1);
  }
}
