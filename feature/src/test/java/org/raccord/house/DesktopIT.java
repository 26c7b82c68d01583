package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.footage.Footage;

/** The window of the distribution, worked with the keyboard as an editor does. */
class DesktopIT {

  private static final Path PICTURES = Installation.SHARED.resolve("desktop");

  @TempDir Path user;
  private Installation raccord;

  @BeforeEach
  void installation() {
    raccord = new Installation(user);
  }

  @Test
  void withoutADisplayItSaysSoAndEnds() throws IOException, InterruptedException {
    Installation.Answer answer = raccord.finish(raccord.startWithoutDisplay("desktop"));

    assertEquals(3, answer.exit(), answer.err());
    assertTrue(answer.err().startsWith("raccord: There is no display"), answer.err());
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void anEditorFillsComparesTakesUndoesAndComesBack() throws IOException, InterruptedException {
    Path cut = cutToTry("the window is not tried");
    Path ours = user.resolve("cut.raccord.otio");
    try (Screen screen = Screen.open(user)) {
      Path recording = user.resolve("toolkit.jfr");
      Process program =
          raccord.startOn(
              screen.display(), List.of("desktop", "" + cut), ToolkitLaw.watched(recording));
      await(program, "the window", () -> screen.shows("cut.otio"));
      // Film is seen, and not a screen of a few plain colours.
      await(
          program,
          "the first picture",
          () -> colours(screen.picture(PICTURES.resolve("1-slots.png"))) > 200);

      screen.press("Tab", "Return");
      await(program, "the first take", () -> takes(ours) == 1 && !screen.shows("filling"));
      screen.press("Return");
      await(program, "the second take", () -> takes(ours) == 2 && !screen.shows("filling"));
      screen.press("1");
      await(program, "take 1 in use", () -> inUse(ours).endsWith(".1"));
      screen.press("2");
      await(program, "take 2 in use", () -> inUse(ours).endsWith(".2"));
      screen.press("ctrl+z");
      await(program, "take 1 after the undo", () -> inUse(ours).endsWith(".1"));
      screen.press("ctrl+shift+z");
      await(program, "take 2 after the redo", () -> inUse(ours).endsWith(".2"));
      screen.picture(PICTURES.resolve("2-takes.png"));

      screen.press("a", "b");
      Thread.sleep(1_500);
      BufferedImage playing = screen.picture(PICTURES.resolve("3-playing.png"));
      Thread.sleep(300);
      assertTrue(
          differs(playing, screen.picture(PICTURES.resolve("4-playing.png"))), "nothing moves");
      assertTrue(inUse(ours).endsWith(".2"), "looking at a take must not use it");

      screen.press("space", "ctrl+j");
      await(program, "the jobs", () -> screen.shows("Jobs"));
      settled(screen, "5-jobs.png");
      screen.press("Escape");
      await(program, "the jobs to go", () -> !screen.shows("Jobs"));
      screen.press("ctrl+g");
      await(program, "the generators", () -> generators(screen) > 0);
      int before = generators(screen);
      Path jar = Bundles.drop(Bundles.toy(user), raccord.plugins());
      await(program, "one more generator", () -> generators(screen) == before + 1);
      settled(screen, "6-generator-dropped.png");
      Files.delete(jar);
      await(program, "one generator less", () -> generators(screen) == before);
      settled(screen, "7-generator-removed.png");
      screen.press("Escape");
      await(program, "the generators to go", () -> generators(screen) == 0);

      screen.press("ctrl+q");
      Installation.Answer first = raccord.finish(program);
      assertEquals(0, first.exit(), first.err());
      assertEquals("", first.err());
      assertTrue(ToolkitLaw.seen(recording) > 0, "nothing was recorded");
      assertEquals(List.of(), ToolkitLaw.offences(recording));
      assertTrue(kept() > 0, "no thumbnail was kept");

      Process again = raccord.startOn(screen.display(), "desktop", "" + cut);
      await(again, "the window again", () -> screen.shows("cut"));
      screen.press("Return");
      await(again, "a fill that runs", () -> screen.shows("filling"));
      screen.press("ctrl+q");
      Installation.Answer second = raccord.finish(again);
      assertEquals(0, second.exit(), second.err());
      assertEquals("", second.err());
      // Whether the third take was finished or not: the timeline is whole, and nobody holds it.
      Installation.Answer after = raccord.run("", "takes", "" + ours);
      assertEquals(0, after.exit(), after.err());
      assertTrue(takes(ours) >= 2, after.out());
      assertTrue(inUse(ours).startsWith("s"), after.out());
      int left = takes(ours);

      Process third = raccord.startOn(screen.display(), "desktop", "" + cut);
      await(third, "the window for the third time", () -> screen.shows("cut"));
      screen.press("ctrl+j");
      await(third, "the jobs of before", () -> screen.shows("Jobs"));
      settled(screen, "8-jobs-of-before.png");
      if (left == 2) {
        // The fill that was ended with the program is begun anew.
        screen.press("alt+t");
        await(third, "the fill that was ended", () -> takes(ours) == 3);
        settled(screen, "9-resumed.png");
      }
      screen.press("Escape");
      await(third, "the jobs to go", () -> !screen.shows("Jobs"));
      screen.press("ctrl+q");
      assertEquals(0, raccord.finish(third).exit());
      assertEquals(0, raccord.run("", "undo", "" + ours).exit());
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void everyControlThatTheKeyboardReachesHasAName() throws IOException, InterruptedException {
    Path cut = cutToTry("the window's controls are not looked at");
    try (Screen screen = Screen.open(user)) {
      Installation.Answer answer =
          raccord.finish(raccord.startOn(screen.display(), "desktop", "" + cut, "--names"));

      assertEquals(0, answer.exit(), answer.out() + answer.err());
      Matcher found = Pattern.compile("(\\d+) controls, 0 without a name").matcher(answer.out());
      assertTrue(found.find() && Integer.parseInt(found.group(1)) > 40, answer.out());
    }
  }

  /**
   * A timeline of two clips with a gap of six frames between them.
   *
   * @param otherwise what is said to be left out where there is no screen; the test is skipped then
   */
  private Path cutToTry(String otherwise) throws IOException, InterruptedException {
    Optional<String> missing = Screen.missing();
    if (missing.isPresent()) {
      System.out.println("Skipped: " + otherwise + ", for " + missing.get());
    }
    assumeTrue(missing.isEmpty());
    Path footage = Installation.SHARED.resolve("footage");
    Footage.render(footage);
    Path cut = user.resolve("cut.otio");
    String[] made = {
      "new", "" + cut, "" + footage.resolve("A.mov"), "" + footage.resolve("B.mov"), "--gap", "6"
    };
    assertEquals(0, raccord.run("", made).exit());
    return cut;
  }

  /** Takes a picture once nothing moves any more, for those who look at it. */
  private static void settled(Screen screen, String name) throws IOException, InterruptedException {
    // A window is there before it is painted.
    Thread.sleep(800);
    BufferedImage before = screen.picture(PICTURES.resolve(name));
    for (int i = 0; i < 12; i++) {
      Thread.sleep(400);
      BufferedImage now = screen.picture(PICTURES.resolve(name));
      if (!differs(before, now)) {
        return;
      }
      before = now;
    }
  }

  /** How many the window of generators says there are; 0 where it is not open. */
  private static int generators(Screen screen) throws IOException, InterruptedException {
    for (int n = 1; n < 20; n++) {
      if (screen.shows("^" + n + " generators")) {
        return n;
      }
    }
    return 0;
  }

  /** Files of thumbnails and waveforms. */
  private long kept() throws IOException {
    try (Stream<Path> files = Files.list(user.resolve("cache/raccord/window"))) {
      return files.count();
    }
  }

  /** Something that comes true. */
  private interface Coming {
    boolean there() throws IOException, InterruptedException;
  }

  private static void await(Process program, String what, Coming coming)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!coming.there()) {
      assertTrue(program.isAlive(), () -> "the program ended before " + what);
      assertTrue(System.nanoTime() < end, () -> "waited in vain for " + what);
      Thread.sleep(100);
    }
  }

  private static int takes(Path timeline) throws IOException {
    if (!Files.exists(timeline)) {
      return 0;
    }
    Matcher ids =
        Pattern.compile("\"raccord:(s\\w+\\.\\d+)\"\\s*:").matcher(Files.readString(timeline));
    return (int) ids.results().map(r -> r.group(1)).distinct().count();
  }

  private static String inUse(Path timeline) throws IOException {
    Matcher key =
        Pattern.compile("\"active_media_reference_key\"\\s*:\\s*\"raccord:(s\\w+\\.\\d+)\"")
            .matcher(Files.readString(timeline));
    return key.find() ? key.group(1) : "";
  }

  private static long colours(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).distinct().count();
  }

  private static boolean differs(BufferedImage a, BufferedImage b) {
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (a.getRGB(x, y) != b.getRGB(x, y)) {
          return true;
        }
      }
    }
    return false;
  }
}
