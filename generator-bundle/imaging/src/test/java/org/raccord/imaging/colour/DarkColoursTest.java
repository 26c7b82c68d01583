package org.raccord.imaging.colour;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** A dark, coloured shot through the eight bits and halved colour in which servers answer. */
class DarkColoursTest {

  private static final int SIDE = 128;

  /** Patches of dark colour with the noise of a camera, as a logarithm's ten bits hold them. */
  private static Frame shot(PictureFormat format, int black) {
    Frame frame = Frame.allocate(format);
    Random random = new Random(5);
    for (int p = 0; p < 3; p++) {
      int width = frame.planeWidth(p);
      int across = SIDE / width;
      int[] patch = random.ints(16 * 16, -22, 23).toArray();
      for (int i = 0; i < frame.plane(p).length; i++) {
        int x = i % width * across / 8;
        int y = i / width / 8;
        double value = (p == 0 ? black + 60 : 512) + patch[y * 16 + x] + 2 * random.nextGaussian();
        frame.plane(p)[i] = (short) Math.round(value);
      }
    }
    return frame;
  }

  @ParameterizedTest
  @CsvSource({"slog3, 95", "logc3, 95", "vlog, 128"})
  void noSpecksOfColourComeBack(String name, int black) {
    PictureFormat format =
        PictureFormat.square(
            SIDE,
            SIDE,
            PixelLayout.YUV422_10,
            new ColourTags(ColourTags.UNKNOWN, ColourTags.UNKNOWN, 1, Range.NARROW, 1));
    DisplayTransform transform = DisplayTransforms.named(name, Range.NARROW).orElseThrow();
    Frame shot = shot(format, black);
    Frame shown = DisplayPictures.toDisplay(shot, transform);
    Frame sent = Pictures.convert(shown, shown.format().withLayout(PixelLayout.YUV420_8));
    Frame back = DisplayPictures.fromDisplay(sent, transform, format);
    int[] off = new int[shot.plane(1).length * 2];
    for (int p = 1; p < 3; p++) {
      for (int i = 0; i < shot.plane(p).length; i++) {
        off[(p - 1) * shot.plane(p).length + i] =
            Math.abs((shot.plane(p)[i] & 0xffff) - (back.plane(p)[i] & 0xffff));
      }
    }
    java.util.Arrays.sort(off);
    int usual = off[off.length / 2];
    int worst = off[off.length - 1 - off.length / 1000];
    assertTrue(worst < 60, name + ": a speck is off by " + worst + " codes, usual " + usual);
  }
}
