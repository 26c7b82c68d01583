package org.raccord.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.DigitalSourceType;

/** What a fill made: frames that were pushed, or a file. */
public sealed interface Made {

  /** How it was made, for the take. */
  Account account();

  /**
   * The frames pushed to {@link FillCall#picture()}.
   *
   * @param slotStart how many of them lie before the slot's first frame
   * @param account how they were made
   */
  record Pushed(long slotStart, Account account) implements Made {}

  /**
   * A file in the workspace; the host probes and fits it.
   *
   * @param file the picture
   * @param alignment where the slot lies in it
   * @param sound sound of its own, in the same file or another
   * @param account how it was made
   */
  record InFile(Path file, Alignment alignment, Optional<Path> sound, Account account)
      implements Made {}

  /** Where the slot lies in a file. */
  sealed interface Alignment {
    /** The slot starts at this frame of the file. */
    record StartsAt(long frame) implements Alignment {}

    /** Its first frame follows the clip before; the end is free. */
    record MeetsBefore() implements Alignment {}

    /** Its last frame leads into the clip after; the start is free. */
    record MeetsAfter() implements Alignment {}

    /** Both ends meet their neighbours: the tail must not be cut. */
    record MeetsBoth() implements Alignment {}

    /** Nothing is known. */
    record Unknown() implements Alignment {}
  }

  /**
   * How a fill was made.
   *
   * @param plan a short stable name, such as {@code bridge}; takes of one slot that share it differ
   *     only by chance
   * @param description one sentence for the editor
   * @param estimate the generator's own blind estimate of the match, 0 (poor) to 1
   * @param remarks what the editor should know, in sentences
   * @param realFrames how many of the slot's frames are a neighbour's own frames
   * @param sourceType how the picture came to be
   * @param settings settings that shaped it, for the record
   * @param rung what conditioned it, where anything did
   * @param ai the trained model that had a part in it, where one had
   */
  record Account(
      String plan,
      String description,
      double estimate,
      List<String> remarks,
      long realFrames,
      DigitalSourceType sourceType,
      Map<String, String> settings,
      Optional<Offer.Rung> rung,
      Optional<AiSystem> ai) {

    /** Made without a trained model. */
    public Account(
        String plan,
        String description,
        double estimate,
        List<String> remarks,
        long realFrames,
        DigitalSourceType sourceType,
        Map<String, String> settings) {
      this(
          plan,
          description,
          estimate,
          remarks,
          realFrames,
          sourceType,
          settings,
          Optional.empty(),
          Optional.empty());
    }

    public Account {
      remarks = List.copyOf(remarks);
      settings = Map.copyOf(settings);
      if (!(estimate >= 0 && estimate <= 1)) {
        throw new IllegalArgumentException("An estimate is 0 to 1, not " + estimate);
      }
    }

    /** The same, with what conditioned it. */
    public Account on(Offer.Rung conditioning) {
      return with(Optional.of(conditioning), ai);
    }

    /** The same, made by a trained model. */
    public Account by(AiSystem system) {
      return with(rung, Optional.of(system));
    }

    private Account with(Optional<Offer.Rung> itsRung, Optional<AiSystem> itsAi) {
      return new Account(
          plan, description, estimate, remarks, realFrames, sourceType, settings, itsRung, itsAi);
    }
  }
}
