package org.raccord.media.internal;

import java.io.Closeable;
import org.raccord.media.MediaException;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/** A file with its decoder, which reads one range after the other. One thread at a time. */
public final class OpenDeck implements Closeable {

  private final OpenPictures pictures;
  private final PictureFinder finder;

  OpenDeck(OpenPictures pictures, PictureFinder finder) {
    this.pictures = pictures;
    this.finder = finder;
  }

  /** The range in playing order; the reader before is no longer used. */
  public FrameReader read(FrameRange range, PictureFormat wanted) throws MediaException {
    return pictures.read(finder, range, wanted);
  }

  /** Whether it decodes the file that {@code other} was opened on, unchanged since. */
  public boolean isOf(OpenPictures other) {
    return pictures.isLike(other);
  }

  /** How many pictures lie between where it stands and a range; a way back counts from far off. */
  public long distance(FrameRange range) {
    long way = pictures.pictureAt(range) - finder.at();
    return way >= 0 ? way : Long.MAX_VALUE / 2 - way;
  }

  @Override
  public void close() {
    finder.close();
  }
}
