package org.raccord.videoapi.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.Progress;

/**
 * Orders a video that is the answer itself. The server knows no id of it: an answer that is lost
 * cannot be fetched, may have been paid for, and is said to be lost; nothing but a new fill orders
 * again.
 */
final class AtOnce {

  private static final int MOST_REFUSALS = 6;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final int HEAD = 512;
  private static final String MAYBE_PAID =
      " The video may have been made and be charged, and cannot be fetched. Filling again orders"
          + " another one.";

  private final Wire wire;
  private final FillCall call;
  private final Pace pace;
  private final long limit;
  private final Ordering ordering;
  private final Path whole;
  private final Path part;

  AtOnce(Wire wire, FillCall call, Pace pace, long limit, Ordering ordering) {
    this.wire = wire;
    this.call = call;
    this.pace = pace;
    this.limit = limit;
    this.ordering = ordering;
    this.whole = call.workspace().resolve("answer.mp4");
    this.part = call.workspace().resolve("answer.part");
  }

  /**
   * The file of an order of a former run.
   *
   * @throws GenerationException FAILED if its answer had not come whole
   */
  Path received(Ticket ticket) throws GenerationException {
    if (Files.isRegularFile(whole)) {
      return whole;
    }
    throw lost(ticket, "The work was broken off before " + wire.server() + " had answered.");
  }

  /**
   * The file of a new order. A cancellation closes the connection; the server is told no more.
   *
   * @param condition names of what conditions it; see {@link Profile#namesOf}
   * @throws ConditionRefusedException if the server refused those; nothing was ordered
   */
  Path order(Ticket intent, Body body, Set<String> condition)
      throws GenerationException, ConditionRefusedException, InterruptedException {
    try {
      // What lies here is of an order that is over.
      Files.deleteIfExists(whole);
      Files.deleteIfExists(part);
      ordering.keep(intent);
      for (int refusals = 1; ; refusals++) {
        call.checkpoint();
        call.progress(new Progress.Working("being made at " + wire.server()));
        OutboundReply reply = send(intent, body);
        if (reply.succeeded()) {
          look(intent);
          return Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        refused(intent, reply, refusals, condition);
        call.progress(new Progress.Working(wire.server() + " is busy"));
        pace.pause(Wire.asked(reply).orElse(FIRST_WAIT.multipliedBy(1L << refusals)), call);
      }
    } catch (IOException e) {
      throw new GenerationException(
          Kind.FAILED, "The video cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /** Returns where the server only asks to come again later. */
  private void refused(Ticket intent, OutboundReply reply, int refusals, Set<String> condition)
      throws GenerationException, ConditionRefusedException {
    int status = reply.status();
    if (status == 408 || status >= 500) {
      // Behind a gateway a 5xx does not say that the server did nothing.
      String said = Complaint.of(reply.text()).message();
      throw lost(
          intent,
          wire.server() + " answers " + status + (said.isEmpty() ? "." : ": " + said + "."));
    }
    GenerationException failure = Complaint.failure(wire.server(), reply);
    if (status != 429 || failure.kind() != Kind.TRANSIENT || refusals >= MOST_REFUSALS) {
      ordering.forget();
      Complaint.refuse(wire.server(), reply, condition);
    }
  }

  private OutboundReply send(Ticket intent, Body body)
      throws GenerationException, InterruptedException {
    try {
      return wire.orderInto(body, part, limit);
    } catch (OutboundException e) {
      switch (e.kind()) {
        case LOST, INCOMPLETE -> throw lost(intent, String.valueOf(e.getMessage()));
        case TOO_LARGE ->
            throw lost(
                intent,
                wire.server()
                    + " sends more than "
                    + (limit >> 20)
                    + " MB for one video. That is no answer to a slot; it was thrown away.");
        default -> {
          ordering.forget();
          throw e.asFailure();
        }
      }
    }
  }

  /** Nothing is left to fetch: that is written down, so that only who fills again orders again. */
  private GenerationException lost(Ticket ticket, String what) throws GenerationException {
    ordering.keep(ticket.over());
    try {
      Files.deleteIfExists(part);
      Files.deleteIfExists(whole);
    } catch (IOException e) {
      return new GenerationException(Kind.FAILED, what + MAYBE_PAID, e);
    }
    return new GenerationException(Kind.FAILED, what + MAYBE_PAID);
  }

  /** A web page, a message or nothing is told from a video. */
  private void look(Ticket intent) throws IOException, GenerationException {
    String text = "";
    if (Files.isRegularFile(part)) {
      try (var in = Files.newInputStream(part)) {
        text = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).stripLeading();
      }
    }
    if (text.isEmpty()) {
      throw lost(intent, wire.server() + " answers with a video of 0 bytes.");
    }
    if (text.startsWith("<")) {
      throw lost(intent, wire.server() + " answers with a web page instead of the video.");
    }
    if (text.startsWith("{")) {
      throw lost(
          intent,
          wire.server()
              + " answers with a message instead of the video: "
              + Complaint.shown(text)
              + " If that is a job, the profile has to say \"answer\": \"job\".");
    }
  }

  /**
   * What the video's index says.
   *
   * @throws GenerationException FAILED if it is broken
   */
  Optional<VideoFile> facts(Path file, Ticket ticket) throws GenerationException {
    try {
      return VideoFile.read(file);
    } catch (IOException e) {
      throw lost(ticket, wire.server() + " sent a video that is broken: " + e.getMessage() + ".");
    }
  }
}
