package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Playing through ALSA's file device, and without any; each in a program of its own. */
@Timeout(120)
class AlsaTest {

  private static final String NO_DEVICE = "No sound device can be used";

  @TempDir private Path folder;

  @Test
  void theSoundReachesTheSystemsDeviceWholeAndInOrder() throws IOException, InterruptedException {
    Path raw = folder.resolve("heard.raw");
    String said =
        played(
            "pcm.!default { type file slave.pcm { type null } file \""
                + raw
                + "\" format \"raw\" }");
    if (said.contains(NO_DEVICE)) {
      System.out.println("Skipped: playing through ALSA is not tried, for it has no file device");
    }
    assumeTrue(!said.contains(NO_DEVICE), said);

    System.out.println("ALSA's file device: " + said.strip().replace("\n", "; "));
    assertTrue(said.contains("trouble: \n"), said);
    assertTrue(said.contains("position: 74\n"), said);
    ShortBuffer heard =
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int samples = heard.remaining() / 2;
    assertTrue(samples >= 130_000 && samples <= 144_000, samples + " samples were heard");
    for (int i = 0; i < samples; i++) {
      assertEquals(Math.round(i * FakeMonitor.SCALE * 32767f), heard.get(2 * i), "sample " + i);
    }
  }

  @Test
  void withoutADeviceThePicturePlaysAndItIsSaid() throws IOException, InterruptedException {
    String said = played("# There is no device.");

    assertTrue(said.contains(NO_DEVICE), said);
    assertTrue(said.contains("The picture plays without sound."), said);
    assertTrue(said.contains("position: 74\n"), said);
  }

  private String played(String alsa) throws IOException, InterruptedException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (!system.contains("linux")) {
      System.out.println("Skipped: playing through ALSA is not tried on " + system);
    }
    assumeTrue(system.contains("linux"), system);
    Path config = Files.writeString(folder.resolve("asound.conf"), alsa);
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AlsaPlay.class.getName())
            .redirectOutput(said.toFile());
    builder.environment().put("ALSA_CONFIG_PATH", config.toString());
    // What the sound library says of a missing device is not ours.
    Process program = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertTrue(program.waitFor(90, TimeUnit.SECONDS), "it hangs");
    return Files.readString(said);
  }
}
