package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.conformance.RuleReport;

/** What every rule works with: the subject, and the call that most rules look at. */
@ExtendWith(RuleReport.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Rules {

  static final long SECOND = 1_000_000_000L;

  private Optional<SoundSubject> declared = Optional.empty();
  private Optional<Path> folder = Optional.empty();
  private Optional<RecordedSoundCall> usualCall = Optional.empty();
  private Optional<Outcome> usual = Optional.empty();

  /** The maker under test; asked once. */
  protected abstract SoundSubject subject();

  @BeforeAll
  final void prepare(@TempDir Path temporary) {
    declared = Optional.of(subject());
    folder = Optional.of(temporary);
  }

  final SoundSubject declared() {
    return declared.orElseThrow();
  }

  final Path folder() {
    return folder.orElseThrow();
  }

  /** How the usual call ended. */
  final Outcome usual() throws InterruptedException {
    if (usual.isEmpty()) {
      RecordedSoundCall call = new RecordedSoundCall(Case.usual());
      usualCall = Optional.of(call);
      usual = Optional.of(outcome(call));
    }
    return usual.orElseThrow();
  }

  /** The usual call, after its end. */
  final RecordedSoundCall usualCall() throws InterruptedException {
    usual().made();
    return usualCall.orElseThrow();
  }

  final Outcome outcome(Case asked) throws InterruptedException {
    return outcome(new RecordedSoundCall(asked));
  }

  final Outcome outcome(RecordedSoundCall call) throws InterruptedException {
    return Outcome.of(declared().maker(), call, declared().patience());
  }

  /** The case ends with sound of its length, or as UNSUPPORTED with a reason. */
  final void assertMadeOrUnsupported(Case asked) throws InterruptedException {
    Outcome outcome = outcome(asked);
    if (outcome instanceof Outcome.Refused refused) {
      assertEquals(SoundException.Kind.UNSUPPORTED, refused.exception().kind());
      assertReason(refused.exception());
    } else {
      assertMade(asked, outcome);
    }
  }

  /** The case ends with sound of its length. */
  static SoundMade assertMade(Case asked, Outcome outcome) {
    if (!(outcome instanceof Outcome.Made made)) {
      return fail("It ended with " + outcome);
    }
    assertEquals(asked.request().totalLength(), made.sound().sound().length(), "Samples");
    return made.sound();
  }

  static void assertReason(SoundException exception) {
    assertTrue(
        exception.getMessage() != null && !exception.getMessage().isBlank(),
        () -> exception.kind() + " without a message");
  }
}
