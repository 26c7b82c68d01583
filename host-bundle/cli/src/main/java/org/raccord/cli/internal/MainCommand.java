package org.raccord.cli.internal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.ToIntFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.Models;
import org.raccord.core.Prover;
import org.raccord.core.SoundProver;
import org.raccord.core.Voices;
import org.raccord.core.Workbench;

/**
 * The program as the launcher sees it: a function from arguments to exit code, so that the launcher
 * needs none of our types. Its calling thread is interrupted by Ctrl-C.
 */
@Component(service = ToIntFunction.class, property = "raccord.command=main")
public final class MainCommand implements ToIntFunction<String[]> {

  private final Workbench workbench;
  private final Prover prover;
  private final SoundProver soundProver;
  private final GeneratorSetup setup;
  private final LeavingPolicy policy;
  private final Models models;
  private final Voices voices;

  @Activate
  public MainCommand(
      @Reference Workbench workbench,
      @Reference Prover prover,
      @Reference SoundProver soundProver,
      @Reference GeneratorSetup setup,
      @Reference LeavingPolicy policy,
      @Reference Models models,
      @Reference Voices voices) {
    this.workbench = workbench;
    this.prover = prover;
    this.soundProver = soundProver;
    this.setup = setup;
    this.policy = policy;
    this.models = models;
    this.voices = voices;
  }

  @Override
  public int applyAsInt(String[] args) {
    Desk desk =
        new Desk(
            workbench,
            prover,
            soundProver,
            setup,
            policy,
            models,
            voices,
            System.out,
            System.err,
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
            new Desk.Terminal(isInteractive(), width(System.getenv("COLUMNS"))),
            Path.of("").toAbsolutePath(),
            Clock.system(ZoneId.systemDefault()));
    return new CommandRunner(desk).run(args);
  }

  /** Up to JDK 21 there is a console only on a terminal; from 22 on it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static int width(@org.jspecify.annotations.Nullable String columns) {
    if (columns == null || !columns.strip().matches("\\d{1,4}")) {
      return 100;
    }
    return Math.max(80, Math.min(120, Integer.parseInt(columns.strip())));
  }
}
