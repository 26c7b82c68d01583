package org.raccord.continuity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.ClipGenerator;

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
public final class WithoutGrain extends ContinuityGenerator {

  /** Needs nothing. */
  @Activate
  public WithoutGrain() {
    super(GrainMode.LEFT);
  }
}
