package org.raccord.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.Track;
import org.raccord.otio.OtioReader;
import org.raccord.otio.OtioWriter;

final class DemoTimelineTest {

  private final DemoTimeline.Cut cut =
      DemoTimeline.of(new Named("TABLE", 80), new Named("LAKE", 96), new Named("ALLEY", 80));

  /** A shot that is never painted. */
  private record Named(String name, int frames) implements Shot {
    @Override
    public void paint(int frame, Canvas canvas) {
      throw new AssertionError("The timeline needs no picture");
    }

    @Override
    public float exposure(int frame) {
      return 1;
    }

    @Override
    public float grain() {
      return 0;
    }

    @Override
    public float[][] sound(int samples) {
      return new float[2][samples];
    }
  }

  @Test
  void picture_and_sound_have_the_same_holes() {
    List<Track> tracks = cut.timeline().tracks();
    List<Long> picture = lengths(tracks.get(0));
    assertEquals(picture, lengths(tracks.get(1)));
    assertEquals(2, tracks.get(0).elements().stream().filter(e -> e instanceof Gap).count());
  }

  private static List<Long> lengths(Track track) {
    return track.elements().stream().map(e -> ((Item) e).duration().frame()).toList();
  }

  @Test
  void the_jump_cut_skips_frames_of_one_shot() {
    List<org.raccord.model.timeline.Element> elements = cut.timeline().tracks().get(0).elements();
    Clip first = (Clip) elements.get(0);
    Clip second = (Clip) elements.get(1);
    assertEquals(first.name(), second.name());
    assertEquals(10, second.source().start() - first.source().end());
    assertEquals(24 * 3600 + first.source().length(), cut.jumpCut().frame());
  }

  @Test
  void the_last_shot_uses_all_of_its_media() {
    List<org.raccord.model.timeline.Element> elements = cut.timeline().tracks().get(0).elements();
    Clip last = (Clip) elements.get(elements.size() - 1);
    assertEquals(last.source(), last.media().available().orElseThrow());
  }

  @Test
  void it_is_read_back_as_written() throws Exception {
    String text = OtioWriter.write(cut.timeline());
    assertEquals(text, OtioWriter.write(OtioReader.read(text, "demo.otio")));
  }
}
