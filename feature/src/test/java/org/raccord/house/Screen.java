package org.raccord.house;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** An X server without a screen ({@code Xvfb}), with a hand on its keyboard ({@code xdotool}). */
final class Screen implements AutoCloseable {

  private static final int HEADER_WORDS = 25;

  private final Process server;
  private final String display;
  private final Path memory;

  private Screen(Process server, String display, Path memory) {
    this.server = server;
    this.display = display;
    this.memory = memory;
  }

  /** What a screen needs and is not there; empty where all is. */
  static Optional<String> missing() throws InterruptedException {
    for (String program : List.of("Xvfb", "xdotool")) {
      try {
        Process asked =
            new ProcessBuilder(program, "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        asked.waitFor(10, TimeUnit.SECONDS);
        asked.destroyForcibly();
      } catch (IOException e) {
        return Optional.of(program + " is not installed (packages xvfb, xdotool, libgtk-3-0)");
      }
    }
    return Optional.empty();
  }

  /** Starts a server on a free display. */
  static Screen open(Path folder) throws IOException {
    Path memory = Files.createDirectories(folder.resolve("screen"));
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1500x900x24", "-fbdir", "" + memory)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    StringBuilder number = new StringBuilder();
    for (int c = server.getInputStream().read(); c > ' '; c = server.getInputStream().read()) {
      number.append((char) c);
    }
    if (number.isEmpty()) {
      throw new IOException("Xvfb did not start");
    }
    return new Screen(server, ":" + number, memory);
  }

  String display() {
    return display;
  }

  /** Whether a window whose title holds {@code words} is there now. */
  boolean shows(String words) throws IOException, InterruptedException {
    return !ask("search", "--name", words).isBlank();
  }

  /** Presses keys, such as {@code ctrl+z} or {@code Return}, one after the other. */
  void press(String... keys) throws IOException, InterruptedException {
    for (String key : keys) {
      ask("key", "--delay", "60", key);
    }
  }

  private String ask(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", display);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process asked = builder.start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor(20, TimeUnit.SECONDS);
    return answer;
  }

  /** What is seen, written as a PNG. The server keeps its screen as an XWD file. */
  BufferedImage picture(Path png) throws IOException {
    byte[] bytes = Files.readAllBytes(memory.resolve("Xvfb_screen0"));
    int[] header = new int[HEADER_WORDS];
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int i = 0; i < HEADER_WORDS; i++) {
        header[i] = in.readInt();
      }
    }
    int width = header[4];
    int height = header[5];
    int stride = header[12];
    int pixels = header[0] + header[19] * 12;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = pixels + y * stride + x * 4;
        // The least significant byte first: blue, green, red.
        image.setRGB(
            x, y, (bytes[at + 2] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff));
      }
    }
    Files.createDirectories(png.getParent());
    ImageIO.write(image, "png", png.toFile());
    return image;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
