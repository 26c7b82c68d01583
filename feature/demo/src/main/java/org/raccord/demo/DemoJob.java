package org.raccord.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.time.Timecode;
import org.raccord.otio.OtioWriter;

/**
 * The main job, start to end: footage, a timeline with holes, fills, a playable file. With a clip
 * of the user's own, that clip with a hole cut into it.
 */
public final class DemoJob {

  private DemoJob() {}

  /**
   * Does the job; ends the process with 1 where it cannot.
   *
   * @param args the distribution; a folder for everything made; frames of the hole in the user's
   *     clip; the clip, where there is one
   */
  public static void main(String[] args) throws InterruptedException {
    try {
      Path home = Path.of(args[0]).toAbsolutePath().normalize();
      Path folder = Path.of(args[1]).toAbsolutePath().normalize();
      Files.createDirectories(folder);
      Optional<Path> clip =
          args.length > 3 && !args[3].isBlank() ? Optional.of(Path.of(args[3])) : Optional.empty();
      if (clip.isPresent()) {
        ownClip(home, folder, clip.get().toAbsolutePath(), Long.parseLong(args[2]), System.out);
      } else {
        demo(home, folder, System.out);
      }
    } catch (IOException | NumberFormatException e) {
      System.err.println("The demo could not be finished: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void demo(Path home, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    Shot table = new StillLifeShot();
    Shot lake = new LakeShot();
    Shot alley = new AlleyShot();
    footage(folder, List.of(table, lake, alley), out);
    Bell.write(folder.resolve("bell.wav"));
    clear(folder, "demo");
    DemoTimeline.Cut cut = DemoTimeline.of(table, lake, alley);
    String text = OtioWriter.write(cut.timeline());
    Files.writeString(folder.resolve("demo.otio"), text);
    // For whoever walks through the README afterwards.
    Files.writeString(folder.resolve("walk.otio"), text);
    Program raccord = new Program(home, folder, out);
    raccord.run("slots", "demo.otio");
    raccord.run("fill", "demo.otio", "--all", "--seed", "7");
    String at = Timecode.format(cut.jumpCut(), Timecode.Counting.NON_DROP);
    raccord.run("smooth", "demo.otio", "--at", at, "--frames", "8", "--seed", "7");
    raccord.run("extend", "demo.otio", "--clip", "ALLEY", "--tail", "1s", "--seed", "7");
    sounds(raccord, cut);
    raccord.run("takes", "demo.otio");
    raccord.run("render", "demo.otio", "--out", "demo.mp4");
    raccord.run("render", "demo.otio", "--burn-in", "--out", "demo-marked.mp4");
    tell(
        out,
        List.of(
            "the footage           " + folder.resolve("footage"),
            "the cut with holes    " + folder.resolve("demo.otio"),
            "the cut, filled       " + folder.resolve("demo.raccord.otio"),
            "the takes             " + folder.resolve("demo.raccord").resolve("takes"),
            "to look at and hear   " + folder.resolve("demo.mp4"),
            "the same, marked      " + folder.resolve("demo-marked.mp4")));
  }

  /** A cue in the hole between the shots, and a line over the end that was made longer. */
  private static void sounds(Program raccord, DemoTimeline.Cut cut)
      throws IOException, InterruptedException {
    raccord.run(
        "sound",
        "demo.otio",
        "--slot",
        cut.cueSlot(),
        "--redo",
        "--effect",
        "bell.wav@6f",
        "--seed",
        "7");
    raccord.run(
        "sound",
        "demo.otio",
        "--slot",
        cut.lineSlot(),
        "--redo",
        "--line",
        "Good night.",
        "--voice",
        "mary",
        "--seed",
        "7");
  }

  private static void footage(Path folder, List<Shot> shots, PrintStream out)
      throws IOException, InterruptedException {
    Path files = Files.createDirectories(folder.resolve("footage"));
    for (int i = 0; i < shots.size(); i++) {
      Shot shot = shots.get(i);
      Path file = files.resolve(shot.name() + ".mov");
      if (Files.exists(file)) {
        continue;
      }
      long begun = System.nanoTime();
      FootageWriter.write(shot, DemoTimeline.startOf(i), file);
      double seconds = (System.nanoTime() - begun) / 1e9;
      out.printf(
          Locale.ROOT,
          "Rendered %s, %d frames, in %.0f s%n",
          folder.relativize(file),
          shot.frames(),
          seconds);
    }
  }

  private static void ownClip(Path home, Path folder, Path clip, long hole, PrintStream out)
      throws IOException, InterruptedException {
    if (!Files.isRegularFile(clip)) {
      throw new IOException("There is no file " + clip + ". Give the clip's full path.");
    }
    clear(folder, "clip");
    ClipCutter.Halves halves = ClipCutter.cut(clip, folder, "clip", hole, Optional.empty());
    String before = halves.before().getFileName().toString();
    String after = halves.after().getFileName().toString();
    out.println(
        "Cut " + hole + " frames out of " + clip + ", from frame " + halves.hole().start() + ".");
    Program raccord = new Program(home, folder, out);
    raccord.run("new", "clip.otio", before, after, "--gap", Long.toString(hole));
    raccord.run("slots", "clip.otio");
    raccord.run("fill", "clip.otio", "--all", "--seed", "7");
    raccord.run("render", "clip.otio", "--out", "clip.mp4");
    tell(
        out,
        List.of(
            "before and after      " + halves.before() + ", " + halves.after(),
            "the cut, filled       " + folder.resolve("clip.raccord.otio"),
            "the takes             " + folder.resolve("clip.raccord").resolve("takes"),
            "to look at            " + folder.resolve("clip.mp4")));
  }

  /** Removes what an earlier run made, so that the job is the same each time. */
  private static void clear(Path folder, String name) throws IOException {
    Folders.delete(folder.resolve(name + ".raccord"));
    for (String ending : List.of(".otio", ".raccord.otio", ".mp4", "-marked.mp4")) {
      Files.deleteIfExists(folder.resolve(name + ending));
    }
  }

  private static void tell(PrintStream out, List<String> lines) {
    out.println();
    lines.forEach(out::println);
  }
}
