package org.raccord.media;

import java.io.Closeable;
import org.raccord.media.internal.OpenDeck;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/**
 * A picture file that stays open with its decoder, for whoever seeks in it again and again.
 *
 * <p><b>What:</b> the frames are those of {@link PictureSource}, shrunk more quickly.
 * <b>Threads:</b> one at a time, together with its readers. <b>Ownership:</b> closed by whoever
 * asked for it; at most one of its readers is in use, closing which leaves the deck open.
 * <b>Failure</b> and <b>cancellation:</b> as {@link PictureSource}; after an interrupt it can be
 * used again.
 */
public final class PictureDeck implements Closeable {

  private final OpenDeck deck;

  PictureDeck(OpenDeck deck) {
    this.deck = deck;
  }

  /**
   * The range in playing order, for looking at: a half or a quarter of the size as RGB is made of
   * means of pixels, which is several times as quick as {@link Pictures#convert} and a code or two
   * from it; all else is brought to {@code wanted} as that does.
   *
   * @throws MediaException {@code TOO_SHORT} if the range leaves the file
   */
  public FrameReader read(FrameRange range, PictureFormat wanted) throws MediaException {
    return deck.read(range, wanted);
  }

  /** Whether it reads the file of a source, which was not written to since. */
  public boolean isOf(PictureSource source) {
    return deck.isOf(source.pictures());
  }

  /** A number that is the smaller the sooner a range can be read: 0 where it stands there. */
  public long distance(FrameRange range) {
    return deck.distance(range);
  }

  @Override
  public void close() {
    deck.close();
  }
}
