package org.raccord.comfyui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.tck.ClipGeneratorConformance;
import org.raccord.generator.tck.Subject;

/** The client of ComfyUI, with a server that runs on this machine, against the rules. */
class ComfyConformanceTest extends ClipGeneratorConformance {

  @TempDir static Path folder;

  private final java.util.List<ScriptedComfy> servers = new java.util.ArrayList<>();

  @Override
  protected Subject subject() {
    try {
      ScriptedComfy comfy = server().withSocket(ScriptedComfy.SocketScript.TELLS);
      ScriptedComfy locked = server().is(ScriptedComfy.Nature.LOCKED);
      ScriptedComfy broken = server().is(ScriptedComfy.Nature.BROKEN);
      ScriptedComfy silent = server().is(ScriptedComfy.Nature.SILENT);
      ScriptedComfy small =
          server()
              .failing(
                  "{\"node_id\":\"13\",\"exception_type\":\"torch.OutOfMemoryError\","
                      + "\"exception_message\":\"Allocation on device\"}");
      return Subject.of(to(comfy))
          .withWorkers(2)
          .withOwnForm("a workflow saves what its nodes make, 8 bits as a rule")
          .withFault(Kind.MISCONFIGURED, to(locked))
          .withFault(Kind.TRANSIENT, to(broken))
          .withFault(Kind.UNSUPPORTED, to(small))
          .withStalled(to(silent))
          .withJobs(comfy::started, () -> restarted(comfy));
    } catch (IOException | GenerationException e) {
      throw new IllegalStateException(e);
    }
  }

  private ScriptedComfy server() throws IOException {
    ScriptedComfy server = new ScriptedComfy(folder);
    servers.add(server);
    return server;
  }

  private static ClipGenerator to(ScriptedComfy server) throws GenerationException {
    return ComfyBench.generator(server.url(), Map.of());
  }

  private static ClipGenerator restarted(ScriptedComfy server) {
    try {
      return to(server);
    } catch (GenerationException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  void closeServers() throws IOException {
    for (ScriptedComfy server : servers) {
      server.close();
    }
  }
}
