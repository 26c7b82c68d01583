package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Jumps of the timecode that files carry between their pictures. */
class TimecodeInPicturesTest {

  private static final PictureFormat SMALL =
      PictureFormat.square(128, 96, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final int FRAMES = 84;
  private static final int GROUP = 12;

  @TempDir private Path folder;

  /** MPEG-2 of groups of twelve, with pictures in both directions. */
  private Rendered groups(String name) {
    return Rendered.to(folder.resolve(name))
        .picture("mpeg2video", SMALL, FRAMES, 1, 25, i -> Footage.frame(SMALL, i))
        .setting(c -> c.gop_size(GROUP).max_b_frames(2));
  }

  /** Names a group anew, if a packet begins one: hours, minutes, seconds and pictures. */
  private static void name(AVPacket packet, int... label) {
    BytePointer data = packet.data();
    for (int i = 0; i + 8 < Math.min(packet.size(), 300); i++) {
      boolean head =
          data.get(i) == 0
              && data.get(i + 1) == 0
              && data.get(i + 2) == 1
              && (data.get(i + 3) & 0xff) == 0xb8;
      if (head) {
        int code = label[0] << 26 | label[1] << 20 | 1 << 19 | label[2] << 13 | label[3] << 7;
        for (int b = 0; b < 4; b++) {
          int kept = b == 3 ? data.get(i + 7) & 0x7f : 0;
          data.put(i + 4 + b, (byte) (code >> (24 - 8 * b) | kept));
        }
        return;
      }
    }
  }

  private static boolean begins(AVPacket packet) {
    return (packet.flags() & org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  private static List<TimecodeJump> jumps(Path file) throws MediaException {
    FrameRange all = MediaProbe.probe(file).picture().orElseThrow().range();
    return MediaProbe.timecodeJumps(file, all);
  }

  private static void assertJump(int frame, String expected, String found, Path file)
      throws MediaException {
    List<TimecodeJump> jumps = jumps(file);
    assertEquals(1, jumps.size(), jumps.toString());
    assertEquals(frame, jumps.get(0).frame());
    assertEquals(expected, jumps.get(0).expected().label());
    assertEquals(found, jumps.get(0).found().label());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"whole.m2v", "whole.ts", "whole.mpg", "whole.mkv", "whole.mov", "whole.mxf"})
  void whatCountsOnHasNoJump(String name) throws Exception {
    assertEquals(List.of(), jumps(groups(name).write()));
  }

  @Test
  void groupsOfMpeg1CountOnToo() throws Exception {
    Path file =
        Rendered.to(folder.resolve("whole.m1v"))
            .picture("mpeg1video", SMALL, FRAMES, 1, 25, i -> Footage.frame(SMALL, i))
            .setting(c -> c.gop_size(GROUP).max_b_frames(2))
            .write();
    assertEquals(List.of(), jumps(file));
  }

  /** The first group has no picture before its key picture, the others have two. */
  private static int firstOf(int group) {
    return group == 0 ? 0 : group * GROUP - 2;
  }

  @ParameterizedTest
  @ValueSource(strings = {"jump.m2v", "jump.ts", "jump.mpg", "jump.mkv", "jump.mov"})
  void aGroupThatIsNamedOtherwiseJumpsAtThePictureThatIsShownFirstOfIt(String name)
      throws Exception {
    int[] group = {0};
    Path file =
        groups(name)
            .packets(
                p -> {
                  if (begins(p)) {
                    int frame = firstOf(group[0]);
                    name(p, 10, group[0] < 4 ? 0 : 5, frame / 25, frame % 25);
                    group[0]++;
                  }
                })
            .write();
    assertJump(firstOf(4), "10:00:01:21", "10:05:01:21", file);
  }

  @Test
  void groupsThatAreAllNamedTheSameHaveNoTimecode() throws Exception {
    assertEquals(List.of(), jumps(groups("still.ts").packets(p -> name(p, 0, 0, 0, 0)).write()));
  }

  @Test
  void midnightIsNoJump() throws Exception {
    int[] group = {0};
    Path file =
        groups("night.ts")
            .packets(
                p -> {
                  if (begins(p)) {
                    int frame = firstOf(group[0]++) + 25 * (86_400 - 2);
                    int second = frame / 25 % 86_400;
                    name(p, second / 3600, second / 60 % 60, second % 60, frame % 25);
                  }
                })
            .write();
    assertEquals(List.of(), jumps(file));
  }

  @ParameterizedTest
  @CsvSource({"25, 1", "50, 1", "30000, 1001", "60000, 1001"})
  void aSystemItemOfMxfThatIsNamedOtherwiseJumpsAtItsPicture(int frames, int seconds)
      throws Exception {
    boolean drop = seconds > 1;
    Path file =
        Rendered.to(folder.resolve("items.mxf"))
            .picture("mpeg2video", SMALL, 40, seconds, frames, i -> Footage.frame(SMALL, i))
            .tag("timecode", drop ? "09:59:59;20" : "09:59:59:20")
            .write();
    assertEquals(List.of(), jumps(file));
    assertEquals(40, changeItems(file, 31));
    List<TimecodeJump> jumps = jumps(file);
    assertEquals(1, jumps.size(), jumps.toString());
    assertEquals(31, jumps.get(0).frame());
    long off = jumps.get(0).found().time().frame() - jumps.get(0).expected().time().frame();
    Rate counted = new Rate(frames, seconds);
    assertEquals(3600L * counted.nominal() - (drop ? 54L * 2 * counted.nominal() / 30 : 0), off);
  }

  @ParameterizedTest
  @CsvSource({"25, 1", "60000, 1001"})
  void aSystemItemOfTheGenericContainerJumpsAtItsPicture(int frames, int seconds) throws Exception {
    Path file =
        Rendered.to(folder.resolve("scheme1.mxf"))
            .picture("mpeg2video", SMALL, 40, seconds, frames, i -> Footage.frame(SMALL, i))
            .tag("timecode", seconds > 1 ? "09:59:59;20" : "09:59:59:20")
            .write();
    Path jumping = folder.resolve("jumping.mxf");
    Files.copy(file, jumping);
    changeItems(jumping, 31);
    assertEquals(40, toSchemeOne(file));
    assertEquals(40, toSchemeOne(jumping));
    assertEquals(List.of(), jumps(file));
    assertEquals(List.of(31L), jumps(jumping).stream().map(TimecodeJump::frame).toList());
    assertEquals(40, MediaProbe.probe(jumping).picture().orElseThrow().frames());
  }

  /** Makes sets of system scheme 1 of all system metadata packs, of the same length. */
  private static int toSchemeOne(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int found = 0;
    for (int i = 0; i + 77 < bytes.length; i++) {
      int value = i + 16 + 4;
      if (all.getInt(i) == 0x060e2b34
          && all.getLong(i + 8) == 0x0d01030104010100L
          && (bytes[value + 40] & 0xff) == 0x81) {
        int length = all.getInt(i + 16) & 0xffffff;
        long digits = all.getLong(value + 41);
        all.putLong(i, 0x060e2b3402530101L).putLong(i + 8, 0x0d01030114020100L);
        int other = length - 4 - 16 - 4;
        all.putShort(value, (short) 0x0101).putShort(value + 2, (short) other);
        int array = value + 4 + other;
        all.putShort(array, (short) 0x0102).putShort(array + 2, (short) 16);
        all.putInt(array + 4, 1).putInt(array + 8, 8).putLong(array + 12, digits);
        found++;
      }
    }
    Files.write(file, bytes);
    return found;
  }

  /** Lets the items from one on count from an hour later; how many there are in all. */
  private static int changeItems(Path file, int from) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long key = 0x0d01030104010100L;
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int found = 0;
    for (int i = 8; i + 70 < bytes.length; i++) {
      if (all.getLong(i) == key && all.getInt(i - 8) == 0x060e2b34) {
        // Key, a length of four bytes, forty bytes to the stamp's kind, the digits from the back.
        int hour = i + 8 + 4 + 40 + 1 + 3;
        boolean isPack = (bytes[hour - 4] & 0xff) == 0x81;
        if (isPack && found++ >= from) {
          int hours = (bytes[hour] >> 4 & 3) * 10 + (bytes[hour] & 15) + 1;
          bytes[hour] = (byte) ((bytes[hour] & 0xc0) | (hours / 10) << 4 | hours % 10);
        }
      }
    }
    Files.write(file, bytes);
    return found;
  }

  @Test
  void aPictureOfH264ThatIsLabelledOtherwiseJumps() throws Exception {
    FieldStream stream = FieldStream.labelled();
    for (int i = 0; i < 40; i++) {
      stream.label(10, i < 23 ? 0 : 7, i / 25, i % 25).frame();
    }
    Path file = stream.write(folder.resolve("labels.h264"));
    assertEquals(Rate.FPS_25, MediaProbe.probe(file).picture().orElseThrow().rate());
    assertJump(23, "10:00:00:23", "10:07:00:23", file);
    FrameRange before = new FrameRange(0, 20, Rate.FPS_25);
    assertEquals(List.of(), MediaProbe.timecodeJumps(file, before));
  }

  @Test
  void aPictureOfHevcThatIsLabelledOtherwiseJumps() throws Exception {
    Path clip = Cases.folder("clips").resolve("hdr_roof.mp4");
    Path whole = folder.resolve("whole.mov");
    int pictures = LabelledHevc.copy(clip, whole, i -> new int[] {10, 0, i / 25, i % 25});
    assertEquals(List.of(), jumps(whole));
    Path file = folder.resolve("labels.mov");
    int at = pictures / 2;
    LabelledHevc.copy(clip, file, i -> new int[] {10, i < at ? 0 : 7, i / 25, i % 25});
    String second = "00:" + (at < 25 ? "00:" + at : "01:" + (at - 25));
    assertJump(at, "10:" + second, "10:07" + second.substring(2), file);
  }

  @Test
  void picturesWithoutLabelsHaveNoTimecode() throws Exception {
    FieldStream stream = new FieldStream();
    for (int i = 0; i < 10; i++) {
      stream.frame();
    }
    assertEquals(List.of(), jumps(stream.write(folder.resolve("plain.h264"))));
    assertEquals(Optional.empty(), MediaProbe.probe(folder.resolve("plain.h264")).start());
  }
}
