package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command answers, in both forms.
 *
 * @param code for the shell
 * @param lines for a reader
 * @param json for a program
 */
record Answer(ExitCode code, List<String> lines, JsonObject json) {

  Answer {
    lines = List.copyOf(lines);
  }

  static Answer done(List<String> lines, JsonObject json) {
    return new Answer(ExitCode.DONE, lines, json);
  }

  /** The same with another code. */
  Answer with(ExitCode other) {
    return new Answer(other, lines, json);
  }

  /** The same with lines before its own. */
  Answer after(List<String> first) {
    List<String> all = new ArrayList<>(first);
    all.addAll(lines);
    return new Answer(code, all, json);
  }
}
