package org.raccord.core.internal.bay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.MediaShelf;
import org.raccord.model.timeline.Origin;

class GlanceTest {

  private static final FrameRange DECLARED = new FrameRange(7, 8, Rate.FPS_25);

  private final List<String> asked = new ArrayList<>();

  private final MediaShelf media =
      new MediaShelf() {
        @Override
        public boolean isThere(MediaReference reference) {
          asked.add("there " + url(reference));
          return !url(reference).contains("gone");
        }

        @Override
        public Optional<FrameRange> available(MediaReference reference) {
          if (reference.available().isPresent()) {
            return reference.available();
          }
          asked.add("media " + url(reference));
          return url(reference).contains("gone")
              ? Optional.empty()
              : Optional.of(new FrameRange(0, 99, Rate.FPS_25));
        }
      };

  private static String url(MediaReference reference) {
    return ((MediaReference.External) reference).url();
  }

  @Test
  void eachFileIsAskedForOnceAndAnotherLookAsksAnew() {
    for (int look = 0; look < 2; look++) {
      Glance glance = new Glance(media);
      for (int i = 0; i < 3; i++) {
        assertTrue(glance.isThere(external("a.mov", Optional.empty())));
        assertFalse(glance.isThere(external("gone.mov", Optional.empty())));
        assertEquals(99, glance.available(external("a.mov", Optional.empty())).get().length());
        assertTrue(glance.available(external("gone.mov", Optional.empty())).isEmpty());
      }
    }
    assertEquals(
        List.of("there a.mov", "there gone.mov", "media a.mov", "media gone.mov"),
        asked.subList(0, 4));
    assertEquals(8, asked.size());
  }

  @Test
  void whatAReferenceDeclaresIsItsOwn() {
    Glance glance = new Glance(media);
    assertEquals(99, glance.available(external("a.mov", Optional.empty())).get().length());
    assertEquals(Optional.of(DECLARED), glance.available(external("a.mov", Optional.of(DECLARED))));
    assertEquals(99, glance.available(external("a.mov", Optional.empty())).get().length());
  }

  private static MediaReference external(String url, Optional<FrameRange> available) {
    return new MediaReference.External("", url, available, Origin.NONE);
  }
}
