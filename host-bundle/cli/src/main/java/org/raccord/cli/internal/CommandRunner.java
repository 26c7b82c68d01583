package org.raccord.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.WorkException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs one command line: parses it, and turns whatever goes wrong into a message and a code. */
final class CommandRunner {

  private final Desk desk;

  CommandRunner(Desk desk) {
    this.desk = desk;
  }

  /** All commands, ready to parse. */
  CommandLine commandLine() {
    return new CommandLine(new RootCommand())
        .addSubcommand(new SlotsCommand(desk))
        .addSubcommand(new CommandLine(new SlotCommand()).addSubcommand(new SlotCommand.Add(desk)))
        .addSubcommand(new FillCommand(desk))
        .addSubcommand(new SmoothCommand(desk))
        .addSubcommand(new ExtendCommand(desk))
        .addSubcommand(new TakesCommand(desk))
        .addSubcommand(new SeamsCommand(desk))
        .addSubcommand(new QcCommand(desk))
        .addSubcommand(
            new CommandLine(new TakeCommand())
                .addSubcommand(new TakeCommand.Use(desk))
                .addSubcommand(new TakeCommand.Remove(desk)))
        .addSubcommand(new HistoryCommands.Undo(desk))
        .addSubcommand(new HistoryCommands.Redo(desk))
        .addSubcommand(new HistoryCommands.History(desk))
        .addSubcommand(new CleanCommand(desk))
        .addSubcommand(new RenderCommand(desk))
        .addSubcommand(new NewCommand(desk))
        .addSubcommand(new RelinkCommand(desk))
        .addSubcommand(new UpdateCommand(desk))
        .addSubcommand(new GeneratorsCommand(desk))
        .addSubcommand(new ProveCommand(desk))
        .addSubcommand(new DoctorCommand(desk));
  }

  /** Runs {@code args} and returns the exit code; never throws. */
  int run(String... args) {
    boolean json = Arrays.asList(args).contains("--json");
    boolean verbose = Arrays.asList(args).contains("--verbose");
    CommandLine line = commandLine();
    line.setOut(new PrintWriter(desk.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(desk.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpWidth(Math.min(100, Math.max(80, desk.terminal().width())));
    line.setParameterExceptionHandler((e, given) -> usage(e, json));
    line.setExecutionExceptionHandler((e, on, parsed) -> failure(e, json, verbose));
    int code = line.execute(args);
    desk.out().flush();
    desk.err().flush();
    return code;
  }

  private int usage(ParameterException e, boolean json) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = sentence(Optional.ofNullable(e.getMessage()).orElse("Wrong usage"));
    return report(ExitCode.USAGE, "usage", message + " See: " + name + " --help", json);
  }

  private int failure(Exception e, boolean json, boolean verbose) {
    if (verbose) {
      e.printStackTrace(desk.err());
    }
    if (e instanceof ParameterException wrong) {
      return usage(wrong, json);
    }
    if (e instanceof WorkException work) {
      return report(
          ExitCode.of(work.kind()),
          work.kind().name().toLowerCase(Locale.ROOT),
          Optional.ofNullable(work.getMessage()).orElse("It did not work."),
          json);
    }
    if (e instanceof InterruptedException) {
      return report(
          ExitCode.CANCELLED, "cancelled", "Cancelled. Takes finished by then are kept.", json);
    }
    String what =
        e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    return report(
        ExitCode.DEFECT,
        "defect",
        "The program failed (" + what + "). Run it again with --verbose and report what it prints.",
        json);
  }

  private int report(ExitCode code, String kind, String message, boolean json) {
    if (json) {
      desk.out()
          .println(
              Json.print(
                  Json.object()
                      .with(
                          "error", Json.object().with("kind", kind).with("message", message).end())
                      .with("exitCode", code.number())
                      .end()));
    } else {
      desk.err().println("raccord: " + message);
    }
    return code.number();
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") || stripped.endsWith("?") ? stripped : stripped + ".";
  }
}
