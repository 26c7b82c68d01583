package org.raccord.core.internal.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generators that may be asked for a slot, in order, and why the others may not.
 *
 * @param generators those that serve
 * @param refusals a sentence for each that does not
 * @param forbidden whether one would serve, but may not send anything away
 */
public record Candidates(List<Shelved> generators, List<String> refusals, boolean forbidden) {

  private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);

  public Candidates {
    generators = List.copyOf(generators);
    refusals = List.copyOf(refusals);
  }

  /**
   * Asks the named generators, or all where none is named.
   *
   * @param named ids ({@code bundle:instance}) or bundle names
   */
  static Candidates ask(
      GeneratorShelf shelf, List<String> named, FillRequest request, Policy policy) {
    List<Shelved> asked = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    List<Shelved> all = shelf.all();
    if (named.isEmpty()) {
      asked.addAll(shelf.forAnybody());
      if (all.isEmpty()) {
        refusals.add(
            "No generator is there. Put a generator bundle into the folder plugins and try again.");
      }
    }
    for (String name : named) {
      List<Shelved> meant = shelf.named(name);
      asked.addAll(meant);
      if (meant.isEmpty()) {
        refusals.add(shelf.nobody(name));
      }
    }
    boolean forbidden = false;
    List<Shelved> serving = new ArrayList<>();
    for (Shelved shelved : asked) {
      Offer offer = offer(shelved, request);
      Optional<String> refusal = refusal(shelved, offer, policy);
      if (refusal.isPresent()) {
        forbidden |= offer instanceof Offer.Serves;
        refusals.add(refusal.get());
      } else {
        serving.add(shelved);
      }
    }
    return new Candidates(serving, refusals, forbidden);
  }

  /** Why a generator may not be used on these terms: it declines, or would send frames away. */
  static Optional<String> refusal(Shelved shelved, Offer offer, Policy policy) {
    String id = shelved.card().id();
    if (offer instanceof Offer.Declines declines) {
      return Optional.of(id + ": " + sentence(declines.reason()) + " " + declines.remedy());
    }
    return ((Offer.Serves) offer)
        .destination()
        .flatMap(policy::refusal)
        .map(why -> id + " was not asked: " + why);
  }

  /** What a generator says of a slot; whatever goes wrong in it is a no. */
  public static Offer offer(Shelved shelved, FillRequest request) {
    ClipGenerator generator = shelved.borrow();
    if (generator == null) {
      return new Offer.Declines("It has gone.", "Put its bundle back.");
    }
    try {
      return generator.offer(request);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Defect in the offer of generator {}", shelved.card().id(), e);
      return new Offer.Declines(
          "It broke down when it was asked (" + e.getClass().getSimpleName() + ").",
          "Choose another generator; the log has the details.");
    } finally {
      shelved.giveBack(generator);
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }
}
