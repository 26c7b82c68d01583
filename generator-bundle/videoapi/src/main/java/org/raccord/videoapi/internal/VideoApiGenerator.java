package org.raccord.videoapi.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Offer.Rung;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.DigitalSourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server: orders a video, waits for it, fetches it. */
final class VideoApiGenerator implements ClipGenerator, Checkable {

  private static final Logger LOG = LoggerFactory.getLogger(VideoApiGenerator.class);

  /** It does not look at what comes back: nothing is known of the match. */
  private static final double UNKNOWN = 0.5;

  private final Setup setup;
  private final Pace pace;
  private final long limit;
  private final Planner planner;
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();

  VideoApiGenerator(Setup setup, Pace pace, long limit) {
    this.setup = setup;
    this.pace = pace;
    this.limit = limit;
    this.planner = new Planner(setup);
  }

  @Override
  public Offer offer(FillRequest request) {
    return planner.offer(request);
  }

  @Override
  public List<Finding> check(CheckCall call) throws InterruptedException {
    return new ServerCheck(setup, call).findings();
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    call.checkpoint();
    Wire wire = new Wire(call.outbound(), setup);
    Ordering ordering = new Ordering(wire, call, pace, claimed);
    Optional<Ticket> kept = kept(call, wire);
    if (setup.profile().answer() == Profile.Answer.VIDEO) {
      return atOnce(request, call, new AtOnce(wire, call, pace, limit, ordering), kept);
    }
    Ticket ticket =
        kept.isPresent() && kept.get().state() == Ticket.State.ORDERED
            ? ordering.keep(kept.get())
            : ordered(request, call, ordering, kept);
    try {
      return fetched(ticket, wire, call, ordering);
    } catch (InterruptedException e) {
      abort(ticket, wire);
      throw e;
    } finally {
      ticket.id().ifPresent(claimed::remove);
    }
  }

  private static Optional<Ticket> kept(FillCall call, Wire wire) throws GenerationException {
    Optional<String> text = call.ticket();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Ticket ticket =
        Ticket.read(text.get())
            .orElseThrow(
                () ->
                    new GenerationException(
                        Kind.FAILED,
                        "The ticket of this job cannot be read; it may be another version's."
                            + " Cancel the job and fill again."));
    if (ticket.state() == Ticket.State.OVER) {
      return Optional.empty();
    }
    if (!ticket.server().equals(wire.server())) {
      throw new GenerationException(
          Kind.MISCONFIGURED,
          "This job was ordered at "
              + ticket.server()
              + ", and the settings now name "
              + wire.server()
              + ". Set the url back to fetch it, or cancel the job.");
    }
    return Optional.of(ticket);
  }

  private Ticket ordered(
      FillRequest request, FillCall call, Ordering ordering, Optional<Ticket> intent)
      throws GenerationException, InterruptedException {
    if (intent.isPresent()) {
      Optional<Ticket> found = ordering.find(intent.get());
      if (found.isPresent()) {
        return found.get();
      }
    }
    Planner.Plan.Asks plan = plan(request);
    // Asked first: with a wrong key or url nothing has to be prepared.
    List<String> others = ordering.known();
    return new Ladder(setup, call)
        .order(
            plan,
            (wish, order, refused) ->
                ordering.order(
                    intent(wish, order, others, refused),
                    order.body(),
                    setup.profile().namesOf(wish.rung())));
  }

  /** The video is the answer to its order: nothing is asked for later, and nothing is found. */
  private Made atOnce(FillRequest request, FillCall call, AtOnce atOnce, Optional<Ticket> former)
      throws GenerationException, InterruptedException {
    Ticket ticket;
    Path file;
    if (former.isPresent()) {
      ticket = former.get();
      file = atOnce.received(ticket);
    } else {
      Ordered ordered =
          new Ladder(setup, call)
              .order(
                  plan(request),
                  (wish, order, refused) -> {
                    Ticket intent = intent(wish, order, List.of(), refused);
                    return new Ordered(
                        intent,
                        atOnce.order(intent, order.body(), setup.profile().namesOf(wish.rung())));
                  });
      ticket = ordered.ticket();
      file = ordered.file();
    }
    Optional<VideoFile> facts = atOnce.facts(file, ticket);
    new Steps(call).done();
    return made(file, facts, ticket, Optional.empty());
  }

  /** What was ordered and came. */
  private record Ordered(Ticket ticket, Path file) {}

  private Planner.Plan.Asks plan(FillRequest request) throws GenerationException {
    Planner.Plan plan = planner.plan(request);
    if (plan instanceof Planner.Plan.Declines declines) {
      throw new GenerationException(
          Kind.UNSUPPORTED, declines.why().reason() + " " + declines.why().remedy());
    }
    return (Planner.Plan.Asks) plan;
  }

  private Ticket intent(
      Wish wish, Conditions.Order order, List<String> others, Optional<String> refused) {
    Map<String, String> sent = sent(wish, order.start());
    refused.ifPresent(what -> sent.put(Ticket.REFUSED, what));
    return new Ticket(
        Ticket.State.INTENT,
        setup.destination(),
        Optional.empty(),
        pace.now(),
        others,
        wish.rung(),
        sent);
  }

