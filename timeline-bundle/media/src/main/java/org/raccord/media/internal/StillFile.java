package org.raccord.media.internal;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.Pictures;
import org.raccord.media.SourceMark;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/** A frame as a PNG or JPEG file. */
public final class StillFile {

  private static final ColourTags RGB = new ColourTags(1, 13, 0, Range.FULL, 0);

  private StillFile() {}

  /** Writes a frame; the extension says how. A mark goes into PNG alone. */
  public static void write(Frame frame, Path file, Optional<SourceMark> mark)
      throws MediaException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean png = name.endsWith(".png");
    if (!png && !name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
      throw new MediaException(
          Kind.UNSUPPORTED, file, "Stills are PNG or JPEG", "Name it .png or .jpg");
    }
    boolean deep = png && frame.format().layout().bitDepth() > 8;
    PixelLayout layout = deep ? PixelLayout.RGB_16 : PixelLayout.RGB_8;
    BufferedImage image =
        image(Pictures.convert(frame, frame.format().withLayout(layout).withColour(RGB)), deep);
    Target target = Target.create(file);
    try (OutputStream stream = Files.newOutputStream(target.temporary())) {
      encode(image, png, mark, stream);
    } catch (IOException e) {
      target.discard();
      throw Target.failure(file, e);
    }
    target.complete();
  }

  private static BufferedImage image(Frame rgb, boolean deep) {
    int width = rgb.format().width();
    int height = rgb.format().height();
    int type = deep ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    WritableRaster raster =
        Raster.createInterleavedRaster(
            type, width, height, width * 3, 3, new int[] {0, 1, 2}, null);
    int[] row = new int[width * 3];
    for (int y = 0; y < height; y++) {
      for (int p = 0; p < 3; p++) {
        short[] plane = rgb.plane(p);
        for (int x = 0; x < width; x++) {
          row[x * 3 + p] = plane[y * width + x] & 0xffff;
        }
      }
      raster.setPixels(0, y, width, 1, row);
    }
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, type);
    return new BufferedImage(model, raster, false, null);
  }

  private static void encode(
      BufferedImage image, boolean png, Optional<SourceMark> mark, OutputStream stream)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(png ? "png" : "jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(stream)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (!png) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0.93f);
      }
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how);
      if (png && mark.isPresent()) {
        PngMark.add(metadata, mark.get());
      }
      writer.write(null, new IIOImage(image, null, metadata), how);
    } finally {
      writer.dispose();
    }
  }
}
