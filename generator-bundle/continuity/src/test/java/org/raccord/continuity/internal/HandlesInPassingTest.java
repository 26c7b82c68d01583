package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Frames that are only handed on beside a slot pass through: large ones would fill the memory. */
class HandlesInPassingTest {

  private static final int LENGTH = 2;

  /** Neighbours made when they are read, each frame of one code; notes what is read and pushed. */
  private static final class Passing extends ShotCall {
    private final PictureFormat format;
    private final List<String> events = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();

    Passing(PictureFormat format) {
      super(format, List.of(), List.of());
      this.format = format;
    }

    @Override
    public FrameReader frames(Edge edge) {
      events.add("open " + edge);
      return new FrameReader() {
        private int at;

        @Override
        public PictureFormat format() {
          return format;
        }

        @Override
        public Optional<Frame> next() {
          events.add("read");
          return Optional.of(Passing.frame(format, code(edge, at++)));
        }

        @Override
        public void close() {}
      };
    }

    private static Frame frame(PictureFormat format, int code) {
      Frame frame = Frame.allocate(format);
      for (int p = 0; p < 3; p++) {
        Arrays.fill(frame.plane(p), (short) (p == 0 ? code : 128));
      }
      return frame;
    }

    @Override
    void take(Frame frame) {
      events.add("push");
      codes.add((int) frame.plane(0)[0]);
    }
  }

  /** Codes by which the frames of the neighbours are known, in playing order 12 to 231. */
  private static int code(Edge edge, int distance) {
    return edge == Edge.BEFORE ? 120 - distance : 123 + distance;
  }

  private static Passing filled(PictureFormat format, int handle) throws Exception {
    Passing call = new Passing(format);
    Optional<FillRequest.Neighbour> beside =
        Optional.of(new FillRequest.Neighbour("m", "m", new FrameRange(0, 99, Rate.FPS_25), 99));
    FillRequest request =
        new FillRequest(
            LENGTH,
            Rate.FPS_25,
            handle,
            handle,
            format,
            beside,
            beside,
            FillRequest.Relation.ONE_SOURCE,
            Brief.OPEN.withIntent(Intent.EXTEND),
            7,
            List.of());
    Made.Pushed made = (Made.Pushed) new ContinuityGenerator(GrainMode.LEFT).fill(request, call);
    assertEquals(handle, made.slotStart());
    List<Integer> head = call.codes.subList(0, handle);
    List<Integer> tail = call.codes.subList(handle + LENGTH, call.codes.size());
    assertEquals(IntStream.rangeClosed(121 - handle, 120).boxed().toList(), head);
    assertEquals(IntStream.range(123, 123 + handle).boxed().toList(), tail);
    return call;
  }

  private static PictureFormat size(int width, int height) {
    return PictureFormat.square(width, height, PixelLayout.YUV420_8, ColourTags.BT709);
  }

  @Test
  void handleBeforeTheSlotGoesOutBeforeMoreIsRead() throws Exception {
    Passing call = filled(size(64, 48), 5);
    List<String> first = new ArrayList<>(List.of("open BEFORE"));
    for (String event : List.of("read", "push")) {
      IntStream.range(0, 5).forEach(k -> first.add(event));
    }
    first.add("read");
    assertEquals(first, call.events.subList(0, first.size()));
  }

  @Test
  void largeHandleAfterTheSlotIsReadOnceMore() throws Exception {
    // 60 frames of 2.8 million bytes are more than are kept.
    Passing call = filled(size(1280, 720), 60);
    int again = call.events.lastIndexOf("open AFTER");
    assertTrue(again > call.events.indexOf("open AFTER"));
    assertEquals("push", call.events.get(call.events.size() - 1));
    assertTrue(call.events.subList(again, call.events.size()).contains("read"));
  }

  @Test
  void smallHandleAfterTheSlotIsKept() throws Exception {
    Passing call = filled(size(64, 48), 20);
    assertEquals(call.events.indexOf("open AFTER"), call.events.lastIndexOf("open AFTER"));
  }
}
