package org.raccord.desktop.internal.view;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.raccord.desktop.internal.model.Picture;

/** Pictures as the toolkit has them. */
final class Images {

  private Images() {}

  /** An image over the picture's own pixels. */
  static Image of(Picture picture) {
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            picture.width(),
            picture.height(),
            picture.pixels(),
            PixelFormat.getIntArgbPreInstance());
    return new WritableImage(buffer);
  }
}
