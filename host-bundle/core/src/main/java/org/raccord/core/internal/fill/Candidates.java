package org.raccord.core.internal.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Take;

/**
 * The generators that may be asked for a slot, in order, and why the others may not.
 *
 * @param generators those that serve
 * @param refusals a sentence for each that does not
 * @param forbidden whether one would serve, but may not send anything away
 */
public record Candidates(List<Shelved> generators, List<String> refusals, boolean forbidden) {

  public Candidates {
    generators = List.copyOf(generators);
    refusals = List.copyOf(refusals);
  }

  /**
   * Asks the named generators, or all where none is named.
   *
   * @param named ids ({@code bundle:instance}) or bundle names
   * @param taken takes that the slot has
   */
  static Candidates ask(
      GeneratorShelf shelf,
      List<String> named,
      FillRequest request,
      List<Take> taken,
      Terms terms) {
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
      Offer offer = shelf.offer(shelved, RequestBuilder.of(request, taken, shelved));
      Optional<String> refusal = refusal(shelved, offer, terms);
      if (refusal.isPresent()) {
        forbidden |= terms.forbids(offer);
        refusals.add(refusal.get());
      } else {
        serving.add(shelved);
      }
    }
    return new Candidates(serving, refusals, forbidden);
  }

  /** Why a generator may not be used on these terms: it declines, or would send frames away. */
  static Optional<String> refusal(Shelved shelved, Offer offer, Terms terms) {
    String id = shelved.card().id();
    if (offer instanceof Offer.Declines declines) {
      return Optional.of(id + ": " + sentence(declines.reason()) + " " + declines.remedy());
    }
    return terms.refusal((Offer.Serves) offer).map(why -> id + " was not asked: " + why);
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }
}
