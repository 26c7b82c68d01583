package org.raccord.videoapi.internal;

import java.util.Map;
import org.raccord.generator.tck.Subject;
import org.raccord.videoapi.server.Scene;

/**
 * The profile that keeps real frames and sound around a masked middle, against the rules of the
 * contract.
 */
class MaskedMiddleConformanceTest extends ServerConformance {

  MaskedMiddleConformanceTest() {
    super(Map.of("profile", "vllm-omni-h3", "model", "film-model-1", "size", "128x96"));
  }

  @Override
  protected Subject subject() {
    return ofJobs(server(Scene.NORMAL));
  }
}
