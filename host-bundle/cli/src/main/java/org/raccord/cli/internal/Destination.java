package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command that changes a timeline writes it, as an option. */
final class Destination {

  static final String DESCRIPTION =
      "Where to write; default: NAME.raccord.otio beside the timeline.";

  @Option(names = "--out", paramLabel = "FILE", description = DESCRIPTION)
  private Optional<Path> out = Optional.empty();

  Optional<Path> out() {
    return out;
  }
}
