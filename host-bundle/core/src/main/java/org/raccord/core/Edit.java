package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.model.fill.Budget;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Updated;

/**
 * An open timeline. Record times given to its methods count from the timeline's zero, without its
 * global start, as {@link org.raccord.model.timeline.Slot#record} does. Every method that changes
 * it writes {@link #file()} atomically, with history, before it returns; if it throws, neither the
 * file nor {@link #timeline()} has changed.
 *
 * <p>Not thread-safe, but {@link #fill} runs fills on the host's workers. A thread that is
 * interrupted in a long call ends it with an {@link InterruptedException}; what was finished by
 * then stays.
 */
@ProviderType
public interface Edit extends AutoCloseable {

  /** Where changes are written: {@code NAME.raccord.otio}. It need not exist yet. */
  Path file();

  /** The file that was read. */
  Path source();

  /** The timeline as it stands. */
  Timeline timeline();

  /** The rate of the picture tracks. */
  Rate rate();

  /** How its record timecode counts: as its media do, else drop-frame where the rate has it. */
  Timecode.Counting counting();

  /**
   * What was removed of a run that had been killed, and what waits to be gone on with; a sentence
   * each, empty as a rule.
   */
  List<String> tidied();

  /**
   * The slots, offline media and intended black, with what each generator offers. Writes nothing.
   */
  Survey survey(SurveyScope scope) throws WorkException;

  /** Makes a range of a video track a slot. {@code in} and {@code out} are record times. */
  Change addSlot(String track, FrameTime in, FrameTime out, Removal removal) throws WorkException;

  /**
   * Makes a slot of {@code frames} frames around the edit point nearest {@code at}, picture only;
   * the sound and the duration stay.
   *
   * @param at record time; an edit point within a quarter of a second of it is taken
   */
  Change smooth(FrameTime at, long frames) throws WorkException;

  /** Changes the cut by hand; the order says how. */
  Change cut(CutOrder order) throws WorkException;

  /**
   * Makes a clip longer at one end: trims it to its media and puts a slot beside it.
   *
   * @param clip name or address
   * @param at record time that tells occurrences of one name apart
   */
  Change extend(String clip, Optional<FrameTime> at, End end, long frames, Placement placement)
      throws WorkException;

  /**
   * Fills slots and keeps their takes in the timeline. One slot that fails does not stop the
   * others.
   *
   * @throws WorkException if the order as a whole cannot be carried out
   * @throws InterruptedException if the calling thread was interrupted; takes finished by then are
   *     kept
   */
  FillReport fill(FillOrder order, FillWatcher watcher) throws WorkException, InterruptedException;

  /**
   * Says what an order would do: who would be asked, what would leave the machine and where to,
   * what it costs. Nothing is sent and nothing changes.
   *
   * @throws WorkException if the order as a whole could not be carried out
   */
  FillPreview preview(FillOrder order) throws WorkException;

  /** The takes of a slot, or of all slots. */
  List<SlotTakes> takes(Optional<String> slot) throws WorkException;

  /**
   * Measures a take in the cut, picture and sound as they are played, whether or not it is in use.
   * Changes nothing.
   *
   * @param slot address or id
   * @param take its id; the take in use where it is left open
   * @param pictures a folder for pictures of it, made where it does not exist
   * @throws InterruptedException if the calling thread was interrupted
   */
  Measured seams(String slot, Optional<String> take, Optional<Path> pictures)
      throws WorkException, InterruptedException;

  /** Where takes come from; reads each of their files. */
  List<Provenance> provenance(TakeScope scope) throws WorkException;

  /**
   * Writes copies of takes' files that are signed with content credentials (C2PA), by a tool that
   * is installed on this machine, and reads them back. The takes stay as they are.
   *
   * @return what became of each file
   * @throws WorkException INPUT if there is no such tool, or no certificate or key
   * @throws InterruptedException if the calling thread was interrupted; what was signed stays
   */
  List<Signed> sign(SignOrder order) throws WorkException, InterruptedException;

