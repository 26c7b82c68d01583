package org.raccord.videoapi.internal;

import java.util.Map;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.tck.Subject;
import org.raccord.videoapi.server.Scene;

/**
 * A server that answers with the video, against the rules of the contract; those of jobs are not
 * for it, since nothing can be gone on with.
 */
class AtOnceConformanceTest extends ServerConformance {

  AtOnceConformanceTest() {
    super(Map.of("profile", Fills.profile("keyframes-at-once")));
  }

  @Override
  protected Subject subject() {
    return of(generator(server(Scene.NORMAL)))
        .withFault(Kind.REFUSED, generator(server(Scene.INVALID_DETAIL)))
        .withFault(Kind.UNSUPPORTED, generator(server(Scene.SIZE_MISMATCH)))
        .withFault(Kind.FAILED, generator(server(Scene.ORDER_LOST)));
  }
}
