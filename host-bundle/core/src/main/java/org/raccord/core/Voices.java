package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The voices that are there, for a skin.
 *
 * <p><b>Threads.</b> May be called from any thread.
 */
@ProviderType
public interface Voices {

  /** All voices, those that are not ready too, by id. Loads none of them. */
  List<Card> list();

  /**
   * Has a voice say a line and writes what it said, as it said it, into a .wav file.
   *
   * @return what was said
   * @throws WorkException of kind ORDER where there is no such voice, the line is not one for it,
   *     or the file is there already; INPUT where the voice lacks files or the file cannot be
   *     written; DEFECT where the voice failed
   * @throws InterruptedException if the calling thread was interrupted
   */
  Said say(Line line, Path file) throws WorkException, InterruptedException;

  /**
   * A voice.
   *
   * @param id the name to ask it by
   * @param name its own name
   * @param languages what it speaks, as BCP 47 tags
   * @param sampleRate samples per second
   * @param timing the times it tells: {@code none}, {@code words} or {@code phones}
   * @param clones whether it takes after a person, which that person must have consented to
   * @param licence of the voice
   * @param lack what is missing before it can speak
   */
  record Card(
      String id,
      String name,
      List<String> languages,
      int sampleRate,
      String timing,
      boolean clones,
      String licence,
      Optional<Lack> lack) {

    public Card {
      languages = List.copyOf(languages);
    }
  }

  /**
   * What is missing.
   *
   * @param what in a sentence
   * @param remedy what the user does about it, in a sentence
   */
  record Lack(String what, String remedy) {}

  /**
   * A line to be said.
   *
   * @param voice the voice's id
   * @param text plain text
   * @param language its language, as a BCP 47 tag
   * @param pitch semitones above the voice's own, -12 to 12
   * @param rate 1 as by itself, 0.5 to 2
   * @param times how often it is said; each time is measured
   */
  record Line(String voice, String text, String language, double pitch, double rate, int times) {}

  /**
   * What was said.
   *
   * @param samples of the sound
   * @param sampleRate samples per second
   * @param words the words with their times; empty where the voice does not tell them
   * @param took nanoseconds that each time took: the first one includes the start of the voice
   * @param remarks what the editor should know
   */
  record Said(
      long samples, int sampleRate, List<Word> words, List<Long> took, List<String> remarks) {

    public Said {
      words = List.copyOf(words);
      took = List.copyOf(took);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * A word that was said.
   *
   * @param text as it stands in the line
   * @param start its first sample
   * @param end the sample after its last one
   */
  record Word(String text, long start, long end) {}
}
