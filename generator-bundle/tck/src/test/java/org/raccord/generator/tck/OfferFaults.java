package org.raccord.generator.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.raccord.conformance.Misdeeds;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;

/** Offers that are wrong on purpose. */
final class OfferFaults {

  private OfferFaults() {}

  static final class SlowOffer extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      Misdeeds.waitDeaf(25);
      return super.offer(request);
    }
  }

  static final class MoodyOffer extends HonestGenerator {
    private int asked;

    @Override
    public Offer offer(FillRequest request) {
      Offer offer = super.offer(request);
      asked++;
      return offer instanceof Offer.Serves serves
          ? new Offer.Serves(
              serves.summary() + (asked % 2 == 0 ? "" : ", perhaps"),
              serves.rung(),
              serves.uses(),
              serves.destination(),
              serves.sends(),
              serves.price(),
              serves.expected(),
              serves.repeatable())
          : offer;
    }
  }

  static final class WordlessDecline extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      return super.offer(request) instanceof Offer.Declines
          ? new Offer.Declines("No.", " ")
          : super.offer(request);
    }
  }

  static final class ThreadedOffer extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      if (request.plansTaken().contains("no plan of anybody")) {
        PlantedFaults.MISDEEDS.leaveThread();
      }
      return super.offer(request);
    }
  }

  /** Looks into a file before it answers. */
  static final class ReadsAFile extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      try (Stream<String> lines =
          Files.lines(Path.of(System.getProperty("java.home"), "release"))) {
        return lines.findAny().isPresent() ? super.offer(request) : new Offer.Declines("a", "b");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
