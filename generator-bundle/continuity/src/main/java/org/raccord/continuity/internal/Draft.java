package org.raccord.continuity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.ClipGenerator;

/**
 * The generator for drafts: a new frame costs a third, and fine or fast motion is followed less
 * well. Used only where it is named.
 */
@Component(
    service = ClipGenerator.class,
    property = {
      ClipGenerator.ID + "=continuity",
      ClipGenerator.INSTANCE + "=fast",
      ClipGenerator.WORKERS + ":Integer=1",
      ClipGenerator.ON_REQUEST + ":Boolean=true",
      ClipGenerator.DESCRIPTION
          + "=Drafts of the same, a third of the work for each frame, used where it is named"
    })
public final class Draft extends ContinuityGenerator {

  /** Needs nothing. */
  @Activate
  public Draft() {
    super(GrainMode.RESTORED, Care.DRAFT);
  }
}
