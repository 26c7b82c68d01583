package org.raccord.videoapi.internal;

import java.util.Map;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.tck.Subject;
import org.raccord.videoapi.server.Scene;
import org.raccord.videoapi.server.ScriptedServer;

/** The generator of first and last frame against the rules of its contract. */
class VideoApiConformanceTest extends ServerConformance {

  VideoApiConformanceTest() {
    super(Map.of("profile", Fills.profile("keyframes")));
  }

  @Override
  protected Subject subject() {
    ScriptedServer server = server(Scene.NORMAL).isStrict();
    return ofJobs(server)
        .withFault(Kind.UNSUPPORTED, generator(server(Scene.SIZE_MISMATCH)))
        .withFault(Kind.MISCONFIGURED, generator(server(Scene.NORMAL).wants("secret")));
  }
}
