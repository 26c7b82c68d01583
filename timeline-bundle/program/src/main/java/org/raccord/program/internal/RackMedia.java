package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureDeck;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/**
 * Media read from files, with decks that wait for the next reader of the same file. Thread-safe;
 * what it hands out is used by one thread each.
 */
public final class RackMedia implements Media, Closeable {

  /** Each holds a picture for each of its threads, and those that others are made from. */
  private static final int MOST_DECKS = 3;

  /** A decoder holds up to twenty pictures, so that it is pictures' size that memory goes to. */
  private static final long MOST_PIXELS = 2L * 3840 * 2160;

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private record Waiting(PictureDeck deck, long pixels, long since) {}

  private final FileMedia files = new FileMedia(this::lend);
  private final Object lock = new Object();
  private final Deque<Waiting> rack = new ArrayDeque<>();
  private boolean closed;

  @Override
  public MediaFacts facts(Path file) throws IOException {
    return files.facts(file);
  }

  @Override
  public SoundFile sound(Path file) throws IOException {
    return files.sound(file);
  }

  @Override
  public PictureFile picture(Path file) throws IOException {
    return files.picture(file);
  }

  private FrameReader lend(PictureSource source, FrameRange range, PictureFormat wanted)
      throws IOException {
    Optional<PictureDeck> waiting = take(source, range);
    PictureDeck deck = waiting.isPresent() ? waiting.get() : source.deck();
    PictureFormat own = source.picture().format();
    try {
      return new Lent(deck, deck.read(range, wanted), Math.multiplyFull(own.width(), own.height()));
    } catch (IOException | RuntimeException e) {
      deck.close();
      throw e;
    }
  }

  /** The deck of the file that stands nearest before the range. */
  private Optional<PictureDeck> take(PictureSource source, FrameRange range) {
    synchronized (lock) {
      Optional<Waiting> best =
          rack.stream()
              .filter(w -> w.deck.isOf(source))
              .min(java.util.Comparator.comparingLong(w -> w.deck.distance(range)));
      best.ifPresent(rack::remove);
      return best.map(Waiting::deck);
    }
  }

  private void put(PictureDeck deck, long pixels) {
    Deque<PictureDeck> out = new ArrayDeque<>();
    synchronized (lock) {
      if (closed) {
        out.add(deck);
      } else {
        long now = System.nanoTime();
        rack.addFirst(new Waiting(deck, pixels, now));
        long all = 0;
        int n = 0;
        for (Iterator<Waiting> each = rack.iterator(); each.hasNext(); ) {
          Waiting waiting = each.next();
          all += waiting.pixels;
          n++;
          boolean kept =
              n == 1 || (n <= MOST_DECKS && all <= MOST_PIXELS && now - waiting.since < MOST_NANOS);
          if (!kept) {
            each.remove();
            out.add(waiting.deck);
          }
        }
      }
    }
    out.forEach(PictureDeck::close);
  }

  /** Closes the decks that wait, and those that are lent when they come back. */
  @Override
  public void close() {
    Deque<Waiting> out;
    synchronized (lock) {
      closed = true;
      out = new ArrayDeque<>(rack);
      rack.clear();
    }
    out.forEach(w -> w.deck.close());
  }

  /** A reader whose deck goes back to the rack, unless it has failed. */
  private final class Lent implements FrameReader {

    private final PictureDeck deck;
    private final FrameReader reader;
    private final long pixels;
    private boolean broken;
    private boolean returned;

    Lent(PictureDeck deck, FrameReader reader, long pixels) {
      this.deck = deck;
      this.reader = reader;
      this.pixels = pixels;
    }

    @Override
    public PictureFormat format() {
      return reader.format();
    }

    @Override
    public Optional<Frame> next() throws IOException {
      try {
        return reader.next();
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        broken = true;
        throw e;
      }
    }

    @Override
    public void skip(long frames) throws IOException {
      reader.skip(frames);
    }

    @Override
    public void close() throws IOException {
      if (returned) {
        return;
      }
      returned = true;
      reader.close();
      if (broken) {
        deck.close();
      } else {
        put(deck, pixels);
      }
    }
  }
}
