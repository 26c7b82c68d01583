package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ShotColour;

/** What was said of a cut as a whole, when it is cut anew. */
class RulesTest {

  private static final Timeline PLAIN = timeline(video(clip("A", 0, 40)));
  private static final Optional<ShotColour> LOG = Optional.of(new ShotColour.Named("slog3"));
  private static final Optional<ShotColour> OTHER = Optional.of(new ShotColour.Named("logc3"));

  private static VoiceConsent consent(String media, String words) {
    return new VoiceConsent(media, media + ".wav", words, Instant.EPOCH);
  }

  @Test
  void whatItsShotsStandForGoesAlongUnlessTheReCutSaysIt() {
    Timeline former = PLAIN.withColour(LOG);
    assertEquals(LOG, Rules.carried(former, PLAIN).colour());
    assertEquals(OTHER, Rules.carried(former, PLAIN.withColour(OTHER)).colour());
    assertEquals(Optional.empty(), Rules.carried(PLAIN, PLAIN).colour());
  }

  @Test
  void consentsOfBothHoldAndTheReCutsOwnGoesBefore() {
    Timeline former =
        PLAIN.withPolicy(PLAIN.policy().with(consent("a", "former")).with(consent("b", "former")));
    Timeline recut = PLAIN.withPolicy(PLAIN.policy().with(consent("a", "re-cut")));
    TimelinePolicy both = Rules.carried(former, recut).policy();
    assertEquals("re-cut", both.consent("a").orElseThrow().words());
    assertEquals("former", both.consent("b").orElseThrow().words());
    assertEquals(2, both.consents().size());
  }
}
