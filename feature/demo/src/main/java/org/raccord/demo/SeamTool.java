package org.raccord.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.media.PictureSource;
import org.raccord.model.time.FrameRange;

/** The two steps that feature/scripts/seams needs beside the program itself. */
public final class SeamTool {

  private static final String USAGE =
      "cut CLIP FOLDER NAME FRAMES | sheet CLIP FRAMES FILLED PAD SHEET.png";

  private SeamTool() {}

  /**
   * Cuts a hole into the middle of a clip, or draws the sheet of a filled one. Ends the process
   * with 1 where it cannot.
   */
  public static void main(String[] args) {
    try {
      switch (args.length == 0 ? "" : args[0]) {
        case "cut" -> {
          ClipCutter.Halves halves =
              ClipCutter.cut(
                  Path.of(args[1]),
                  Path.of(args[2]),
                  args[3],
                  Long.parseLong(args[4]),
                  Optional.empty());
          System.out.println(halves.before().getFileName() + " " + halves.after().getFileName());
        }
        case "sheet" -> {
          Path clip = Path.of(args[1]);
          System.out.println(
              SeamSheet.write(
                  clip,
                  middle(clip, Long.parseLong(args[2])),
                  Path.of(args[3]),
                  Integer.parseInt(args[4]),
                  Path.of(args[5])));
        }
        default -> throw new IOException("Usage: " + USAGE);
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** The hole that {@code cut} makes. */
  private static FrameRange middle(Path clip, long frames) throws IOException {
    try (PictureSource source = PictureSource.open(clip)) {
      return new FrameRange(
          (source.picture().frames() - frames) / 2, frames, source.picture().rate());
    }
  }
}
