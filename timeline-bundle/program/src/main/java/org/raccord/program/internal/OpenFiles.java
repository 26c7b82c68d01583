package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Picture files that were opened lately: a file that many clips come from is probed once. Not
 * thread-safe.
 */
final class OpenFiles implements Closeable {

  private static final int KEPT = 8;

  private final Media media;
  private final Map<Path, Media.PictureFile> files = new LinkedHashMap<>(16, 0.75f, true);

  OpenFiles(Media media) {
    this.media = media;
  }

  /** The open file, which stays open at least until {@link #KEPT} others were asked for. */
  Media.PictureFile get(Path path) throws IOException {
    Media.PictureFile known = files.get(path);
    if (known != null) {
      return known;
    }
    Media.PictureFile opened = media.picture(path);
    files.put(path, opened);
    if (files.size() > KEPT) {
      Iterator<Media.PictureFile> eldest = files.values().iterator();
      Media.PictureFile out = eldest.next();
      eldest.remove();
      out.close();
    }
    return opened;
  }

  @Override
  public void close() throws IOException {
    Closing.all(files.values());
    files.clear();
  }
}
