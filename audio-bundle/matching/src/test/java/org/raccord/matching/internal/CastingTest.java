package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceOffer;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundFormat;

/** Who is chosen to take after a person. */
class CastingTest {

  private static final VoiceReadiness READY = new VoiceReadiness.Ready();
  private static final VoiceReadiness MISSING =
      new VoiceReadiness.Missing("Its files are not there.", "Get them.");

  private static VoiceOffer cloner(String id, String language, VoiceReadiness readiness) {
    return new VoiceOffer(
        id,
        new VoiceFacts(
            id,
            List.of(language),
            24_000,
            VoiceFacts.TimingDetail.NONE,
            VoiceFacts.Cloning.WITH_CONSENT,
            "none"),
        readiness);
  }

  private static Casting cast(String voice, VoiceOffer... offers) throws SoundException {
    SoundRequest request =
        new FakeCall()
            .before(Sounds.noise(1, 1, 0.1, 1))
            .after(Sounds.noise(1, 1, 0.1, 2))
            .request(new SoundFormat(Sounds.RATE, 1), 48_000, 7);
    return Casting.of(
        new Brief.DialogueLine("We left.", Optional.empty(), Optional.of(voice)),
        request,
        List.of(offers),
        side -> Optional.of("agreed"));
  }

  @Test
  void aCloneIsSpokenByAVoiceThatIsReadyAndSpeaksTheLanguage() throws SoundException {
    VoiceOffer missing = cloner("missing", "en", MISSING);
    VoiceOffer french = cloner("french", "fr", READY);
    VoiceOffer english = cloner("english", "en-GB", READY);
    Casting cast = cast("clone:previous", missing, french, english);
    assertEquals("english", cast.offer().id());
    assertEquals("en", cast.language());
    assertEquals("french", cast("clone:previous", missing, french).offer().id());
    assertEquals("fr", cast("clone:previous", missing, french).language());
    SoundException told = assertThrows(SoundException.class, () -> cast("clone:previous", missing));
    assertTrue(String.valueOf(told.getMessage()).contains("Get them"), told.getMessage());
  }

  @Test
  void whereNoVoiceTakesAfterAPersonTheSideThatWasMeantIsNamed() {
    SoundException next = assertThrows(SoundException.class, () -> cast("clone:next"));
    assertTrue(String.valueOf(next.getMessage()).contains("match:next"), next.getMessage());
    SoundException previous = assertThrows(SoundException.class, () -> cast("clone:previous"));
    assertTrue(
        String.valueOf(previous.getMessage()).contains("match:previous"), previous.getMessage());
  }
}
