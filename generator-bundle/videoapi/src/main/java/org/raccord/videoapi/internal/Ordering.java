package org.raccord.videoapi.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders a video, once: what may be paid for is written down before it is sent, and an order whose
 * answer was lost is looked for before it is sent again.
 */
final class Ordering {

  private static final Logger LOG = LoggerFactory.getLogger(Ordering.class);

  private static final int MOST_REFUSALS = 6;
  private static final int MOST_ORDERS = 2;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

  private final Wire wire;
  private final FillCall call;
  private final Pace pace;
  private final Set<String> claimed;

  /**
   * @param claimed ids that other fills of this generator have
   */
  Ordering(Wire wire, FillCall call, Pace pace, Set<String> claimed) {
    this.wire = wire;
    this.call = call;
    this.pace = pace;
    this.claimed = claimed;
  }

  /** Ids that the server has now: a video that is ordered later is none of them. */
  List<String> known() throws GenerationException, InterruptedException {
    try {
      OutboundReply reply = wire.list();
      if (reply.succeeded()) {
        return wire.videos(reply).stream().flatMap(v -> v.id().stream()).toList();
      }
      if (reply.status() == 401 || reply.status() == 403) {
        throw Complaint.failure(wire.server(), reply);
      }
      return List.of();
    } catch (OutboundException e) {
      if (e.kind() == OutboundException.Kind.LOST
          || e.kind() == OutboundException.Kind.INCOMPLETE) {
        return List.of();
      }
      throw e.asFailure();
    }
  }

  /**
   * Orders what {@code intent} tells of.
   *
   * @param condition names of what conditions it; see {@link Profile#namesOf}
   * @throws ConditionRefusedException if the server refused those; nothing was ordered
   */
  Ticket order(Ticket intent, Body body, Set<String> condition)
      throws GenerationException, ConditionRefusedException, InterruptedException {
    keep(intent);
    int orders = 0;
    for (int refusals = 0; ; ) {
      call.checkpoint();
      Optional<OutboundReply> reply = send(body);
      orders++;
      if (reply.isPresent() && reply.get().succeeded()) {
        return taken(intent, reply.get());
      }
      if (reply.isPresent() && reply.get().status() == 429) {
        GenerationException refusal = Complaint.failure(wire.server(), reply.get());
        refusals++;
        if (refusal.kind() != Kind.TRANSIENT || refusals >= MOST_REFUSALS) {
          forget();
          throw refusal;
        }
        orders--;
        call.progress(new org.raccord.generator.Progress.Working(wire.server() + " is busy"));
        pace.pause(Wire.asked(reply.get()).orElse(FIRST_WAIT.multipliedBy(1L << refusals)), call);
        continue;
      }
      if (reply.isPresent() && isAnswered(reply.get().status())) {
        forget();
        Complaint.refuse(wire.server(), reply.get(), condition);
      }
      LOG.info("An order at {} was not answered; it is looked for", wire.server());
      Optional<Ticket> found = find(intent);
      if (found.isPresent()) {
        return found.get();
      }
      if (orders >= MOST_ORDERS) {
        keep(intent.over());
        throw new GenerationException(
            Kind.TRANSIENT,
            wire.server()
                + " does not take orders at the moment"
                + reply.map(r -> " (status " + r.status() + ")").orElse("")
                + ". Nothing was ordered.");
      }
    }
  }

  /** The answer; nothing where it is not known whether the order was taken. */
  private Optional<OutboundReply> send(Body body) throws GenerationException, InterruptedException {
    try {
      return Optional.of(wire.order(body));
    } catch (OutboundException e) {
      if (e.kind() == OutboundException.Kind.LOST
          || e.kind() == OutboundException.Kind.INCOMPLETE) {
        return Optional.empty();
      }
      forget();
      throw e.asFailure();
    }
  }

  /** Behind a gateway a 5xx does not say that the server did nothing. */
  private static boolean isAnswered(int status) {
    return status < 500 && status != 408;
  }

