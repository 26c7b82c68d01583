package org.raccord.continuity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;

/**
 * The generator for drafts: a fill costs a fraction, and fine or fast motion is followed less well.
 * Used only where it is named.
 */
@Component(
    service = ClipGenerator.class,
    property = {
      ClipGenerator.ID + "=continuity",
      ClipGenerator.INSTANCE + "=fast",
      ClipGenerator.WORKERS + ":Integer=1",
      ClipGenerator.ON_REQUEST + ":Boolean=true",
      ClipGenerator.DESCRIPTION
          + "=Drafts of the same for a fraction of the work, used where it is named"
    })
public final class Draft implements ClipGenerator {

  private final ContinuityGenerator generator =
      new ContinuityGenerator(GrainMode.RESTORED, Care.DRAFT);

  /** Needs nothing. */
  @Activate
  public Draft() {}

  @Override
  public Offer offer(FillRequest request) {
    return generator.offer(request);
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    return generator.fill(request, call);
  }
}
