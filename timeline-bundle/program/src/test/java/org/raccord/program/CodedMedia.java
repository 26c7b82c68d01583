package org.raccord.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureFacts;
import org.raccord.media.SoundFacts;
import org.raccord.media.StartTimecode;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.program.internal.Media;

/** Media made up in memory: every frame and every sample tells which file and number it is. */
final class CodedMedia implements Media, MediaLocator {

  /** Small pictures of code values that nothing converts. */
  static final PictureFormat FORMAT =
      PictureFormat.square(
          4, 2, new PixelLayout(PixelLayout.Family.GREY, 16, 0, 0), ColourTags.UNSPECIFIED);

  final List<String> log = new ArrayList<>();
  int open;
  int pulled;

  private final Map<String, Entry> files = new HashMap<>();

  private record Entry(int id, MediaFacts facts) {}

  CodedMedia picture(String name, Rate rate, long frames) {
    return file(name, FORMAT, rate, frames, 0, Optional.empty());
  }

  CodedMedia sound(String name, int channels, long samples) {
    return file(name, FORMAT, Rate.FPS_25, 0, samples, Optional.empty(), channels);
  }

  CodedMedia file(
      String name,
      PictureFormat format,
      Rate rate,
      long frames,
      long samples,
      Optional<FrameTime> start) {
    return file(name, format, rate, frames, samples, start, 2);
  }

  private CodedMedia file(
      String name,
      PictureFormat format,
      Rate rate,
      long frames,
      long samples,
      Optional<FrameTime> start,
      int channels) {
    files.put(
        name,
        new Entry(
            files.size() + 1,
            new MediaFacts(
                Path.of(name),
                "coded",
                frames == 0
                    ? Optional.empty()
                    : Optional.of(
                        new PictureFacts(format, rate, frames, false, "coded", Optional.empty())),
                samples == 0
                    ? Optional.empty()
                    : Optional.of(
                        new SoundFacts(new SoundFormat(48_000, channels), samples, "coded")),
                start.map(StartTimecode::whole),
                Optional.empty(),
                Optional.empty())));
    return this;
  }

  /** The frame that a file has under a number. */
  Frame frame(String name, long number, PictureFormat format) {
    Frame frame = Frame.allocate(format);
    short[] code = frame.plane(0);
    java.util.Arrays.fill(code, (short) (1000 * id(name)));
    if (code.length > 2) {
      code[1] = (short) (number % 1000);
      code[2] = (short) (number / 1000);
    }
    return frame;
  }

  /** The sample that a file has at a place; silence outside it. */
  float sample(String name, long number, int channel) {
    SoundFacts facts = entry(name).facts().sound().orElseThrow();
    if (number < 0 || number >= facts.samples()) {
      return 0;
    }
    long mixed = scrambled(number * 31 + channel * 17L + id(name) * 1_000_003L);
    return mixed / (float) (1 << 24) * 0.5f - 0.25f;
  }

  /** 24 bits that look random. */
  private static long scrambled(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    return (mixed ^ (mixed >>> 32)) >>> 40;
  }

  /** The file whose frames carry {@code id}. */
  String name(int id) {
    return files.entrySet().stream()
        .filter(entry -> entry.getValue().id() == id)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("unknown");
  }

  private int id(String name) {
    return entry(name).id();
  }

  private Entry entry(String name) {
    Entry entry = files.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(name);
    }
    return entry;
  }

  @Override
  public Optional<Path> locate(MediaReference reference) {
    return reference instanceof MediaReference.External external && !external.url().contains("gone")
        ? Optional.of(Path.of(external.url()))
        : Optional.empty();
  }

  @Override
  public MediaFacts facts(Path file) throws IOException {
    return known(file).facts();
  }

  private Entry known(Path file) throws MediaException {
    Entry entry = files.get(file.toString());
    if (entry == null) {
      throw new MediaException(
          MediaException.Kind.UNREADABLE, file, "This is no media", "Choose another file");
    }
    return entry;
  }

  @Override
  public PictureFile picture(Path file) throws IOException {
    Entry entry = known(file);
    log.add("open " + file);
    return new PictureFile() {
      @Override
      public MediaFacts facts() {
        return entry.facts();
      }

      @Override
      public FrameReader forwards(FrameRange range, PictureFormat wanted) {
        return reader(file.toString(), range, wanted, 1);
      }

      @Override
      public FrameReader backwards(FrameRange range, PictureFormat wanted) {
        return reader(file.toString(), range, wanted, -1);
      }

      @Override
      public void close() {}
    };
  }

  private FrameReader reader(String name, FrameRange range, PictureFormat wanted, int step) {
    PictureFacts facts = entry(name).facts().picture().orElseThrow();
    if (range.start() < 0 || range.end() > facts.frames() || !range.rate().equals(facts.rate())) {
      throw new IllegalArgumentException(range + " is not in " + name);
    }
    log.add("seek " + name + " " + (step > 0 ? range.start() : range.end() - 1));
    open++;
    return new FrameReader() {
      private long next = step > 0 ? range.start() : range.end() - 1;
      private boolean closed;

      @Override
      public PictureFormat format() {
        return wanted;
      }

      @Override
      public Optional<Frame> next() {
        if (closed) {
          throw new IllegalStateException("closed");
        }
        if (next < range.start() || next >= range.end()) {
          return Optional.empty();
        }
        pulled++;
        Frame frame = frame(name, next, wanted);
        next += step;
        return Optional.of(frame);
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          open--;
        }
      }
    };
  }

  @Override
  public SoundFile sound(Path file) throws IOException {
    Entry entry = known(file);
    if (entry.facts().sound().isEmpty()) {
      throw new MediaException(
          MediaException.Kind.UNSUPPORTED, file, "It has no sound", "Choose another file");
    }
    log.add("listen " + file);
    open++;
    return new SoundFile() {
      @Override
      public MediaFacts facts() {
        return entry.facts();
      }

      @Override
      public SoundReader read(long firstSample, long samples, SoundFormat wanted) {
        return soundReader(file.toString(), firstSample, samples, wanted);
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  private SoundReader soundReader(String name, long first, long samples, SoundFormat wanted) {
    return new SoundReader() {
      private long next = first;

      @Override
      public SoundFormat format() {
        return wanted;
      }

      @Override
      public Optional<SoundBlock> next(int most) {
        // Uneven blocks, as decoders hand them out.
        int count = (int) Math.min(Math.min(most, 1021), first + samples - next);
        if (count <= 0) {
          return Optional.empty();
        }
        float[][] block = new float[wanted.channels()][count];
        for (int c = 0; c < block.length; c++) {
          for (int i = 0; i < count; i++) {
            block[c][i] = sample(name, next + i, c);
          }
        }
        next += count;
        return Optional.of(new SoundBlock(wanted, block));
      }

      @Override
      public void close() {}
    };
  }
}
