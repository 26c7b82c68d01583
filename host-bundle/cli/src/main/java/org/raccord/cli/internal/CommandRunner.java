package org.raccord.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.raccord.core.WorkException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs one command line: parses it, and turns whatever goes wrong into a message and a code. */
final class CommandRunner {

  private final Desk desk;

  /**
   * By name, in the order of the help; made when wanted, for to make all takes a third of a second.
   */
  private final Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();

  CommandRunner(Desk desk) {
    this.desk = desk;
    add("slots", SlotsCommand::new);
    commands.put(
        "slot", () -> new CommandLine(new SlotCommand()).addSubcommand(new SlotCommand.Add(desk)));
    add("fill", FillCommand::new);
    add("smooth", SmoothCommand::new);
    add("extend", ExtendCommand::new);
    commands.put(
        "edit",
        () ->
            new CommandLine(new EditCommand())
                .addSubcommand(new EdgeCommands.Trim(desk))
                .addSubcommand(new EdgeCommands.Roll(desk))
                .addSubcommand(new EditCommand.InsertGap(desk))
                .addSubcommand(new EditCommand.Mark(desk))
                .addSubcommand(new EditCommand.Switch(desk))
                .addSubcommand(new EdgeCommands.Ripple(desk))
                .addSubcommand(new EditCommand.Joint(desk)));
    commands.put(
        "settings",
        () ->
            new CommandLine(new SettingsCommand()).addSubcommand(new SettingsCommand.Codec(desk)));
    commands.put(
        "lut",
        () ->
            new CommandLine(new LutCommand())
                .addSubcommand(new LutCommand.Set(desk))
                .addSubcommand(new LutCommand.Clear(desk))
                .addSubcommand(new LutCommand.Show(desk)));
    add("takes", TakesCommand::new);
    add("seams", SeamsCommand::new);
    add("qc", QcCommand::new);
    commands.put(
        "take",
        () ->
            new CommandLine(new TakeCommand())
                .addSubcommand(new TakeCommand.Use(desk))
                .addSubcommand(new TakeCommand.Remove(desk)));
    add("sound", SoundCommand::new);
    add("dialogue", DialogueCommand::new);
    commands.put(
        "effects",
        () -> new CommandLine(new EffectsCommand()).addSubcommand(new EffectsCommand.Search(desk)));
    add("provenance", ProvenanceCommand::new);
    add("jobs", JobsCommand::new);
    commands.put(
        "job",
        () ->
            new CommandLine(new JobCommand())
                .addSubcommand(new JobCommand.Resume(desk))
                .addSubcommand(new JobCommand.Cancel(desk)));
    add("undo", HistoryCommands.Undo::new);
    add("redo", HistoryCommands.Redo::new);
    add("history", HistoryCommands.History::new);
    add("clean", CleanCommand::new);
    add("render", RenderCommand::new);
    add("new", NewCommand::new);
    add("relink", RelinkCommand::new);
    add("update", UpdateCommand::new);
    commands.put(
        "generators",
        () ->
            new CommandLine(new GeneratorsCommand(desk))
                .addSubcommand(new GeneratorsCommand.Add(desk))
                .addSubcommand(new GeneratorsCommand.Check(desk))
                .addSubcommand(new GeneratorsCommand.Disable(desk))
                .addSubcommand(new GeneratorsCommand.Enable(desk))
                .addSubcommand(new GeneratorsCommand.Remove(desk)));
    commands.put(
        "models",
        () ->
            new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsCommand.Add(desk))
                .addSubcommand(new ModelsCommand.Listing(desk))
                .addSubcommand(new ModelsCommand.Check(desk))
                .addSubcommand(new ModelsCommand.Remove(desk)));
    commands.put(
        "voices",
        () ->
            new CommandLine(new VoicesCommand(desk))
                .addSubcommand(new VoicesCommand.Say(desk))
                .addSubcommand(new ConsentCommand(desk)));
    commands.put(
        "policy",
        () ->
            new CommandLine(new PolicyCommand())
                .addSubcommand(new PolicyCommand.Show(desk))
                .addSubcommand(new PolicyCommand.Allow(desk))
                .addSubcommand(new PolicyCommand.Forbid(desk))
                .addSubcommand(new PolicyCommand.NothingLeaves(desk))
                .addSubcommand(new PolicyCommand.Ask(desk)));
    add("prove", ProveCommand::new);
    add("prove-sound", ProveSoundCommand::new);
    add("doctor", DoctorCommand::new);
  }

  private void add(String name, Function<Desk, Object> command) {
    commands.put(name, () -> new CommandLine(command.apply(desk)));
  }

  /** All commands, ready to parse. */
  CommandLine commandLine() {
    CommandLine root = new CommandLine(new RootCommand());
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    return root;
  }

  /** The command that {@code args} begin with, alone; else all, to show or to guess among. */
  private CommandLine commandLine(String... args) {
    Supplier<CommandLine> named = args.length == 0 ? null : commands.get(args[0]);
    return named == null
        ? commandLine()
        : new CommandLine(new RootCommand()).addSubcommand(args[0], named.get());
  }

  /** Runs {@code args} and returns the exit code; never throws. */
  int run(String... args) {
    boolean json = Arrays.asList(args).contains("--json");
    boolean verbose = Arrays.asList(args).contains("--verbose");
    CommandLine line = commandLine(args);
    line.setOut(new PrintWriter(desk.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(desk.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpWidth(Math.min(100, Math.max(80, desk.terminal().width())));
    line.setParameterExceptionHandler((e, given) -> usage(e, json));
    line.setExecutionExceptionHandler((e, on, parsed) -> failure(e, on, json, verbose));
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

  private int failure(Exception e, CommandLine on, boolean json, boolean verbose) {
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
      String what = on.getCommand() instanceof Subcommand command ? command.leftByThen() : "";
      return report(ExitCode.CANCELLED, "cancelled", ("Cancelled. " + what).strip(), json);
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
