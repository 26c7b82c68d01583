package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.timeline.VoiceConsent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code raccord voices consent}. */
@Command(
    name = "consent",
    description = {
      "Puts on record that whoever speaks in a clip's file agreed that their voice is cloned, takes"
          + " that back, or lists what is on record. Nothing is cloned without it. It is kept in the"
          + " timeline, holds for that file in it, and stands in the provenance of each take."
    },
    footer = {
      "",
      "Examples:",
      "  raccord voices consent cut.otio --clip anna_03 \"Anna Muster, 2 Nov 2026, letter\"",
      "  raccord voices consent cut.otio",
      "  raccord voices consent cut.otio --clip anna_03 --revoke"
    })
final class ConsentCommand extends Subcommand {

  @Parameters(index = "0", paramLabel = "TIMELINE", description = "The timeline (.otio).")
  private Path timeline = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WORDS",
      description = "Who agreed, when and how.")
  private Optional<String> words = Optional.empty();

  @Option(
      names = "--clip",
      paramLabel = "CLIP",
      description = "Name or address of a clip whose file it is about.")
  private Optional<String> clip = Optional.empty();

  @Option(names = "--revoke", description = "Takes the consent back. Takes that were made stay.")
  private boolean revoke;

  ConsentCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer run() throws WorkException {
    if (clip.isEmpty()) {
      if (revoke || words.isPresent()) {
        throw usage("Say whose file it is about: --clip with the name of a clip is missing.");
      }
      try (Edit edit = open(timeline, Access.READ)) {
        return listed(edit);
      }
    }
    if (revoke == words.isPresent()) {
      throw usage(
          revoke
              ? "Either give the words of a consent, or --revoke."
              : "Say who agreed, when and how, as one text in quotes; or --revoke.");
    }
    try (Edit edit = open(timeline, Access.CHANGE)) {
      Edit.Change change =
          revoke
              ? edit.revokeConsent(clip.orElseThrow())
              : edit.recordConsent(clip.orElseThrow(), words.orElseThrow());
      List<String> lines = new ArrayList<>(ChangeView.lines(change));
      lines.add("Written to " + shown(edit.file()));
      return Answer.done(lines, json(edit).with("summary", change.summary()).end());
    }
  }

  private Answer listed(Edit edit) {
    List<VoiceConsent> consents = edit.timeline().policy().consents();
    List<String> lines = new ArrayList<>();
    for (VoiceConsent consent : consents) {
      lines.add(
          consent.file() + ": " + consent.words() + " (on record since " + consent.since() + ")");
    }
    if (lines.isEmpty()) {
      lines.add("Nothing is on record: no voice of this timeline is cloned.");
    }
    return Answer.done(lines, json(edit).with("summary", Optional.<String>empty()).end());
  }

  private Json json(Edit edit) {
    return document()
        .with("timeline", edit.file().toString())
        .list("consents", edit.timeline().policy().consents(), ConsentCommand::json);
  }

  private static JsonObject json(VoiceConsent consent) {
    return Json.object()
        .with("file", consent.file())
        .with("words", consent.words())
        .with("since", consent.since().toString())
        .end();
  }
}
