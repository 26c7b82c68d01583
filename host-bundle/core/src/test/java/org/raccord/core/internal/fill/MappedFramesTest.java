package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class MappedFramesTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(4, 4, PixelLayout.GREY_8, ColourTags.UNSPECIFIED);

  /** Frames whose samples are their number. */
  private static FrameReader numbers(int count) {
    return new FrameReader() {
      private int next;

      @Override
      public PictureFormat format() {
        return FORMAT;
      }

      @Override
      public Optional<Frame> next() {
        if (next >= count) {
          return Optional.empty();
        }
        Frame frame = Frame.allocate(FORMAT);
        java.util.Arrays.fill(frame.plane(0), (short) next++);
        return Optional.of(frame);
      }

      @Override
      public void close() {}
    };
  }

  private static List<Integer> read(int there, long count, LongUnaryOperator position)
      throws IOException {
    List<Integer> read = new ArrayList<>();
    try (MappedFrames frames = new MappedFrames(numbers(there), count, position)) {
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        read.add(f.get().sample(0, 1, 1));
      }
      assertFalse(frames.next().isPresent());
    }
    return read;
  }

  @Test
  void passesOverAndRepeats() throws IOException {
    assertEquals(List.of(0, 2, 4), read(6, 3, k -> 2 * k));
    assertEquals(List.of(0, 0, 1, 1, 2), read(6, 5, k -> k / 2));
    assertEquals(List.of(0, 0, 0), read(1, 3, k -> 0));
  }

  @Test
  void endsWithMediaThatEndEarly() throws IOException {
    assertEquals(List.of(0, 1), read(2, 5, k -> k));
  }
}
