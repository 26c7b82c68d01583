package org.raccord.cli.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that is followed by a command. */
abstract class CommandGroup implements Callable<Integer> {

  @SuppressWarnings("unused") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  // Accepted so that --json makes an error of usage a document too.
  @SuppressWarnings("unused") // picocli reads it
  @Option(names = "--json", hidden = true)
  private boolean json;

  @SuppressWarnings("unused") // picocli reads it
  @Option(names = "--verbose", hidden = true)
  private boolean verbose;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }
}
