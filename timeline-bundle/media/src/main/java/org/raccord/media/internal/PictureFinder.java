package org.raccord.media.internal;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;

/** Decodes the picture with a given number, reading on where that is nearer than seeking. */
final class PictureFinder implements Closeable {

  /** To seek to a key picture and begin there costs about as much as so many pictures. */
  private static final int SEEKING = 4;

  private final Path file;
  private final PictureProbe probe;
  private final PictureIndex index;
  private final int stream;
  private final PictureFormat format;
  private final int threads;
  private Demuxer demuxer;
  private StreamDecoder decoder;

  /** The number of the picture decoded last, -1 at the file's beginning, -2 anywhere. */
  private int at = -1;

  private @Nullable Frame current;

  private PictureFinder(
      Path file, PictureProbe probe, int threads, Demuxer demuxer, StreamDecoder decoder) {
    this.file = file;
    this.probe = probe;
    this.threads = threads;
    this.index = probe.timing().index();
    this.stream = probe.stream();
    this.format = probe.stored();
    this.demuxer = demuxer;
    this.decoder = decoder;
  }

  static PictureFinder open(Path file, PictureProbe probe) throws MediaException {
    return open(file, probe, Ffmpeg.threads());
  }

  /**
   * Opens a file.
   *
   * @param threads how many decode
   */
  @SuppressWarnings("try") // The scope is there to be closed.
  static PictureFinder open(Path file, PictureProbe probe, int threads) throws MediaException {
    try (PointerScope scope = new PointerScope()) {
      Demuxer demuxer = Demuxer.reopen(file);
      try {
        StreamDecoder decoder = decoder(demuxer, probe, threads);
        return new PictureFinder(file, probe, threads, demuxer, decoder);
      } catch (MediaException | RuntimeException e) {
        demuxer.close();
        throw e;
      }
    }
  }

  /** The number of the picture decoded last; negative where it stands at none. */
  int at() {
    return at;
  }

  /** Picture {@code i} in the file's own format. */
  @SuppressWarnings("try") // The scope is there to be closed.
  Frame frame(int i) throws MediaException, InterruptedIOException {
    Frame known = current;
    if (known != null && at == i) {
      return known;
    }
    current = null;
    try (PointerScope scope = new PointerScope()) {
      Frame found = decoded(i);
      current = found;
      at = i;
      return found;
    }
  }

  private Frame decoded(int i) throws MediaException, InterruptedIOException {
    int key = index.keyFor(i);
    int first = key < 0 ? 0 : index.firstAt(index.keys()[key]);
    boolean onward = at >= 0 && at < i && at + SEEKING >= first;
    if (onward || (at == -1 && first <= SEEKING)) {
      Optional<Frame> found = readOn(i);
      if (found.isPresent()) {
        return found.get();
      }
    }
    // Containers land where they can: one key picture earlier each time it was too late.
    for (int back = 0; key - back >= 0; back = back == 0 ? 1 : back * 4) {
      if (!demuxer.seek(stream, index.keySeeks()[key - back])) {
        break;
      }
      decoder.restart();
      Optional<Frame> found = readOn(i);
      if (found.isPresent()) {
        return found.get();
      }
    }
    reopen();
    return readOn(i)
        .orElseThrow(
            () ->
                new MediaException(
                    Kind.UNREADABLE,
                    file,
                    "Its picture number " + i + " cannot be decoded",
                    "Copy it again from its source, or avoid that place"));
  }

  /** Decodes up to picture {@code i}; empty if it was passed or does not come. */
  private Optional<Frame> readOn(int i) throws MediaException, InterruptedIOException {
    at = -2;
    long time = index.shown()[i];
    if (index.keys().length > 0) {
      // Where times follow from decoding, they follow from decoding all.
      decoder.hurryTo(time);
    }
    Optional<AVFrame> next = decoder.next();
    while (next.isPresent() && next.get().best_effort_timestamp() < time) {
      next = decoder.next();
    }
    if (next.isEmpty() || next.get().best_effort_timestamp() > time) {
      return Optional.empty();
    }
    AVFrame native0 = next.get();
    if (native0.width() != format.width()
        || native0.height() != format.height()
        || !PixelFormats.layout(native0.format()).equals(Optional.of(format.layout()))) {
      throw new MediaException(
          Kind.UNSUPPORTED,
          file,
          "Its picture changes size or format at picture number " + i,
          "Make a copy that is read: "
              + Refusals.command(file, "scale=" + format.width() + ":" + format.height()));
    }
    return Optional.of(probe.turn().upright(NativePictures.copy(native0, format)));
  }

  private static StreamDecoder decoder(Demuxer demuxer, PictureProbe probe, int threads)
      throws MediaException {
    demuxer.stream(probe.stream()).codecpar().video_delay(probe.delay());
    return StreamDecoder.open(demuxer, probe.stream(), threads);
  }

  private void reopen() throws MediaException {
    decoder.close();
    demuxer.close();
    demuxer = Demuxer.reopen(file);
    decoder = decoder(demuxer, probe, threads);
  }

  @Override
  public void close() {
    decoder.close();
    demuxer.close();
  }
}
