package org.raccord.generator.tck;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;

/** A generator whose work goes on at a pretended server. */
final class Job extends HonestGenerator {

  /** What is wrong with it. */
  enum Flaw {
    NONE,
    NO_TICKET,
    /** Starts anew what it has fetched once. */
    FORGETS_WHAT_IT_FETCHED,
    /** Knows the orders that it made itself, and none of before the crash. */
    KNOWS_ONLY_ITS_OWN,
    /** Orders first and writes down afterwards. */
    ORDERS_FIRST
  }

  /** Starts each order once, however often it comes. */
  static final class Server {
    private final Set<String> orders = new LinkedHashSet<>();
    private int numbers;

    long started() {
      return orders.size();
    }

    private String number() {
      numbers++;
      return "order " + numbers;
    }
  }

  private final Flaw flaw;
  private final Server server;
  private final Set<String> mine = new HashSet<>();
  private final Set<String> fetched = new HashSet<>();

  Job(Flaw flaw) {
    this(flaw, new Server());
  }

  private Job(Flaw flaw, Server server) {
    this.flaw = flaw;
    this.server = server;
  }

  Subject declaredIn(Subject subject) {
    return subject.withJobs(server::started, () -> new Job(flaw, server));
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    String order;
    try {
      call.checkpoint();
      order = order(call);
    } catch (IOException e) {
      throw new GenerationException(
          Kind.FAILED, "The ticket cannot be kept, and nothing was ordered.", e);
    }
    server.orders.add(order);
    mine.add(order);
    Made made = super.fill(request, call);
    fetched.add(order);
    return made;
  }

  private String order(FillCall call) throws IOException {
    if (call.ticket().isPresent()) {
      String order = call.ticket().get();
      boolean unknown =
          (flaw == Flaw.FORGETS_WHAT_IT_FETCHED && fetched.contains(order))
              || (flaw == Flaw.KNOWS_ONLY_ITS_OWN && !mine.contains(order));
      return unknown ? server.number() : order;
    }
    String order = server.number();
    if (flaw == Flaw.ORDERS_FIRST) {
      server.orders.add(order);
    }
    if (flaw != Flaw.NO_TICKET) {
      call.remember(order);
    }
    return order;
  }
}
