package org.raccord.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.media.Codec;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Element;

/**
 * Says how fast a cut plays beside its decoder and encoder alone; nothing is asserted. Run with
 *
 * <pre>mvn -pl timeline-bundle/program -am test -Dtest=ProgramSpeedTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Draccord.measure=FILE</pre>
 */
class ProgramSpeedTest {

  private static final int PIECES = 5;

  @TempDir private Path folder;

  @Test
  void measure() throws IOException {
    String file = System.getProperty("raccord.measure", "");
    Assumptions.assumeFalse(file.isEmpty(), "No file to measure with: -Draccord.measure=FILE");
    try (PictureSource source = PictureSource.open(Path.of(file))) {
      PictureFacts facts = source.picture();
      long frames = Math.min(facts.frames(), 200) / PIECES * PIECES;
      Program whole = program(facts, frames, 1);
      Program pieces = program(facts, frames, PIECES);
      FrameRange range = new FrameRange(0, frames, facts.rate());
      say("decoder alone", frames, drain(source.read(range)));
      say("program, one clip", frames, drain(whole.frames(range)));
      say("program, " + PIECES + " clips that run on", frames, drain(pieces.frames(range)));
      say("decoder and encoder alone", frames, write(facts, source.read(range)));
      say("program and encoder", frames, write(facts, pieces.frames(range)));
    }
  }

  private static Program program(PictureFacts facts, long frames, int count) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FrameRange piece = new FrameRange(i * (frames / count), frames / count, facts.rate());
      elements.add(Cut.clip("measured", piece, 1, Optional.empty()));
    }
    return new Program(
        Cut.timeline(Cut.video(elements.toArray(Element[]::new))),
        reference -> Optional.of(Path.of(System.getProperty("raccord.measure", ""))),
        facts.format(),
        facts.rate());
  }

  private static long drain(FrameReader reader) throws IOException {
    long begin = System.nanoTime();
    try (reader) {
      Optional<Frame> frame = reader.next();
      while (frame.isPresent()) {
        frame = reader.next();
      }
    }
    return System.nanoTime() - begin;
  }

  private long write(PictureFacts facts, FrameReader reader) throws IOException {
    long begin = System.nanoTime();
    PictureWriterSpec spec = PictureWriterSpec.of(facts.format(), facts.rate(), Codec.PRORES_HQ);
    try (reader;
        PictureWriter writer = PictureWriter.create(folder.resolve("measured.mov"), spec)) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        writer.push(f.get());
      }
      writer.finish();
    }
    return System.nanoTime() - begin;
  }

  private static void say(String what, long frames, long nanos) {
    System.out.printf("%-32s %6.1f frames a second%n", what, frames * 1e9 / nanos);
  }
}
