package org.raccord.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.program.Cut.clip;
import static org.raccord.program.Cut.timeline;
import static org.raccord.program.Cut.video;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;

/** Seeking with decoders that stay open finds the same frames as reading on does. */
class DeckRackTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(96, 64, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final MediaLocator LOCATOR =
      reference -> Optional.of(Path.of(((MediaReference.External) reference).url()));

  private static final Path OWN = Path.of("/proc/self");

  @TempDir private Path folder;

  @Test
  void framesFoundInAnyOrderAreThoseOfPlayingOn() throws IOException {
    Path file = written(folder.resolve("a.mp4"), 90);
    sameInAnyOrder(timeline(video(clip(file.toString(), 0, 90))), file, FORMAT, 90);
  }

  @Test
  void framesOfRealClipsWithPicturesInBothDirectionsAreFoundToo() throws IOException {
    Path clips = Path.of(System.getProperty("raccord.cases", "no-cases"), "clips");
    if (!Files.isDirectory(clips)) {
      System.out.println("Skipped: no real clips in " + clips);
      Assumptions.abort("no real clips in " + clips);
    }
    Path file = clips.resolve("bbb720.mp4");
    sameInAnyOrder(
        timeline(video(clip(file.toString(), 30, 100))), file, FORMAT.withSize(320, 180), 100);
  }

  /** What a decoder that nobody closes would leave: its open file and its threads. */
  @Test
  void lookingAtManyFilesLeavesNoMoreThanFourDecoders() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(OWN), "Skipped: no " + OWN + " to count in");
    Path first = written(folder.resolve("0.mp4"), 30);
    List<String> files = new ArrayList<>(List.of(first.toString()));
    for (int n = 1; n < 20; n++) {
      files.add(settled(Files.copy(first, folder.resolve(n + ".mp4"))).toString());
    }
    Timeline timeline =
        timeline(video(files.stream().map(file -> clip(file, 5, 20)).toArray(Element[]::new)));
    SplittableRandom random = new SplittableRandom(3);
    int most = 0;
    int threads = 0;
    try (DeckRack rack = new DeckRack()) {
      for (int i = 0; i < 200; i++) {
        // A window asks for another size, or another take, by another program.
        PictureFormat size = i % 3 == 0 ? FORMAT.withSize(48, 32) : FORMAT;
        Program program = new Program(timeline, LOCATOR, size, Rate.FPS_25, rack);
        int at = random.nextInt(files.size() * 20 - 25);
        try (FrameReader reader = program.frames(new FrameRange(at, 25, Rate.FPS_25))) {
          assertTrue(reader.next().isPresent());
          reader.skip(i % 22);
          assertTrue(reader.next().isPresent());
        }
        most = Math.max(most, openBelow(folder));
        threads = Math.max(threads, decoderThreads());
      }
      assertTrue(most >= 1 && most <= 3, most + " files are open between two looks");
      assertTrue(threads <= 3 * 4, threads + " threads decode for three decoders");
    }
    assertEquals(0, openBelow(folder), "files open after the rack was closed");
  }

  @Test
  void aDecoderThatFailedIsNotLentAgain() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(OWN), "Skipped: no " + OWN + " to count in");
    Path file = written(folder.resolve("cut-short.mp4"), 2000);
    Timeline timeline = timeline(video(clip(file.toString(), 0, 2000)));
    try (DeckRack rack = new DeckRack()) {
      Program program = new Program(timeline, LOCATOR, FORMAT, Rate.FPS_25, rack);
      try (FrameReader reader = program.frames(program.range())) {
        assertTrue(reader.next().isPresent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 8);
        }
        reader.skip(1990);
        assertThrows(IOException.class, reader::next);
      }
      assertEquals(0, openBelow(folder));
    }
  }

  /** How often this process has a file open. */
  private static int timesOpen(Path file) throws IOException {
    return own("fd", each -> Files.isSameFile(each, file));
  }

  /** Files below a folder that this process has open. */
  private static int openBelow(Path folder) throws IOException {
    Path below = folder.toRealPath();
    return own("fd", each -> Files.readSymbolicLink(each).startsWith(below));
  }

  /** Threads that FFmpeg decodes pictures with; it names them itself. */
  private static int decoderThreads() throws IOException {
    return own("task", each -> Files.readString(each.resolve("comm")).startsWith("av:h264"));
  }

  @FunctionalInterface
  private interface Question {
    boolean holds(Path entry) throws IOException;
  }

  /** How many of what the system lists of this process are such as is asked. */
  private static int own(String list, Question question) throws IOException {
    int found = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(OWN.resolve(list))) {
      for (Path each : all) {
        found += holds(question, each) ? 1 : 0;
      }
    }
    return found;
  }

  private static boolean holds(Question question, Path entry) {
    try {
      return question.holds(entry);
    } catch (IOException e) {
      // It has gone since the list was begun, as the list's own file always does.
      return false;
    }
  }

  private static Path written(Path file, int frames) throws IOException {
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, Rate.FPS_25, Codec.H264))) {
      for (int n = 0; n < frames; n++) {
        writer.push(moving(n));
      }
      writer.finish();
    }
    return settled(file);
  }

  /** As if written a minute ago: a file that is still written to is opened anew each time. */
  private static Path settled(Path file) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(1, ChronoUnit.MINUTES)));
  }

  private static void sameInAnyOrder(Timeline timeline, Path file, PictureFormat format, int frames)
      throws IOException {
    Program fresh = new Program(timeline, LOCATOR, format, Rate.FPS_25);
    List<Frame> expected = new ArrayList<>();
    try (FrameReader reader = fresh.frames(fresh.range())) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        expected.add(f.get());
      }
    }
    assertEquals(frames, expected.size());
    SplittableRandom random = new SplittableRandom(7);
    try (DeckRack rack = new DeckRack()) {
      Program program = new Program(timeline, LOCATOR, format, Rate.FPS_25, rack);
      for (int i = 0; i < 40; i++) {
        int at = random.nextInt(frames - 3);
        try (FrameReader reader = program.frames(new FrameRange(at, 3, Rate.FPS_25))) {
          assertSame(expected.get(at), reader.next().orElseThrow(), at);
          reader.skip(1);
          assertSame(expected.get(at + 2), reader.next().orElseThrow(), at + 2);
          assertEquals(Optional.empty(), reader.next());
        }
        if (Files.isDirectory(OWN)) {
          assertEquals(1, timesOpen(file), "the decoder that waits is used again");
        }
      }
    }
  }

  private static void assertSame(Frame expected, Frame found, int frame) {
    for (int p = 0; p < 3; p++) {
      assertArrayEquals(expected.plane(p), found.plane(p), "frame " + frame + ", plane " + p);
    }
  }

  /** A bright bar that goes to the right. */
  private static Frame moving(int n) {
    Frame frame = Frame.allocate(FORMAT);
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        boolean bar = Math.floorMod(x - n, 32) < 8;
        frame.plane(0)[y * FORMAT.width() + x] = (short) (bar ? 200 : 40 + y);
      }
    }
    java.util.Arrays.fill(frame.plane(1), (short) 128);
    java.util.Arrays.fill(frame.plane(2), (short) 128);
    return frame;
  }
}
