package org.raccord.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.media.Codec;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Cuts a clip in two files with a hole between them that neither of them holds. */
final class ClipCutter {

  private static final int SAMPLE_RATE = 48_000;

  /** At most this much of a long clip is taken on each side. */
  private static final int SECONDS = 4;

  private ClipCutter() {}

  /**
   * What came of a cut.
   *
   * @param before the file that ends at the hole
   * @param after the file that begins after it
   * @param hole the missing frames, as the clip counts them
   */
  record Halves(Path before, Path after, FrameRange hole) {}

  /**
   * @param name beginning of the files' names
   * @param frames length of the hole
   * @param at first frame of the hole; the middle of the clip where empty
   */
  static Halves cut(Path clip, Path folder, String name, long frames, Optional<Long> at)
      throws IOException {
    try (PictureSource source = PictureSource.open(clip)) {
      PictureFacts facts = source.picture();
      long middle = at.orElse((facts.frames() - frames) / 2);
      FrameRange hole = new FrameRange(middle, frames, facts.rate());
      if (middle < 2 || hole.end() + 2 > facts.frames()) {
        throw new IOException(
            clip + " has " + facts.frames() + " frames: too few around a hole of " + frames + ".");
      }
      long most = facts.rate().nominal() * SECONDS;
      long from = Math.max(0, middle - most);
      long to = Math.min(facts.frames(), hole.end() + most);
      String ending = "." + Codec.ofTake(facts.format()).extension();
      Path before = folder.resolve(name + "_A" + ending);
      Path after = folder.resolve(name + "_B" + ending);
      copy(source, new FrameRange(from, middle - from, facts.rate()), before);
      copy(source, new FrameRange(hole.end(), to - hole.end(), facts.rate()), after);
      return new Halves(before, after, hole);
    }
  }

  private static void copy(PictureSource source, FrameRange range, Path file) throws IOException {
    MediaFacts facts = source.facts();
    PictureFacts picture = source.picture();
    PictureWriterSpec spec =
        PictureWriterSpec.of(picture.format(), picture.rate(), Codec.ofTake(picture.format()));
    Optional<SoundFormat> format =
        facts.sound().map(s -> new SoundFormat(SAMPLE_RATE, s.format().channels()));
    if (format.isPresent()) {
      spec = spec.withSound(format.get());
    }
    try (FrameReader frames = source.read(range, picture.format());
        PictureWriter writer = PictureWriter.create(file, spec)) {
      if (format.isPresent()) {
        try (SoundSource sound = SoundSource.open(facts.file())) {
          pump(frames, Optional.of(samples(sound, range, format.get())), range, writer);
        }
      } else {
        pump(frames, Optional.empty(), range, writer);
      }
      writer.finish();
    }
  }

  private static SoundReader samples(SoundSource sound, FrameRange range, SoundFormat format)
      throws IOException {
    long first = range.startTime().sample(SAMPLE_RATE);
    return sound.read(first, range.endTime().sample(SAMPLE_RATE) - first, format);
  }

  private static void pump(
      FrameReader frames, Optional<SoundReader> sound, FrameRange range, PictureWriter writer)
      throws IOException {
    long first = range.startTime().sample(SAMPLE_RATE);
    long done = first;
    for (long k = 1; k <= range.length(); k++) {
      Frame frame =
          frames.next().orElseThrow(() -> new IOException("The clip ended before its last frame."));
      writer.push(frame);
      long to = FrameTime.of(range.start() + k, range.rate()).sample(SAMPLE_RATE);
      if (sound.isPresent()) {
        Optional<SoundBlock> block = sound.get().next((int) (to - done));
        writer.pushSound(block.orElse(SoundBlock.silence(sound.get().format(), (int) (to - done))));
      }
      done = to;
    }
    if (sound.isPresent()) {
      sound.get().close();
    }
  }
}
