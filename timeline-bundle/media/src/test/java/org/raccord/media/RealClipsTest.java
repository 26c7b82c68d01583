package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

class RealClipsTest {

  @Test
  void everyFrameIsFoundAtItsNumberWhereverOneStarts() throws Exception {
    for (Path clip : Cases.clips()) {
      MediaFacts facts = MediaProbe.probe(clip);
      PictureFacts picture = facts.picture().orElseThrow();
      System.out.println(clip.getFileName() + " " + facts);
      if (picture.refusal().isPresent()) {
        assertThrows(MediaException.class, () -> PictureSource.open(clip).close());
        continue;
      }
      try (PictureSource source = PictureSource.open(clip)) {
        List<Integer> prints = new ArrayList<>();
        long before = System.nanoTime();
        try (FrameReader all = source.read(picture.range())) {
          Optional<Frame> frame = all.next();
          while (frame.isPresent()) {
            prints.add(print(frame.get()));
            frame = all.next();
          }
        }
        System.out.println("  sequential ms " + (System.nanoTime() - before) / 1000000);
        assertEquals(picture.frames(), prints.size(), clip.toString());
        before = System.nanoTime();
        Random random = new Random(7);
        List<Long> places = new ArrayList<>(List.of(picture.frames() - 1, 0L));
        for (int i = 0; i < 10; i++) {
          places.add(random.nextLong(picture.frames()));
        }
        for (long place : places) {
          long length = Math.min(2, picture.frames() - place);
          try (FrameReader one = source.read(new FrameRange(place, length, picture.rate()))) {
            for (int k = 0; k < length; k++) {
              assertEquals(
                  prints.get((int) place + k), print(one.next().orElseThrow()), clip + " " + place);
            }
            assertTrue(one.next().isEmpty());
          }
        }
        System.out.println("  random ms " + (System.nanoTime() - before) / 1000000);
      }
    }
  }

  private static int print(Frame frame) {
    int hash = 7;
    for (int p = 0; p < frame.format().layout().planes(); p++) {
      hash = hash * 31 + Arrays.hashCode(frame.plane(p));
    }
    return hash;
  }
}
