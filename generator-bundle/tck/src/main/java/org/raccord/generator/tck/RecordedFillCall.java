package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Progress;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.StillWriter;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;

/**
 * The host's side of a fill in tests: hands out synthesized footage, takes the result, and writes
 * down everything the generator does with it. What breaks the contract is recorded as a {@link
 * Breach}, not punished, so that one fault does not hide another.
 *
 * <p>Thread-safe.
 */
public final class RecordedFillCall implements FillCall {

  /** Something the contract forbids. */
  public enum Breach {
    /** A frame of another format than the request's was pushed. */
    WRONG_FORMAT,
    /** A neighbour was asked for that the request does not have. */
    ABSENT_NEIGHBOUR,
    /** A reader was pulled after it had said that there is no more. */
    READ_PAST_END,
    /** A reader was left open. */
    LEFT_OPEN,
    /** The call was used after the fill had ended. */
    USED_AFTER_END
  }

  private final FillRequest request;
  private final Path workspace;
  private final MovingFootage footage;
  private final Object lock = new Object();
  private final List<Frame> pushed = new ArrayList<>();
  private final List<Progress> progress = new ArrayList<>();
  private final List<String> tickets = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private Optional<String> found = Optional.empty();
  private boolean broken;
  private boolean ended;
  private int openReaders;
  private int files;

  /**
   * A call that nobody cancels.
   *
   * @param request what the generator is asked
   * @param workspace an empty directory
   */
  public RecordedFillCall(FillRequest request, Path workspace) {
    this.request = request;
    this.workspace = workspace;
    this.footage = new MovingFootage(request.format());
  }

  /** Cancels the fill at the {@code uses}-th use of the call; 0 cancels it before it begins. */
  public RecordedFillCall cancelledAtUse(int uses) {
    cancellation.planAt(uses);
    return this;
  }

  /** Gives the generator the ticket of an earlier call. */
  public RecordedFillCall withTicket(String ticket) {
    found = Optional.of(ticket);
    return this;
  }

  /** Every read of a neighbour fails, as if its drive had been unplugged. */
  public RecordedFillCall withBrokenMedia() {
    broken = true;
    return this;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** The fill has ended: what is used or open from now on is a breach. */
  void end() {
    synchronized (lock) {
      ended = true;
      if (openReaders > 0) {
        breaches.add(Breach.LEFT_OPEN);
      }
    }
  }

  /** Frames pushed, in order. */
  public List<Frame> pushed() {
    synchronized (lock) {
      return List.copyOf(pushed);
    }
  }

  /** Progress reported, in order. */
  public List<Progress> reported() {
    synchronized (lock) {
      return List.copyOf(progress);
    }
  }

  /** Tickets remembered, in order. */
  public List<String> tickets() {
    synchronized (lock) {
      return List.copyOf(tickets);
    }
  }

  /** What was done against the contract. */
  public List<Breach> breaches() {
    synchronized (lock) {
      return List.copyOf(breaches);
    }
  }

  private void used() {
    synchronized (lock) {
      if (ended) {
        breaches.add(Breach.USED_AFTER_END);
      }
    }
    cancellation.used();
  }

  @Override
  public Path workspace() {
    used();
    return workspace;
  }

  @Override
  public FrameReader frames(Edge edge) throws IOException {
    used();
    return new Recorded(edge, neighbour(edge).frames());
  }

  private FillRequest.Neighbour neighbour(Edge edge) throws IOException {
    Optional<FillRequest.Neighbour> neighbour = request.neighbour(edge);
    if (neighbour.isEmpty()) {
      synchronized (lock) {
        breaches.add(Breach.ABSENT_NEIGHBOUR);
      }
      throw new IOException("There is no clip " + edge + " the slot. Ask the request first.");
    }
    if (broken) {
      throw brokenMedia(edge);
    }
    return neighbour.get();
  }

  private static IOException brokenMedia(Edge edge) {
    return new IOException("The media " + edge + " the slot cannot be read. Connect its drive.");
  }

  private Frame frame(Edge edge, long away) {
    return footage.frame(edge == Edge.BEFORE ? -1 - away : request.length() + away);
  }

  @Override
  public Path still(Edge edge, StillFormat format) throws IOException {
    used();
    neighbour(edge);
    Path file = newFile("still", format == StillFormat.PNG ? ".png" : ".jpg");
    StillWriter.write(frame(edge, 0), file);
    return file;
  }

  @Override
  public Path excerpt(Edge edge, ExcerptFormat format, int frames) throws IOException {
    used();
    long count = Math.min(frames, neighbour(edge).frames());
    Path file = newFile("excerpt", format == ExcerptFormat.MP4 ? ".mp4" : ".mkv");
    Codec codec = format == ExcerptFormat.MP4 ? Codec.H264 : Codec.FFV1;
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(request.format(), request.rate(), codec))) {
      for (long i = 0; i < count; i++) {
        writer.push(frame(edge, edge == Edge.BEFORE ? count - 1 - i : i));
      }
      writer.finish();
    }
    return file;
  }

  private Path newFile(String name, String extension) {
    synchronized (lock) {
      files++;
      return workspace.resolve(name + files + extension);
    }
  }

  @Override
  public FrameSink picture() {
    used();
    return new FrameSink() {
      @Override
      public PictureFormat format() {
        return request.format();
      }

      @Override
      public void push(Frame frame) {
        used();
        synchronized (lock) {
          if (!frame.format().equals(request.format())) {
            breaches.add(Breach.WRONG_FORMAT);
          }
          pushed.add(frame.copy());
        }
      }
    };
  }

  @Override
  public void progress(Progress reported) {
    used();
    synchronized (lock) {
      progress.add(reported);
    }
  }

  @Override
  public void checkpoint() throws InterruptedException {
    used();
    cancellation.checkpoint();
  }

  @Override
  public Registration onCancel(Runnable abort) {
    used();
    return cancellation.register(abort);
  }

  @Override
  public void remember(String ticket) {
    used();
    synchronized (lock) {
      tickets.add(ticket);
    }
  }

  @Override
  public Optional<String> ticket() {
    used();
    return found;
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
      used();
      if (closed) {
        throw new IOException("This reader is closed");
      }
      if (next >= frames) {
        synchronized (lock) {
          if (saidEnd) {
            breaches.add(Breach.READ_PAST_END);
          }
        }
        saidEnd = true;
        return Optional.empty();
      }
      return Optional.of(frame(edge, next++));
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
}
