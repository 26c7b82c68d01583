package org.raccord.media.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.raccord.media.StartTimecode;
import org.raccord.media.TimecodeJump;
import org.raccord.model.time.Rate;

/**
 * The timecode that MPEG-1 and MPEG-2 carry at the head of each group of pictures, read from
 * packets without decoding. A decoder hands it out with whichever picture it shows next, which is
 * one of the group before; here it goes to the picture it names, the first that is shown of its
 * group.
 *
 * <p>Source: ISO/IEC 13818-2, 6.2.2.1 (frame_rate_code, table 6-4), 6.2.2.6 (time_code), 6.3.9
 * (temporal_reference).
 */
final class GroupHeads {

  private static final int LONGEST_HEAD = 2048;
  private static final int SEQUENCE = 0xb3;
  private static final int GROUP = 0xb8;
  private static final int PICTURE = 0;

  private static final List<Rate> RATES =
      List.of(
          Rate.NTSC_24,
          Rate.FPS_24,
          Rate.FPS_25,
          Rate.NTSC_30,
          Rate.FPS_30,
          Rate.FPS_50,
          Rate.NTSC_60,
          Rate.FPS_60);

  private final LongList times = new LongList();
  private final LongList codes = new LongList();
  private final LongList places = new LongList();
  private final LongList numbers = new LongList();
  private long pictures;
  private Optional<Rate> rate = Optional.empty();

  /**
   * Looks at a packet, which holds one picture.
   *
   * @param time when it is shown; {@link Ffmpeg#NO_TIME} if nothing says that
   */
  void look(AVPacket packet, long time) {
    if ((packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
      lookAtKey(packet, time);
    }
    pictures++;
  }

  private void lookAtKey(AVPacket packet, long time) {
    byte[] head = new byte[Math.min(packet.size(), LONGEST_HEAD)];
    packet.data().get(head);
    long code = -1;
    for (int i = 0; i + 7 < head.length; i++) {
      if (head[i] != 0 || head[i + 1] != 0 || head[i + 2] != 1) {
        continue;
      }
      int kind = head[i + 3] & 0xff;
      if (kind == SEQUENCE) {
        int number = head[i + 7] & 0xf;
        rate =
            number >= 1 && number <= RATES.size()
                ? Optional.of(RATES.get(number - 1))
                : Optional.empty();
      } else if (kind == GROUP) {
        code = 0;
        for (int b = 4; b < 8; b++) {
          code = code << 8 | (head[i + b] & 0xff);
        }
      } else if (kind == PICTURE) {
        if (code >= 0) {
          times.add(time);
          numbers.add(pictures);
          codes.add(code);
          places.add((head[i + 4] & 0xff) << 2 | (head[i + 5] & 0xff) >> 6);
        }
        return;
      }
    }
  }

  /** Where it does not count on; empty where the stream carries none. */
  Optional<List<TimecodeJump>> jumps(PictureTiming timing) {
    Rate counted = rate.orElse(timing.rate());
    TimecodeMarks marks = new TimecodeMarks(timing.rate());
    long[] time = times.toArray();
    long[] code = codes.toArray();
    long[] place = places.toArray();
    long[] number = numbers.toArray();
    // What cannot be decoded at the beginning is not counted.
    long left = pictures - timing.index().size();
    for (int i = 0; i < time.length; i++) {
      int key = timing.index().at(time[i]);
      // Where packets have no time: what is stored before a group is what is shown before it.
      long first = key >= 0 ? key - place[i] : number[i] - left;
      Optional<StartTimecode> label = label(code[i], counted);
      if (first >= 0 && first < timing.index().size() && label.isPresent()) {
        marks.add(timing.frameOf((int) first), label.get());
      }
    }
    return marks.jumps();
  }

  private static Optional<StartTimecode> label(long code, Rate rate) {
    boolean drop = code >> 31 != 0;
    String text =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d%s%02d",
            code >> 26 & 31,
            code >> 20 & 63,
            code >> 13 & 63,
            drop ? ";" : ":",
            code >> 7 & 63);
    return TimecodeLabel.parse(text, rate);
  }
}
