package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.Pictures;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/** As a server would: conditioning comes as files, the picture goes back as a file. */
final class FileGenerator extends HonestGenerator {

  private static final int LEAD = 3;

  /** What is wrong with the file. */
  enum Flaw {
    NONE,
    /** It is said to start later than it does, so that it ends before the slot. */
    MISALIGNED,
    /** Its last frame, which lies after the slot, is damaged. */
    DAMAGED_END,
    /** It is half as large again as asked. */
    OTHER_RASTER
  }

  private final Flaw flaw;

  FileGenerator(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    if (!request.plansTaken().isEmpty()) {
      throw new GenerationException(Kind.UNSUPPORTED, "There is one way to fade.");
    }
    try {
      call.checkpoint();
      Frame a = first(request, call, request.before().isPresent() ? Edge.BEFORE : Edge.AFTER);
      Frame b = first(request, call, request.after().isPresent() ? Edge.AFTER : Edge.BEFORE);
      Path file = call.workspace().resolve("answer.mkv");
      try (PictureWriter writer =
          PictureWriter.create(
              file, PictureWriterSpec.of(form(request), request.rate(), Codec.FFV1))) {
        for (long n = -LEAD; n < request.length() + 1; n++) {
          call.checkpoint();
          writer.push(Pictures.convert(made(a, b, n, request), form(request)));
        }
        writer.finish();
      }
      if (flaw == Flaw.DAMAGED_END) {
        damage(file);
      }
      int start = flaw == Flaw.MISALIGNED ? LEAD + 3 : LEAD;
      return new Made.InFile(
          file, new Made.Alignment.StartsAt(start), Optional.empty(), account("cross-fade"));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("cancelled");
      }
      throw new GenerationException(Kind.FAILED, "A file cannot be read or written.", e);
    }
  }

  private PictureFormat form(FillRequest request) {
    PictureFormat asked = request.format();
    return flaw == Flaw.OTHER_RASTER
        ? asked.withSize(asked.width() * 3 / 2, asked.height() * 3 / 2)
        : asked;
  }

  /** Overwrites the last block of a Matroska file; its index stays. */
  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int at = bytes.length - 8; at > 0; at--) {
      int width = Integer.numberOfLeadingZeros(bytes[at + 1] & 0xff) - 23;
      if (bytes[at] == (byte) 0xa3 && width <= 4 && bytes[at + 1 + width] == (byte) 0x81) {
        int length = (bytes[at + 1] & 0xff) & ((1 << (8 - width)) - 1);
        for (int i = 1; i < width; i++) {
          length = length << 8 | (bytes[at + 1 + i] & 0xff);
        }
        int from = at + 1 + width + 4;
        if (length > 100 && at + 1 + width + length <= bytes.length) {
          Arrays.fill(bytes, from, at + 1 + width + length, (byte) 0x55);
          Files.write(file, bytes);
          return;
        }
      }
    }
    throw new IOException("There is no block to damage");
  }

  /** The frame at the edge, out of an excerpt in a file. */
  private static Frame first(FillRequest request, FillCall call, Edge edge) throws IOException {
    Path excerpt = call.excerpt(edge, FillCall.ExcerptFormat.FFV1, 4);
    try (PictureSource source = PictureSource.open(excerpt);
        FrameReader reader =
            source.read(
                new FrameRange(edge == Edge.BEFORE ? 3 : 0, 1, request.rate()), request.format())) {
      return reader.next().orElseThrow();
    }
  }
}
