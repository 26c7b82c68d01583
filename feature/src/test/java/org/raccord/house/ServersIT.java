package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.footage.Footage;

/** The distribution and a server of {@code /v1/videos}, which is scripted and real. */
class ServersIT {

  private static final String KEY = "sk-0123456789abcdef";

  @TempDir Path user;
  private Installation raccord;

  @BeforeEach
  void installation() {
    raccord = new Installation(user);
  }

  private Installation.Answer done(String... arguments) throws IOException, InterruptedException {
    Installation.Answer answer = raccord.run("", arguments);
    assertEquals(0, answer.exit(), answer.err());
    return answer;
  }

  @Test
  void twoGeneratorsFillASlotAndAKillInTheMiddleOrdersNothingTwice()
      throws IOException, InterruptedException {
    Path footage = Installation.SHARED.resolve("footage");
    Footage.render(footage);
    Path cut = user.resolve("cut.otio");
    done(
        "new",
        cut.toString(),
        footage.resolve("A.mov").toString(),
        footage.resolve("B.mov").toString(),
        "--gap",
        "6");
    Path key = Files.writeString(user.resolve("key"), KEY);
    if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          key,
          Set.of(
              java.nio.file.attribute.PosixFilePermission.OWNER_READ,
              java.nio.file.attribute.PosixFilePermission.OWNER_WRITE));
    }
    try (VideoServer server = new VideoServer(footage.resolve("toy.mov"))) {
      String[] add = {
        "generators",
        "add",
        "videoapi",
        "--name",
        "studio",
        "--url",
        server.address(),
        "--profile",
        "sglang",
        "--key",
        "file:" + key
      };
      done(add);
      String[] fill = {
        "fill",
        cut.toString(),
        "--slot",
        "V1-2",
        "--generator",
        "studio,continuity",
        "--prompt",
        "a wall"
      };
      String[] dry = Stream.concat(Stream.of(fill), Stream.of("--dry-run")).toArray(String[]::new);
      assertTrue(done(dry).out().contains("sends to " + server.address()));
      assertEquals(List.of(), server.keys(), "a dry run asks nobody");

      Process killed = raccord.start("", fill);
      assertTrue(server.awaitQuestion());
      killed.destroyForcibly();
      assertTrue(killed.waitFor(60, TimeUnit.SECONDS));
      server.release();
      done(fill);
      assertEquals(1, server.orders(), "orders at the server");
      assertEquals(Set.of("Bearer " + KEY), Set.copyOf(server.keys()));
    }
    String takes = done("takes", user.resolve("cut.raccord.otio").toString()).out();
    assertTrue(takes.contains("videoapi:studio"), takes);
    assertTrue(takes.contains("continuity:default"), takes);
    assertNoFileHolds(KEY, "key");
  }

  private void assertNoFileHolds(String secret, String but) throws IOException {
    try (Stream<Path> tree = Files.walk(user)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(but)) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          assertFalse(text.contains(secret), file.toString());
        }
      }
    }
  }
}
