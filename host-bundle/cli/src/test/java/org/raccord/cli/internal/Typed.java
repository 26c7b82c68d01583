package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A command line that was typed, and what came back. */
final class Typed {

  final FakeWorkbench workbench;
  final FakeProver prover = new FakeProver();
  final FakeSoundProver soundProver = new FakeSoundProver();
  final FakeModels models = new FakeModels();
  final FakeVoices voices = new FakeVoices();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Desk desk;
  int code;

  Typed(FakeWorkbench workbench, Path folder, boolean interactive, String answers) {
    this.workbench = workbench;
    this.desk =
        new Desk(
            workbench,
            prover,
            soundProver,
            new FakeSetup(),
            new FakePolicy(),
            models,
            voices,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(answers)),
            new Desk.Terminal(interactive, 100),
            folder,
            Clock.fixed(Instant.parse("2026-01-01T05:00:00Z"), ZoneOffset.UTC));
  }

  static Typed of(FakeWorkbench workbench, String... args) {
    Typed typed = new Typed(workbench, Path.of("").toAbsolutePath(), false, "");
    return typed.run(args);
  }

  static Typed of(String... args) {
    return of(new FakeWorkbench(), args);
  }

  Typed run(String... args) {
    code = new CommandRunner(desk).run(args);
    return this;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  JsonObject json() {
    return JsonParser.parseString(out()).getAsJsonObject();
  }
}
