package org.raccord.core.internal.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.SeamFiles;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.Timeline;
import org.raccord.otio.OtioReader;

/** A shot cut in three files, of which those beside the take hold their sound as AAC. */
class CodedEndsTest {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1);
  private static final PictureFormat SMALL =
      PictureFormat.square(64, 48, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final int BESIDE = 40;
  private static final int TAKE = 12;
  private static final int FRAME = 48_000 / 25;

  @TempDir Path folder;

  /** The sound of a place: noise through a low pass, with nothing in the upper octave. */
  private static float[] place(long seed) {
    float[] sound = new float[(2 * BESIDE + TAKE) * FRAME];
    Random random = new Random(seed);
    double[] kept = new double[6];
    for (int i = 0; i < sound.length; i++) {
      double value = random.nextGaussian() * 0.2;
      for (int k = 0; k < kept.length; k++) {
        kept[k] += 0.3 * (value - kept[k]);
        value = kept[k];
      }
      sound[i] = (float) value;
    }
    return sound;
  }

  private Path write(String name, Codec codec, float[] sound, int from, int frames)
      throws IOException {
    Path file = folder.resolve(name);
    PictureWriterSpec spec = PictureWriterSpec.of(SMALL, Rate.FPS_25, codec).withSound(MONO);
    try (PictureWriter out = PictureWriter.create(file, spec)) {
      for (int i = from; i < from + frames; i++) {
        Frame frame = Frame.allocate(SMALL);
        Arrays.fill(frame.plane(1), (short) 128);
        Arrays.fill(frame.plane(2), (short) 128);
        for (int y = 0; y < 48; y++) {
          for (int x = 0; x < 64; x++) {
            frame.plane(0)[y * 64 + x] = (short) (60 + (x * 3 + y * 5 + 2 * i) % 120);
          }
        }
        out.push(frame);
        SoundBlock block = SoundBlock.silence(MONO, FRAME);
        System.arraycopy(sound, i * FRAME, block.channel(0), 0, FRAME);
        out.pushSound(block);
      }
      out.finish();
    }
    return file;
  }

  private SeamReport report(float[] sound, float[] take, Codec codec) throws Exception {
    String end = "." + codec.extension();
    Path a = write("a" + end, codec, sound, 0, BESIDE);
    Path t = write("t.mov", Codec.PRORES_HQ, take, BESIDE, TAKE);
    Path b = write("b" + end, codec, sound, BESIDE + TAKE, BESIDE);
    Optional<Kind> joined = Optional.of(Kind.CONTINUOUS);
    return FileSeams.study(new SeamFiles(Optional.of(a), t, Optional.of(b), joined, joined))
        .report();
  }

  private static Figure click(SeamReport report, Place place) {
    return report.parts().stream()
        .filter(p -> p.place() == place)
        .flatMap(p -> p.figures().stream())
        .filter(f -> f.name().equals("click"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void truthBetweenCodedFilesIsNoClickAndAClickIs() throws Exception {
    for (long seed : new long[] {1, 2, 3}) {
      float[] sound = place(seed);
      SeamReport truth = report(sound, sound, Codec.H264);
      for (Place join : new Place[] {Place.HEAD, Place.TAIL}) {
        Figure click = click(truth, join);
        assertEquals(Grade.A, click.grade(), seed + " " + join + ": " + click);
      }
      assertTrue(truth.remarks().stream().anyMatch(r -> r.contains("coded")), truth::toString);
      float[] clicked = sound.clone();
      clicked[BESIDE * FRAME] += 0.2f;
      Figure heard = click(report(sound, clicked, Codec.H264), Place.HEAD);
      assertTrue(heard.grade().compareTo(Grade.A) > 0, heard::toString);
    }
  }

  @Test
  void filesThatHoldTheirSoundSampleBySampleAreAllowedNoMore() throws Exception {
    float[] sound = place(4);
    SeamReport exact = report(sound, sound, Codec.PRORES_HQ);
    assertEquals(Grade.A, click(exact, Place.TAIL).grade());
    assertFalse(exact.remarks().stream().anyMatch(r -> r.contains("coded")), exact::toString);
  }

  /** The joins of a gap between parts of two files of 40 frames, given by their first frames. */
  private Set<Place> coded(Path a, int firstOfA, Path b, int firstOfB) throws Exception {
    String cut =
        """
        {"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [
          {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [%s, %s, %s]}]}}
        """
            .formatted(
                clip(a, firstOfA),
                "{\"OTIO_SCHEMA\": \"Gap.1\", \"source_range\": " + range(0, TAKE) + "}",
                clip(b, firstOfB));
    MediaBay bay = new MediaBay(folder);
    Timeline timeline = OtioReader.read(cut, "cut.otio");
    bay.noteUse(timeline);
    return CodedEnds.of(SlotFinder.find(timeline, bay).slots().get(0), bay);
  }

  private static String clip(Path file, int first) {
    return """
        {"OTIO_SCHEMA": "Clip.1", "source_range": %s,
         "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "%s"}}"""
        .formatted(range(first, 20), file.getFileName());
  }

  private static String range(int start, int length) {
    return """
        {"OTIO_SCHEMA": "TimeRange.1",
         "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 25, "value": %d},
         "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 25, "value": %d}}"""
        .formatted(start, length);
  }

  @Test
  void inACutOnlyTheJoinsAtWhichACodedFileEndsAreAllowedMore() throws Exception {
    float[] sound = place(5);
    Path a = write("a.mp4", Codec.H264, sound, 0, BESIDE);
    Path b = write("b.mp4", Codec.H264, sound, BESIDE, BESIDE);
    Path exact = write("c.mov", Codec.PRORES_HQ, sound, BESIDE, BESIDE);
    assertEquals(Set.of(Place.HEAD, Place.TAIL), coded(a, 20, b, 0));
    assertEquals(Set.of(Place.HEAD), coded(a, 20, b, 1));
    assertEquals(Set.of(Place.TAIL), coded(a, 19, b, 0));
    assertEquals(Set.of(), coded(a, 10, b, 10));
    assertEquals(Set.of(Place.HEAD), coded(a, 20, exact, 0));
  }
}
