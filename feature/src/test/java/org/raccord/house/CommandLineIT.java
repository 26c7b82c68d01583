package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.footage.Footage;

/** The distribution as a user meets it: a process for each command. */
class CommandLineIT {

  @TempDir Path user;
  private Installation raccord;

  @BeforeEach
  void installation() {
    raccord = new Installation(user);
  }

  @Test
  void answersAndTidiesUp() throws IOException, InterruptedException {
    Installation.Answer answer = raccord.run("", "generators");
    assertEquals(0, answer.exit(), answer.err());
    assertTrue(answer.out().contains("continuity"), answer.out());
    assertEquals("", answer.err());
    assertEquals(0, raccord.processFolders().size());
  }

  /** Spelt numbers, letters alone and an abbreviation ask for the far corners of the library. */
  @Test
  void aVoiceSpeaks() throws IOException, InterruptedException {
    Path file = user.resolve("line.wav");
    Installation.Answer answer =
        raccord.run(
            "",
            "voices",
            "say",
            "Dr. Smith paid $5.20 for IBM's brrr on the 21st.",
            "--out",
            file.toString());
    assertEquals(0, answer.exit(), answer.err());
    assertEquals("", answer.err());
    assertTrue(answer.out().contains("10 words"), answer.out());
    assertTrue(Files.size(file) > 48_000, "Half a second at least");
  }

  @Test
  void passesTheExitCodeOfWrongUsage() throws IOException, InterruptedException {
    assertEquals(2, raccord.run("", "fill").exit());
  }

  @Test
  void reportsPluginsThatDoNotRunAndWorksWithoutThem() throws IOException, InterruptedException {
    Files.createDirectories(raccord.plugins());
    Files.writeString(raccord.plugins().resolve("torn.jar"), "half a download");
    Bundles.drop(Bundles.unresolvable(user), raccord.plugins());
    Bundles.drop(Bundles.newer(user), raccord.plugins());
    Bundles.drop(Bundles.plainJar(user), raccord.plugins());
    Bundles.drop(Bundles.toy(user), raccord.plugins());
    Installation.Answer answer = raccord.run("", "generators");
    assertEquals(0, answer.exit(), answer.err());
    assertTrue(answer.out().contains("continuity"), answer.out());
    assertTrue(answer.out().contains("toy"), answer.out());
    assertTrue(answer.err().contains("torn.jar is left out: it is no jar file"), answer.err());
    assertTrue(
        answer.err().contains("newer-toy-1.0.0.jar is left out: no bundle here gives the package"),
        answer.err());
    assertTrue(answer.err().contains("org.raccord.holodeck"), answer.err());
    assertTrue(
        answer
            .err()
            .contains(
                "future-toy-1.0.0.jar is left out: no bundle here gives the package"
                    + " org.raccord.generator in version 99"),
        answer.err());
    assertTrue(
        answer.err().contains("plain.jar is left out: it is a jar file, but no bundle"),
        answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
  }

  @Test
  void twoProcessesWorkAtOnce() throws IOException, InterruptedException {
    Process first = raccord.start("", "generators");
    Process second = raccord.start("", "generators");
    assertEquals(0, raccord.finish(first).exit());
    assertEquals(0, raccord.finish(second).exit());
  }

  @Test
  void writesNothingIntoTheInstallation() throws IOException, InterruptedException {
    Map<String, String> before = listing(Installation.BUILT);
    Installation.BUILT.resolve("bundles").toFile().setWritable(false);
    Installation.BUILT.toFile().setWritable(false);
    try {
      fillBoth("");
    } finally {
      Installation.BUILT.resolve("bundles").toFile().setWritable(true);
      Installation.BUILT.toFile().setWritable(true);
    }
    assertEquals(before, listing(Installation.BUILT));
  }

  /** Where it is used, a listing reads hundreds of classes from it; torn, it changes nothing. */
  @Test
  void theFirstListingHasAnArchiveOfClassesMadeAndLaterCommandsUseIt()
      throws IOException, InterruptedException {
    String cut = cut().toString();
    Path folder = raccord.withClassArchive();
    Installation.Answer first = raccord.run("", "slots", cut);
    assertEquals(0, first.exit(), first.err());
    Path archive = folder.resolve(Installation.nameOfClassArchive());
    // The sheet is written last.
    Path sheet = folder.resolve(archive.getFileName() + ".txt");
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      WatchKey key = folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      for (int news = 0; news < 20 && !Files.exists(sheet); news++) {
        watch.poll(2, TimeUnit.MINUTES);
        key.pollEvents().clear();
        key.reset();
      }
    }
    assertTrue(Files.size(archive) > 1 << 20, "An archive of a megabyte and more");
    Path loaded = user.resolve("loaded.txt");
    Installation.Answer second = raccord.run("-Xlog:class+load:file=" + loaded, "slots", cut);
    assertEquals(first, second);
    try (Stream<String> lines = Files.lines(loaded)) {
      assertTrue(lines.filter(l -> l.endsWith("shared objects file (top)")).count() > 500);
    }
    byte[] torn = Files.readAllBytes(archive);
    Files.delete(archive);
    Files.write(archive, Arrays.copyOf(torn, 3000));
    assertEquals(first, raccord.run("", "slots", cut));
  }

