package org.raccord.core;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears how far long work has come. Called from the host's threads, at most ten times a second and
 * slot; must not block.
 */
@ConsumerType
public interface FillWatcher {

  /** Watches nothing. */
  FillWatcher NONE = event -> {};

  void heard(Event event);

  /** Something that happened. */
  sealed interface Event {
    /** These subjects will be worked on, in this order. */
    record Planned(List<String> subjects) implements Event {
      public Planned {
        subjects = List.copyOf(subjects);
      }
    }

    /**
     * Work on a slot (or on a rendering) goes on.
     *
     * @param subject address of the slot, or the file that is rendered
     * @param step what is done now, in a few words
     * @param fraction of this subject, 0 to 1; never falls; negative where it cannot be told
     * @param frames frames of this subject in all, 0 where unknown
     */
    record Working(String subject, String step, double fraction, long frames) implements Event {}

    /**
     * A slot is done.
     *
     * @param subject address of the slot
     * @param message one line: the take, or why there is none
     * @param succeeded whether there is a take
     */
    record Done(String subject, String message, boolean succeeded) implements Event {}

    /** Something the editor should know at once. */
    record Note(String message) implements Event {}
  }
}
