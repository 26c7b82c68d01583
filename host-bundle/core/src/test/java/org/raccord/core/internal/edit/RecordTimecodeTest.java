package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.RenderOrder;
import org.raccord.media.Codec;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.StartTimecode;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;

/** At 29.97 the labels of takes and renderings count as the timeline's media do. */
class RecordTimecodeTest {

  /** 01:00:00;00 and, in whole counting, 00:59:56:12. */
  private static final long HOUR = 107_892;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void clip(String name, Optional<Timecode.Counting> counting) throws IOException {
    PictureWriterSpec plain = PictureWriterSpec.of(Bench.FORMAT, Rate.NTSC_30, Codec.PRORES_HQ);
    PictureWriterSpec spec =
        counting.isEmpty()
            ? plain
            : plain.withStart(new StartTimecode(FrameTime.zero(Rate.NTSC_30), counting.get()));
    try (PictureWriter out = PictureWriter.create(folder.resolve(name), spec)) {
      for (int i = 0; i < 20; i++) {
        out.push(Bench.grey(100 + 4 * i));
      }
      out.finish();
    }
  }

  private String takeStart(Optional<Timecode.Counting> counting) throws Exception {
    clip("a.mov", counting);
    clip("b.mov", counting);
    Path cut =
        bench.timeline(
            "cut.otio",
            Bench.clipJson("a.mov", 0, 20)
                + ","
                + Bench.gap(6)
                + ","
                + Bench.clipJson("b.mov", 0, 20),
            Rate.NTSC_30,
            HOUR);
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE);
      assertEquals(1, report.filled(), report.toString());
      Path look = folder.resolve("look.mov");
      edit.render(
          new RenderOrder(look, Optional.empty(), 0, RenderOrder.BurnIn.NONE), FillWatcher.NONE);
      assertEquals(
          counting.equals(Optional.of(Timecode.Counting.NON_DROP)) ? "00:59:56:12" : "01:00:00;00",
          MediaProbe.probe(look).start().orElseThrow().label());
      Path take = folder.resolve(report.slots().get(0).takes().get(0).picture().path());
      return MediaProbe.probe(take).start().orElseThrow().label();
    }
  }

  @Test
  void media_in_whole_counting_make_whole_counting() throws Exception {
    // 20 frames of A, less 12 of handle.
    assertEquals("00:59:56:20", takeStart(Optional.of(Timecode.Counting.NON_DROP)));
  }

  @Test
  void media_in_drop_frame_make_drop_frame() throws Exception {
    assertEquals("01:00:00;08", takeStart(Optional.of(Timecode.Counting.DROP)));
  }

  @Test
  void without_timecode_the_rate_decides_as_in_otio() throws Exception {
    assertEquals("01:00:00;08", takeStart(Optional.empty()));
  }
}
