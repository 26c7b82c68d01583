package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.raccord.core.internal.fill.BareFill;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.GenerationException;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.FrameSink;

/** A generator bundle as a contender. */
final class Generating implements Contender {

  private final Shelved generator;
  private final BareFill fills;
  private final long seed;

  Generating(Shelved generator, BareFill fills, long seed) {
    this.generator = generator;
    this.fills = fills;
    this.seed = seed;
  }

  @Override
  public String word() {
    String id = generator.card().id();
    return id.endsWith(":default") ? id.substring(0, id.indexOf(':')) : id;
  }

  @Override
  public String version() {
    return generator.card().id() + " " + generator.version();
  }

  @Override
  public boolean fills(HoleKind kind) {
    return true;
  }

  @Override
  public Filled fill(Task task, Path folder, FrameSink sink)
      throws GenerationException, IOException, InterruptedException {
    Brief brief =
        Brief.OPEN.withIntent(task.kind() == HoleKind.BRIDGE ? Intent.BRIDGE : Intent.EXTEND);
    BareFill.Hole hole =
        new BareFill.Hole(task.before(), task.after(), task.length(), task.rate(), task.format());
    BareFill.Filled filled = fills.run(generator, hole, brief, seed, folder, sink);
    return new Filled(
        filled.start(),
        String.format(
            Locale.ROOT, "%s %.2f", filled.account().plan(), filled.account().estimate()));
  }
}
