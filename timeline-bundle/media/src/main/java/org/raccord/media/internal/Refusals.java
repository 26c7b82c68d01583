package org.raccord.media.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why pictures are not read, and the command that makes a copy that is. */
final class Refusals {

  /** Light at 100 nits for white, highlights rolled off: what editors do by hand at first. */
  static final String TO_STANDARD_RANGE =
      "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,"
          + "zscale=t=bt709:m=bt709:r=tv";

  /** The curves of H.273 are undone; what lies above white is cut off. */
  static final String FROM_LOGARITHM = "zscale=t=bt709:p=bt709:m=bt709:r=tv";

  private final Path file;
  private final List<String> reasons = new ArrayList<>();
  private final List<String> filters = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Refusals(Path file) {
    this.file = file;
  }

  /**
   * Adds a reason.
   *
   * @param reason a clause without full stop
   * @param filter FFmpeg's filter that removes it
   */
  void add(String reason, String filter) {
    reasons.add(reason);
    filters.add(filter);
  }

  /**
   * Adds what is to be known of the command.
   *
   * @param note a sentence without full stop
   */
  void note(String note) {
    notes.add(note);
  }

  /** All reasons and the command, a sentence without full stop; empty where there is no reason. */
  Optional<String> sentence() {
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", reasons)
                + ". Make a copy that is read: "
                + command(file, String.join(",", filters))
                + notes.stream().map(note -> ". " + note).collect(Collectors.joining()));
  }

  /** The command that makes a copy of a file through filters. */
  static String command(Path file, String filters) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    Path copy = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "_copy.mov");
    return "ffmpeg -i "
        + quoted(file)
        + (filters.isEmpty() ? "" : " -vf " + quoted(filters))
        + " -map 0:V:0 -map 0:a? -c:v prores_ks -profile:v 3 -c:a pcm_s24le "
        + quoted(copy);
  }

  private static String quoted(Object text) {
    return '"' + text.toString() + '"';
  }
}
