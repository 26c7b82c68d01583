package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    return cast(new Brief.DialogueLine("We left.", Optional.empty(), Optional.of(voice)), offers);
  }

  private static Casting inLanguage(String voice, String language, VoiceOffer... offers)
      throws SoundException {
    return cast(
        new Brief.DialogueLine(
            "Wir gehen.",
            Optional.empty(),
            Optional.of(voice),
            Optional.of(language),
            Optional.empty()),
        offers);
  }

  private static Casting cast(Brief.DialogueLine line, VoiceOffer... offers) throws SoundException {
    SoundRequest request =
        new FakeCall()
            .before(Sounds.noise(1, 1, 0.1, 1))
            .after(Sounds.noise(1, 1, 0.1, 2))
            .request(new SoundFormat(Sounds.RATE, 1), 48_000, 7);
    return Casting.of(line, request, List.of(offers), side -> Optional.of("agreed"));
  }

  @Test
  void aLineIsSpokenByAVoiceOfItsLanguageThoughOthersAreThere() throws SoundException {
    VoiceOffer english = FakeVoice.ready().offer();
    VoiceOffer german = cloner("german", "de-AT", READY);
    assertEquals("german", inLanguage("match:previous", "de", english, german).offer().id());
    assertEquals("de", inLanguage("match:previous", "de", english, german).language());
    assertEquals("de", inLanguage("clone:previous", "de", english, german).language());
    assertEquals("de-CH", inLanguage("german", "de-CH", english, german).language());
    assertEquals(english.id(), inLanguage("match:previous", "en-GB", german, english).offer().id());
    VoiceOffer missing = cloner("missing", "de", MISSING);
    SoundException told =
        assertThrows(
            SoundException.class, () -> inLanguage("match:previous", "de", english, missing));
    assertEquals(SoundException.Kind.MISCONFIGURED, told.kind());
    assertTrue(String.valueOf(told.getMessage()).contains("Get them"), told.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"match:previous", "clone:previous", "hum", "match"})
  void aLanguageThatNoVoiceHasIsRefusedInWords(String voice) {
    VoiceOffer english = FakeVoice.ready().offer();
    SoundException told =
        assertThrows(SoundException.class, () -> inLanguage(voice, "fi", english));
    assertEquals(SoundException.Kind.REFUSED, told.kind());
    String message = String.valueOf(told.getMessage());
    assertTrue(message.contains("Finnish (fi)"), message);
    assertTrue(message.contains(english.facts().languages().get(0)), message);
  }

  @Test
  void aNamedVoiceOfAnotherLanguageIsRefusedThoughOneOfTheLanguageIsThere() {
    VoiceOffer english = FakeVoice.ready().offer();
    VoiceOffer german = cloner("german", "de", READY);
    SoundException told =
        assertThrows(SoundException.class, () -> inLanguage(english.id(), "de", english, german));
    String message = String.valueOf(told.getMessage());
    assertTrue(message.contains("German (de)") && message.contains(english.id()), message);
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
