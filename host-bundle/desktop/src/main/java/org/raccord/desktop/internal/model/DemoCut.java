package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench;

/**
 * A cut to try the window with: one shot in two pieces with a hole of half a second between them,
 * which can be filled at once. Touches files.
 */
public final class DemoCut {

  private static final List<String> CLIPS = List.of("demo-a.mp4", "demo-b.mp4");
  private static final String HOLE = "12";
  private static final String PLACE = "/org/raccord/desktop/internal/demo/";

  private DemoCut() {}

  /**
   * The demo's timeline, made where it is not there yet.
   *
   * @param folder of its own
   */
  public static Path in(Path folder, Workbench workbench) throws IOException, WorkException {
    Path cut = folder.resolve("demo.otio");
    if (Files.exists(cut)) {
      return cut;
    }
    Files.createDirectories(folder);
    List<Path> clips = new ArrayList<>();
    for (String clip : CLIPS) {
      Path file = folder.resolve(clip);
      try (InputStream in = DemoCut.class.getResourceAsStream(PLACE + clip)) {
        if (in == null) {
          throw new IOException(clip + " is missing from the program. Install it again.");
        }
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
      clips.add(file);
    }
    workbench.create(cut, clips, HOLE).close();
    return cut;
  }
}
