package org.raccord.model.timeline;

import java.time.Instant;

/**
 * What is on record of who speaks in a file having agreed that their voice is cloned.
 *
 * @param media identity of the file's content, whatever it is called and wherever it lies
 * @param file name of the file, for an editor
 * @param words who agreed, when and how, as the editor wrote it
 * @param since when it was put on record
 */
public record VoiceConsent(String media, String file, String words, Instant since) {

  public VoiceConsent {
    if (media.isBlank() || file.isBlank() || words.isBlank()) {
      throw new IllegalArgumentException("A consent names a file and who agreed");
    }
  }
}