  private Map<String, String> sent(Wish wish, long start) {
    Map<String, String> sent = new HashMap<>();
    sent.put(Ticket.PROMPT, wish.prompt());
    wish.negative().ifPresent(words -> sent.put("negative", words));
    sent.put(Ticket.SIZE, wish.size().toString());
    sent.put(Ticket.SECONDS, Integer.toString(wish.length().seconds()));
    wish.length().frames().ifPresent(n -> sent.put(Ticket.FRAMES, Integer.toString(n)));
    wish.length().rate().ifPresent(rate -> sent.put("rate", rate.toString()));
    wish.middle().ifPresent(middle -> sent.put(Ticket.START, Long.toString(start)));
    if (setup.profile().says(wish.rung(), "seed")) {
      sent.put(Ticket.SEED, Integer.toString(wish.seed()));
    }
    return sent;
  }

  private Made fetched(Ticket ticket, Wire wire, FillCall call, Ordering ordering)
      throws GenerationException, InterruptedException {
    Steps steps = new Steps(call);
    steps.ordered();
    try {
      VideoState state = new Polling(wire, setup, call, pace, steps).await(ticket);
      steps.fetching();
      Path file =
          new Download(wire, call, pace, limit)
              .fetch(call.workspace(), ticket.id().orElseThrow(), state.url());
      Optional<VideoFile> facts = facts(file, wire, ordering, ticket);
      steps.done();
      return made(file, facts, ticket, state.model());
    } catch (Polling.Over e) {
      ordering.keep(ticket.over());
      throw e.why();
    }
  }

  private Made made(Path file, Optional<VideoFile> facts, Ticket ticket, Optional<String> model) {
    Optional<Path> sound =
        setup.profile().sound() == Profile.Sound.MADE && facts.map(VideoFile::sound).orElse(false)
            ? Optional.of(file)
            : Optional.empty();
    return new Made.InFile(file, alignment(ticket), sound, account(ticket, model));
  }

  /** A file that is none is a failure here: the host would only say that it cannot read it. */
  private static Optional<VideoFile> facts(Path file, Wire wire, Ordering ordering, Ticket ticket)
      throws GenerationException {
    try {
      return VideoFile.read(file);
    } catch (IOException e) {
      ordering.keep(ticket.over());
      throw new GenerationException(
          Kind.FAILED,
          wire.server()
              + " says that the video is complete, and its file is broken: "
              + e.getMessage()
              + ". Filling again orders another one.",
          e);
    }
  }

  /** A server that ends work on request is asked to; what it would make is not wanted. */
  private void abort(Ticket ticket, Wire wire) {
    if (setup.profile().deletion() != Profile.Deletion.ABORTS || ticket.id().isEmpty()) {
      return;
    }
    try {
      OutboundReply reply = wire.delete(ticket.id().get());
      LOG.info("{} was told to end {}: {}", wire.server(), ticket.id().get(), reply.status());
    } catch (OutboundException e) {
      LOG.info("{} could not be told to end {}", wire.server(), ticket.id().get(), e);
    } catch (InterruptedException e) {
      // The call is being cancelled already, which is on its way up.
      LOG.info("{} was not told to end {}", wire.server(), ticket.id().get(), e);
    }
  }

  /** A picture that was sent and comes back as the first frame is not shown twice. */
  private Made.Alignment alignment(Ticket ticket) {
    boolean repeats = setup.profile().ends() == Profile.Ends.REPEATED;
    return switch (ticket.rung()) {
      case FRAMES_BOTH_SIDES ->
          new Made.Alignment.StartsAt(
              Long.parseLong(ticket.sent().getOrDefault(Ticket.START, "0")));
      case FIRST_AND_LAST_FRAME -> new Made.Alignment.MeetsBoth();
      case FIRST_FRAME, FRAMES_BEFORE ->
          repeats ? new Made.Alignment.StartsAt(1) : new Made.Alignment.MeetsBefore();
      case LAST_FRAME, FRAMES_AFTER -> new Made.Alignment.MeetsAfter();
      case PROMPT -> new Made.Alignment.Unknown();
    };
  }

  private Made.Account account(Ticket ticket, Optional<String> named) {
    Optional<String> model = named.or(setup::model);
    Map<String, String> settings = new TreeMap<>(setup.recorded());
    settings.putAll(ticket.sent());
    ticket.id().ifPresent(id -> settings.put("id", id));
    boolean composite = ticket.rung() == Rung.FRAMES_BOTH_SIDES;
    return new Made.Account(
            // The server decides what differs between takes, so that each is a plan of its own.
            "videoapi "
                + ticket.rung().storedName()
                + " "
                + ticket.id().orElseGet(ticket::seedOrTime),
            "Made by "
                + model.orElse("the model")
                + " at "
                + setup.destination()
                + " from "
                + ticket.rung().words()
                + ".",
            UNKNOWN,
            Optional.ofNullable(ticket.sent().get(Ticket.REFUSED)).stream()
                .map(
                    what ->
                        setup.destination()
                            + " refused "
                            + what
                            + " It was made from "
                            + ticket.rung().words()
                            + " instead; with the setting conditioning "
                            + ticket.rung().storedName()
                            + " that is asked for at once.")
                .toList(),
            0,
            composite
                ? DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA
                : DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
            settings)
        .on(ticket.rung())
        .by(new AiSystem(model.orElse(setup.profile().title()), "", setup.licence()));
  }
}
