package org.raccord.seams.internal.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/** Reads frames into a strip, two full frames in memory at a time. */
public final class StripReader {

  private final List<Look> looks = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Frame last;

  private StripReader() {}

  /** Reads all of the take and what counts of the clips beside it. */
  public static Strip read(
      Optional<FrameReader> before, FrameReader take, Optional<FrameReader> after)
      throws IOException {
    StripReader reader = new StripReader();
    if (before.isPresent()) {
      while (reader.add(before.get())) {
        if (reader.looks.size() > Strip.CONTEXT) {
          reader.looks.remove(0);
          reader.steps.remove(0);
        }
      }
    }
    int beforeCount = reader.looks.size();
    while (reader.add(take)) {
      // Every frame of the take counts.
    }
    int length = reader.looks.size() - beforeCount;
    int afterCount = 0;
    while (afterCount < Strip.CONTEXT && after.isPresent() && reader.add(after.get())) {
      afterCount++;
    }
    return new Strip(reader.looks, reader.steps, beforeCount, length, afterCount);
  }

  private boolean add(FrameReader reader) throws IOException {
    Optional<Frame> next = reader.next();
    if (next.isEmpty()) {
      return false;
    }
    Frame frame = next.get();
    Look look = Look.at(frame);
    Frame former = last;
    if (former != null) {
      if (former.format().width() != frame.format().width()
          || former.format().height() != frame.format().height()
          || !former.format().layout().equals(frame.format().layout())) {
        throw new IllegalArgumentException("Frames of one strip have one format");
      }
      steps.add(Step.between(former, looks.get(looks.size() - 1), frame, look));
    }
    looks.add(look);
    last = frame;
    return true;
  }
}
