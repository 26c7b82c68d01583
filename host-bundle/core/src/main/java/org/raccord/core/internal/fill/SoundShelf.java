package org.raccord.core.internal.fill;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ReferenceScope;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundRequest;

/** The maker of sound that is there now, if one is; bundles bring and take it as they please. */
@Component(service = SoundShelf.class)
public class SoundShelf {

  /** A maker that is borrowed for one sound. */
  private interface Source {
    @Nullable SoundMaker borrow();

    void giveBack(SoundMaker maker);
  }

  private volatile @Nullable ComponentServiceObjects<SoundMaker> objects;
  private volatile @Nullable Source source;

  /** An empty shelf. */
  @Activate
  public SoundShelf() {}

  /** Whether a maker of sound is there. */
  public boolean isThere() {
    return source != null;
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.OPTIONAL,
      scope = ReferenceScope.BUNDLE)
  void bindMaker(ComponentServiceObjects<SoundMaker> found) {
    objects = found;
    source =
        new Source() {
          @Override
          public @Nullable SoundMaker borrow() {
            try {
              return found.getService();
            } catch (IllegalStateException e) {
              // The service went between the look and the call.
              return null;
            }
          }

          @Override
          public void giveBack(SoundMaker maker) {
            try {
              found.ungetService(maker);
            } catch (IllegalStateException | IllegalArgumentException e) {
              // It went while it was borrowed: there is nothing to give back to.
              return;
            }
          }
        };
  }

  void unbindMaker(ComponentServiceObjects<SoundMaker> gone) {
    // A better maker may have been bound before this one is unbound.
    if (objects == gone) {
      objects = null;
      source = null;
    }
  }

  /** Puts a maker on the shelf. */
  public void put(SoundMaker maker) {
    source =
        new Source() {
          @Override
          public SoundMaker borrow() {
            return maker;
          }

          @Override
          public void giveBack(SoundMaker borrowed) {}
        };
  }

  /**
   * Makes a sound with the maker that is there.
   *
   * @throws SoundException UNSUPPORTED where there is none
   */
  SoundMade make(SoundRequest request, SoundCall call) throws SoundException, InterruptedException {
    Source now = source;
    SoundMaker maker = now == null ? null : now.borrow();
    if (now == null || maker == null) {
      throw new SoundException(
          SoundException.Kind.UNSUPPORTED,
          "No bundle that makes sound is there. Put the matching bundle back and fill again.");
    }
    try {
      return maker.make(request, call);
    } catch (SoundException e) {
      // Copied, because the bundle it comes from may vanish.
      throw new SoundException(e.kind(), String.valueOf(e.getMessage()));
    } finally {
      now.giveBack(maker);
    }
  }
}
