package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Outbound.Message;
import org.raccord.generator.OutboundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a job: told over a socket where there is one, asking where there is none. */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private static final Duration STEP = Duration.ofMillis(400);
  private static final long SECOND = 1_000_000_000L;
  private static final long ASKING = 2 * SECOND;
  private static final long LISTENING = 10 * SECOND;
  private static final long ENDING = SECOND / 4;
  private static final long OUTAGE = 120 * SECOND;

  private final FillCall call;
  private final ComfyServer server;
  private final Waiter waiter;
  private final Meter meter;
  private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
  private Optional<Registration> socket = Optional.empty();

  Watch(FillCall call, ComfyServer server, Waiter waiter, Meter meter) {
    this.call = call;
    this.server = server;
    this.waiter = waiter;
    this.meter = meter;
  }

  /** Opens the socket; without one the server is asked. */
  void listen(String client) throws OutboundException, InterruptedException {
    close();
    try {
      socket = Optional.of(server.listen(client, inbox::add));
    } catch (OutboundException e) {
      if (e.kind() == OutboundException.Kind.FORBIDDEN || e.kind() == OutboundException.Kind.KEY) {
        throw e;
      }
      LOG.debug("The server has no socket for us and is asked instead", e);
    }
  }

  /** How a job ended. */
  sealed interface End {
    /** It is done; its history names what it made. */
    record Done(JsonObject history) implements End {}

    /** Somebody stopped it. */
    record Stopped() implements End {}

    /** A node failed. */
    record Failed(JsonObject error) implements End {}

    /** The server does not know it. */
    record Lost() implements End {}

    /** It took too long. */
    record Late(boolean running) implements End {}
  }

  /** Waits until the job has ended, or for as long as {@code most}. */
  End await(String id, Duration most)
      throws GenerationException, OutboundException, InterruptedException {
    Events events = new Events(id, meter);
    long began = waiter.nanos();
    long look = began;
    long answered = began;
    boolean running = false;
    boolean ending = false;
    while (true) {
      call.checkpoint();
      if (waiter.nanos() >= look) {
        try {
          Standing standing = standing(id);
          if (standing.end().isPresent()) {
            hear(Optional.ofNullable(inbox.poll()), events);
            return standing.end().get();
          }
          running = standing.ahead() < 0;
          if (!running) {
            meter.queued(standing.ahead());
          }
          answered = waiter.nanos();
        } catch (OutboundException | GenerationException e) {
          outage(e, waiter.nanos() - answered);
        }
        look = waiter.nanos() + (ending ? ENDING : socket.isPresent() ? LISTENING : ASKING);
      }
      if (waiter.nanos() - began > most.toNanos()) {
        return new End.Late(running);
      }
      Heard heard = hear(waiter.await(inbox, STEP), events);
      ending |= heard == Heard.END;
      if (heard != Heard.NOTHING) {
        look = waiter.nanos();
      }
    }
  }

  /** What came over the socket that asks for a look. */
  private enum Heard {
    NOTHING,
    SOCKET_LOST,
    END
  }

  /** Hears {@code first} and all that came with it. */
  private Heard hear(Optional<Message> first, Events events) {
    Heard heard = Heard.NOTHING;
    for (Optional<Message> message = first;
        message.isPresent();
        message = Optional.ofNullable(inbox.poll())) {
      if (message.get() instanceof Message.Ended) {
        close();
        heard = heard == Heard.END ? heard : Heard.SOCKET_LOST;
      } else if (events.hear(message.get())) {
        heard = Heard.END;
      }
    }
    return heard;
  }

  /**
   * How a job stands.
   *
   * @param end how it ended, where it has
   * @param ahead how many are before it; -1 where it runs
   */
  private record Standing(Optional<End> end, int ahead) {}

  private Standing standing(String id)
      throws GenerationException, OutboundException, InterruptedException {
    Optional<End> end = ended(id);
    if (end.isPresent()) {
      return new Standing(end, 0);
    }
    Optional<Queued> place = find(job -> job.id().equals(id));
    if (place.isPresent()) {
      return new Standing(Optional.empty(), place.get().ahead());
    }
    // It may have ended between the two questions.
    return new Standing(Optional.of(ended(id).orElseGet(End.Lost::new)), 0);
  }

  /** A server that is away for a while is asked again; one that has gone is not. */
  private static void outage(Exception cause, long since)
      throws OutboundException, GenerationException {
    LOG.debug("The server does not answer; the job goes on there", cause);
    boolean mayPass =
        cause instanceof OutboundException lost
            ? lost.asFailure().kind() == Kind.TRANSIENT
            : cause instanceof GenerationException trouble && trouble.kind() == Kind.TRANSIENT;
    if (mayPass && since < OUTAGE) {
      return;
    }
    if (cause instanceof OutboundException gone) {
      throw gone;
    }
    if (cause instanceof GenerationException trouble) {
      throw trouble;
    }
  }

  /** The job that waits or runs and is the one. */
  Optional<Queued> find(Predicate<Queued> one)
      throws GenerationException, OutboundException, InterruptedException {
    List<Queued> queue = server.queue();
    return queue.stream().filter(one).findFirst();
  }

  private Optional<End> ended(String id)
      throws GenerationException, OutboundException, InterruptedException {
    return server.history(id).map(Watch::end);
  }

  private static End end(JsonObject history) {
    JsonObject status = Json.object(history, "status").orElseGet(JsonObject::new);
    if (Json.text(status, "status_str").filter("error"::equals).isEmpty()) {
      return new End.Done(history);
    }
    JsonObject error = new JsonObject();
    for (JsonElement message : Json.array(status, "messages")) {
      if (!message.isJsonArray() || message.getAsJsonArray().size() < 2) {
        continue;
      }
      JsonArray parts = message.getAsJsonArray();
      String type = Json.text(parts.get(0)).orElse("");
      if (type.equals("execution_interrupted")) {
        return new End.Stopped();
      }
      if (type.equals("execution_error")) {
        error = Json.object(parts.get(1)).orElse(error);
      }
    }
    return new End.Failed(error);
  }

  @Override
  public void close() {
    socket.ifPresent(Registration::close);
    socket = Optional.empty();
  }
}
