package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.generator.Offer;

/**
 * Opens edits for a skin.
 *
 * <p><b>Threads.</b> May be called from any thread. An {@link Edit} is used by one thread at a
 * time.
 *
 * <p><b>Ownership.</b> Whoever opens an edit closes it.
 *
 * <p><b>Failure.</b> A {@link WorkException} whose kind names the next action; nothing has been
 * written then.
 */
@ProviderType
public interface Workbench {

  /**
   * Opens a timeline.
   *
   * @param file a timeline of any origin. If it is a foreign one whose {@code NAME.raccord.otio}
   *     exists beside it and {@code out} is empty, that one is opened, unless the foreign file has
   *     been changed since: then it is an error that says so
   * @param access whether anything may be changed; changing takes the project's lock
   * @param out where a foreign timeline's changes are written in place of {@code NAME.raccord.otio}
   *     beside it
   */
  Edit open(Path file, Access access, Optional<Path> out) throws WorkException;

  /**
   * Makes a timeline of whole media files with a gap of {@code gapFrames} between each two, and
   * writes it.
   *
   * @param file the new timeline; it must not exist
   * @param media picture files, at least one
   * @param gapText length of the gaps, as an editor writes it: {@code 24}, {@code 1.5s}, {@code
   *     00:00:01:00}
   */
  Edit create(Path file, List<Path> media, String gapText) throws WorkException;

  /**
   * The sounds below a folder in whose names or tags each of the words stands, in any case; those
   * with all of them in their names first.
   *
   * @throws WorkException INPUT if the folder cannot be read
   * @throws InterruptedException if the calling thread was interrupted
   */
  List<FoundEffect> effects(Path folder, List<String> words)
      throws WorkException, InterruptedException;

  /**
   * Measures a take among plain files.
   *
   * @param pictures a folder for pictures of it, made where it does not exist
   * @throws InterruptedException if the calling thread was interrupted
   */
  Measured seams(SeamFiles files, Optional<Path> pictures)
      throws WorkException, InterruptedException;

  /**
   * Looks at a media file for technical faults.
   *
   * @param order names no slot
   * @throws InterruptedException if the calling thread was interrupted
   */
  QualityCheck check(Path media, QualityOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException;

  /**
   * How the pictures of new takes are written.
   *
   * @throws WorkException if the setting cannot be read; the message names its file
   */
  TakeCodec takeCodec() throws WorkException;

  /** Sets how the pictures of new takes are written, for every timeline of this user. */
  void setTakeCodec(TakeCodec codec) throws WorkException;

  /** Tries what a fill needs; writes nothing that stays. */
  List<Finding> checkup();

  /** Whether an edit may be changed. */
  enum Access {
    READ,
    CHANGE
  }

  /**
   * A generator that is there.
   *
   * @param id {@code bundle:instance}, such as {@code continuity:default}
   * @param description one line for the editor
   * @param bundle symbolic name and version of the bundle that brings it
   * @param workers how many fills it runs at once
   * @param destination the server it sends to, where it has one
   * @param perSecond what a second of what it makes costs, where it was told
   * @param problem why it cannot be used and what to do; empty where it can
   * @param use whether the user has it on
   */
  record GeneratorCard(
      String id,
      String description,
      String bundle,
      int workers,
      Optional<String> destination,
      Optional<Offer.Price> perSecond,
      Optional<String> problem,
      Use use) {

    /** Whether a generator is to be used. */
    public enum Use {
      ON,
      OFF
    }

    /** One that is not switched off. */
    public GeneratorCard(
        String id,
        String description,
        String bundle,
        int workers,
        Optional<String> destination,
        Optional<Offer.Price> perSecond,
        Optional<String> problem) {
      this(id, description, bundle, workers, destination, perSecond, problem, Use.ON);
    }

    /** A generator that can be used and has no server. */
    public GeneratorCard(String id, String description, String bundle, int workers) {
      this(id, description, bundle, workers, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, that cannot be used. */
    public GeneratorCard with(String its) {
      return new GeneratorCard(
          id, description, bundle, workers, destination, perSecond, Optional.of(its), use);
    }

    /**
     * What it costs, for a list: "free" on this machine, "0.10 USD/s", or "not set" where a server
     * is asked and nobody said what it takes.
     */
    public String cost() {
      return perSecond
          .map(price -> price + "/s")
          .orElse(destination.isPresent() ? "not set" : "free");
    }

    /** Whether it was switched off by the user. */
    public boolean isOff() {
      return use == Use.OFF;
    }
  }
}
