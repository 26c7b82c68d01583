package org.raccord.media;

import java.io.Closeable;
import java.nio.file.Path;
import org.raccord.media.internal.OpenPictures;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/**
 * The pictures of a file, any of them exactly, by number or by time.
 *
 * <p><b>What:</b> frame <i>k</i> of a range is the picture shown at that time, counted from the
 * file's time zero, whatever the range's rate and the file's own. <b>Threads:</b> a source may be
 * shared; each reader belongs to one thread at a time and has its own decoder. <b>Ownership:</b>
 * readers are closed by whoever asked for them and may outlive the source. <b>Failure:</b> {@link
 * MediaException}. <b>Cancellation:</b> a reader whose thread is interrupted throws {@link
 * java.io.InterruptedIOException} from its next call and leaves the interrupt set.
 */
public final class PictureSource implements Closeable {

  private final OpenPictures pictures;

  private PictureSource(OpenPictures pictures) {
    this.pictures = pictures;
  }

  /**
   * Opens a file.
   *
   * @throws MediaException {@code MISSING}, {@code UNREADABLE}, or {@code UNSUPPORTED} with the
   *     reason of {@link PictureFacts#refusal} or because the file has no picture
   */
  public static PictureSource open(Path file) throws MediaException {
    return new PictureSource(OpenPictures.open(file));
  }

  /** What the file holds; the picture is present. */
  public MediaFacts facts() {
    return pictures.facts();
  }

  /** The picture's facts. */
  public PictureFacts picture() {
    return facts().picture().orElseThrow();
  }

  /** The range in playing order, in the file's own format: code values as decoded. */
  public FrameReader read(FrameRange range) throws MediaException {
    return read(range, picture().format());
  }

  /**
   * The range in playing order, brought to {@code wanted} as {@link Pictures#convert} does; all of
   * a picture of another shape, set on black.
   *
   * @throws MediaException {@code TOO_SHORT} if the range leaves the file
   */
  public FrameReader read(FrameRange range, PictureFormat wanted) throws MediaException {
    return pictures.read(range, wanted);
  }

  /**
   * The range from its last frame to its first. Decodes in bounded stretches; memory does not grow
   * with the distance of key frames.
   *
   * @throws MediaException {@code TOO_SHORT} if the range leaves the file
   */
  public FrameReader readBackwards(FrameRange range, PictureFormat wanted) throws MediaException {
    return pictures.readBackwards(range, wanted);
  }

  /**
   * A deck for the file, which is closed by whoever asked for it and may outlive the source.
   *
   * @throws MediaException as reading does
   */
  public PictureDeck deck() throws MediaException {
    return new PictureDeck(pictures.deck());
  }

  OpenPictures pictures() {
    return pictures;
  }

  /** Readers that are open stay usable. */
  @Override
  public void close() {
    // Nothing is held open between readers: the index is plain memory.
  }
}
