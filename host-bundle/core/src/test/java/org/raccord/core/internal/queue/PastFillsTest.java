package org.raccord.core.internal.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.FillPreview.Expected;
import org.raccord.core.internal.queue.PastFills.Past;
import org.raccord.generator.FillRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

class PastFillsTest {

  @TempDir private Path folder;

  private static FillRequest request(long frames, int width, int height) {
    return new FillRequest(
        frames,
        Rate.FPS_24,
        12,
        12,
        PictureFormat.square(width, height, PixelLayout.YUV422_10, ColourTags.BT709),
        Optional.empty(),
        Optional.empty(),
        FillRequest.Relation.UNKNOWN,
        Brief.OPEN,
        1,
        List.of());
  }

  @Test
  void whoWasNeverSeenIsNotGuessed() {
    PastFills past = new PastFills(Optional.empty());
    assertEquals(Optional.empty(), past.measured("a:a", request(10, 1000, 1000)));
    past.note(PastFills.HOST, request(10, 1000, 1000), 2);
    assertEquals(Optional.empty(), past.measured("a:a", request(10, 1000, 1000)));
  }

  @Test
  void oneFillTellsTheTimeOfItsFramesAndPixels() {
    PastFills past = new PastFills(Optional.empty());
    past.note("a:a", request(10, 1000, 1000), 5);
    Expected twice = past.measured("a:a", request(10, 2000, 1000)).orElseThrow();
    assertEquals(10, twice.seconds(), 1e-9);
    assertEquals(1, twice.fills());
    Expected longer = past.measured("a:a", request(30, 1000, 1000)).orElseThrow();
    assertEquals(15, longer.seconds(), 1e-9);
    assertEquals(Optional.empty(), past.measured("b:b", request(10, 1000, 1000)));
  }

  @Test
  void whatTheHostAddsIsAdded() {
    PastFills past = new PastFills(Optional.empty());
    past.note("a:a", request(10, 1000, 1000), 5);
    past.note(PastFills.HOST, request(10, 1000, 1000), 2);
    assertEquals(7, past.measured("a:a", request(10, 1000, 1000)).orElseThrow().seconds(), 1e-9);
  }

  @Test
  void whatEveryFillTakesIsToldFromWhatItsFramesTake() {
    // 3 seconds, and half a second for each frame of a megapixel.
    List<Past> fills = List.of(new Past(2, 1, 4), new Past(10, 1, 8), new Past(5, 4, 13));
    Expected expected = PastFills.estimate(fills, 40);
    assertEquals(23, expected.seconds(), 1e-6);
    assertEquals(expected.seconds(), expected.least(), 1e-6);
    assertEquals(expected.seconds(), expected.most(), 1e-6);
    assertEquals(3, expected.fills());
  }

  @Test
  void neitherShareIsEverLessThanNothing() {
    // Large ones were quicker for their size than small ones, and then the other way about.
    Expected grows = PastFills.estimate(List.of(new Past(1, 1, 1), new Past(10, 1, 100)), 1);
    assertTrue(grows.seconds() > 0 && grows.least() > 0, grows::toString);
    Expected falls = PastFills.estimate(List.of(new Past(1, 1, 100), new Past(10, 1, 1)), 100);
    assertTrue(falls.seconds() > 0 && falls.seconds() <= 100, falls::toString);
  }

  @Test
  void theSpreadIsThatOfTheFillsThatWereSeen() {
    Expected expected = PastFills.estimate(List.of(new Past(10, 1, 4), new Past(10, 1, 8)), 10);
    assertTrue(expected.seconds() > 4 && expected.seconds() < 8, expected::toString);
    assertEquals(4, expected.least(), 1e-9);
    assertEquals(8, expected.most(), 1e-9);
  }

  @Test
  void theyAreKeptAndTheOldestGo() {
    Path file = folder.resolve("cache/past.json");
    PastFills one = new PastFills(Optional.of(file));
    PastFills other = new PastFills(Optional.of(file));
    one.note("a:a", request(10, 1000, 1000), 5);
    other.note("b:b", request(10, 1000, 1000), 6);
    one.note("a:a", request(10, 1000, 1000), 5);
    PastFills next = new PastFills(Optional.of(file));
    assertEquals(2, next.measured("a:a", request(10, 1000, 1000)).orElseThrow().fills());
    assertEquals(6, next.measured("b:b", request(10, 1000, 1000)).orElseThrow().seconds(), 1e-9);
    for (int k = 0; k < 20; k++) {
      next.note("a:a", request(10, 1000, 1000), 50);
    }
    Expected later =
        new PastFills(Optional.of(file)).measured("a:a", request(10, 1000, 1000)).orElseThrow();
    assertEquals(12, later.fills());
    assertEquals(50, later.least(), 1e-9);
  }

  @Test
  void whatCannotBeReadOrWrittenCostsNoMoreThanTheEstimate() throws Exception {
    Path file = folder.resolve("past.json");
    for (String bad :
        List.of(
            "",
            "[]",
            "{",
            "{\"a:a\": null}",
            "{\"a:a\": [null, {\"frames\": 0, \"megapixels\": 1, \"seconds\": -4}, {}]}")) {
      Files.writeString(file, bad);
      PastFills past = new PastFills(Optional.of(file));
      assertEquals(Optional.empty(), past.measured("a:a", request(10, 1000, 1000)), bad);
      past.note("a:a", request(10, 1000, 1000), 5);
      assertEquals(
          1,
          new PastFills(Optional.of(file))
              .measured("a:a", request(10, 1000, 1000))
              .orElseThrow()
              .fills(),
          bad);
    }
    PastFills nowhere = new PastFills(Optional.of(file.resolve("no/folder.json")));
    nowhere.note("a:a", request(10, 1000, 1000), 5);
    assertEquals(5, nowhere.measured("a:a", request(10, 1000, 1000)).orElseThrow().seconds(), 1e-9);
  }
}
