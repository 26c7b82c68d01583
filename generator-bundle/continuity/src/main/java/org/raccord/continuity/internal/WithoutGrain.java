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
 * The generator with no grain put back: for measuring against the truth, whose grain no fill can
 * repeat, and for material that is denoised later. Used only where it is named.
 */
@Component(
    service = ClipGenerator.class,
    property = {
      ClipGenerator.ID + "=continuity",
      ClipGenerator.INSTANCE + "=plain",
      ClipGenerator.WORKERS + ":Integer=1",
      ClipGenerator.ON_REQUEST + ":Boolean=true",
      ClipGenerator.DESCRIPTION + "=The same with no grain put back, used where it is named"
    })
public final class WithoutGrain implements ClipGenerator {

  private final ContinuityGenerator generator = new ContinuityGenerator(GrainMode.LEFT);

  /** Needs nothing. */
  @Activate
  public WithoutGrain() {}

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
