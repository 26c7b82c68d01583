package org.raccord.core.internal.fill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Raster;
import org.raccord.generator.StillSpec;
import org.raccord.imaging.colour.DisplayPictures;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/**
 * The form in which a neighbour's frames are prepared for a generator.
 *
 * @param format raster, layout and colour
 * @param framing how the neighbour comes to the raster
 * @param codec how moving pictures are written
 * @param extension of the file
 * @param transform brings the neighbour's values to those of the format, where they are others
 */
record PreparedForm(
    PictureFormat format,
    Framing framing,
    Codec codec,
    String extension,
    Optional<DisplayTransform> transform) {

  /** As sRGB pictures are: what every reader of PNG and JPEG takes an untagged file for. */
  private static final ColourTags STILL = new ColourTags(1, 13, 0, ColourTags.Range.FULL, 0);

  static PreparedForm still(PictureFormat have, StillSpec spec, ShotDisplay display)
      throws IOException {
    requireKnown(display);
    PictureFormat wanted =
        sized(have, spec.size().orElseGet(() -> square(have)))
            .withLayout(PixelLayout.RGB_8)
            .withColour(STILL);
    return new PreparedForm(
        wanted,
        spec.framing(),
        Codec.FFV1,
        spec.format() == StillFormat.PNG ? "png" : "jpg",
        display.transform());
  }

  /** What would be sent without conversion would come back with another light and colour. */
  private static void requireKnown(ShotDisplay display) throws IOException {
    Optional<String> question = display.question();
    if (question.isPresent()) {
      throw new IOException("This generator takes ordinary pictures (BT.709). " + question.get());
    }
  }

  static PreparedForm excerpt(PictureFormat have, ExcerptSpec spec, ShotDisplay display)
      throws IOException {
    return moving(have, spec.format(), spec.size(), spec.framing(), display);
  }

  static PreparedForm middle(PictureFormat have, MiddleSpec spec, ShotDisplay display)
      throws IOException {
    return moving(have, spec.format(), Optional.of(spec.size()), spec.framing(), display);
  }

  private static PreparedForm moving(
      PictureFormat have,
      ExcerptFormat excerpt,
      Optional<Raster> size,
      Framing framing,
      ShotDisplay display)
      throws IOException {
    if (excerpt == ExcerptFormat.FFV1) {
      PictureFormat wanted = size.map(s -> sized(have, s)).orElse(have);
      return new PreparedForm(
          wanted, framing, Codec.FFV1, Codec.FFV1.extension(), Optional.empty());
    }
    requireKnown(display);
    // Tagged BT.709 whatever the size: without tags a reader guesses by the number of lines.
    PictureFormat wanted =
        sized(have, size.orElseGet(() -> even(square(have))))
            .withLayout(PixelLayout.YUV420_8)
            .withColour(ColourTags.BT709);
    return new PreparedForm(
        wanted, framing, Codec.H264, Codec.H264.extension(), display.transform());
  }

  private static PictureFormat sized(PictureFormat have, Raster size) {
    return PictureFormat.square(size.width(), size.height(), have.layout(), have.colour());
  }

  /** The timeline's size in square pixels. */
  private static Raster square(PictureFormat have) {
    double width =
        (double) have.width() * have.pixelAspectNumerator() / have.pixelAspectDenominator();
    return new Raster(Math.max(1, (int) Math.round(width)), have.height());
  }

  private static Raster even(Raster size) {
    return new Raster(Math.max(2, size.width() & ~1), Math.max(2, size.height() & ~1));
  }

  /** A part of a file's name that is another for every other form. */
  String name() {
    return format.width() + "x" + format.height() + "-" + framing.name().toLowerCase(Locale.ROOT);
  }

  /** {@code frame} in this form. */
  Frame of(Frame frame) {
    Frame shown = transform.map(t -> DisplayPictures.toDisplay(frame, t)).orElse(frame);
    return Pictures.convert(shown, format, framing);
  }

  /** Begins a file. */
  Writer write(Path file, Rate rate) throws IOException {
    return new Writer(PictureWriter.create(file, PictureWriterSpec.of(format, rate, codec)));
  }

  /** Between two frames of one format, {@code share} of the second. */
  static Frame dissolve(Frame a, Frame b, double share) {
    Frame mixed = Frame.allocate(a.format());
    for (int p = 0; p < a.format().layout().planes(); p++) {
      short[] from = a.plane(p);
      short[] to = b.plane(p);
      short[] out = mixed.plane(p);
      for (int i = 0; i < out.length; i++) {
        int own = from[i] & 0xffff;
        out[i] = (short) Math.round(own + share * ((to[i] & 0xffff) - own));
      }
    }
    return mixed;
  }

  /** A file of frames in this form. */
  final class Writer implements Closeable {
    private final PictureWriter out;

    private Writer(PictureWriter out) {
      this.out = out;
    }

    /** Takes a frame that has the form already. */
    void push(Frame frame) throws IOException {
      out.push(frame);
    }

    /** Takes all frames of a neighbour. */
    void all(FrameReader in) throws IOException {
      for (Optional<Frame> frame = in.next(); frame.isPresent(); frame = in.next()) {
        out.push(of(frame.get()));
      }
    }

    void finish() throws IOException {
      out.finish();
    }

    @Override
    public void close() {
      out.close();
    }
  }
}
