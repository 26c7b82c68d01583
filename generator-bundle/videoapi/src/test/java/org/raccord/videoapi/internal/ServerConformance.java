package org.raccord.videoapi.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.tck.ClipGeneratorConformance;
import org.raccord.generator.tck.Subject;
import org.raccord.videoapi.server.Scene;
import org.raccord.videoapi.server.ScriptedServer;

/** A profile against the rules of the contract, on servers that play every trouble. */
abstract class ServerConformance extends ClipGeneratorConformance {

  @TempDir static Path films;

  private final List<ScriptedServer> servers = new ArrayList<>();
  private final Map<String, String> settings;

  /**
   * @param settings the profile and what belongs to it
   */
  ServerConformance(Map<String, String> settings) {
    this.settings = settings;
  }

  @AfterAll
  void closeServers() {
    servers.forEach(ScriptedServer::close);
    servers.clear();
  }

  /** The generator of the profile with a server that does all well, and with some that do not. */
  Subject of(ClipGenerator generator) {
    return Subject.of(generator)
        .withWorkers(2)
        .withOwnForm("a server makes the sizes and rates of its model")
        .withFault(Kind.TRANSIENT, generator(server(Scene.ALWAYS_BUSY)))
        .withStalled(generator(server(Scene.HANGS)));
  }

  /** The same of a server whose jobs outlive a call. */
  Subject ofJobs(ScriptedServer server) {
    return of(generator(server))
        .withFault(Kind.REFUSED, generator(server(Scene.FAILED_BY_SAFETY)))
        .withFault(Kind.FAILED, generator(server(Scene.EMPTY)))
        .withJobs(server::orders, () -> generator(server));
  }

  ScriptedServer server(Scene scene) {
    try {
      ScriptedServer server =
          ScriptedServer.start(Files.createTempDirectory(films, "server")).plays(scene);
      servers.add(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClipGenerator generator(ScriptedServer server) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("url", server.address().toString());
    all.put("workers", "2");
    try {
      return new VideoApiKind(new LeapingPace(), 64 << 20)
          .open(new Instance("studio", all))
          .generator();
    } catch (GenerationException e) {
      throw new IllegalStateException(e);
    }
  }
}
