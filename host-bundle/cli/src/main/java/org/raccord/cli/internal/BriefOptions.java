package org.raccord.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import picocli.CommandLine.Option;

/** What the editor asks of a slot, as options. */
final class BriefOptions {

  @Option(
      names = "--intent",
      paramLabel = "KIND",
      description = "auto, bridge, extend or new-shot. Default: auto.")
  private Optional<String> intent = Optional.empty();

  @Option(names = "--prompt", paramLabel = "WORDS", description = "What is seen.")
  private Optional<String> prompt = Optional.empty();

  @Option(names = "--negative", paramLabel = "WORDS", description = "What must not be seen.")
  private Optional<String> negative = Optional.empty();

  @Option(names = "--camera", paramLabel = "WORDS", description = "Camera work.")
  private Optional<String> camera = Optional.empty();

  @Option(names = "--lighting", paramLabel = "WORDS", description = "Light.")
  private Optional<String> lighting = Optional.empty();

  @Option(names = "--mood", paramLabel = "WORDS", description = "Mood of picture and sound.")
  private Optional<String> mood = Optional.empty();

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "A picture or clip to take after; may be repeated.")
  private List<String> references = List.of();

  @Option(
      names = "--consent",
      paramLabel = "WORDS",
      description =
          "Who agreed that they are seen in the references, and where that is on record; it stands"
              + " in raccord provenance.")
  private Optional<String> consent = Optional.empty();

  /** The brief, or empty where no option says anything. */
  Optional<Brief> brief(Edit edit, Desk desk) throws WorkException {
    return brief(List.of(), List.of(), edit, desk);
  }

  /** The brief with what is said and what happens. */
  Optional<Brief> brief(
      List<Brief.DialogueLine> lines, List<Brief.SpotEffect> effects, Edit edit, Desk desk)
      throws WorkException {
    List<Brief.Reference> shown = new ArrayList<>();
    for (String file : references) {
      String kept = file.contains("://") ? file : SoundOptions.stored(file, edit, desk);
      shown.add(new Brief.Reference(kept, Optional.empty(), consent));
    }
    Brief brief =
        new Brief(
            intent(), prompt, negative, camera, lighting, mood, lines, effects, shown, 100, 100);
    boolean said = intent.isPresent() || !brief.equals(Brief.OPEN);
    return said ? Optional.of(brief) : Optional.empty();
  }

  private Intent intent() throws WorkException {
    if (intent.isEmpty()) {
      return Intent.AUTO;
    }
    String asked = intent.get().toLowerCase(Locale.ROOT);
    for (Intent kind : Intent.values()) {
      if (kind.storedName().equals(asked)) {
        return kind;
      }
    }
    throw new WorkException(
        Kind.ORDER,
        "\"" + intent.get() + "\" is no intent. Write auto, bridge, extend or new-shot.");
  }
}
