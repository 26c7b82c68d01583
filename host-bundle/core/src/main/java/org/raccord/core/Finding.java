package org.raccord.core;

/**
 * One thing that was looked at in a check of the installation.
 *
 * @param subject what was looked at
 * @param state how it is
 * @param found what was found
 * @param remedy what to do; empty where all is well
 */
public record Finding(String subject, State state, String found, String remedy) {

  /** How something is. */
  public enum State {
    /** As it should be. */
    WELL,
    /** Not there or not ready, and not needed by what most editors do. */
    ABSENT,
    /** Something does not work that is needed. */
    WRONG
  }
}
