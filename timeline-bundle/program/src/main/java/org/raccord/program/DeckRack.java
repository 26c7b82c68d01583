package org.raccord.program;

import java.io.Closeable;
import org.raccord.program.internal.Media;
import org.raccord.program.internal.RackMedia;

/**
 * Decoders that were used lately and wait for the next reader of their file: to seek in a file that
 * is open costs a fraction of what opening it does.
 *
 * <p><b>Threads:</b> any, also several at once. <b>Ownership:</b> closed by whoever made it;
 * programs that use it go on playing then, without it. At most four decoders wait, fewer of large
 * pictures. One that has waited for a minute is closed when the next one comes to wait, so that the
 * last ones of all wait until the rack is closed.
 */
public final class DeckRack implements Closeable {

  private final RackMedia media = new RackMedia();

  Media media() {
    return media;
  }

  @Override
  public void close() {
    media.close();
  }
}
