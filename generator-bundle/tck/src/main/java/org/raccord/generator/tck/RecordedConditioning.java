package org.raccord.generator.tck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.raccord.conformance.Cancellation;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.StillSpec;
import org.raccord.generator.tck.RecordedFillCall.Breach;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * The neighbours of a recorded call: hands out synthesized footage and watches what becomes of it.
 */
final class RecordedConditioning {

  /** Is told what the generator does. */
  interface Witness {
    /** The call was used. */
    void used();

    /** The contract was broken. */
    void saw(Breach breach);
  }

  private final FillRequest request;
  private final RecordedFiles files;
  private final Cancellation cancellation;
  private final Witness witness;
  private final MovingFootage before;
  private final MovingFootage after;
  private final Object lock = new Object();
  private final List<Handed> handed = new ArrayList<>();
  private Trouble trouble = Trouble.NONE;
  private int openReaders;

  RecordedConditioning(
      FillRequest request, Path workspace, Cancellation cancellation, Witness witness) {
    this.request = request;
    this.files = new RecordedFiles(request.format(), workspace);
    this.cancellation = cancellation;
    this.witness = witness;
    this.before = new MovingFootage(request.format());
    this.after = Requests.isOneShot(request) ? before : before.ofAnotherShot();
  }

  void with(Trouble planned) {
    trouble = planned;
    files.mute(planned == Trouble.MUTE_CLIPS);
  }

  /** The fill has ended: what is still open, or not as it was handed out, is a breach. */
  void end() {
    synchronized (lock) {
      if (openReaders > 0) {
        witness.saw(Breach.LEFT_OPEN);
      }
      if (handed.stream().anyMatch(Handed::isAltered)) {
        witness.saw(Breach.ALTERED_NEIGHBOUR);
      }
    }
  }

  FrameReader frames(Edge edge) throws IOException {
    return new Recorded(edge, neighbour(edge).frames());
  }

  /** The neighbour, unless it is not there or in trouble. */
  private FillRequest.Neighbour neighbour(Edge edge) throws IOException {
    Optional<FillRequest.Neighbour> neighbour = request.neighbour(edge);
    if (neighbour.isEmpty()) {
      witness.saw(Breach.ABSENT_NEIGHBOUR);
      throw new IOException("There is no clip " + edge + " the slot. Ask the request first.");
    }
    if (trouble == Trouble.BROKEN_MEDIA) {
      throw brokenMedia(edge);
    }
    return neighbour.get();
  }

  private static IOException brokenMedia(Edge edge) {
    return new IOException("The media " + edge + " the slot cannot be read. Connect its drive.");
  }

  private Frame frame(Edge edge, long away) {
    return edge == Edge.BEFORE ? before.frame(-1 - away) : after.frame(request.length() + away);
  }

  Path still(Edge edge, StillSpec spec) throws IOException {
    neighbour(edge);
    stuck();
    return files.still(frame(edge, 0), spec);
  }

  Excerpt excerpt(Edge edge, ExcerptSpec spec) throws IOException {
    Rate rate = spec.rate().orElse(request.rate());
    int count = count(edge, spec.frames(), rate);
    stuck();
    return files.excerpt(spec, rate, stretch(edge, count, rate), edge);
  }

  Middle middle(MiddleSpec spec) throws IOException {
    int ahead = spec.before() > 0 ? count(Edge.BEFORE, spec.before(), spec.rate()) : 0;
    int behind = spec.after() > 0 ? count(Edge.AFTER, spec.after(), spec.rate()) : 0;
    stuck();
    boolean both = request.before().isPresent() && request.after().isPresent();
    Edge alone = request.before().isPresent() ? Edge.BEFORE : Edge.AFTER;
    return files.middle(
        spec,
        stretch(Edge.BEFORE, ahead, spec.rate()),
        frame(both ? Edge.BEFORE : alone, 0),
        frame(both ? Edge.AFTER : alone, 0),
        stretch(Edge.AFTER, behind, spec.rate()));
  }

  /** How many of {@code frames} at {@code rate} the neighbour has. */
  private int count(Edge edge, int frames, Rate rate) throws IOException {
    long there = neighbour(edge).frames();
    int count = 1;
    while (count < frames && away(count, rate) < there) {
      count++;
    }
    return count;
  }

  private long away(int k, Rate rate) {
    return FrameTime.of(k, rate).at(request.rate()).frame();
  }

  /** Frames of a neighbour at the edge, in playing order. */
  private List<Frame> stretch(Edge edge, int count, Rate rate) {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      frames.add(frame(edge, away(edge == Edge.BEFORE ? count - 1 - k : k, rate)));
    }
    return frames;
  }

  private void stuck() throws InterruptedIOException {
    if (trouble == Trouble.STUCK_MEDIA) {
      cancellation.blockUntilCancelled();
    }
  }

  /** Frames of a neighbour, nearest the slot first. */
  private final class Recorded implements FrameReader {

    private final Edge edge;
    private final long frames;
    private long next;
    private boolean saidEnd;
    private boolean closed;

    Recorded(Edge edge, long frames) {
      this.edge = edge;
      this.frames = frames;
      synchronized (lock) {
        openReaders++;
      }
    }

    @Override
    public PictureFormat format() {
      return request.format();
    }

    @Override
    public Optional<Frame> next() throws IOException {
      witness.used();
      if (closed) {
        throw new IOException("This reader is closed");
      }
      if (next >= frames) {
        if (saidEnd) {
          witness.saw(Breach.READ_PAST_END);
        }
        saidEnd = true;
        return Optional.empty();
      }
      stuck();
      if (trouble == Trouble.MEDIA_BREAKS && next == 1) {
        throw brokenMedia(edge);
      }
      Frame frame = frame(edge, next++);
      synchronized (lock) {
        handed.add(Handed.of(frame));
      }
      return Optional.of(frame);
    }

    @Override
    public void close() {
      synchronized (lock) {
        if (!closed) {
          openReaders--;
        }
        closed = true;
      }
    }
  }

  /** A frame that was handed out, and what it held. */
  private record Handed(Frame frame, int content) {
    static Handed of(Frame frame) {
      return new Handed(frame, content(frame));
    }

    boolean isAltered() {
      return content != content(frame);
    }

    private static int content(Frame frame) {
      int content = 1;
      for (int p = 0; p < frame.format().layout().planes(); p++) {
        content = 31 * content + Arrays.hashCode(frame.plane(p));
      }
      return content;
    }
  }
}
