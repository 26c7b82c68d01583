package org.raccord.core.internal.fill;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.raccord.core.internal.policy.WayOut;
import org.raccord.core.internal.queue.FillJob;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generator's try at one take: the job in the journal and in the queue, tried again where the
 * failure passes, its picture written to the take's file.
 */
final class Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  /** Waits before the second and the third try. */
  private static final List<Duration> WAITS = List.of(Duration.ofSeconds(2), Duration.ofSeconds(8));

  /** The take's file could not be written: nothing else can be written either. */
  static final class OutputException extends Exception {
    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  /** What was made. */
  record Outcome(Made made, TakeWriting.Written written) {}

  private final SlotWork work;
  private final Journal journal;
  private final Shelved generator;
  private final Journal.Entry entry;
  private final RequestBuilder.Prepared prepared;
  private final TakeWriting writing;

  Attempt(
      SlotWork work,
      Shelved generator,
      Journal.Entry entry,
      RequestBuilder.Prepared prepared,
      TakeWriting writing) {
    this.work = work;
    this.journal = work.project().journal();
    this.generator = generator;
    this.entry = entry;
    this.prepared = prepared;
    this.writing = writing;
  }

  /**
   * Makes the picture. The job stays in the journal however this ends: whoever began it ends it.
   *
   * @throws GenerationException if there is none; it says so where the job can be gone on with
   */
  Outcome run(FillRequest request)
      throws GenerationException, OutputException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        return once(request);
      } catch (GenerationException e) {
        boolean resumable = hasTicket() && mayPass(e.kind());
        if (e.kind() != GenerationException.Kind.TRANSIENT || attempt >= WAITS.size()) {
          throw resumable
              ? new GenerationException(
                  e.kind(),
                  e.getMessage()
                      + " The job is kept: fill the slot again and it goes on, not anew.")
              : e;
        }
        LOG.info("{} will be asked again: {}", entry.generator(), e.getMessage());
        work.tools().pause().of(WAITS.get(attempt));
        if (!resumable) {
          empty();
        }
      }
    }
  }

  /** A workspace is empty unless a ticket says that it belongs to a job that goes on. */
  private void empty() throws OutputException {
    try {
      journal.emptyWorkspace(entry.id());
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** Failures after which the job at the other end may still be good. */
  static boolean mayPass(GenerationException.Kind kind) {
    return kind == GenerationException.Kind.TRANSIENT
        || kind == GenerationException.Kind.MISCONFIGURED;
  }

  private boolean hasTicket() {
    try {
      return journal.ticket(entry.id()).isPresent();
    } catch (IOException e) {
      // Rather a job too many in the journal than a paid one lost.
      return true;
    }
  }

  private Outcome once(FillRequest request)
      throws GenerationException, OutputException, InterruptedException {
    AtomicReference<@Nullable HostFillCall> running = new AtomicReference<>();
    try (TakePicture picture = writing.begin(request.headHandle())) {
      WatchedSink sink = new WatchedSink(picture);
      work.turn().await();
      FillJob job =
          work.tools().queue().submit(generator, request, j -> work(j, request, sink, running));
      work.turn().pass();
      Made made;
      try {
        made = await(job);
        // The costly part is done: what follows makes it whole.
        work.shelter().enter();
      } catch (GenerationException e) {
        if (sink.failure != null) {
          throw new OutputException(sink.failure);
        }
        throw e;
      } finally {
        HostFillCall call = running.get();
        if (call != null) {
          call.shut();
        }
      }
      if (sink.failure != null) {
        throw new OutputException(sink.failure);
      }
      return new Outcome(made, finish(made, picture));
    }
  }

  private TakeWriting.Written finish(Made made, TakePicture picture)
      throws GenerationException, OutputException, InterruptedException {
    try {
      return writing.finish(made, picture, journal.workspace(entry.id()), Attempt::checkInterrupt);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The fill was cancelled");
      }
      throw new OutputException(e);
    }
  }

  static void checkInterrupt() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("The fill was cancelled");
    }
  }

  /** Runs on the generator's worker. */
  private Made work(
      FillJob job,
      FillRequest request,
      FrameSink sink,
      AtomicReference<@Nullable HostFillCall> running)
      throws GenerationException, InterruptedException {
    ClipGenerator borrowed = generator.borrow();
    if (borrowed == null) {
      throw new GenerationException(
          GenerationException.Kind.UNSUPPORTED,
          "The generator "
              + generator.card().id()
              + " has gone. Put its bundle back, or choose another.");
    }
    try (HostFillCall call =
        new HostFillCall(
            job,
            entry.id(),
            journal,
            prepared.conditioning(),
            sink,
            WayOut.of(generator, work.project().policy()),
            work.progress(),
            work.project().bay()::path)) {
      running.set(call);
      boolean anew = !hasTicket();
      long begun = System.nanoTime();
      Made made = borrowed.fill(request, call);
      if (anew) {
        // What goes on with a job tells nothing of how long a whole one takes.
        work.tools().shelf().took(generator, request, (System.nanoTime() - begun) / 1e9);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      generator.giveBack(borrowed);
    }
  }

  /**
   * Waits for a job; where the waiting thread is interrupted, cancels it and waits for its end
   * first. What was made by then all the same is returned, with the interrupt set again.
   */
  static Made await(FillJob job) throws GenerationException, InterruptedException {
    try {
      return job.await();
    } catch (InterruptedException e) {
      job.cancel("it was cancelled");
      Optional<Made> made = awaitEnd(job);
      if (made.isEmpty()) {
        throw e;
      }
      Thread.currentThread().interrupt();
      return made.get();
    } catch (CancellationException e) {
      String why = job.reason().isEmpty() ? "the generator gave up" : job.reason();
      throw new GenerationException(
          GenerationException.Kind.UNSUPPORTED,
          "No picture: " + why + ". Fill the slot again, or choose another generator.");
    }
  }

  /** Waits for the end of a cancelled job, whatever it is. */
  private static Optional<Made> awaitEnd(FillJob job) {
    while (true) {
      try {
        return Optional.of(job.await());
      } catch (InterruptedException e) {
        LOG.trace("Asked once more to end what is being ended", e);
      } catch (CancellationException | GenerationException e) {
        return Optional.empty();
      }
    }
  }

  /** Remembers what went wrong in writing, whatever the generator makes of it. */
  private static final class WatchedSink implements FrameSink {
    private final TakePicture picture;
    private volatile @Nullable IOException failure;

    WatchedSink(TakePicture picture) {
      this.picture = picture;
    }

    @Override
    public PictureFormat format() {
      return picture.format();
    }

    @Override
    public void push(Frame frame) throws IOException {
      try {
        picture.push(frame);
      } catch (InterruptedIOException e) {
        // Nothing is wrong with the file: the job was cancelled, which its end says.
        throw e;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
