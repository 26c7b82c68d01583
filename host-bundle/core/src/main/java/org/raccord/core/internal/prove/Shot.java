package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.imaging.Luma;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * A clip that holes are cut into, read at the size the order asks for; the clip itself is never
 * written.
 */
final class Shot {

  /** Small enough to look through a clip quickly, large enough to see a cut. */
  private static final int LOOK_SIDE = 96;

  private final Path file;
  private final String name;
  private final String identity;
  private final PictureFormat format;
  private final Rate rate;
  private final int frames;
  private final boolean isScaled;

  private Shot(
      Path file,
      String name,
      String identity,
      PictureFormat format,
      Rate rate,
      int frames,
      boolean isScaled) {
    this.file = file;
    this.name = name;
    this.identity = identity;
    this.format = format;
    this.rate = rate;
    this.frames = frames;
    this.isScaled = isScaled;
  }

  /**
   * Opens a clip.
   *
   * @param name unlike any other clip's, for folders and rows
   * @param shortSide lines of the shorter side, 0 for the clip's own
   */
  static Shot open(Path file, String name, int shortSide, int mostFrames) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      return new Shot(
          file,
          name,
          Hashes.brief(file),
          scaled(source.picture().format(), shortSide),
          source.picture().rate(),
          (int) Math.min(mostFrames, source.picture().frames()),
          shortSide > 0);
    }
  }

  private static PictureFormat scaled(PictureFormat own, int shortSide) {
    if (shortSide == 0) {
      return own;
    }
    double scale = shortSide / (double) Math.min(own.width(), own.height());
    return own.withSize(even(own.width() * scale), even(own.height() * scale));
  }

  private static int even(double size) {
    return Math.max(2, (int) Math.round(size / 2) * 2);
  }

  Path file() {
    return file;
  }

  String name() {
    return name;
  }

  /**
   * Where scaled frames come from a copy without loss that is quickly searched, written once;
   * otherwise from the clip itself.
   *
   * @param folder for the copy
   */
  Shot prepared(Path folder) throws IOException, InterruptedException {
    if (!isScaled) {
      return this;
    }
    Files.createDirectories(folder);
    Path copy =
        folder.resolve(
            identity + "-" + format.width() + "x" + format.height() + "-" + frames + ".mkv");
    if (!Files.exists(copy)) {
      write(0, frames, copy);
    }
    return new Shot(copy, name, identity, format, rate, frames, false);
  }

  /** The same for the same bytes. */
  String identity() {
    return identity;
  }

  PictureFormat format() {
    return format;
  }

  Rate rate() {
    return rate;
  }

  int frames() {
    return frames;
  }

  /** How much each frame differs from the one before it, in 8-bit codes. */
  double[] steps() throws IOException, InterruptedException {
    List<Double> steps = new ArrayList<>();
    try (FrameReader reader = read(0, frames, scaled(format, LOOK_SIDE))) {
      Optional<Luma> last = Optional.empty();
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The proof was cancelled");
        }
        Luma luma = Luma.of(f.get());
        last.ifPresent(l -> steps.add(l.difference(luma)));
        last = Optional.of(luma);
      }
    }
    return steps.stream().mapToDouble(s -> s).toArray();
  }

  private FrameReader read(int first, int length, PictureFormat wanted) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      return source.read(new FrameRange(first, length, rate), wanted);
    }
  }

  /** The frames that are cut out. */
  FrameReader truth(CutHole hole) throws IOException {
    return read(hole.first(), hole.length(), format);
  }

  /** Writes the frames before a hole as a file of their own, without loss. */
  Optional<Path> before(CutHole hole, Path folder) throws IOException, InterruptedException {
    if (!hole.kind().hasBefore()) {
      return Optional.empty();
    }
    int first = Math.max(0, hole.first() - CutHole.CONTEXT);
    return Optional.of(write(first, hole.first() - first, folder.resolve("before.mkv")));
  }

  /** Writes the frames after it. */
  Optional<Path> after(CutHole hole, Path folder) throws IOException, InterruptedException {
    if (!hole.kind().hasAfter()) {
      return Optional.empty();
    }
    int end = Math.min(frames, hole.end() + CutHole.CONTEXT);
    return Optional.of(write(hole.end(), end - hole.end(), folder.resolve("after.mkv")));
  }

  private Path write(int first, int length, Path target) throws IOException, InterruptedException {
    try (FrameReader in = read(first, length, format);
        PictureWriter out = writer(target)) {
      for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The proof was cancelled");
        }
        out.push(f.get());
      }
      out.finish();
    }
    return target;
  }

  /** A file without loss in the shot's own format. */
  PictureWriter writer(Path target) throws IOException {
    return PictureWriter.create(target, PictureWriterSpec.of(format, rate, Codec.FFV1));
  }
}
