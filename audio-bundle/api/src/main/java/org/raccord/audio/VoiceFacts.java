package org.raccord.audio;

import java.util.List;
import java.util.Locale;

/**
 * What a voice can do.
 *
 * @param name its name, for an editor
 * @param languages the languages it speaks, as BCP 47 tags such as {@code en-US}, at least one; the
 *     first is the one it speaks best
 * @param sampleRate samples per second of its speech
 * @param timing the times that its speech comes with
 * @param cloning whether it can take after a person
 * @param licence licence of the voice, in words
 */
public record VoiceFacts(
    String name,
    List<String> languages,
    int sampleRate,
    TimingDetail timing,
    Cloning cloning,
    String licence) {

  /** The times that speech comes with. */
  public enum TimingDetail {
    /** None: {@link Speech#words()} is empty. */
    NONE,
    /** Beginning and end of each word. */
    WORDS,
    /** Those of each word and of each phone in it. */
    PHONES
  }

  /** Whether a voice can take after a person. */
  public enum Cloning {
    /** It has its own voice only. */
    NONE,
    /** It takes after the speech in {@link SpeechCall#sample}, which that person consented to. */
    WITH_CONSENT
  }

  public VoiceFacts {
    languages = List.copyOf(languages);
    if (name.isBlank() || languages.isEmpty() || sampleRate < 1 || licence.isBlank()) {
      throw new IllegalArgumentException("A voice has a name, a language, a rate and a licence");
    }
  }

  /**
   * Whether the voice speaks {@code language}: one of its own, or that of another country ({@code
   * en-GB} for {@code en-US}); a bare {@code en} is each of them.
   */
  public boolean speaks(String language) {
    String wanted = primary(language);
    return languages.stream().anyMatch(own -> primary(own).equals(wanted));
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }
}
