package org.raccord.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.program.Cut.audio;
import static org.raccord.program.Cut.clip;
import static org.raccord.program.Cut.dissolve;
import static org.raccord.program.Cut.gap;
import static org.raccord.program.Cut.missing;
import static org.raccord.program.Cut.nest;
import static org.raccord.program.Cut.off;
import static org.raccord.program.Cut.timeline;
import static org.raccord.program.Cut.trimmed;
import static org.raccord.program.Cut.video;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Timeline;

class ProgramTest {

  private static final PictureFormat FORMAT = CodedMedia.FORMAT;

  private final CodedMedia media =
      new CodedMedia().picture("a", Rate.FPS_25, 200).picture("b", Rate.FPS_25, 200);

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, media.open, "readers left open");
  }

  @Test
  void playsCutsFrameByFrame() throws IOException {
    assertEquals(
        List.of("a10", "a11", "a12", "b50", "b51"),
        seen(timeline(video(clip("a", 10, 3), clip("b", 50, 2)))));
  }

  @Test
  void readsEachClipInOneGo() throws IOException {
    seen(timeline(video(clip("a", 10, 60), clip("b", 50, 60))));

    assertEquals(List.of("open a", "seek a 10", "open b", "seek b 50"), media.log);
    assertEquals(120, media.pulled);
  }

  @Test
  void readsOnAcrossAHoleInOneShot() throws IOException {
    seen(timeline(video(clip("a", 10, 20), clip("b", 50, 7), clip("a", 37, 20))));
    assertEquals(List.of("open a", "seek a 10", "open b", "seek b 50"), media.log);
    media.log.clear();

    seen(timeline(video(clip("a", 40, 20), clip("a", 10, 20), clip("a", 130, 5))));
    assertEquals(List.of("open a", "seek a 40", "seek a 10", "seek a 130"), media.log);
  }

  @Test
  void keepsFewFilesOpen() throws IOException {
    List<Element> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      media.picture("f" + i, Rate.FPS_25, 10);
      many.add(clip("f" + i, 0, 2));
    }
    Program program = program(timeline(video(many.toArray(Element[]::new))));

    try (FrameReader reader = program.frames(program.range())) {
      while (reader.next().isPresent()) {
        assertTrue(media.open <= 3, "readers open: " + media.open);
      }
    }
  }

  @Test
  void startsAnywhere() throws IOException {
    Program program = program(timeline(video(clip("a", 10, 30), clip("b", 50, 20))));

    assertEquals(List.of("a38", "a39", "b50"), seen(program, new FrameRange(28, 3, Rate.FPS_25)));
    assertEquals(
        List.of("b69", "black", "black"), seen(program, new FrameRange(49, 3, Rate.FPS_25)));
    assertEquals(List.of("black", "a10"), seen(program, new FrameRange(-1, 2, Rate.FPS_25)));
  }

  @Test
  void holesAreBlack() throws IOException {
    assertEquals(
        List.of("a0", "black", "black", "black", "b0"),
        seen(timeline(video(clip("a", 0, 1), gap(2), missing(1), clip("b", 0, 1)))));
  }

  @Test
  void topmostClipThatIsOnWins() throws IOException {
    assertEquals(
        List.of("a0", "b5", "a2", "a3", "a4"),
        seen(
            timeline(
                video(clip("a", 0, 5)),
                video(gap(1), clip("b", 5, 1), missing(1), off(clip("b", 7, 1))),
                off(video(clip("b", 100, 5))))));
  }

  @Test
  void dissolveMixesBothSourcesWithTheirHandles() throws IOException {
    Program program =
        program(timeline(video(clip("a", 10, 10), dissolve(2, 2), clip("b", 50, 10))));

    List<Frame> frames = frames(program, program.range());

    assertFrame(media.frame("a", 17, FORMAT), frames.get(7));
    assertFrame(
        mixed(media.frame("a", 18, FORMAT), media.frame("b", 48, FORMAT), 1), frames.get(8));
    assertFrame(
        mixed(media.frame("a", 19, FORMAT), media.frame("b", 49, FORMAT), 3), frames.get(9));
    assertFrame(
        mixed(media.frame("a", 20, FORMAT), media.frame("b", 50, FORMAT), 5), frames.get(10));
    assertFrame(
        mixed(media.frame("a", 21, FORMAT), media.frame("b", 51, FORMAT), 7), frames.get(11));
    assertFrame(media.frame("b", 52, FORMAT), frames.get(12));
    assertEquals(20, frames.size());
  }

  @Test
  void dissolveWithoutHandleHoldsTheEdge() throws IOException {
    Program program =
        program(timeline(video(clip("a", 190, 10), dissolve(1, 1), clip("b", 0, 10))));

    List<Frame> frames = frames(program, new FrameRange(9, 2, Rate.FPS_25));

    Frame first = media.frame("b", 0, FORMAT);
    Frame last = media.frame("a", 199, FORMAT);
    assertFrame(mixed(last, first, 2), frames.get(0));
    assertFrame(mixed(last, first, 6), frames.get(1));
  }

  @Test
  void fadesFromAndToBlack() throws IOException {
    Program program =
        program(timeline(video(gap(2), dissolve(0, 2), clip("a", 10, 4), dissolve(2, 0), gap(2))));
    Frame black = Frame.allocate(FORMAT);

    List<Frame> frames = frames(program, program.range());

    assertFrame(mixed(black, media.frame("a", 10, FORMAT), 2), frames.get(2));
    assertFrame(mixed(black, media.frame("a", 11, FORMAT), 6), frames.get(3));
    assertFrame(mixed(media.frame("a", 12, FORMAT), black, 2), frames.get(4));
    assertFrame(mixed(media.frame("a", 13, FORMAT), black, 6), frames.get(5));
    assertFrame(black, frames.get(6));
  }

  @Test
  void fadeOnAnUpperTrackShowsWhatIsBelow() throws IOException {
    Program program =
        program(timeline(video(clip("a", 0, 10)), video(gap(4), dissolve(0, 2), clip("b", 50, 4))));

    List<Frame> frames = frames(program, new FrameRange(4, 3, Rate.FPS_25));

    assertFrame(mixed(media.frame("a", 4, FORMAT), media.frame("b", 50, FORMAT), 2), frames.get(0));
    assertFrame(mixed(media.frame("a", 5, FORMAT), media.frame("b", 51, FORMAT), 6), frames.get(1));
    assertFrame(media.frame("b", 52, FORMAT), frames.get(2));
  }

  @Test
  void retimes() throws IOException {
    assertEquals(List.of("a10", "a12", "a14"), seen(timeline(video(clip("a", 10, 3, 2)))));
    assertEquals(List.of("a10", "a10", "a11", "a11"), seen(timeline(video(clip("a", 10, 4, 0.5)))));
    assertEquals(List.of("a12", "a11", "a10"), seen(timeline(video(clip("a", 10, 3, -1)))));
    assertEquals(List.of("a15", "a13", "a11"), seen(timeline(video(clip("a", 10, 3, -2)))));
    assertEquals(List.of("a10", "a10"), seen(timeline(video(clip("a", 10, 2, 0)))));
    // A third, as files write it.
    assertEquals(List.of("a0", "a0", "a0", "a1"), seen(timeline(video(clip("a", 0, 4, 0.333333)))));
  }

  @Test
  void readsReversedClipsBackwardsInOneGo() throws IOException {
    seen(timeline(video(clip("a", 10, 60, -1))));

    assertEquals(List.of("open a", "seek a 69"), media.log);
    assertEquals(60, media.pulled);
  }

  @Test
  void opensNests() throws IOException {
    Timeline nested =
        timeline(
            video(
                clip("b", 0, 1),
                nest(1, 3, 1, video(clip("a", 10, 3), gap(2)), video(gap(2), clip("b", 70, 1))),
                clip("b", 9, 1)));

    assertEquals(List.of("b0", "a11", "b70", "black", "b9"), seen(nested));
  }

  @Test
  void retimesNests() throws IOException {
    assertEquals(
        List.of("b5", "b4", "a12", "a11", "a10"),
        seen(timeline(video(nest(0, 5, -1, video(clip("a", 10, 3), clip("b", 4, 2)))))));
    assertEquals(
        List.of("a10", "a12", "b5", "b7"),
        seen(timeline(video(nest(0, 4, 2, video(clip("a", 10, 3), clip("b", 4, 8)))))));
    assertEquals(
        List.of("a12", "a12", "a12"),
        seen(timeline(video(nest(2, 3, 0, video(clip("a", 10, 3), clip("b", 4, 8)))))));
  }

  @Test
  void playsBackwardsNestsInOneGo() throws IOException {
    seen(timeline(video(nest(0, 50, -1, video(clip("a", 10, 50))))));

    assertEquals(List.of("open a", "seek a 59"), media.log);
  }

  @Test
  void trimsOfTracksAndTimelines() throws IOException {
    assertEquals(
        List.of("a12", "b50"),
        seen(timeline(trimmed(video(clip("a", 10, 3), clip("b", 50, 20)), 2, 2))));
    Timeline whole = timeline(video(clip("a", 10, 3), clip("b", 50, 20)));
    Timeline trimmed =
        new Timeline(
            "",
            Optional.empty(),
            whole.tracks(),
            Optional.of(new FrameRange(1, 3, Rate.FPS_25)),
            List.of(),
            Optional.empty(),
            Origin.NONE);
    assertEquals(List.of("a11", "a12", "b50"), seen(trimmed));
  }

  @Test
  void showsMediaOfOtherRatesAtItsOwnTime() throws IOException {
    media.picture("film", Rate.FPS_24, 100).picture("fast", Rate.FPS_50, 100);

    assertEquals(
        List.of("film0", "film0", "film1", "film2"), seen(timeline(video(clip("film", 0, 4)))));
    assertEquals(List.of("fast20", "fast22", "fast24"), seen(timeline(video(clip("fast", 10, 3)))));
    // The same track at 50 frames a second: each frame of the 25 fps file twice.
    Program fast =
        new Program(
            timeline(video(clip("a", 10, 2), clip("fast", 0, 1))),
            media,
            FORMAT,
            Rate.FPS_50,
            media);
    assertEquals(List.of("a10", "a10", "a11", "a11", "fast0", "fast1"), seen(fast, fast.range()));
  }

  @Test
  void roundsEditPointsOfOtherRatesOnce() throws IOException {
    media.picture("ntsc", Rate.NTSC_24, 1000);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < 300; i++) {
      elements.add(
          clip(i % 2 == 0 ? "ntsc" : "a", new FrameRange(0, 1, Rate.NTSC_24), 1, Optional.empty()));
    }
    Program program = program(timeline(video(elements.toArray(Element[]::new))));

    // 300 frames at 23.976 are 312.8 at 25: each is the item whose edge is nearest.
    List<String> seen = seen(program, program.range());
    assertEquals(313, seen.size());
    for (int n = 0; n < 313; n++) {
      int item = 0;
      while (new FrameTime(item + 1, Rate.NTSC_24).at(Rate.FPS_25).frame() <= n) {
        item++;
      }
      assertEquals(item % 2 == 0 ? "ntsc0" : "a0", seen.get(n), "frame " + n);
    }
  }

  @Test
  void countsFromTheMediasTimecode() throws IOException {
    FrameRange available = new FrameRange(90_000, 200, Rate.FPS_25);
    FrameRange source = new FrameRange(90_010, 2, Rate.FPS_25);

    assertEquals(
        List.of("a10", "a11"), seen(timeline(video(clip("a", source, 1, Optional.of(available))))));

    // No range declared: the file's own timecode; or a count from zero.
    media.file("tc", FORMAT, Rate.FPS_25, 200, 0, Optional.of(new FrameTime(90_000, Rate.FPS_25)));
    assertEquals(
        List.of("tc10", "tc11"), seen(timeline(video(clip("tc", source, 1, Optional.empty())))));
    assertEquals(List.of("tc10", "tc11"), seen(timeline(video(clip("tc", 10, 2)))));
  }

  @Test
  void isBlackPastTheMediaAndHoldsStills() throws IOException {
    media.picture("still", Rate.FPS_25, 1);

    assertEquals(
        List.of("a198", "a199", "a199", "black", "black"),
        seen(timeline(video(clip("a", 198, 5)))),
        "one frame is a rounding error and is held");
    assertEquals(List.of("still0", "still0", "still0"), seen(timeline(video(clip("still", 0, 3)))));
  }

  @Test
  void offlineMediaIsASlateAndSaysSo() throws IOException {
    Timeline timeline =
        timeline(
            video(clip("gone.mov", 0, 1), clip("a", 0, 1), clip("broken.mov", 0, 1)),
            audio(clip("gone.wav", 0, 3)));
    Program program = program(timeline);

    List<Frame> frames = frames(program, program.range());

    assertEquals("slate", word(frames.get(0)));
    assertEquals("a0", word(frames.get(1)));
    assertEquals("slate", word(frames.get(2)));
    assertEquals(
        List.of("gone.mov", "broken.mov", "gone.wav"),
        program.facts().offline().stream().map(ProgramFacts.Offline::media).toList());
    assertTrue(program.facts().offline().get(1).reason().contains("This is no media"));
  }

  @Test
  void factsSayWhatPlaysOtherwise() {
    media.file("loud", FORMAT, Rate.FPS_25, 100, 200_000, Optional.empty());
    Timeline timeline = timeline(video(clip("a", 150, 100), clip("loud", 0, 10, 2)));

    ProgramFacts facts = program(timeline).facts();

    assertEquals(new FrameRange(0, 110, Rate.FPS_25), facts.range());
    assertEquals(List.of(), facts.offline());
    assertEquals(
        List.of(
            "the clip a reaches past its media: it is black there.",
            "The sound of the clip loud is silent: it does not run at its own speed."),
        facts.remarks());
  }

  @Test
  void aFrameOfTheWantedFormatPassesUnaltered() throws IOException {
    Program program = program(timeline(video(clip("a", 0, 2, 0))));

    List<Frame> frames = frames(program, program.range());

    assertSame(frames.get(0), frames.get(1), "a frozen frame is not read twice");
  }

  @Test
  void numberedPicturesPlay() throws IOException {
    media.picture("shot.0007.png", Rate.FPS_25, 1).picture("shot.0008.png", Rate.FPS_25, 1);
    MediaReference sequence =
        new MediaReference.ImageSequence(
            "",
            "",
            "shot.",
            ".png",
            7,
            1,
            Rate.FPS_25,
            4,
            Optional.of(new FrameRange(0, 2, Rate.FPS_25)),
            Origin.NONE);

    assertEquals(
        List.of("shot.0007.png0", "shot.0008.png0"),
        seen(timeline(video(Cut.of(sequence, new FrameRange(0, 2, Rate.FPS_25), 1, true)))));
  }

  private Program program(Timeline timeline) {
    return new Program(timeline, media, FORMAT, Rate.FPS_25, media);
  }

  private List<String> seen(Timeline timeline) throws IOException {
    Program program = program(timeline);
    return seen(program, program.range());
  }

  private List<String> seen(Program program, FrameRange range) throws IOException {
    return frames(program, range).stream().map(this::word).toList();
  }

  private static List<Frame> frames(Program program, FrameRange range) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (FrameReader reader = program.frames(range)) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        frames.add(f.get());
      }
    }
    assertEquals(range.length(), frames.size());
    return frames;
  }

  private String word(Frame frame) {
    int id = frame.sample(0, 0, 0);
    if (id == 0) {
      return "black";
    }
    return id % 1000 == 0
        ? media.name(id / 1000) + (frame.sample(0, 2, 0) * 1000 + frame.sample(0, 1, 0))
        : "slate";
  }

  private static void assertFrame(Frame expected, Frame actual) {
    assertArrayEquals(expected.plane(0), actual.plane(0));
  }

  /** {@code eighths} of b in a. */
  private static Frame mixed(Frame a, Frame b, int eighths) {
    Frame mixed = Frame.allocate(FORMAT);
    for (int i = 0; i < mixed.plane(0).length; i++) {
      double value =
          ((a.plane(0)[i] & 0xffff) * (8.0 - eighths) + (b.plane(0)[i] & 0xffff) * eighths) / 8;
      mixed.plane(0)[i] = (short) Math.floor(value + 0.5);
    }
    return mixed;
  }
}
