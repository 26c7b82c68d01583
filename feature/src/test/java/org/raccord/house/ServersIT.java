package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.footage.Footage;

/** The distribution with servers, scripted but real ones, and a model package beside them. */
class ServersIT {

  /** A line of the list of takes: whether it is in use, its grade, its generator. */
  private static final Pattern TAKE =
      Pattern.compile("(?m)^ +(\\*?) *[a-z0-9]+\\.\\d+ +([A-F]) .* ([a-z]+:[a-z]+) ");

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
  void fourGeneratorsFillASlotAKillOrdersNothingTwiceAndTheirTakesAreRanked()
      throws IOException, InterruptedException {
    Path footage = Installation.SHARED.resolve("footage");
    Footage.render(footage);
    Path cut = user.resolve("cut.otio");
    String a = footage.resolve("A.mov").toString();
    done("new", cut.toString(), a, footage.resolve("B.mov").toString(), "--gap", "6");
    Path key = key();
    done("models", "add", FadeModel.write(user.resolve("download/fade")).toString());
    String model = footage.resolve("toy.mov").toString();
    try (VideoServer videos = new VideoServer(Path.of(model));
        ComfyServer comfy = new ComfyServer(Path.of(model))) {
      String[] studio = {"--profile", "sglang", "--key", "file:" + key};
      done(
          with(
              studio,
              "generators",
              "add",
              "videoapi",
              "--name",
              "studio",
              "--url",
              videos.address()));
      String workflow = "workflow=" + workflow();
      done(
          "generators",
          "add",
          "comfyui",
          "--name",
          "wan",
          "--url",
          comfy.address(),
          "--set",
          workflow,
          "--set",
          "grid=4n+1");
      String[] fill = {
        "fill",
        cut.toString(),
        "--slot",
        "V1-2",
        "--generator",
        "studio,wan,fade,continuity",
        "--prompt",
        "a wall"
      };
      String dry = done(with(new String[] {"--dry-run"}, fill)).out();
      assertTrue(dry.contains("sends to " + videos.address()), dry);
      assertTrue(dry.contains("sends to " + comfy.address()), dry);
      assertTrue(dry.contains("no sound"), dry);
      assertTrue(dry.contains("not yet measured on this machine"), dry);
      assertEquals(List.of(), videos.keys(), "a dry run asks nobody");
      assertEquals(0, comfy.graphs().size(), "a dry run asks nobody");

      Process killed = raccord.start("", fill);
      assertTrue(videos.awaitQuestion());
      assertTrue(comfy.awaitQuestion());
      killed.destroyForcibly();
      assertTrue(killed.waitFor(60, TimeUnit.SECONDS));
      String working = user.resolve("cut.raccord.otio").toString();
      String jobs = done("jobs", working).out();
      assertTrue(jobs.contains("videoapi:studio") && jobs.contains("comfyui:wan"), jobs);
      assertTrue(jobs.contains("waits"), jobs);
      videos.release();
      comfy.release();
      done(fill);
      assertEquals(1, videos.orders(), "orders at the server of videos");
      assertEquals(1, comfy.graphs().size(), "orders at the ComfyUI server");
      assertEquals(Set.of("Bearer " + KEY), Set.copyOf(videos.keys()));
      assertTrue(comfy.graphs().get(0).contains("a wall"));
      String none = done("jobs", working).out();
      assertFalse(none.contains("videoapi:studio") || none.contains("comfyui:wan"), none);
    }
    String takes = done("takes", user.resolve("cut.raccord.otio").toString()).out();
    assertRanked(takes);
    assertNoFileHolds(KEY, "key");
  }

  /** Each generator's take is there, the best measured first, and that one is in use. */
  private static void assertRanked(String listed) {
    List<MatchResult> rows = TAKE.matcher(listed).results().toList();
    assertEquals(
        Set.of("videoapi:studio", "comfyui:wan", "models:fade", "continuity:default"),
        rows.stream().map(row -> row.group(3)).collect(Collectors.toSet()),
        listed);
    List<String> grades = rows.stream().map(row -> row.group(2)).toList();
    assertEquals(grades.stream().sorted().toList(), grades, listed);
    assertEquals("*", rows.get(0).group(1), listed);
  }

  private Path key() throws IOException {
    Path key = Files.writeString(user.resolve("key"), KEY);
    if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
    return key;
  }

  /** The documented workflow, as a user copies it. */
  private Path workflow() throws IOException {
    Path documented = Path.of("docs", "comfyui", "wan-first-last-frame.json");
    return Files.copy(documented, user.resolve("wan.json"));
  }

  private static String[] with(String[] arguments, String... before) {
    return Stream.concat(Stream.of(before), Stream.of(arguments)).toArray(String[]::new);
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
