package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.Pictures;
import org.raccord.media.StillWriter;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * What the eye needs beside the figures: a strip of frames from the last one before the hole to the
 * first one after it, and a film at its own speed, the truth on the left.
 */
final class ProofPictures {

  private static final int STRIP_HEIGHT = 180;
  private static final int FILM_HEIGHT = 360;
  private static final int SHOWN = 5;
  private static final int LEAD = 18;

  private final Shot shot;

  ProofPictures(Shot shot) {
    this.shot = shot;
  }

  /** The shot about a hole, with the hole's own frames or those of a take in it. */
  private List<Frame> about(CutHole hole, Optional<Path> take, PictureFormat format)
      throws IOException {
    int first = Math.max(0, hole.first() - LEAD);
    int end = Math.min(shot.frames(), hole.end() + LEAD);
    List<Frame> frames = new ArrayList<>();
    read(shot.file(), new FrameRange(first, hole.first() - first, shot.rate()), format, frames);
    if (take.isPresent()) {
      read(take.get(), new FrameRange(0, hole.length(), shot.rate()), format, frames);
    } else {
      read(shot.file(), new FrameRange(hole.first(), hole.length(), shot.rate()), format, frames);
    }
    read(shot.file(), new FrameRange(hole.end(), end - hole.end(), shot.rate()), format, frames);
    return frames;
  }

  private static void read(Path file, FrameRange range, PictureFormat format, List<Frame> into)
      throws IOException {
    if (range.isEmpty()) {
      return;
    }
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(range, format)) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        into.add(f.get());
      }
    }
  }

  private PictureFormat small(int height, PixelLayout layout) {
    PictureFormat own = shot.format();
    int h = Math.min(height, own.height()) & ~1;
    int w = Math.max(2, (int) Math.round(own.width() * (double) h / own.height() / 2) * 2);
    return own.withSize(w, Math.max(2, h)).withLayout(layout);
  }

  /** Writes the strip of a take, or of the truth. */
  void strip(CutHole hole, Optional<Path> take, Path target) throws IOException {
    PictureFormat format = small(STRIP_HEIGHT, PixelLayout.YUV420_8);
    List<Frame> all = about(hole, take, format);
    int before = hole.first() - Math.max(0, hole.first() - LEAD);
    List<Frame> shown = new ArrayList<>();
    if (before > 0) {
      shown.add(all.get(before - 1));
    }
    int inside = Math.min(SHOWN, hole.length());
    for (int k = 0; k < inside; k++) {
      shown.add(all.get(before + (2 * k + 1) * hole.length() / (2 * inside)));
    }
    if (before + hole.length() < all.size()) {
      shown.add(all.get(before + hole.length()));
    }
    Frame strip = beside(shown);
    ColourTags colour = strip.format().colour();
    PictureFormat rgb = strip.format().withLayout(PixelLayout.RGB_8).withColour(colour);
    StillWriter.write(Pictures.convert(strip, rgb), target);
  }

  /** Writes the film of a take, the truth on its left. */
  void film(CutHole hole, Path take, Path target) throws IOException {
    PictureFormat format = small(FILM_HEIGHT, PixelLayout.YUV420_8);
    List<Frame> truth = about(hole, Optional.empty(), format);
    List<Frame> filled = about(hole, Optional.of(take), format);
    PictureFormat wide = format.withSize(2 * format.width(), format.height());
    Rate rate = shot.rate();
    try (PictureWriter out =
        PictureWriter.create(target, PictureWriterSpec.of(wide, rate, Codec.H264))) {
      for (int i = 0; i < truth.size(); i++) {
        out.push(beside(List.of(truth.get(i), filled.get(i))));
      }
      out.finish();
    }
  }

  /** Pictures of one format side by side. */
  private static Frame beside(List<Frame> frames) {
    PictureFormat one = frames.get(0).format();
    Frame wide = Frame.allocate(one.withSize(one.width() * frames.size(), one.height()));
    for (int p = 0; p < one.layout().planes(); p++) {
      int w = frames.get(0).planeWidth(p);
      int h = frames.get(0).planeHeight(p);
      for (int c = 0; c < frames.size(); c++) {
        for (int y = 0; y < h; y++) {
          System.arraycopy(
              frames.get(c).plane(p), y * w, wide.plane(p), y * w * frames.size() + c * w, w);
        }
      }
    }
    return wide;
  }
}
