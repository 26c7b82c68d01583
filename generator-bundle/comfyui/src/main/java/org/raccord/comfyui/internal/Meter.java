package org.raccord.comfyui.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.raccord.generator.FillCall;
import org.raccord.generator.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far a job has come: a node that samples counts as many that only load or save. */
final class Meter {

  private static final Logger LOG = LoggerFactory.getLogger(Meter.class);
  private static final Set<String> SAMPLES = Set.of("steps", "seed", "noise_seed");
  private static final int WEIGHT = 20;
  private static final double SENT = 0.05;
  private static final double MADE = 0.9;

  private final FillCall call;
  private final Workflow workflow;
  private final Map<String, Integer> weights = new HashMap<>();
  private final int whole;
  private final Set<String> done = new HashSet<>();
  private double reached;

  Meter(FillCall call, Workflow workflow) {
    this.call = call;
    this.workflow = workflow;
    for (String id : workflow.ids()) {
      weights.put(id, workflow.inputNames(id).stream().anyMatch(SAMPLES::contains) ? WEIGHT : 1);
    }
    whole = weights.values().stream().mapToInt(Integer::intValue).sum();
  }

  void sending(String what) {
    tell("sending " + what, 0);
  }

  void sent() {
    tell("sent", SENT);
  }

  void queued(int ahead) {
    call.progress(new Progress.Queued(ahead));
  }

  /** A node is done. */
  void done(String id) {
    done.add(id);
    running("making the picture", 0);
  }

  /**
   * A node works.
   *
   * @param share how much of it is done, 0 to 1
   */
  void working(String id, double share) {
    double own = done.contains(id) ? 0 : weights.getOrDefault(id, 0) * share;
    running(workflow.titleOf(id).or(() -> workflow.classOf(id)).orElse("making the picture"), own);
  }

  private void running(String step, double more) {
    double parts = done.stream().mapToInt(id -> weights.getOrDefault(id, 0)).sum() + more;
    tell(Words.of(step), SENT + (MADE - SENT) * Math.min(1, parts / whole));
  }

  /** A picture of the work so far; one that cannot be kept is not missed. */
  void preview(PreviewPicture picture) {
    try {
      call.progress(new Progress.Preview(picture.into(call.workspace())));
    } catch (IOException e) {
      LOG.debug("A preview could not be kept", e);
    }
  }

  void fetching() {
    tell("fetching the picture", MADE);
  }

  void made() {
    tell("made", 1);
  }

  private void tell(String step, double fraction) {
    reached = Math.max(reached, fraction);
    call.progress(new Progress.Fraction(step, reached));
  }
}
