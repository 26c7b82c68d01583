package org.raccord.core.internal.fill;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.raccord.core.internal.queue.FillJob;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Outbound;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.generator.Progress;
import org.raccord.generator.StillSpec;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;

/** The call that a generator gets: what it opens here is closed with the call, however it ends. */
final class HostFillCall implements FillCall, Closeable {

  private final FillJob job;
  private final String jobId;
  private final Journal journal;
  private final Conditioning conditioning;
  private final FrameSink picture;
  private final Outbound outbound;
  private final Consumer<Progress> watcher;
  private final Function<String, Optional<Path>> places;
  private final Object lock = new Object();
  private final List<Closeable> open = new ArrayList<>();
  private long pushed;
  private boolean closed;

  /**
   * @param places finds files that the brief names
   */
  HostFillCall(
      FillJob job,
      String jobId,
      Journal journal,
      Conditioning conditioning,
      FrameSink picture,
      Outbound outbound,
      Consumer<Progress> watcher,
      Function<String, Optional<Path>> places) {
    this.job = job;
    this.jobId = jobId;
    this.journal = journal;
    this.conditioning = conditioning;
    this.picture = picture;
    this.outbound = outbound;
    this.watcher = watcher;
    this.places = places;
  }

  @Override
  public Path workspace() {
    return journal.workspace(jobId);
  }

  @Override
  public FrameReader frames(Edge edge) throws IOException {
    FrameReader reader = conditioning.frames(edge);
    synchronized (lock) {
      if (closed) {
        reader.close();
        throw new IOException("The fill has ended");
      }
      open.add(reader);
    }
    return reader;
  }

  @Override
  public Path still(Edge edge, StillSpec spec) throws IOException {
    return hosted(() -> conditioning.still(edge, spec, workspace()));
  }

  @Override
  public Excerpt excerpt(Edge edge, ExcerptSpec spec) throws IOException {
    return hosted(() -> conditioning.excerpt(edge, spec, workspace()));
  }

  @Override
  public Middle middle(MiddleSpec spec) throws IOException {
    return hosted(() -> conditioning.middle(spec, workspace()));
  }

  @Override
  public Path reference(Brief.Reference reference) throws IOException {
    return hosted(() -> ReferenceFile.copy(reference, places, workspace()));
  }

  /** Work of the host's on the generator's thread. */
  @FunctionalInterface
  private interface Hosted<T> {
    T run() throws IOException;
  }

  /** However long the host takes: the generator does not hang meanwhile. */
  private <T> T hosted(Hosted<T> work) throws IOException {
    job.beginExchange();
    try {
      return work.run();
    } finally {
      job.endExchange();
    }
  }

  @Override
  public FrameSink picture() {
    return new FrameSink() {
      @Override
      public PictureFormat format() {
        return picture.format();
      }

      @Override
      public void push(Frame frame) throws IOException {
        if (!frame.format().equals(picture.format())) {
          throw new IllegalArgumentException(
              "A frame of "
                  + frame.format()
                  + " was pushed where "
                  + picture.format()
                  + " is wanted");
        }
        synchronized (lock) {
          if (closed) {
            throw new IOException("The fill has ended");
          }
          job.sign();
          picture.push(frame);
          pushed++;
        }
      }
    };
  }

  /** Frames pushed so far. */
  long pushed() {
    synchronized (lock) {
      return pushed;
    }
  }

  @Override
  public Outbound outbound() {
    return new Outbound() {
      @Override
      public OutboundReply send(OutboundRequest request)
          throws OutboundException, InterruptedException {
        job.beginExchange();
        try {
          return outbound.send(request);
        } finally {
          job.endExchange();
        }
      }

      @Override
      public Registration listen(URI address, Consumer<Message> listener)
          throws OutboundException, InterruptedException {
        Registration socket =
            outbound.listen(
                address,
                message -> {
                  job.sign();
                  listener.accept(message);
                });
        synchronized (lock) {
          if (!closed) {
            open.add(socket::close);
            return socket;
          }
        }
        socket.close();
        return socket;
      }
    };
  }

  @Override
  public void progress(Progress progress) {
    job.sign();
    watcher.accept(progress);
  }

  @Override
  public void checkpoint() throws InterruptedException {
    job.checkpoint();
  }

  @Override
  public Registration onCancel(Runnable abort) {
    return job.onCancel(abort);
  }

  @Override
  public void remember(String ticket) throws IOException {
    journal.remember(jobId, ticket);
  }

  @Override
  public void forget() throws IOException {
    journal.forget(jobId);
  }

  @Override
  public Optional<String> ticket() {
    try {
      return journal.ticket(jobId);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The ticket of job " + jobId + " cannot be read", e);
    }
  }

  /** From here on nothing can be opened or pushed; what is open stays so until {@link #close}. */
  void shut() {
    synchronized (lock) {
      closed = true;
    }
  }

  /** Closes what the generator left open, on the generator's own thread. */
  @Override
  public void close() throws IOException {
    List<Closeable> left;
    synchronized (lock) {
      closed = true;
      left = List.copyOf(open);
      open.clear();
    }
    for (Closeable reader : left) {
      reader.close();
    }
  }
}
