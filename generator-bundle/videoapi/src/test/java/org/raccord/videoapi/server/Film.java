package org.raccord.videoapi.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.generator.tck.MovingFootage;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Makes real videos: from pictures that were sent, each blended into the next, or of its own. */
final class Film {

  /** What was made once is made for all servers: tests ask for few videos, and for each often. */
  private static final Map<List<Object>, byte[]> MADE = new ConcurrentHashMap<>();

  private static final ExecutorService CODECS =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "scripted-server-codecs");
            thread.setDaemon(true);
            return thread;
          });

  private final Path folder;
  private final AtomicInteger files = new AtomicInteger();

  Film(Path folder) {
    this.folder = folder;
  }

  /** An MP4. */
  byte[] make(List<byte[]> stills, int width, int height, int frames, Rate rate)
      throws IOException {
    List<Object> key =
        List.of(
            stills.stream().map(java.util.Arrays::hashCode).toList(), width, height, frames, rate);
    byte[] known = MADE.get(key);
    if (known != null) {
      return known;
    }
    byte[] bytes = onOneThread(() -> encode(stills, width, height, frames, rate));
    MADE.put(key, bytes);
    return bytes;
  }

  /**
   * Work of the codecs: on one thread for all servers, so that what the C library keeps for each
   * thread that ever asked it for memory does not look like memory that a fill leaves behind.
   */
  private static byte[] onOneThread(Callable<byte[]> work) throws IOException {
    try {
      return CODECS.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server is closed");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private byte[] encode(List<byte[]> stills, int width, int height, int frames, Rate rate)
      throws IOException {
    PictureFormat format =
        PictureFormat.square(width, height, PixelLayout.YUV420_8, ColourTags.BT709);
    List<Frame> keys = new java.util.ArrayList<>();
    for (byte[] still : stills) {
      keys.add(decode(still, format));
    }
    MovingFootage footage = new MovingFootage(format);
    Path file = folder.resolve("film" + files.incrementAndGet() + ".mp4");
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(format, rate, Codec.H264))) {
      for (int n = 0; n < frames; n++) {
        writer.push(
            switch (keys.size()) {
              case 0 -> footage.frame(n);
              case 1 -> keys.get(0);
              default -> blend(keys.get(0), keys.get(1), (double) n / (frames - 1));
            });
      }
      writer.finish();
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  /** What a masked middle comes back as: real frames as they were, the rest as it was filled in. */
  byte[] again(byte[] video, int width, int height, int frames, Rate rate) throws IOException {
    return onOneThread(() -> kept(video, width, height, frames, rate));
  }

  private byte[] kept(byte[] video, int width, int height, int frames, Rate rate)
      throws IOException {
    PictureFormat format =
        PictureFormat.square(width, height, PixelLayout.YUV420_8, ColourTags.BT709);
    Path source = folder.resolve("source" + files.incrementAndGet() + ".mp4");
    Path file = folder.resolve("film" + files.incrementAndGet() + ".mp4");
    Files.copy(new ByteArrayInputStream(video), source);
    try (PictureSource in = PictureSource.open(source);
        FrameReader reader = in.read(in.picture().range(), format);
        PictureWriter writer =
            PictureWriter.create(file, PictureWriterSpec.of(format, rate, Codec.H264))) {
      Optional<Frame> last = reader.next();
      for (int n = 0; n < frames; n++) {
        writer.push(last.orElseThrow(() -> new IOException("There is no frame")));
        Optional<Frame> next = reader.next();
        if (next.isEmpty()) {
          while (++n < frames) {
            writer.push(last.get());
          }
        }
        last = next;
      }
      writer.finish();
    }
    return Files.readAllBytes(file);
  }

  /** The raster of a picture file. */
  String size(byte[] still) throws IOException {
    Path file = written(still);
    try (PictureSource source = PictureSource.open(file)) {
      PictureFormat format = source.picture().format();
      return format.width() + "x" + format.height();
    } finally {
      Files.delete(file);
    }
  }

  private Frame decode(byte[] still, PictureFormat format) throws IOException {
    Path file = written(still);
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(new FrameRange(0, 1, source.picture().rate()), format)) {
      Optional<Frame> frame = reader.next();
      return frame.orElseThrow(() -> new IOException("The picture is none")).copy();
    } finally {
      Files.delete(file);
    }
  }

  private Path written(byte[] still) throws IOException {
    boolean png = still.length > 3 && still[1] == 'P' && still[2] == 'N' && still[3] == 'G';
    Path file = folder.resolve("still" + files.incrementAndGet() + (png ? ".png" : ".jpg"));
    Files.copy(new ByteArrayInputStream(still), file);
    return file;
  }

  private static Frame blend(Frame one, Frame other, double part) {
    Frame frame = Frame.allocate(one.format());
    for (int p = 0; p < one.format().layout().planes(); p++) {
      short[] a = one.plane(p);
      short[] b = other.plane(p);
      short[] to = frame.plane(p);
      for (int i = 0; i < to.length; i++) {
        to[i] = (short) Math.round((a[i] & 0xffff) * (1 - part) + (b[i] & 0xffff) * part);
      }
    }
    return frame;
  }
}
