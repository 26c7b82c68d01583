package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.file.Path;
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
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/** As a server would: conditioning comes as files, the picture goes back as a file. */
final class FileGenerator extends HonestGenerator {

  private static final int LEAD = 3;

  private final int start;

  /** The slot starts {@value #LEAD} frames into the file; {@code start} is what is said of it. */
  FileGenerator(int start) {
    this.start = start;
  }

  static FileGenerator honest() {
    return new FileGenerator(LEAD);
  }

  /** Says that the slot starts later than it does, so that the file ends before the slot. */
  static FileGenerator misaligned() {
    return new FileGenerator(LEAD + 3);
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
              file, PictureWriterSpec.of(request.format(), request.rate(), Codec.FFV1))) {
        for (long n = -LEAD; n < request.length() + 1; n++) {
          call.checkpoint();
          writer.push(made(a, b, n, request));
        }
        writer.finish();
      }
      return new Made.InFile(
          file, new Made.Alignment.StartsAt(start), Optional.empty(), account("cross-fade"));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("cancelled");
      }
      throw new GenerationException(Kind.FAILED, "A file cannot be read or written.", e);
    }
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
