package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.raccord.conformance.AccessWatch;
import org.raccord.generator.FillRequest;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.Frame;

/**
 * The files of the request's shot as they stand on an editor's disk: the clips A and B, each in a
 * file of its own, and the source that both come from, with the frames that were cut out. No
 * generator is told where they are. Cut-out frames carry a {@link HiddenMark}.
 */
final class SourceMedia {

  private final Path folder;
  private final Map<String, String> hashes;

  private SourceMedia(Path folder) throws IOException {
    this.folder = folder;
    this.hashes = hashesNow();
  }

  /** Writes the files of {@code request} into {@code folder}. */
  static SourceMedia write(Path folder, FillRequest request) throws IOException {
    Files.createDirectories(folder);
    long a = request.before().orElseThrow().frames();
    long b = request.after().orElseThrow().frames();
    long length = request.length();
    write(folder.resolve("A.mkv"), request, -a, 0);
    write(folder.resolve("B.mkv"), request, length, length + b);
    write(folder.resolve("source.mkv"), request, -a, length + b);
    return new SourceMedia(folder);
  }

  private static void write(Path file, FillRequest request, long from, long to) throws IOException {
    MovingFootage footage = new MovingFootage(request.format());
    try (PictureWriter writer =
        PictureWriter.create(
            file, PictureWriterSpec.of(request.format(), request.rate(), Codec.FFV1))) {
      for (long n = from; n < to; n++) {
        Frame frame = footage.frame(n);
        if (n >= 0 && n < request.length()) {
          HiddenMark.layOn(frame);
        }
        writer.push(frame);
      }
      writer.finish();
    }
  }

  /** Watches who reads the files. */
  AccessWatch watch() throws IOException {
    return AccessWatch.on(folder);
  }

  /** Whether every file is there as it was written, and no other. */
  boolean isUntouched() throws IOException {
    return hashesNow().equals(hashes);
  }

  private Map<String, String> hashesNow() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        String hash = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        found.put(file.getFileName().toString(), hash);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
    return found;
  }
}
