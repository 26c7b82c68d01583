package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Voices;
import org.raccord.core.WorkException;

/** A voice that is ready and one that is not. */
final class FakeVoices implements Voices {

  Optional<Line> said = Optional.empty();

  @Override
  public List<Card> list() {
    return List.of(
        new Card(
            "ada", "Ada", List.of("en-GB", "cy"), 24_000, "words", false, "MIT", Optional.empty()),
        new Card(
            "own",
            "Your own",
            List.of("en"),
            24_000,
            "none",
            true,
            "CC-BY-4.0",
            Optional.of(new Lack("Its folder is missing.", "Get it from its makers."))));
  }

  @Override
  public Said say(Line line, Path file) throws WorkException {
    said = Optional.of(line);
    if (!line.voice().equals("ada") && !line.voice().equals("mary")) {
      throw new WorkException(
          WorkException.Kind.ORDER, "There is no voice " + line.voice() + "; there are: ada, own.");
    }
    return new Said(
        36_000,
        24_000,
        List.of(new Word("Hello", 100, 20_000)),
        List.of(1_500_000_000L, 250_000_000L),
        List.of("Not spoken, because it is no word: #."));
  }
}
