package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** What is looked up is what adding up from the beginning finds. */
class ElementLineTest {

  private static final Rate[] RATES = {Rate.FPS_24, new Rate(30000, 1001), Rate.of(48000)};

  private static Track line(Random random, int rates) {
    List<Element> elements = new ArrayList<>();
    for (int i = random.nextInt(25); i > 0; i--) {
      long length = random.nextInt(4);
      elements.add(
          switch (random.nextInt(5)) {
            case 0 -> Gap.of(FrameTime.of(length, RATES[random.nextInt(rates)]));
            case 1 -> Cuts.dissolve(1, 1);
            case 2 -> Cuts.missing("m" + i, length);
            default -> Cuts.clip("c" + i, random.nextInt(9), length);
          });
    }
    return Cuts.video(elements.toArray(new Element[0]));
  }

  private static List<ExactTime> sums(Track track) {
    List<ExactTime> sums = new ArrayList<>(List.of(ExactTime.ZERO));
    for (Element element : track.elements()) {
      ExactTime at = sums.get(sums.size() - 1);
      sums.add(element instanceof Item item ? at.plus(item.duration()) : at);
    }
    return sums;
  }

  @Test
  void elementsLieWhereTheirSumsSay() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Track track = line(random, 1 + random.nextInt(3));
      ElementLine line = ElementLine.of(track);
      List<ExactTime> sums = sums(track);
      int size = line.size();
      assertEquals(sums, IntStream.rangeClosed(0, size).mapToObj(line::start).toList());
      for (long f = -1; f < 50; f++) {
        ExactTime at = ExactTime.of(Cuts.frames(f));
        int from =
            IntStream.range(0, size)
                .filter(i -> sums.get(i).compareTo(at) >= 0)
                .findFirst()
                .orElse(size);
        assertEquals(from, line.firstFrom(at));
        int holding =
            IntStream.range(0, size)
                .filter(i -> sums.get(i + 1).compareTo(at) > 0)
                .findFirst()
                .orElse(size);
        assertEquals(holding, line.holding(at));
      }
    }
  }

  @Test
  void theClipsBesideAPlaceAreThoseThatWalkingFinds() {
    int found = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Track track = line(random, 1 + random.nextInt(3));
      List<ExactTime> sums = sums(track);
      Beside beside = new Beside(MediaShelf.TRUSTING);
      for (long f = 0; f < 50; f++) {
        ExactTime at = ExactTime.of(Cuts.frames(f));
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < track.elements().size(); i++) {
          if (track.elements().get(i) instanceof Item item && item.duration().frame() > 0) {
            if (sums.get(i).compareTo(at) < 0) {
              before.add(0, i);
            }
            if (sums.get(i + 1).compareTo(at) > 0) {
              after.add(i);
            }
          }
        }
        List<Track> tracks = List.of(track);
        found += expect(track, before, beside.before(tracks, 0, List.of(), at));
        found += expect(track, after, beside.after(tracks, 0, List.of(), at));
      }
    }
    assertTrue(found > 1000, found + " neighbours were compared");
  }

  private static int expect(Track track, List<Integer> walk, Optional<Slot.Neighbour> got) {
    Optional<Integer> wanted =
        walk.stream()
            .filter(
                i ->
                    track.elements().get(i) instanceof Clip clip
                        && clip.media() instanceof MediaReference.External)
            .findFirst();
    assertEquals(wanted, got.map(n -> n.place().last().element()));
    got.ifPresent(n -> assertEquals(walk.get(0).equals(wanted.get()), n.contiguous()));
    return got.isPresent() ? 1 : 0;
  }
}
