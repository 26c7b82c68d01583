package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.StillWriter;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/** Conditioning from the clips beside a slot. */
final class NeighbourFrames implements Conditioning {

  private final Optional<? extends EdgeFrames> before;
  private final Optional<? extends EdgeFrames> after;
  private final PictureFormat format;
  private final Rate rate;

  NeighbourFrames(
      Optional<? extends EdgeFrames> before,
      Optional<? extends EdgeFrames> after,
      PictureFormat format,
      Rate rate) {
    this.before = before;
    this.after = after;
    this.format = format;
    this.rate = rate;
  }

  private EdgeFrames clip(Edge edge) throws IOException {
    return (edge == Edge.BEFORE ? before : after)
        .<EdgeFrames>map(frames -> frames)
        .orElseThrow(
            () ->
                new IOException(
                    "There is no clip "
                        + edge.name().toLowerCase(Locale.ROOT)
                        + " the slot whose frames could be had"));
  }

  @Override
  public FrameReader frames(Edge edge) throws IOException {
    EdgeFrames clip = clip(edge);
    return edge == Edge.BEFORE
        ? clip.fromTail(Long.MAX_VALUE, format)
        : clip.fromHead(Long.MAX_VALUE, format);
  }

  @Override
  public Path still(Edge edge, StillFormat still, Path folder) throws IOException {
    Path file = folder.resolve(name(edge) + (still == StillFormat.PNG ? ".png" : ".jpg"));
    try (FrameReader frames = frames(edge)) {
      StillWriter.write(first(frames), file);
    }
    return file;
  }

  private static Frame first(FrameReader frames) throws IOException {
    return frames
        .next()
        .orElseThrow(() -> new IOException("The clip beside the slot has no frame to give"));
  }

  @Override
  public Path excerpt(Edge edge, ExcerptFormat excerpt, int frames, Path folder)
      throws IOException {
    if (frames < 1) {
      throw new IllegalArgumentException("An excerpt has at least one frame");
    }
    boolean forServers = excerpt == ExcerptFormat.MP4;
    PictureFormat wanted = forServers ? forServers(format) : format;
    Codec codec = forServers ? Codec.H264 : Codec.FFV1;
    Path file = folder.resolve(name(edge) + "-" + frames + "." + codec.extension());
    EdgeFrames clip = clip(edge);
    try (FrameReader in =
            edge == Edge.BEFORE ? clip.tail(frames, wanted) : clip.fromHead(frames, wanted);
        PictureWriter out =
            PictureWriter.create(file, PictureWriterSpec.of(in.format(), rate, codec))) {
      for (Optional<Frame> frame = in.next(); frame.isPresent(); frame = in.next()) {
        out.push(frame.get());
      }
      out.finish();
    }
    return file;
  }

  /** H.264 of servers has even sides. */
  private static PictureFormat forServers(PictureFormat format) {
    return format
        .withLayout(PixelLayout.YUV420_8)
        .withSize(Math.max(2, format.width() & ~1), Math.max(2, format.height() & ~1));
  }

  private static String name(Edge edge) {
    return edge == Edge.BEFORE ? "before" : "after";
  }
}
