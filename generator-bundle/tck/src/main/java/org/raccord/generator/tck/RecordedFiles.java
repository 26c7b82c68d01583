package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Raster;
import org.raccord.generator.SoundWish;
import org.raccord.generator.StillSpec;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.Pictures;
import org.raccord.media.SoundWriter;
import org.raccord.media.StillWriter;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Writes synthesized footage into a workspace as a host would. The clip before sounds as a tone of
 * 440 Hz, the clip after as one of 660 Hz; both are in full swing at the slot's edges.
 */
final class RecordedFiles {

  private static final int SAMPLES = 48_000;
  private static final ColourTags STILL = new ColourTags(1, 13, 0, ColourTags.Range.FULL, 0);

  private final PictureFormat format;
  private final Path workspace;
  private final Object lock = new Object();
  private int files;
  private volatile boolean mute;

  RecordedFiles(PictureFormat format, Path workspace) {
    this.format = format;
    this.workspace = workspace;
  }

  /** Whether the clips have no sound. */
  void mute(boolean planned) {
    mute = planned;
  }

  Path still(Frame frame, StillSpec spec) throws IOException {
    Path file = newFile("still", spec.format() == StillFormat.PNG ? ".png" : ".jpg");
    PictureFormat wanted = sized(spec.size()).withLayout(PixelLayout.RGB_8).withColour(STILL);
    StillWriter.write(Pictures.convert(frame, wanted, spec.framing()), file);
    return file;
  }

  Excerpt excerpt(ExcerptSpec spec, Rate rate, List<Frame> frames, Edge edge) throws IOException {
    Path file = write("excerpt", spec.format(), spec.size(), spec.framing(), rate, frames);
    boolean before = edge == Edge.BEFORE;
    Optional<Path> sound =
        sound(spec.sound(), rate, before ? frames.size() : 0, 0, before ? 0 : frames.size());
    return new Excerpt(file, sound, frames.size(), rate);
  }

  Middle middle(MiddleSpec spec, List<Frame> before, Frame a, Frame b, List<Frame> after)
      throws IOException {
    List<Frame> all = new ArrayList<>(before);
    for (int k = 1; k <= spec.masked(); k++) {
      all.add(dissolve(a, b, k / (spec.masked() + 1.0)));
    }
    all.addAll(after);
    Path file =
        write("middle", spec.format(), Optional.of(spec.size()), spec.framing(), spec.rate(), all);
    Optional<Path> sound =
        sound(spec.sound(), spec.rate(), before.size(), spec.masked(), after.size());
    return new Middle(file, sound, before.size(), spec.masked(), all.size());
  }

  private static Frame dissolve(Frame a, Frame b, double share) {
    Frame mixed = Frame.allocate(a.format());
    for (int p = 0; p < a.format().layout().planes(); p++) {
      for (int i = 0; i < mixed.plane(p).length; i++) {
        double own = (1 - share) * (a.plane(p)[i] & 0xffff);
        mixed.plane(p)[i] = (short) Math.round(own + share * (b.plane(p)[i] & 0xffff));
      }
    }
    return mixed;
  }

  private PictureFormat sized(Optional<Raster> size) {
    return size.map(
            s -> PictureFormat.square(s.width(), s.height(), format.layout(), format.colour()))
        .orElse(format);
  }

  private Path write(
      String name,
      ExcerptFormat form,
      Optional<Raster> size,
      Framing framing,
      Rate rate,
      List<Frame> frames)
      throws IOException {
    boolean forServers = form == ExcerptFormat.MP4;
    Path file = newFile(name, forServers ? ".mp4" : ".mkv");
    PictureFormat wanted = sized(size);
    if (forServers) {
      wanted =
          wanted
              .withLayout(PixelLayout.YUV420_8)
              .withColour(ColourTags.BT709)
              .withSize(wanted.width() & ~1, wanted.height() & ~1);
    }
    Codec codec = forServers ? Codec.H264 : Codec.FFV1;
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(wanted, rate, codec))) {
      for (Frame frame : frames) {
        writer.push(Pictures.convert(frame, wanted, framing));
      }
      writer.finish();
    }
    return file;
  }

  private Optional<Path> sound(SoundWish wish, Rate rate, int before, int masked, int after)
      throws IOException {
    if (wish == SoundWish.NONE || (mute && wish == SoundWish.WAV)) {
      return Optional.empty();
    }
    Path file = newFile("sound", ".wav");
    SoundFormat mono = new SoundFormat(SAMPLES, 1);
    int in = samples(before, rate);
    int out = samples(before + masked, rate);
    int end = samples(before + masked + after, rate);
    SoundBlock block = SoundBlock.silence(mono, end);
    for (int i = 0; i < end; i++) {
      double hertz = i < in ? 440 : 660;
      double from = i < in ? i - in : i - out;
      if (!mute && (i < in || i >= out)) {
        block.channel(0)[i] = (float) (0.25 * Math.cos(2 * Math.PI * hertz * from / SAMPLES));
      }
    }
    try (SoundWriter writer = SoundWriter.create(file, mono, 0, "Sound of the kit")) {
      writer.push(block);
      writer.finish();
    }
    return Optional.of(file);
  }

  private static int samples(int frames, Rate rate) {
    return Math.toIntExact(FrameTime.of(frames, rate).sample(SAMPLES));
  }

  private Path newFile(String name, String extension) {
    synchronized (lock) {
      files++;
      return workspace.resolve(name + files + extension);
    }
  }
}
