package org.raccord.core;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;

/**
 * Where a take comes from.
 *
 * @param take the take
 * @param slot id of its slot
 * @param address where the slot is; empty where it has no place in this cut
 * @param record where the slot lies, counted from the timeline's zero; empty where it has no place
 * @param isInUse whether the timeline shows it
 * @param files its files, picture first
 */
public record Provenance(
    Take take,
    String slot,
    Optional<String> address,
    Optional<FrameRange> record,
    boolean isInUse,
    List<FileState> files) {

  public Provenance {
    files = List.copyOf(files);
  }

  /** A file of a take as it is on disk now. */
  public record FileState(TakeFile file, State state) {}

  /** What has become of a file. */
  public enum State {
    AS_MADE("as made"),
    CHANGED("changed since"),
    MISSING("missing");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** A few words for the editor. */
    public String words() {
      return words;
    }
  }
}
