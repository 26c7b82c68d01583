package org.raccord.desktop.internal.model;

/**
 * A sentence for the editor.
 *
 * @param words what happened and, where something is wrong, what to do
 * @param kind which
 */
public record Notice(String words, Kind kind) {

  /** How much it matters. */
  public enum Kind {
    WORD,
    TROUBLE
  }
}
