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
 * A server that answers with the video, against the rules of the contract; those of jobs are not
 * for it, since nothing can be gone on with.
 */
class AtOnceConformanceTest extends ClipGeneratorConformance {

  @TempDir static Path films;

  private static final List<ScriptedServer> SERVERS = new ArrayList<>();

  @AfterAll
  static void closeServers() {
    SERVERS.forEach(ScriptedServer::close);
    SERVERS.clear();
  }

  @Override
  protected Subject subject() {
    return Subject.of(generator(Scene.NORMAL))
        .withWorkers(2)
        .withOwnForm("a server makes the sizes and rates of its model")
        .withFault(Kind.TRANSIENT, generator(Scene.ALWAYS_BUSY))
        .withFault(Kind.REFUSED, generator(Scene.INVALID_DETAIL))
        .withFault(Kind.UNSUPPORTED, generator(Scene.SIZE_MISMATCH))
        .withFault(Kind.FAILED, generator(Scene.ORDER_LOST))
        .withStalled(generator(Scene.HANGS));
  }

  private static ClipGenerator generator(Scene scene) {
    try {
      ScriptedServer server =
          ScriptedServer.start(Files.createTempDirectory(films, "server")).plays(scene);
      SERVERS.add(server);
      Map<String, String> settings =
          Map.of("url", server.address().toString(), "profile", "vllm-omni-sync", "workers", "2");
      return new VideoApiKind(new LeapingPace(), 64 << 20)
          .open(new Instance("studio", settings))
          .generator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GenerationException e) {
      throw new IllegalStateException(e);
    }
  }
}
