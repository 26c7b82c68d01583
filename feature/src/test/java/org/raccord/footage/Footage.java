package org.raccord.footage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.Rate;

/**
 * Renders the clips of the in-framework tests: a camera that pans over a textured wall in three
 * pieces with holes between them, and a toy server's answer. Runs in a JVM of its own: a native
 * library can be loaded by one class loader only, and in the tests that is a bundle's.
 */
public final class Footage {

  private static final PictureFormat FORMAT =
      PictureFormat.square(320, 180, PixelLayout.YUV422_10, ColourTags.BT709);
  private static final SoundFormat SOUND = new SoundFormat(48_000, 2);
  private static final int FRAMES = 30;
  private static final int HOLE = 6;

  private Footage() {}

  /** Renders into the folder {@code args[0]} what is not there yet. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int piece = FRAMES + HOLE;
    write(folder.resolve("A.mov"), 0, FRAMES, Optional.of(SOUND));
    write(folder.resolve("B.mov"), piece, FRAMES, Optional.of(SOUND));
    write(folder.resolve("C.mov"), 2 * piece, FRAMES, Optional.of(SOUND));
    write(folder.resolve("toy.mov"), FRAMES - 4, HOLE + 8, Optional.empty());
  }

  private static void write(Path file, int firstFrame, int frames, Optional<SoundFormat> sound)
      throws IOException {
    PictureWriterSpec spec = PictureWriterSpec.of(FORMAT, Rate.FPS_25, Codec.PRORES_HQ);
    if (sound.isPresent()) {
      spec = spec.withSound(sound.get());
    }
    Random grain = new Random(firstFrame);
    try (PictureWriter writer = PictureWriter.create(file, spec)) {
      for (int i = 0; i < frames; i++) {
        writer.push(frame(firstFrame + i));
        if (sound.isPresent()) {
          writer.pushSound(hiss(grain));
        }
      }
      writer.finish();
    }
  }

  /** Waves of several lengths, so that flow finds its way, moving two pixels a frame. */
  private static Frame frame(int number) {
    Frame frame = Frame.allocate(FORMAT);
    for (int plane = 0; plane < 3; plane++) {
      int width = frame.planeWidth(plane);
      int height = frame.planeHeight(plane);
      double scale = (double) FORMAT.width() / width;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double u = x * scale + 2.0 * number;
          double wall =
              Math.sin(u / 9 + Math.sin(y / 13.0))
                  + Math.sin(y / 7.0 + Math.sin(u / 17))
                  + Math.sin((u + 2 * y) / 31);
          frame.plane(plane)[y * width + x] =
              (short) (plane == 0 ? 480 + 110 * wall : 512 + 30 * wall);
        }
      }
    }
    return frame;
  }

  private static SoundBlock hiss(Random random) {
    int samples = SOUND.sampleRate() / 25;
    float[][] channels = new float[2][samples];
    for (float[] channel : channels) {
      for (int i = 0; i < samples; i++) {
        channel[i] = (float) (0.01 * random.nextGaussian());
      }
    }
    return new SoundBlock(SOUND, channels);
  }

  /** Renders into {@code folder}, in a JVM of its own. */
  public static void render(Path folder) throws IOException, InterruptedException {
    if (Files.exists(folder.resolve("toy.mov"))) {
      return;
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolveSibling("natives"),
                    Footage.class.getName(),
                    folder.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The footage could not be rendered: " + said);
    }
  }
}
