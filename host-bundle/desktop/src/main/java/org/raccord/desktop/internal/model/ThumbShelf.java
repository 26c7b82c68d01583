package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures and waveforms on disk. They stand under the media file's path, size and time of
 * change: media that was replaced is looked at anew.
 *
 * <p>Touches files: not to be asked on the toolkit's thread, apart from {@link #base}.
 */
public final class ThumbShelf {

  /** Changes when what is kept is made in another way. */
  private static final String VERSION = "1";

  private static final float FULL = 65_535f;

  private final DiskShelf shelf;
  private volatile @Nullable Path base;

  public ThumbShelf(DiskShelf shelf) {
    this.shelf = shelf;
  }

  /** The folder that media paths without a beginning count from. */
  public void base(Path folder) {
    base = folder;
  }

  /**
   * The key of something made of media; empty where its file cannot be told.
   *
   * @param media as {@link Lane.Block#media()} has it
   * @param what of it, such as {@code picture 46}
   */
  Optional<String> key(String media, String what) {
    int at = media.indexOf(Lane.Block.OF);
    Path from = base;
    if (at < 1 || from == null) {
      return Optional.empty();
    }
    try {
      Path file = from.resolve(path(media.substring(0, at))).normalize();
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          String.join(
              "\n",
              VERSION,
              what,
              file.toString(),
              Long.toString(is.size()),
              is.lastModifiedTime().toString(),
              media.substring(at)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Path path(String url) {
    try {
      return url.startsWith("file:") ? Path.of(URI.create(url)) : Path.of(decoded(url));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A relative URL names a file with its signs escaped; a plain path has none that look so. */
  private static String decoded(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null ? url : path;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  Optional<Picture> picture(String key, long frame) {
    return shelf
        .get(key)
        .flatMap(
            bytes -> {
              ByteBuffer in = ByteBuffer.wrap(bytes);
              if (bytes.length < 8) {
                return Optional.empty();
              }
              int width = in.getInt();
              int height = in.getInt();
              if (width < 1 || height < 1 || bytes.length != 8 + 3L * width * height) {
                return Optional.empty();
              }
              int[] pixels = new int[width * height];
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] =
                    0xff000000
                        | (in.get() & 0xff) << 16
                        | (in.get() & 0xff) << 8
                        | (in.get() & 0xff);
              }
              return Optional.of(new Picture(frame, width, height, IntBuffer.wrap(pixels)));
            });
  }

  void keep(String key, Picture picture) {
    ByteBuffer out = ByteBuffer.allocate(8 + 3 * picture.width() * picture.height());
    out.putInt(picture.width()).putInt(picture.height());
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      int pixel = picture.pixels().get(i);
      out.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
    }
    shelf.put(key, out.array());
  }

  /** Values 0 to 1, to a sixty-five thousandth. */
  Optional<float[]> wave(String key) {
    return shelf
        .get(key)
        .filter(bytes -> bytes.length % 2 == 0)
        .map(
            bytes -> {
              float[] wave = new float[bytes.length / 2];
              ByteBuffer in = ByteBuffer.wrap(bytes);
              for (int i = 0; i < wave.length; i++) {
                wave[i] = (in.getShort() & 0xffff) / FULL;
              }
              return wave;
            });
  }

  void keep(String key, float[] wave) {
    ByteBuffer out = ByteBuffer.allocate(2 * wave.length);
    for (float value : wave) {
      out.putShort((short) Math.round(Math.min(1, value) * FULL));
    }
    shelf.put(key, out.array());
  }
}
