package org.raccord.outbound.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.generator.OutboundRequest.Into;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives answers: into memory or a file, no more than asked for, and not for ever. */
public final class Reception {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** An answer that brings nothing for so long is given up. */
  private static final long STALLED_SECONDS = 60;

  private static final int PARTIAL = 206;
  private static final int BLOCK = 1 << 16;

  private Reception() {}

  /** Receives the whole answer. */
  public static OutboundReply receive(HttpResponse<InputStream> answer, OutboundRequest request)
      throws OutboundException, InterruptedException {
    try (InputStream body = answer.body();
        Watch watch = new Watch(body)) {
      if (request.into() instanceof Into.SavedTo saved && answer.statusCode() < 300) {
        return reply(answer, new byte[0], save(answer, body, saved, watch));
      }
      int limit =
          request.into() instanceof Into.Memory memory
              ? memory.limit()
              : OutboundRequest.MEMORY_LIMIT;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      copy(body, bytes, limit, watch);
      return reply(answer, bytes.toByteArray(), 0);
    } catch (IOException e) {
      if (Thread.interrupted() || e instanceof InterruptedIOException || isInterrupt(e)) {
        InterruptedException cancelled = new InterruptedException("The call was cancelled");
        cancelled.initCause(e);
        throw cancelled;
      }
      throw new OutboundException(
          OutboundException.Kind.INCOMPLETE,
          "The answer of "
              + answer.uri().getHost()
              + " broke off"
              + (e.getMessage() == null ? "." : ": " + e.getMessage()),
          e);
    }
  }

  private static boolean isInterrupt(IOException e) {
    return e.getCause() instanceof InterruptedException;
  }

  private static OutboundReply reply(HttpResponse<?> answer, byte[] body, long saved) {
    return new OutboundReply(
        answer.statusCode(), answer.headers().map(), ByteBuffer.wrap(body), saved, answer.uri());
  }

  private static long save(
      HttpResponse<?> answer, InputStream body, Into.SavedTo saved, Watch watch)
      throws IOException, OutboundException {
    Path file = saved.file();
    // A server that does not do ranges answers 200 with the whole from its beginning.
    boolean goesOn = answer.statusCode() == PARTIAL && Files.isRegularFile(file);
    long there = goesOn ? Files.size(file) : 0;
    if (goesOn && rangeStart(answer).map(start -> start != there).orElse(false)) {
      throw new OutboundException(
          OutboundException.Kind.INCOMPLETE,
          answer.uri().getHost() + " goes on with a download at another place than asked.");
    }
    try (OutputStream out =
        goesOn
            ? Files.newOutputStream(file, StandardOpenOption.APPEND)
            : Files.newOutputStream(file)) {
      return there + copy(body, out, saved.limit() - there, watch);
    }
  }

  private static Optional<Long> rangeStart(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("content-range")
        .filter(text -> text.matches("bytes \\d{1,18}-.*"))
        .map(text -> Long.parseLong(text.substring(6, text.indexOf('-'))));
  }

  private static long copy(InputStream in, OutputStream out, long limit, Watch watch)
      throws IOException, OutboundException {
    byte[] block = new byte[BLOCK];
    long total = 0;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      watch.came();
      total += n;
      if (total > limit) {
        throw new OutboundException(
            OutboundException.Kind.TOO_LARGE,
            "The answer is larger than the " + limit + " bytes that are allowed for it.");
      }
      out.write(block, 0, n);
    }
    return total;
  }

  /** Lets go of an answer that nobody wants. */
  public static void discard(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException e) {
      LOG.debug("An answer that is not wanted did not close", e);
    }
  }

  /** Closes a stream over which nothing comes. */
  private static final class Watch implements AutoCloseable {
    private final InputStream body;
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private volatile boolean closed;

    Watch(InputStream body) {
      this.body = body;
      look();
    }

    void came() {
      last.set(System.nanoTime());
    }

    private void look() {
      CompletableFuture.delayedExecutor(STALLED_SECONDS / 4, TimeUnit.SECONDS)
          .execute(
              () -> {
                if (closed) {
                  return;
                }
                if (System.nanoTime() - last.get() > TimeUnit.SECONDS.toNanos(STALLED_SECONDS)) {
                  try {
                    body.close();
                  } catch (IOException e) {
                    LOG.debug("A stalled answer did not close", e);
                  }
                } else {
                  look();
                }
              });
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
