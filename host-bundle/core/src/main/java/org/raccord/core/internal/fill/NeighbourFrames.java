package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.StillSpec;
import org.raccord.media.StillWriter;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Conditioning from the clips beside a slot. */
final class NeighbourFrames implements Conditioning {

  private final Optional<? extends EdgeFrames> before;
  private final Optional<? extends EdgeFrames> after;
  private final PictureFormat format;
  private final Rate rate;
  private final PreparedSound sound;
  private final ShotDisplay display;
  private volatile boolean gaveOwnValues;
  private volatile boolean gaveForDisplay;

  /** Neighbours of which their tags tell all. */
  NeighbourFrames(
      Optional<? extends EdgeFrames> before,
      Optional<? extends EdgeFrames> after,
      PictureFormat format,
      Rate rate,
      EdgeSound sound) {
    this(before, after, format, rate, sound, ShotDisplay.of(format));
  }

  /**
   * @param display how they come to a generator that takes ordinary pictures
   */
  NeighbourFrames(
      Optional<? extends EdgeFrames> before,
      Optional<? extends EdgeFrames> after,
      PictureFormat format,
      Rate rate,
      EdgeSound sound,
      ShotDisplay display) {
    this.before = before;
    this.after = after;
    this.format = format;
    this.rate = rate;
    this.sound = new PreparedSound(sound);
    this.display = display;
  }

  private Optional<EdgeFrames> side(Edge edge) {
    return (edge == Edge.BEFORE ? before : after).map(frames -> frames);
  }

  private EdgeFrames clip(Edge edge) throws IOException {
    return side(edge)
        .orElseThrow(
            () ->
                new IOException(
                    "There is no clip " + name(edge) + " the slot whose frames could be had"));
  }

  @Override
  public boolean wasInOwnValues() {
    return gaveOwnValues && !gaveForDisplay;
  }

  /** Notes in which values a generator is about to see the neighbours. */
  private void note(ExcerptFormat given) {
    if (given == ExcerptFormat.FFV1) {
      gaveOwnValues = true;
    } else {
      gaveForDisplay = true;
    }
  }

  @Override
  public FrameReader frames(Edge edge) throws IOException {
    gaveOwnValues = true;
    return nearest(edge);
  }

  private FrameReader nearest(Edge edge) throws IOException {
    EdgeFrames clip = clip(edge);
    return edge == Edge.BEFORE
        ? clip.fromTail(Long.MAX_VALUE, format)
        : clip.fromHead(Long.MAX_VALUE, format);
  }

  @Override
  public Path still(Edge edge, StillSpec spec, Path folder) throws IOException {
    PreparedForm form = PreparedForm.still(format, spec, display);
    gaveForDisplay = true;
    Path file = folder.resolve(name(edge) + "-" + form.name() + "." + form.extension());
    StillWriter.write(form.of(edgeFrame(edge)), file);
    return file;
  }

  private Frame edgeFrame(Edge edge) throws IOException {
    try (FrameReader frames = nearest(edge)) {
      return frames
          .next()
          .orElseThrow(() -> new IOException("The clip beside the slot has no frame to give"));
    }
  }

  @Override
  public Excerpt excerpt(Edge edge, ExcerptSpec spec, Path folder) throws IOException {
    PreparedForm form = PreparedForm.excerpt(format, spec, display);
    note(spec.format());
    Rate wanted = spec.rate().orElse(rate);
    Stretch stretch = new Stretch(clip(edge), edge, spec.frames(), wanted);
    String name = name(edge) + "-" + spec.frames() + "-" + form.name() + "-" + name(wanted);
    Path file = folder.resolve(name + "." + form.extension());
    try (PreparedForm.Writer out = form.write(file, wanted);
        FrameReader in = stretch.open()) {
      out.all(in);
      out.finish();
    }
    Path beside = folder.resolve(name + ".wav");
    Optional<Path> heard =
        sound.write(spec.sound(), beside, wanted, stretches(edge, stretch.count));
    return new Excerpt(file, heard, stretch.count, wanted);
  }

  private static PreparedSound.Stretches stretches(Edge edge, long frames) {
    return edge == Edge.BEFORE
        ? new PreparedSound.Stretches(frames, 0, 0)
        : new PreparedSound.Stretches(0, 0, frames);
  }

  @Override
  public Middle middle(MiddleSpec spec, Path folder) throws IOException {
    PreparedForm form = PreparedForm.middle(format, spec, display);
    note(spec.format());
    String name =
        "middle-"
            + spec.before()
            + "-"
            + spec.masked()
            + "-"
            + spec.after()
            + "-"
            + form.name()
            + "-"
            + name(spec.rate());
    Path file = folder.resolve(name + "." + form.extension());
    long firstMasked = 0;
    long behind = 0;
    try (PreparedForm.Writer out = form.write(file, spec.rate())) {
      if (spec.before() > 0) {
        firstMasked = pass(out, Edge.BEFORE, spec.before(), spec.rate());
      }
      Frame a = form.of(edgeFrame(before.isPresent() ? Edge.BEFORE : Edge.AFTER));
      Frame b = form.of(edgeFrame(after.isPresent() ? Edge.AFTER : Edge.BEFORE));
      for (int k = 1; k <= spec.masked(); k++) {
        out.push(PreparedForm.dissolve(a, b, k / (spec.masked() + 1.0)));
      }
      if (spec.after() > 0) {
        behind = pass(out, Edge.AFTER, spec.after(), spec.rate());
      }
      out.finish();
    }
    PreparedSound.Stretches parts = new PreparedSound.Stretches(firstMasked, spec.masked(), behind);
    Optional<Path> heard =
        sound.write(spec.sound(), folder.resolve(name + ".wav"), spec.rate(), parts);
    return new Middle(file, heard, firstMasked, spec.masked(), parts.frames());
  }

  private long pass(PreparedForm.Writer out, Edge edge, int frames, Rate wanted)
      throws IOException {
    Stretch stretch = new Stretch(clip(edge), edge, frames, wanted);
    try (FrameReader in = stretch.open()) {
      out.all(in);
    }
    return stretch.count;
  }

  private static String name(Edge edge) {
    return edge.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Rate rate) {
    return rate.toString().replace('/', '_');
  }

  /** Frames of a clip next to an edge at another rate: for each time the nearest there is. */
  private final class Stretch {
    private final EdgeFrames clip;
    private final Edge edge;
    private final Rate wanted;
    private final long count;

    Stretch(EdgeFrames clip, Edge edge, int frames, Rate wanted) {
      this.clip = clip;
      this.edge = edge;
      this.wanted = wanted;
      long fit = 1;
      while (fit < frames && away(fit) < clip.count()) {
        fit++;
      }
      this.count = fit;
    }

    /** How far the {@code k}-th frame from the edge lies from the clip's own frame there. */
    private long away(long k) {
      return FrameTime.of(k, wanted).at(rate).frame();
    }

    FrameReader open() throws IOException {
      long span = away(count - 1) + 1;
      return edge == Edge.BEFORE
          ? new MappedFrames(clip.tail(span, format), count, k -> span - 1 - away(count - 1 - k))
          : new MappedFrames(clip.fromHead(span, format), count, this::away);
    }
  }
}
