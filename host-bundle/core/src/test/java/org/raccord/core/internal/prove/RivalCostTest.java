package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/** A rival that makes frames beside the hole as well is charged for the hole's alone. */
class RivalCostTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(64, 48, PixelLayout.YUV420_8, ColourTags.BT709);

  @TempDir private Path folder = Path.of("");

  private Path film(String name) throws Exception {
    Path file = folder.resolve(name);
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, Rate.FPS_25, Codec.FFV1))) {
      for (int k = 0; k < 12; k++) {
        Frame frame = Frame.allocate(FORMAT);
        for (int p = 0; p < 3; p++) {
          Arrays.fill(frame.plane(p), (short) (60 + 2 * k));
        }
        writer.push(frame);
      }
      writer.finish();
    }
    return file;
  }

  private Contender.Filled filled(Rival rival, List<Frame> pushed) throws Exception {
    Contender.Task task =
        new Contender.Task(
            HoleKind.BRIDGE,
            3,
            Rate.FPS_25,
            FORMAT,
            Optional.of(film("before.mkv")),
            Optional.of(film("after.mkv")));
    FrameSink sink =
        new FrameSink() {
          @Override
          public PictureFormat format() {
            return FORMAT;
          }

          @Override
          public void push(Frame frame) {
            pushed.add(frame);
          }
        };
    return rival.fill(task, folder, sink);
  }

  @Test
  void minterpolate_makes_two_gaps_before_the_hole_which_are_not_charged() throws Exception {
    List<Frame> pushed = new ArrayList<>();
    assertEquals(1.0 / 3, filled(Rival.MINTERPOLATE_OBMC, pushed).share(), 1e-9);
    assertEquals(3, pushed.size());
    assertEquals(1, filled(Rival.CROSSFADE, new ArrayList<>()).share());
  }

  @Test
  void a_part_of_the_work_costs_a_part_of_its_time_and_all_of_its_memory() {
    assertEquals(new Effort.Cost(0.5, 1, 700), new Effort.Cost(2, 4, 700).part(0.25));
  }
}
