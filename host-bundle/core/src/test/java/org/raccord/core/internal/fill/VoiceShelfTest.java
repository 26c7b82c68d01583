package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** How the host asks voices: whatever they do, it ends with a clear word and lets go. */
@Timeout(60)
class VoiceShelfTest {

  private static final Utterance HELLO = Utterance.of("Hello.", "en", 1);

  /** A voice that beeps; the tests override a step. */
  private static class Beeper implements Voice {
    VoiceFacts.Cloning cloning = VoiceFacts.Cloning.NONE;
    int rate = 24_000;

    @Override
    public VoiceFacts facts() {
      return new VoiceFacts(
          "Beeper", List.of("en-US"), 24_000, VoiceFacts.TimingDetail.NONE, cloning, "none");
    }

    @Override
    public VoiceReadiness readiness() {
      return new VoiceReadiness.Ready();
    }

    @Override
    public Speech speak(Utterance utterance, SpeechCall call)
        throws SoundException, InterruptedException {
      call.checkpoint();
      int length = call.sample().map(SoundBlock::length).orElse(100);
      return new Speech(SoundBlock.silence(new SoundFormat(rate, 1), length), List.of());
    }
  }

  private static class Call implements SpeechCall {
    @Override
    public Optional<SoundBlock> sample() {
      return Optional.of(SoundBlock.silence(new SoundFormat(48_000, 1), 777));
    }

    @Override
    public void progress(String step, double fraction) {}

    @Override
    public void checkpoint() throws InterruptedException {}
  }

  private final VoiceShelf shelf = new VoiceShelf(Duration.ofMillis(300));

  private SoundException refused(Voice voice) {
    shelf.put("beeper", voice);
    return assertThrows(
        SoundException.class, () -> shelf.speak("beeper", HELLO, new Call()), "No failure");
  }

  @Test
  void aVoiceSpeaks() throws Exception {
    shelf.put("beeper", new Beeper());

    assertEquals(100, shelf.speak("beeper", HELLO, new Call()).sound().length());
  }

  /** Gives voices as the component runtime does: what nobody holds any more is taken down. */
  private static final class Components implements ComponentServiceObjects<Voice> {
    private final ServiceReference<Voice> reference = reference();
    private @Nullable Beeper there;
    private int uses;
    private int made;

    @SuppressWarnings("unchecked")
    private static ServiceReference<Voice> reference() {
      return (ServiceReference<Voice>)
          Proxy.newProxyInstance(
              Components.class.getClassLoader(),
              new Class<?>[] {ServiceReference.class},
              (proxy, method, arguments) ->
                  method.getName().equals("equals") ? arguments[0] == proxy : null);
    }

    @Override
    public synchronized Voice getService() {
      Beeper voice = there;
      if (voice == null) {
        made++;
        voice = new Beeper();
        there = voice;
      }
      uses++;
      return voice;
    }

    @Override
    public synchronized void ungetService(Voice service) {
      if (--uses == 0) {
        there = null;
      }
    }

    @Override
    public ServiceReference<Voice> getServiceReference() {
      return reference;
    }
  }

  @Test
  void whatAVoiceOfABundleHasLoadedStaysUntilItIsTakenAway() throws Exception {
    Components runtime = new Components();
    shelf.addVoice(runtime, Map.of(Voice.ID, "beeper"));
    shelf.speak("beeper", HELLO, new Call());
    shelf.speak("beeper", HELLO, new Call());
    assertEquals(1, shelf.offers().size());
    assertEquals(1, runtime.made, "one voice for all texts");

    shelf.removeVoice(runtime);
    assertEquals(0, runtime.uses, "uses that are left");
    assertTrue(shelf.offers().isEmpty());
  }

  @Test
  void voicesAreOfferedInOrderOfTheirId() {
    shelf.put("b", new Beeper());
    shelf.put("a", new Beeper());

    assertEquals(List.of("a", "b"), shelf.offers().stream().map(o -> o.id()).toList());
    assertInstanceOf(VoiceReadiness.Ready.class, shelf.offers().get(0).readiness());
  }

  @Test
  void aVoiceThatIsNotThereIsNamedWithThoseThatAre() {
    SoundException none =
        assertThrows(SoundException.class, () -> shelf.speak("mary", HELLO, new Call()));
    shelf.put("beeper", new Beeper());
    SoundException other =
        assertThrows(SoundException.class, () -> shelf.speak("mary", HELLO, new Call()));

    assertEquals(Kind.UNSUPPORTED, none.kind());
    assertTrue(none.getMessage().contains("none at all"), none.getMessage());
    assertTrue(other.getMessage().contains("are: beeper"), other.getMessage());
  }

  @Test
  void aVoiceThatIsNotReadySaysWhatToDo() {
    SoundException e =
        refused(
            new Beeper() {
              @Override
              public VoiceReadiness readiness() {
                return new VoiceReadiness.Missing("It has no files.", "Get them.");
              }
            });

    assertEquals(Kind.MISCONFIGURED, e.kind());
    assertEquals("It has no files. Get them.", e.getMessage());
  }

  @Test
  void theExceptionOfAVoiceIsCopied() {
    SoundException own = new SoundException(Kind.REFUSED, "Not in Latin.", new Exception("inner"));
    SoundException e =
        refused(
            new Beeper() {
              @Override
              public Speech speak(Utterance utterance, SpeechCall call) throws SoundException {
                throw own;
              }
            });

    assertNotSame(own, e);
    assertEquals(Kind.REFUSED, e.kind());
    assertEquals("Not in Latin.", e.getMessage());
    assertEquals(Optional.empty(), Optional.ofNullable(e.getCause()));
  }

  @Test
  void whatIsUncheckedIsADefectOfTheVoice() {
    SoundException e =
        refused(
            new Beeper() {
              @Override
              public Speech speak(Utterance utterance, SpeechCall call) {
                throw new IllegalStateException("a bug");
              }
            });

    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("a bug"), e.getMessage());
  }

  @Test
  void speechAtAnotherRateThanPromisedIsADefect() {
    Beeper beeper = new Beeper();
    beeper.rate = 16_000;

    assertEquals(Kind.FAILED, refused(beeper).kind());
  }

  @Test
  void aVoiceThatHangsIsLeftAndTold() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    SoundException e =
        refused(
            new Beeper() {
              @Override
              public Speech speak(Utterance utterance, SpeechCall call)
                  throws InterruptedException {
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException interrupted) {
                  told.countDown();
                  throw interrupted;
                }
                throw new AssertionError();
              }
            });

    assertEquals(Kind.TRANSIENT, e.kind());
    told.await();
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() {
    shelf.put("beeper", new Beeper());
    Thread.currentThread().interrupt();

    assertThrows(InterruptedException.class, () -> shelf.speak("beeper", HELLO, new Call()));
  }

  @Test
  void onlyAVoiceThatClonesWithConsentGetsASample() throws Exception {
    shelf.put("own", new Beeper());
    Beeper cloning = new Beeper();
    cloning.cloning = VoiceFacts.Cloning.WITH_CONSENT;
    shelf.put("cloning", cloning);

    assertEquals(100, shelf.speak("own", HELLO, new Call()).sound().length());
    assertEquals(777, shelf.speak("cloning", HELLO, new Call()).sound().length());
  }

  @Test
  void aVoiceThatCannotSayWhetherItIsReadyIsNot() {
    shelf.put(
        "beeper",
        new Beeper() {
          @Override
          public VoiceReadiness readiness() {
            throw new IllegalStateException("a bug");
          }
        });

    assertInstanceOf(VoiceReadiness.Missing.class, shelf.offers().get(0).readiness());
  }
}