  @Test
  void aKilledPaidJobIsFetchedAndNotOrderedAgain() throws IOException, InterruptedException {
    Path cut = cut();
    try (ToyServer server = new ToyServer(toyAnswer())) {
      Bundles.drop(Bundles.toy(user), raccord.plugins());
      String options = "-Draccord.toy.server=" + server.address();
      String[] fill = {"fill", cut.toString(), "--slot", "V1-2", "--generator", "toy"};
      Process killed = raccord.start(options, fill);
      assertTrue(server.awaitQuestion());
      killed.destroyForcibly();
      assertTrue(killed.waitFor(60, TimeUnit.SECONDS));
      server.release();
      Installation.Answer resumed = raccord.run(options, fill);
      assertEquals(0, resumed.exit(), resumed.err());
      assertEquals(1, server.orders().size(), "orders at the server");
      byte[] png = server.orders().get(0);
      assertEquals((byte) 'P', png[1]);
      assertEquals((byte) 'N', png[2]);
    }
  }

  @Test
  void aCommandThatIsToldToEndLeavesAllAsItWas() throws IOException, InterruptedException {
    assertNotEquals(0, endedBy(raccord::start, Process::destroy).exit());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ctrlCIsExitCode130AndOneLine() throws IOException, InterruptedException {
    Installation.Answer answer =
        endedBy(
            raccord::startHearing,
            process -> {
              try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(130, answer.exit(), answer.err());
    assertTrue(answer.err().contains("Cancelled"), answer.err());
  }

  /** A way to start a command. */
  private interface Starter {
    Process start(String javaOptions, String... arguments) throws IOException;
  }

  /** Ends a fill that waits for its server. */
  private Installation.Answer endedBy(Starter starter, Consumer<Process> end)
      throws IOException, InterruptedException {
    try (ToyServer server = new ToyServer(toyAnswer())) {
      Bundles.drop(Bundles.toy(user), raccord.plugins());
      Path cut = cut();
      byte[] before = Files.readAllBytes(cut);
      Process filling =
          starter.start(
              "-Draccord.toy.server=" + server.address(),
              "fill",
              cut.toString(),
              "--slot",
              "V1-2",
              "--generator",
              "toy");
      assertTrue(server.awaitQuestion());
      end.accept(filling);
      Installation.Answer answer = raccord.finish(filling);
      assertFalse(answer.err().contains("\tat "), answer.err());
      assertArrayEquals(before, Files.readAllBytes(cut));
      assertEquals(0, raccord.processFolders().size());
      return answer;
    }
  }

  private void fillBoth(String options) throws IOException, InterruptedException {
    Installation.Answer filled = raccord.run(options, "fill", cut().toString(), "--all");
    assertEquals(0, filled.exit(), filled.err());
  }

  /** A timeline of three clips with two holes. */
  private Path cut() throws IOException, InterruptedException {
    Path cut = user.resolve("cut.otio");
    Path footage = Installation.SHARED.resolve("footage");
    Footage.render(footage);
    Installation.Answer made =
        raccord.run(
            "",
            "new",
            cut.toString(),
            footage.resolve("A.mov").toString(),
            footage.resolve("B.mov").toString(),
            footage.resolve("C.mov").toString(),
            "--gap",
            "6");
    assertEquals(0, made.exit(), made.err());
    return cut;
  }

  private static Path toyAnswer() {
    return Installation.SHARED.resolve("footage/toy.mov");
  }

  private static Map<String, String> listing(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        found.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return found;
  }
}
