package org.raccord.continuity.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Outbound;
import org.raccord.generator.Progress;
import org.raccord.generator.StillSpec;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** A call whose neighbours are frames in memory. */
class ShotCall implements FillCall {

  private final PictureFormat format;
  private final List<Frame> before;
  private final List<Frame> after;
  private final List<Frame> pushed = new ArrayList<>();
  private int read;

  /** Neighbours' frames, nearest the slot first. */
  ShotCall(PictureFormat format, List<Frame> before, List<Frame> after) {
    this.format = format;
    this.before = before;
    this.after = after;
  }

  /** What asks for a fill between these neighbours, or beside the one there is. */
  FillRequest request(int length, Intent intent) {
    return new FillRequest(
        length,
        Rate.FPS_25,
        0,
        0,
        format,
        neighbour(before),
        neighbour(after),
        FillRequest.Relation.ONE_SOURCE,
        Brief.OPEN.withIntent(intent),
        7,
        List.of());
  }

  private static Optional<FillRequest.Neighbour> neighbour(List<Frame> frames) {
    int count = frames.size();
    return Optional.of(frames)
        .filter(all -> !all.isEmpty())
        .map(
            all ->
                new FillRequest.Neighbour("m", "m", new FrameRange(0, count, Rate.FPS_25), count));
  }

  List<Frame> pushed() {
    return pushed;
  }

  /** How many frames of both sides were read. */
  int read() {
    return read;
  }

  @Override
  public Path workspace() {
    return Path.of("target");
  }

  @Override
  public FrameReader frames(Edge edge) {
    Iterator<Frame> frames = (edge == Edge.BEFORE ? before : after).iterator();
    return new FrameReader() {
      @Override
      public PictureFormat format() {
        return format;
      }

      @Override
      public Optional<Frame> next() {
        if (!frames.hasNext()) {
          return Optional.empty();
        }
        read++;
        return Optional.of(frames.next());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Path still(Edge edge, StillSpec still) throws IOException {
    throw new IOException("The embedded generator asks for no files");
  }

  @Override
  public Excerpt excerpt(Edge edge, ExcerptSpec excerpt) throws IOException {
    throw new IOException("The embedded generator asks for no files");
  }

  @Override
  public Middle middle(MiddleSpec middle) throws IOException {
    throw new IOException("The embedded generator asks for no files");
  }

  @Override
  public Path reference(Brief.Reference reference) throws IOException {
    throw new IOException("The embedded generator asks for no files");
  }

  @Override
  public FrameSink picture() {
    return new FrameSink() {
      @Override
      public PictureFormat format() {
        return format;
      }

      @Override
      public void push(Frame frame) {
        take(frame);
      }
    };
  }

  /** A frame was pushed. */
  void take(Frame frame) {
    pushed.add(frame);
  }

  @Override
  public Outbound outbound() {
    throw new IllegalStateException("The embedded generator sends nothing");
  }

  @Override
  public void progress(Progress progress) {}

  @Override
  public void checkpoint() {}

  @Override
  public Registration onCancel(Runnable abort) {
    return () -> {};
  }

  @Override
  public void forget() {}

  @Override
  public void remember(String ticket) {}

  @Override
  public Optional<String> ticket() {
    return Optional.empty();
  }
}