  /** Jobs that have not ended with a take, whoever runs them. Changes nothing. */
  Jobs jobs() throws WorkException;

  /**
   * Goes on with a job and keeps its take; where the slot has gone, among the takes without a
   * place.
   *
   * @throws WorkException if there is no such job, or it cannot be gone on with; it stays then, as
   *     long as its generator may still have it
   * @throws InterruptedException if the calling thread was interrupted; the job stays
   */
  Change resumeJob(String id, FillWatcher watcher) throws WorkException, InterruptedException;

  /**
   * Gives a job up: its generator is told, and it is no longer known here.
   *
   * @throws WorkException if there is no such job, or its generator could not be told; it stays
   *     then
   */
  Change cancelJob(String id, Cancelling how) throws WorkException, InterruptedException;

  /** Sets what fills may cost together from now on, or that they may cost anything. */
  Change setBudget(Optional<Budget> budget) throws WorkException;

  /**
   * Makes new sound for the take in use of a slot: a take of its own on the sound tracks, with the
   * same picture. No picture track changes.
   *
   * @throws WorkException if the slot has no take in use, or the sound cannot be made; nothing of
   *     it stays then
   * @throws InterruptedException if the calling thread was interrupted; nothing of it stays
   */
  Change redoSound(SoundOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException;

  /**
   * Puts a marker for each word that is spoken in a take on the clips that are heard.
   *
   * @param slot address or id
   * @param take id of the take, which is in use there
   */
  Change markDialogue(String slot, String take) throws WorkException;

  /** Puts a take of a slot in use: its picture and its sound, or what of both it brings. */
  Change useTake(String takeId) throws WorkException;

  /** Detaches a take; its files stay until {@link #cleanup} is told to delete them. */
  Change removeTake(String takeId) throws WorkException;

  Change undo() throws WorkException;

  Change redo() throws WorkException;

  /** What was done, oldest first; the entry in force is marked. */
  List<HistoryEntry> history() throws WorkException;

  /**
   * Take files and copies of viewing LUTs that the timeline does not use, caches, and leftovers of
   * dead jobs; deletes nothing. A file that a redo would bring back is not among them; one that
   * only an undo would bring back is, as {@link Leftover#DETACHED} or {@link Leftover#FORMER_LUT}:
   * the editor took it out and asks for the room. Jobs that can be gone on with stay.
   */
  List<Leftover> leftovers() throws WorkException;

  /** Deletes what {@link #leftovers} listed. */
  void cleanup(List<Leftover> listed) throws WorkException;

  /**
   * Takes the slots, briefs and takes of a former cut over to this one, which another program made
   * of it: each to its place, told by what stands there and beside it. Take files come with them;
   * what has no place here is kept and listed. Nothing else of this timeline changes.
   *
   * @param former the former cut: a timeline of Raccord's own, which is only read
   */
  Updated update(Path former) throws WorkException;

  /** Points offline media to files of the same name found below {@code folder}. */
  Change relink(Path folder) throws WorkException;

  /** Replaces the beginnings of media URLs or paths: old to new. */
  Change relink(Map<String, String> renamed) throws WorkException;

  /**
   * Renders the timeline, or a slot with what surrounds it, to a playable file.
   *
   * @throws InterruptedException if the calling thread was interrupted; no file is left then
   */
  Rendered render(RenderOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException;

  /** The timeline as it stands, for a viewer. Changes nothing. */
  Monitor monitor() throws WorkException;

  /**
   * Looks at the timeline as it renders, and at the takes in use, for technical faults. Changes
   * nothing.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  QualityCheck check(QualityOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException;

  /**
   * Does several things as one: one entry of the history and one undo. If {@code work} throws, the
   * file, the history and {@link #timeline()} are as they were before; a file that did not exist is
   * gone again.
   */
  <T> T together(String title, Work<T> work) throws WorkException, InterruptedException;

  /**
   * Stores in the timeline whether anything of it may leave the machine. No setting of whoever
   * opens it loosens that.
   */
  Change keepHere(Keeping keeping) throws WorkException;

  /**
   * Has viewers show the timeline through a table, whose file is copied beside the takes so that it
   * goes with them. No media and nothing that is rendered is changed by it.
   *
   * @param cube a {@code .cube} file
   * @throws WorkException INPUT if it cannot be read; the message names the line
   */
  Change setViewingLut(Path cube) throws WorkException;

  /** Has viewers show the timeline as it is; the table's file stays. */
  Change clearViewingLut() throws WorkException;

  /**
   * Puts on record that whoever speaks in a clip's file agreed that their voice is cloned. It holds
   * for that file in this timeline, until it is revoked.
   *
   * @param clip name or address
   * @param words who agreed, when and how
   * @throws WorkException ORDER if there is no such clip or nothing is said; INPUT if its file is
   *     not there
   */
  Change recordConsent(String clip, String words) throws WorkException;

  /**
   * Takes a consent back: nothing is cloned of that file from now on. Takes that were made stay.
   *
   * @param clip name or address of a clip, else name of the file, which need not be there any more,
   *     or the words of what is on record
   * @throws WorkException ORDER if nothing is on record of it, or several files of that name have
   *     one in other words each
   */
  Change revokeConsent(String clip) throws WorkException;

  /** Releases the lock. */
  @Override
  void close();

  /** Several calls on an edit. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws WorkException, InterruptedException;
  }

  /** Whether a timeline stays on the machine. */
  enum Keeping {
    /** Nothing of it leaves, whatever the user has allowed. */
    HERE,
    /** It forbids nothing of its own. */
    AS_USER_ALLOWS
  }

  /** Which gaps a survey lists. */
  enum SurveyScope {
    /** Slots in the sense of the design. */
    SLOTS,
    /** All gaps, on all tracks. */
    ALL_GAPS
  }

  /** What a new slot takes away. Nothing moves either way. */
  enum Removal {
    /** The picture of its own track; all sound stays. */
    LIFT,
    /**
     * The picture of its own track and the production sound linked to it, so that both are made
     * anew; music, voice-over and effects stay.
     */
    EXTRACT
  }

  /** Which takes. */
  enum TakeScope {
    IN_USE,
    ALL
  }

  /** How a job is given up. */
  enum Cancelling {
    /** Its generator is told, so that it ends where it runs. */
    TELL_GENERATOR,
    /** It is only forgotten here; wherever it runs, it runs on. */
    ONLY_FORGET
  }

  /** An end of a clip. */
  enum End {
    HEAD,
    TAIL
  }

  /** How an extend makes room. */
  enum Placement {
    /** Everything later moves. */
    RIPPLE,
    /** The neighbour's edge is trimmed. */
    OVERWRITE
  }

  /**
   * A change that was made and written.
   *
   * @param summary one sentence: what changed
   * @param slot id of the slot that was made, where one was
   * @param remarks what the editor should know, such as items that span a ripple and stayed
   */
  record Change(String summary, Optional<String> slot, List<String> remarks) {
    public Change {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * An entry of the history.
   *
   * @param number 0 is the timeline as it came
   * @param title what was done
   * @param when ISO 8601 time
   * @param current whether this is the state in force
   */
  record HistoryEntry(int number, String title, String when, boolean current) {}

  /**
   * A file that nothing needs.
   *
   * @param path the file
   * @param bytes its size
   * @param why a few words: {@link #DETACHED}, {@code unused take}, {@link #FORMER_LUT}, {@code
   *     unused LUT}, {@code undone change}, {@code cache}, {@code dead job}
   */
  record Leftover(Path path, long bytes, String why) {

    /** A take that the timeline had: an undo would bring it back, without its file. */
    public static final String DETACHED = "detached take (undo could bring it back)";

    /** A viewing LUT that the timeline had: an undo would bring it back, without its table. */
    public static final String FORMER_LUT = "former LUT (undo could bring it back)";
  }

  /**
   * A finished rendering.
   *
   * @param file the file
   * @param frames frames of picture
   * @param remarks such as offline media shown as a slate
   */
  record Rendered(Path file, long frames, List<String> remarks) {}
}
