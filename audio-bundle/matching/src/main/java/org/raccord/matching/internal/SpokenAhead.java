package org.raccord.matching.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.model.fill.Brief;

/**
 * The first line of a brief, spoken on a thread of its own while the place is listened to: a voice
 * that loads itself with its first text does so beside the work on the tone. Whoever opens it
 * closes it; the speaking is over then. What is asked for later and is not what was guessed is
 * spoken as if nothing had been.
 */
final class SpokenAhead implements AutoCloseable {

  /** Words of a line that is spoken ahead: a longer one may not fit, and is refused unspoken. */
  private static final int MOST_WORDS = 40;

  private static final long PATIENCE_MILLISECONDS = 2000;

  private final @Nullable Guess guess;

  private SpokenAhead(@Nullable Guess guess) {
    this.guess = guess;
  }

  /** What is being spoken. */
  private record Guess(String voice, Utterance utterance, FutureTask<Speech> task, Thread thread) {}

  /** Begins with the first line; does nothing where none is certain to be spoken. */
  static SpokenAhead of(SoundRequest request, SoundCall call) {
    List<Brief.DialogueLine> lines = request.brief().lines();
    if (lines.isEmpty() || Dialogue.words(lines.get(0).text()) > MOST_WORDS) {
      return new SpokenAhead(null);
    }
    Brief.DialogueLine line = lines.get(0);
    Casting casting;
    try {
      casting = Casting.of(line, request, call.voices(), call::consent);
    } catch (SoundException e) {
      // The dialogue asks again, and is told the same.
      return new SpokenAhead(null);
    }
    if (casting.consent().isPresent()) {
      // A clone is spoken with a sample of the person, who is not listened to yet.
      return new SpokenAhead(null);
    }
    Utterance first = Likeness.first(line.text(), casting, request);
    FutureTask<Speech> task = new FutureTask<>(() -> call.speak(casting.offer().id(), first));
    Thread thread = new Thread(task, "raccord-spoken-ahead");
    thread.setDaemon(true);
    thread.start();
    return new SpokenAhead(new Guess(casting.offer().id(), first, task, thread));
  }

  /**
   * What is or was spoken ahead, if it is this: waits for its end.
   *
   * @throws SoundException as {@link SoundCall#speak} says
   */
  Optional<Speech> get(String voice, Utterance utterance)
      throws SoundException, InterruptedException {
    Guess made = guess;
    if (made == null || !made.voice().equals(voice) || !made.utterance().equals(utterance)) {
      return Optional.empty();
    }
    try {
      return Optional.of(made.task().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SoundException known) {
        throw known;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw (InterruptedException) new InterruptedException("Cancelled").initCause(e);
      }
      throw new IllegalStateException("The voice " + voice + " failed", e.getCause());
    }
  }

  @Override
  public void close() {
    Guess made = guess;
    if (made == null) {
      return;
    }
    made.task().cancel(true);
    try {
      // No call should outlive the making of its sound. A voice that does not heed its being
      // cancelled within this is left to its end: what it says then reaches nobody.
      made.thread().join(PATIENCE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
