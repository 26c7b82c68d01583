package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.raccord.model.picture.Frame;

/** Frames are looked at once, whatever strip they stand in. */
final class LookTable {
  private final IdentityHashMap<Frame, Look> looks = new IdentityHashMap<>();
  private final IdentityHashMap<Frame, IdentityHashMap<Frame, Step>> steps =
      new IdentityHashMap<>();

  /** A strip of frames. */
  Strip strip(List<Frame> before, List<Frame> take, List<Frame> after) {
    List<Frame> all = new ArrayList<>(before);
    all.addAll(take);
    all.addAll(after);
    List<Look> seen = new ArrayList<>();
    List<Step> between = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      seen.add(looks.computeIfAbsent(all.get(i), Look::at));
      if (i > 0) {
        Frame one = all.get(i - 1);
        Frame two = all.get(i);
        Look a = seen.get(i - 1);
        Look b = seen.get(i);
        between.add(
            steps
                .computeIfAbsent(one, f -> new IdentityHashMap<>())
                .computeIfAbsent(two, f -> Step.between(one, a, two, b)));
      }
    }
    return new Strip(seen, between, before.size(), take.size(), after.size());
  }

  /** Forgets all frames. */
  void clear() {
    looks.clear();
    steps.clear();
  }
}
