package org.raccord.videoapi.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * The profile that keeps real frames and sound around a masked middle, against the rules of the
 * contract.
 */
class MaskedMiddleConformanceTest extends ClipGeneratorConformance {

  @TempDir static Path films;

  private static final List<ScriptedServer> SERVERS = new ArrayList<>();

  @AfterAll
  static void closeServers() {
    SERVERS.forEach(ScriptedServer::close);
    SERVERS.clear();
  }

  @Override
  protected Subject subject() {
    ScriptedServer server = server(Scene.NORMAL);
    return Subject.of(generator(server))
        .withWorkers(2)
        .withOwnForm("a server makes the sizes and rates of its model")
        .withFault(Kind.TRANSIENT, generator(server(Scene.ALWAYS_BUSY)))
        .withFault(Kind.REFUSED, generator(server(Scene.FAILED_BY_SAFETY)))
        .withFault(Kind.FAILED, generator(server(Scene.EMPTY)))
        .withStalled(generator(server(Scene.HANGS)))
        .withJobs(server::orders, () -> generator(server));
  }

  private static ScriptedServer server(Scene scene) {
    try {
      ScriptedServer server =
          ScriptedServer.start(Files.createTempDirectory(films, "server")).plays(scene);
      SERVERS.add(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClipGenerator generator(ScriptedServer server) {
    Map<String, String> settings =
        Map.of(
            "url", server.address().toString(),
            "profile", "vllm-omni-h3",
            "model", "film-model-1",
            "size", "128x96",
            "workers", "2");
    try {
      return new VideoApiKind(new LeapingPace(), 64 << 20)
          .open(new Instance("studio", settings))
          .generator();
    } catch (GenerationException e) {
      throw new IllegalStateException(e);
    }
  }
}
