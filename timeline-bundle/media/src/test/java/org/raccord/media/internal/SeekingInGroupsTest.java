package org.raccord.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.raccord.media.Cases;

/** What is read and decoded on the way to a picture, which the picture itself does not show. */
class SeekingInGroupsTest {

  /** One that is earlier costs a whole group of pictures each time. */
  @SuppressWarnings("try") // The scope is there to be closed.
  @Test
  void aSeekGoesToTheKeyPictureThatIsAskedFor() throws Exception {
    int tried = 0;
    for (Path clip : Cases.clips()) {
      PictureProbe probe = FileProbe.of(clip).picture().orElseThrow();
      PictureIndex index = probe.timing().index();
      try (PointerScope scope = new PointerScope();
          Demuxer demuxer = Demuxer.reopen(clip)) {
        demuxer.only(probe.stream());
        AVPacket packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
        for (int key = 0; key < index.keys().length; key++) {
          assertTrue(demuxer.seek(probe.stream(), index.keySeeks()[key]), clip.toString());
          assertTrue(demuxer.read(packet), clip.toString());
          assertEquals(index.keys()[key], packet.pts(), clip + ", key " + key);
          avcodec.av_packet_unref(packet);
          tried++;
        }
        avcodec.av_packet_free(packet);
      }
    }
    assertTrue(tried > 20, "only " + tried);
  }

  /** What FFmpeg's own decoder leaves out when it is told to is what is not given to it at all. */
  @SuppressWarnings("try") // The scope is there to be closed.
  @Test
  void unreferencedPicturesAreThoseThatTheDecoderTakesForSuch() throws Exception {
    int unreferenced = 0;
    for (Path clip : Cases.clips()) {
      PictureProbe probe = FileProbe.of(clip).picture().orElseThrow();
      int lines = probe.stored().height();
      if (lines > 480 && !clip.toString().contains("hdr_roof")) {
        continue;
      }
      try (PointerScope scope = new PointerScope();
          Demuxer demuxer = Demuxer.reopen(clip);
          StreamDecoder decoder = StreamDecoder.open(demuxer, probe.stream(), Ffmpeg.threads())) {
        int codec = demuxer.stream(probe.stream()).codecpar().codec_id();
        if (codec != avcodec.AV_CODEC_ID_H264 && codec != avcodec.AV_CODEC_ID_HEVC) {
          continue;
        }
        decoder.context().skip_frame(avcodec.AVDISCARD_NONREF);
        Unreferenced test = Unreferenced.of(demuxer.stream(probe.stream()).codecpar());
        AVPacket packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
        int needed = 0;
        int decoded = 0;
        while (demuxer.read(packet)) {
          boolean none = test.isAll(packet);
          decoded += decoder.offer(packet).isPresent() ? 1 : 0;
          needed += none ? 0 : 1;
          unreferenced += none ? 1 : 0;
          avcodec.av_packet_unref(packet);
        }
        avcodec.av_packet_free(packet);
        for (Optional<AVFrame> f = decoder.next(); f.isPresent(); f = decoder.next()) {
          decoded++;
        }
        assertEquals(needed, decoded, clip.toString());
      }
    }
    assertTrue(unreferenced > 50, "only " + unreferenced);
  }

  /** The same packets with start codes between their units instead of lengths before them. */
  @SuppressWarnings("try") // The scope is there to be closed.
  @Test
  void unreferencedPicturesAreToldBehindStartCodesToo() throws Exception {
    int unreferenced = 0;
    for (Path clip : Cases.clips()) {
      PictureProbe probe = FileProbe.of(clip).picture().orElseThrow();
      try (PointerScope scope = new PointerScope();
          Demuxer demuxer = Demuxer.reopen(clip)) {
        demuxer.only(probe.stream());
        AVCodecParameters stream = demuxer.stream(probe.stream()).codecpar();
        int codec = stream.codec_id();
        if (codec != avcodec.AV_CODEC_ID_H264 && codec != avcodec.AV_CODEC_ID_HEVC) {
          continue;
        }
        String name = codec == avcodec.AV_CODEC_ID_H264 ? "h264" : "hevc";
        AVBSFContext way = new AVBSFContext(null);
        avcodec.av_bsf_alloc(avcodec.av_bsf_get_by_name(name + "_mp4toannexb"), way);
        avcodec.avcodec_parameters_copy(way.par_in(), stream);
        assertEquals(0, avcodec.av_bsf_init(way));
        Unreferenced counted = Unreferenced.of(stream);
        Unreferenced parted = Unreferenced.of(way.par_out());
        AVPacket packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
        while (demuxer.read(packet)) {
          boolean none = counted.isAll(packet);
          assertEquals(0, avcodec.av_bsf_send_packet(way, packet));
          assertEquals(0, avcodec.av_bsf_receive_packet(way, packet));
          assertEquals(none, parted.isAll(packet), clip.toString());
          unreferenced += none ? 1 : 0;
          avcodec.av_packet_unref(packet);
        }
        avcodec.av_packet_free(packet);
        avcodec.av_bsf_free(way);
      }
    }
    assertTrue(unreferenced > 50, "only " + unreferenced);
  }
}
