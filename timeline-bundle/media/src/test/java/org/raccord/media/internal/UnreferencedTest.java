package org.raccord.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** Pictures of HEVC in temporal layers, written byte by byte. */
class UnreferencedTest {

  private static final int TRAIL_N = 0;
  private static final int TRAIL_R = 1;
  private static final int MESSAGE = 39;

  /** A stream whose head is that of an MP4 file, which tells how many temporal layers there are. */
  private static boolean isPassedOver(int layers, byte[]... units) {
    byte[] head = new byte[23];
    head[0] = 1;
    head[21] = (byte) ((layers << 3) | 3);
    ByteBuffer packet = ByteBuffer.allocate(256);
    for (byte[] unit : units) {
      packet.putInt(unit.length).put(unit);
    }
    return answer(head, packet);
  }

  /** The same with start codes, the head being the parameter set of the video. */
  private static boolean isPassedOverBehindStartCodes(int layers, byte[]... units) {
    byte[] head = {0, 0, 0, 1, 0x40, 1, 0x0c, (byte) ((layers - 1) << 1), 0, 0, 0, 0};
    ByteBuffer packet = ByteBuffer.allocate(256);
    for (byte[] unit : units) {
      packet.put(new byte[] {0, 0, 0, 1}).put(unit);
    }
    return answer(head, packet);
  }

  @SuppressWarnings("try") // The scope is there to be closed.
  private static boolean answer(byte[] head, ByteBuffer bytes) {
    try (PointerScope scope = new PointerScope()) {
      AVCodecParameters stream = avcodec.avcodec_parameters_alloc();
      stream.codec_id(avcodec.AV_CODEC_ID_HEVC);
      BytePointer kept =
          new BytePointer(avutil.av_mallocz(head.length + 64L)).capacity(head.length);
      kept.put(head);
      stream.extradata(kept);
      stream.extradata_size(head.length);
      AVPacket packet = Ffmpeg.allocated(avcodec.av_packet_alloc());
      assertEquals(0, avcodec.av_new_packet(packet, bytes.position()));
      byte[] content = new byte[bytes.position()];
      bytes.flip().get(content);
      packet.data().put(content, 0, content.length);
      boolean answer = Unreferenced.of(stream).isAll(packet);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_parameters_free(stream);
      return answer;
    }
  }

  /** A unit with the two bytes of its head and some of a picture. */
  private static byte[] unit(int type, int layer) {
    return new byte[] {(byte) (type << 1), (byte) (layer + 1), 5, 5, 5, 5};
  }

  @Test
  void aPictureThatNoneIsMadeFromIsPassedOver() {
    assertTrue(isPassedOver(1, unit(TRAIL_N, 0)));
    assertTrue(isPassedOver(1, unit(MESSAGE, 0), unit(TRAIL_N, 0), unit(TRAIL_N, 0)));
    assertFalse(isPassedOver(1, unit(TRAIL_R, 0)));
    assertFalse(isPassedOver(1, unit(TRAIL_N, 0), unit(TRAIL_R, 0)), "one of two is needed");
    assertFalse(isPassedOver(1, unit(MESSAGE, 0)), "no picture");
  }

  @Test
  void picturesOfTheLayersAboveMayBeMadeFromItWhereThereAreSuch() {
    assertFalse(isPassedOver(3, unit(TRAIL_N, 0)));
    assertFalse(isPassedOver(3, unit(TRAIL_N, 1)));
    assertTrue(isPassedOver(3, unit(TRAIL_N, 2)));
    assertFalse(isPassedOver(0, unit(TRAIL_N, 0)), "how many there are is not told");
  }

  @Test
  void soItIsBehindStartCodes() {
    assertTrue(isPassedOverBehindStartCodes(1, unit(TRAIL_N, 0)));
    assertFalse(isPassedOverBehindStartCodes(2, unit(TRAIL_N, 0)));
    assertTrue(isPassedOverBehindStartCodes(2, unit(TRAIL_N, 1)));
  }
}
