package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.media.Codec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** How takes are written, as the user likes it. */
class TakeCodecTest {

  @TempDir Path config;

  private static Codec codec(PixelLayout layout, int width, int height, TakeCodec wanted) {
    return TakeWriting.codecOf(
        PictureFormat.square(width, height, layout, ColourTags.BT709), wanted);
  }

  @Test
  void whatIsLikedIsTakenWhereItCarriesThePictures() {
    PixelLayout plain = PixelLayout.YUV422_10;
    assertEquals(Codec.PRORES_HQ, codec(plain, 1920, 1080, TakeCodec.PRORES));
    assertEquals(Codec.PRORES_4444, codec(plain, 1920, 1080, TakeCodec.PRORES_4444));
    assertEquals(Codec.DNXHR_HQX, codec(plain, 1920, 1080, TakeCodec.DNXHR));
    assertEquals(Codec.FFV1, codec(plain, 1920, 1080, TakeCodec.FFV1));
  }

  @Test
  void whatWouldLosePicturesGivesWay() {
    for (TakeCodec wanted : TakeCodec.values()) {
      assertEquals(Codec.FFV1, codec(PixelLayout.RGB_16, 1920, 1080, wanted), "" + wanted);
      assertEquals(Codec.FFV1, codec(PixelLayout.YUV422_10, 1921, 1080, wanted), "" + wanted);
    }
    assertEquals(Codec.PRORES_4444, codec(PixelLayout.YUV444_10, 1920, 1080, TakeCodec.DNXHR));
    assertEquals(Codec.PRORES_HQ, codec(PixelLayout.YUV420_8, 160, 90, TakeCodec.DNXHR));
  }

  @Test
  void theChoiceIsKeptWithTheUsersSettings() throws Exception {
    UserSettings settings = new UserSettings(Optional.of(config));
    assertEquals(TakeCodec.PRORES, settings.takeCodec());
    settings.store(TakeCodec.DNXHR);
    assertEquals(TakeCodec.DNXHR, new UserSettings(Optional.of(config)).takeCodec());

    Files.writeString(config.resolve("takes.json"), "{\"codec\": \"betamax\"}");
    WorkException e = assertThrows(WorkException.class, settings::takeCodec);
    assertTrue(String.valueOf(e.getMessage()).contains("betamax"), e::getMessage);
    assertEquals(Optional.of(TakeCodec.FFV1), TakeCodec.of(" FFV1 "));
    assertEquals(Optional.empty(), TakeCodec.of("h264"));
  }
}
