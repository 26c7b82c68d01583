package org.raccord.videoapi.internal;

import java.time.Duration;
import java.util.Optional;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.Progress;

/** Waits for an ordered video, asking less and less often. */
final class Polling {

  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int MOST_SILENCES = 12;
  private static final int MOST_UNKNOWN = 3;

  private final Wire wire;
  private final Setup setup;
  private final FillCall call;
  private final Pace pace;
  private final Steps steps;

  Polling(Wire wire, Setup setup, FillCall call, Pace pace, Steps steps) {
    this.wire = wire;
    this.setup = setup;
    this.call = call;
    this.pace = pace;
    this.steps = steps;
  }

  /** A video that will never come: nothing is left to fetch. */
  static final class Over extends Exception {
    private static final long serialVersionUID = 1L;
    private final GenerationException why;

    Over(GenerationException why) {
      super(why);
      this.why = why;
    }

    GenerationException why() {
      return why;
    }
  }

  /**
   * Waits until the video is complete.
   *
   * @throws Over if it never will be
   * @throws GenerationException if it cannot be said now; the order stands
   */
  VideoState await(Ticket ticket) throws GenerationException, Over, InterruptedException {
    String id = ticket.id().orElseThrow();
    Duration wait = FIRST;
    int silences = 0;
    int unknown = 0;
    while (true) {
      call.checkpoint();
      Optional<OutboundReply> reply = ask(id);
      Optional<Duration> asked = reply.flatMap(Wire::asked);
      if (reply.isPresent() && !reply.get().succeeded()) {
        endOf(reply.get(), id);
      }
      if (reply.isEmpty() || isPassing(reply.get().status())) {
        silences++;
        if (silences >= MOST_SILENCES) {
          throw new GenerationException(
              Kind.TRANSIENT,
              wire.server() + " has stopped answering. The video is fetched when you fill again.");
        }
      } else if (reply.get().status() == 404 || reply.get().status() == 410) {
        unknown++;
        if (unknown >= MOST_UNKNOWN || reply.get().status() == 410) {
          throw new Over(
              new GenerationException(
                  Kind.FAILED,
                  wire.server()
                      + " does not know the video "
                      + id
                      + " any more; it may have been started anew since. Filling again orders"
                      + " another one."));
        }
      } else if (!reply.get().succeeded()) {
        throw Complaint.failure(wire.server(), reply.get());
      } else {
        silences = 0;
        unknown = 0;
        VideoState state = VideoState.of(wire.object(reply.get()));
        if (state.stage() == VideoState.Stage.COMPLETED) {
          return state;
        }
        end(state, id);
        tell(state);
      }
      if (Duration.between(ticket.since(), pace.now()).compareTo(setup.patience()) > 0) {
        throw new GenerationException(
            Kind.TRANSIENT,
            "The video is not ready after "
                + setup.patience().toMinutes()
                + " minutes. It goes on at "
                + wire.server()
                + " and is fetched when you fill again; the setting \"timeout\" allows more.");
      }
      pace.pause(asked.orElse(wait), call);
      wait = shorter(wait.multipliedBy(3).dividedBy(2), LONGEST);
    }
  }

  private Optional<OutboundReply> ask(String id) throws GenerationException, InterruptedException {
    try {
      return Optional.of(wire.state(id));
    } catch (OutboundException e) {
      if (e.asFailure().kind() != Kind.TRANSIENT) {
        throw e.asFailure();
      }
      call.progress(new Progress.Working("waiting for " + wire.server() + " to answer again"));
      return Optional.empty();
    }
  }

  private static boolean isPassing(int status) {
    return status == 429 || status == 408 || status >= 500;
  }

  /** Some servers tell of a video that failed with the status of its failure. */
  private void endOf(OutboundReply reply, String id) throws Over {
    Optional<VideoState> video =
        Json.object(reply.text())
            .map(VideoState::of)
            .filter(state -> state.id().filter(id::equals).isPresent());
    if (video.isPresent()) {
      end(video.get(), id);
    }
  }

  private void end(VideoState state, String id) throws Over {
    if (state.stage() == VideoState.Stage.FAILED) {
      Complaint complaint = state.complaint().orElse(new Complaint("", "", ""));
      throw new Over(complaint.asFailedVideo(wire.server()));
    }
    if (state.stage() == VideoState.Stage.GONE) {
      throw new Over(
          new GenerationException(
              Kind.FAILED,
              "The video "
                  + id
                  + " is "
                  + state.status()
                  + " at "
                  + wire.server()
                  + ". Filling again orders another one."));
    }
  }

  private void tell(VideoState state) {
    if (state.progress().isPresent() && state.progress().getAsDouble() > 0) {
      steps.making(state.progress().getAsDouble());
    } else if (state.stage() == VideoState.Stage.QUEUED) {
      call.progress(new Progress.Working("waiting its turn at " + wire.server()));
    } else {
      call.progress(new Progress.Working("being made at " + wire.server()));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
