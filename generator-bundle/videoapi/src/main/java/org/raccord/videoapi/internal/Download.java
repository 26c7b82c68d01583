package org.raccord.videoapi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a video; what broke off is gone on with, and nothing is ordered for it. */
final class Download {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  /** A slot is seconds long: what is larger is none of its videos. */
  static final long LIMIT = 4L << 30;

  private static final int MOST_TRIES = 8;
  private static final int MOST_EMPTY = 3;
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int HEAD = 512;

  private final Wire wire;
  private final FillCall call;
  private final Pace pace;
  private final long limit;

  Download(Wire wire, FillCall call, Pace pace, long limit) {
    this.wire = wire;
    this.call = call;
    this.pace = pace;
    this.limit = limit;
  }

  /**
   * The file of a completed video.
   *
   * @param elsewhere where it lies, if the server itself does not hand it out
   * @throws Polling.Over if there is none and never will be
   */
  Path fetch(Path workspace, String id, Optional<URI> elsewhere)
      throws GenerationException, Polling.Over, InterruptedException {
    Path whole = workspace.resolve("answer.mp4");
    Path part = workspace.resolve("answer.part");
    try {
      if (Files.isRegularFile(whole)) {
        return whole;
      }
      receive(id, elsewhere, part);
      return Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new GenerationException(
          Kind.FAILED, "The video cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private void receive(String id, Optional<URI> elsewhere, Path part)
      throws IOException, GenerationException, Polling.Over, InterruptedException {
    Duration wait = FIRST;
    Optional<URI> place = Optional.empty();
    int empty = 0;
    GenerationException last =
        new GenerationException(Kind.TRANSIENT, "The video cannot be fetched.");
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      call.checkpoint();
      Duration asked = wait;
      try {
        OutboundReply reply =
            place.isPresent()
                ? wire.contentAt(place.get(), part, limit)
                : wire.content(id, part, limit);
        if (place.isEmpty() && elsewhere.isPresent() && isNotHere(reply.status())) {
          LOG.info("{} keeps the video at another place", wire.server());
          place = elsewhere;
          continue;
        }
        if (reply.succeeded() && Files.isRegularFile(part) && Files.size(part) > 0) {
          look(part);
          return;
        }
        if (reply.succeeded()) {
          empty++;
          last = emptyVideo(id);
          if (empty >= MOST_EMPTY) {
            throw new Polling.Over(last);
          }
        } else {
          last = refused(reply, part);
        }
        asked = Wire.asked(reply).orElse(wait);
      } catch (OutboundException e) {
        last = broken(e, part);
      }
      pace.pause(asked, call);
      wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
    }
    throw last;
  }

  /** Refused for good, or no such address: a server that gave the video to a store says so. */
  private static boolean isNotHere(int status) {
    return status == 400 || status == 404 || status == 405 || status == 501;
  }

  private GenerationException emptyVideo(String id) {
    return new GenerationException(
        Kind.FAILED,
        wire.server()
            + " says that the video "
            + id
            + " is complete and sends 0 bytes. It may have been held back; change the brief, or"
            + " look at the server's log. Filling again orders another one.");
  }

  /** A failure that another try may mend; any other one is thrown. */
  private GenerationException refused(OutboundReply reply, Path part)
      throws IOException, GenerationException, Polling.Over {
    int status = reply.status();
    if (status == 416) {
      // There is no more than what is here already, or it is not the same: from the beginning.
      Files.deleteIfExists(part);
    }
    if (status == 410) {
      throw new Polling.Over(
          new GenerationException(
              Kind.FAILED,
              wire.server() + " has thrown the video away. Filling again orders another one."));
    }
    if (status == 404 || status == 409 || status == 416 || status == 425) {
      return new GenerationException(
          Kind.TRANSIENT,
          wire.server()
              + " says that the video is complete and does not hand it out (status "
              + status
              + "). It is fetched when you fill again; nothing is ordered for that.");
    }
    GenerationException failure = Complaint.failure(wire.server(), reply);
    if (failure.kind() != Kind.TRANSIENT) {
      throw failure;
    }
    return failure;
  }

  private GenerationException broken(OutboundException e, Path part)
      throws IOException, GenerationException {
    if (e.kind() == OutboundException.Kind.TOO_LARGE) {
      Files.deleteIfExists(part);
      throw new GenerationException(
          Kind.FAILED,
          wire.server()
              + " sends more than "
              + (limit >> 20)
              + " MB for one video. That is no answer to a slot; it was thrown away.",
          e);
    }
    GenerationException failure = e.asFailure();
    if (failure.kind() != Kind.TRANSIENT) {
      throw failure;
    }
    return new GenerationException(
        Kind.TRANSIENT,
        "The video breaks off while it is fetched: "
            + e.getMessage()
            + " It goes on when you fill again; nothing is ordered for that.",
        e);
  }

  /** A web page or a message is told from a video. */
  private void look(Path file) throws IOException, GenerationException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    String text = new String(head, StandardCharsets.UTF_8).stripLeading();
    if (text.startsWith("<") || text.startsWith("{")) {
      Files.deleteIfExists(file);
      throw new GenerationException(
          Kind.FAILED,
          wire.server()
              + (text.startsWith("<")
                  ? " sends a web page instead of the video. A proxy or a log-in may stand between;"
                      + " check the url, then fill again: the video is still there."
                  : " sends a message instead of the video: "
                      + Complaint.of(text).message()
                      + " Fill again to fetch it."));
    }
  }
}
