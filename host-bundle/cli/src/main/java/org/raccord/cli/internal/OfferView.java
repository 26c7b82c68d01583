package org.raccord.cli.internal;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Offer;

/** What a generator says of a slot, as a program reads it. */
final class OfferView {

  private OfferView() {}

  /** The fields that every offer has. */
  static Json json(String generator, Offer offer) {
    Optional<Offer.Serves> serves =
        offer instanceof Offer.Serves s ? Optional.of(s) : Optional.empty();
    Optional<Offer.Declines> declines =
        offer instanceof Offer.Declines d ? Optional.of(d) : Optional.empty();
    return Json.object()
        .with("generator", generator)
        .with("serves", serves.isPresent())
        .with("summary", serves.map(Offer.Serves::summary))
        .with("conditioning", serves.map(s -> s.rung().storedName()))
        .with("destination", serves.flatMap(Offer.Serves::destination))
        .with("price", serves.flatMap(Offer.Serves::price).map(Offer.Price::toString))
        .texts("sends", serves.map(Offer.Serves::sends).orElse(List.of()))
        .with(
            "expectedSeconds",
            serves.flatMap(Offer.Serves::expected),
            time -> new JsonPrimitive(time.toSeconds()))
        .with("reason", declines.map(Offer.Declines::reason))
        .with("remedy", declines.map(Offer.Declines::remedy));
  }
}