  private Ticket taken(Ticket intent, OutboundReply reply)
      throws GenerationException, InterruptedException {
    Optional<String> id;
    try {
      id = VideoState.of(wire.object(reply)).id();
    } catch (GenerationException e) {
      keep(intent.over());
      throw e;
    }
    if (id.isEmpty()) {
      return find(intent)
          .orElseThrow(
              () ->
                  new GenerationException(
                      Kind.FAILED,
                      wire.server() + " took an order and gave it no id. Check url and profile."));
    }
    return keep(intent.ordered(id.get()));
  }

  /**
   * Looks for a video that was ordered without an answer. A server may take a while to list it.
   *
   * @throws GenerationException FAILED if the server does not say what it has
   */
  Optional<Ticket> find(Ticket intent) throws GenerationException, InterruptedException {
    for (int look = 0; look <= LOOKS.size(); look++) {
      Optional<String> id = match(intent, videos(intent));
      if (id.isPresent()) {
        LOG.info("Found the order again as {}", id.get());
        return Optional.of(keep(intent.ordered(id.get())));
      }
      if (look < LOOKS.size()) {
        pace.pause(LOOKS.get(look), call);
      }
    }
    return Optional.empty();
  }

  private List<VideoState> videos(Ticket intent) throws GenerationException, InterruptedException {
    for (int tries = 0; ; tries++) {
      try {
        OutboundReply reply = wire.list();
        if (reply.succeeded()) {
          return wire.videos(reply);
        }
        if (reply.status() == 404 || reply.status() == 405 || reply.status() == 501) {
          keep(intent.over());
          throw new GenerationException(
              Kind.FAILED,
              wire.server()
                  + " did not answer an order and does not list what it has: it may be making the"
                  + " video. Look there first; the next fill orders anew.");
        }
        if (tries >= 4) {
          throw Complaint.failure(wire.server(), reply);
        }
        pace.pause(Wire.asked(reply).orElse(FIRST_WAIT.multipliedBy(1L << tries)), call);
      } catch (OutboundException e) {
        if (tries >= 4 || e.asFailure().kind() != Kind.TRANSIENT) {
          throw e.asFailure();
        }
        pace.pause(FIRST_WAIT.multipliedBy(1L << tries), call);
      }
    }
  }

  /** The video that can only be the one of the order. */
  private Optional<String> match(Ticket intent, List<VideoState> videos) {
    List<VideoState> possible =
        videos.stream()
            .filter(v -> v.id().isPresent())
            .filter(v -> !intent.others().contains(v.id().get()))
            .filter(v -> !claimed.contains(v.id().get()))
            .filter(v -> agrees(v.prompt(), intent.sent().get(Ticket.PROMPT)))
            .filter(v -> agrees(v.size(), intent.sent().get(Ticket.SIZE)))
            .filter(
                v ->
                    v.created()
                        .map(at -> at.isAfter(intent.since().minus(CLOCKS_DIFFER)))
                        .orElse(true))
            .toList();
    List<VideoState> named = possible.stream().filter(v -> v.prompt().isPresent()).toList();
    if (!named.isEmpty()) {
      // The newest stands first: the oldest of those that are new is the first that was ordered.
      return named.get(named.size() - 1).id();
    }
    return possible.size() == 1 ? possible.get(0).id() : Optional.empty();
  }

  private static boolean agrees(
      Optional<String> listed, @org.jspecify.annotations.Nullable String sent) {
    return listed.isEmpty() || sent == null || listed.get().strip().equals(sent.strip());
  }

  /** Nothing was ordered: there is nothing to go on with, and nothing to be paid. */
  void forget() throws GenerationException {
    try {
      call.forget();
    } catch (IOException e) {
      throw new GenerationException(
          Kind.FAILED,
          "Nothing was ordered, and that cannot be written down: "
              + e.getMessage()
              + ". Cancel the job.",
          e);
    }
  }

  /** Writes down how far it is, before anything else happens. */
  Ticket keep(Ticket ticket) throws GenerationException {
    try {
      call.remember(ticket.text());
    } catch (IOException e) {
      throw new GenerationException(
          Kind.FAILED,
          "The order cannot be written down, so that it is not made: " + e.getMessage(),
          e);
    }
    ticket.id().filter(id -> ticket.state() == Ticket.State.ORDERED).ifPresent(claimed::add);
    return ticket;
  }
}
