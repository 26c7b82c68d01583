package org.raccord.cli.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.CueText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is said in a slot and what happens in it, as options. */
final class SoundOptions {

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Line> lines = new ArrayList<>();

  @Option(
      names = "--effect",
      paramLabel = "FILE@TIME[,room]",
      description =
          "A sound that happens in the slot, such as door.wav@1.2s: the onset of the file is heard"
              + " at that time from the slot's start (1.2s, 30f or 00:00:01:05); may be repeated. With"
              + " ,room behind the time it is put into the room of the clips beside the slot, where"
              + " they ring clearly longer than it does.")
  private List<String> effects = List.of();

  /** A line with what belongs to it; picocli makes one a line, and fills in no Optional then. */
  static final class Line {
    @Option(
        names = "--line",
        required = true,
        paramLabel = "TEXT",
        description =
            "A line that is spoken in the slot; may be repeated. What is made is temp dialogue and"
                + " is marked so.")
    private String text = "";

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description =
            "When the --line before it begins, from the slot's start. Default: as it fits.")
    private @Nullable String at;

    @Option(
        names = "--voice",
        paramLabel = "VOICE",
        description =
            "Whose voice speaks the --line before it: match:previous or match:next (made like the"
                + " speaker of the clip before or after), clone:previous or clone:next (that"
                + " speaker's voice itself, with consent on record: raccord voices consent), or the"
                + " id of a voice. Default: match:previous.")
    private @Nullable String voice;

    @Option(
        names = "--language",
        paramLabel = "TAG",
        description =
            "The language of the --line before it, such as de or en-GB; a voice that speaks it says"
                + " it, and where there is none the line is refused. Default: en.")
    private @Nullable String language;

    @Option(
        names = "--pause",
        paramLabel = "TIME",
        description =
            "How long nobody speaks before the --line before it: since the last line ended, or"
                + " since the slot began. Default: as it fits.")
    private @Nullable String pause;

    private CueText.Behind behind() {
      return new CueText.Behind(plain(at), plain(voice), plain(language), plain(pause));
    }

    private static Optional<String> plain(@Nullable String option) {
      return Optional.ofNullable(option).map(String::strip);
    }
  }

  boolean areSaid() {
    return !lines.isEmpty() || !effects.isEmpty();
  }

  List<Brief.DialogueLine> lines(Edit edit) throws WorkException {
    List<Brief.DialogueLine> all = new ArrayList<>();
    for (Line line : lines) {
      if (line.text.isBlank()) {
        throw new WorkException(
            Kind.ORDER, "--line is empty. Write what is said, or leave the option out.");
      }
      try {
        all.add(line.behind().line(line.text.strip(), edit.rate()));
      } catch (CueText.UnreadException e) {
        throw new WorkException(Kind.ORDER, String.valueOf(e.getMessage()), e);
      }
    }
    return all;
  }

  List<Brief.SpotEffect> effects(Edit edit, Desk desk) throws WorkException {
    List<Brief.SpotEffect> all = new ArrayList<>();
    for (String text : effects) {
      try {
        Brief.SpotEffect effect = CueText.effect(text, edit.rate());
        all.add(
            new Brief.SpotEffect(stored(effect.file(), edit, desk), effect.at(), effect.room()));
      } catch (CueText.UnreadException e) {
        throw new WorkException(Kind.ORDER, String.valueOf(e.getMessage()), e);
      }
    }
    return all;
  }

  /** From the timeline's folder where it lies below it, so that both can move together. */
  static String stored(String file, Edit edit, Desk desk) throws WorkException {
    Path path;
    Path base = Optional.ofNullable(edit.file().toAbsolutePath().getParent()).orElse(Path.of(""));
    try {
      path = desk.path(Path.of(file));
      if (!Files.exists(path) && Files.exists(base.resolve(file))) {
        path = base.resolve(file);
      }
    } catch (InvalidPathException e) {
      throw new WorkException(Kind.ORDER, "\"" + file + "\" is no file name.", e);
    }
    Path whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(base) ? base.relativize(whole) : whole).toString().replace('\\', '/');
  }
}
