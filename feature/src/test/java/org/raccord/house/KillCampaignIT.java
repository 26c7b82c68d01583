package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.footage.Footage;

/**
 * Kills the real program (SIGKILL) at random moments of changes to one project, again and again,
 * and looks after each kill whether anything was lost. Run it with
 *
 * <pre>mvn -pl feature -am verify -Dit.test=KillCampaignIT -Dtest=NoSuchTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * -Draccord.kills=200</pre>
 */
@EnabledIfSystemProperty(named = "raccord.kills", matches = "\\d+")
class KillCampaignIT {

  @TempDir private Path user = Path.of("");

  private static final Pattern ADDRESS = Pattern.compile("\"address\": \"(V[^\"]+)\"");
  private static final Pattern TAKE_ID = Pattern.compile("\"id\": \"([a-z0-9]+\\.[0-9]+)\"");
  private static final Pattern FILE =
      Pattern.compile("\"path\": \"([^\"]+)\",\\s*\"sha256\": \"([0-9a-f]+)\"");

  private Installation raccord = new Installation(user);
  private Path cut = user;
  private Path ours = user;

  @Test
  void whateverIsKilledNothingIsLost() throws IOException, InterruptedException {
    raccord = new Installation(user);
    Path footage = Installation.SHARED.resolve("footage");
    Footage.render(footage);
    Path sources = Files.createDirectories(user.resolve("sources"));
    for (String name : List.of("A.mov", "B.mov", "C.mov")) {
      Files.copy(footage.resolve(name), sources.resolve(name));
    }
    Map<String, String> before = hashes(sources);
    cut = user.resolve("cut.otio");
    ours = user.resolve("cut.raccord.otio");
    expect(
        0,
        "new",
        cut.toString(),
        sources.resolve("A.mov").toString(),
        sources.resolve("B.mov").toString(),
        sources.resolve("C.mov").toString(),
        "--gap",
        "6");
    String foreign = hash(cut);

    // Kills fall anywhere in a run, and now and then one ends before its kill: as long as it takes.
    long begun = System.nanoTime();
    expect(0, "fill", cut.toString(), "--slot", "V1-2", "--takes", "2");
    int latest = (int) ((System.nanoTime() - begun) / 1_000_000 * 6 / 5);

    int kills = Integer.getInteger("raccord.kills", 20);
    Random random = new Random(Long.getLong("raccord.seed", 7));
    Map<String, Integer> killed = new TreeMap<>();
    int tidied = 0;
    int survived = 0;
    for (int n = 0; n < kills; ) {
      List<String> command = command(random);
      Process process = raccord.start("", command.toArray(String[]::new));
      boolean ended = process.waitFor(random.nextInt(latest), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      Installation.Answer answer = raccord.finish(process);
      if (answer.err().contains("A run was broken off")) {
        tidied++;
      }
      if (ended) {
        assertTrue(answer.exit() == 0 || answer.exit() == 2 || answer.exit() == 4, answer.err());
        survived++;
      } else {
        n++;
        killed.merge(command.get(0), 1, Integer::sum);
      }
      check(command);
      assertEquals(before, hashes(sources), "sources after " + command);
      assertEquals(foreign, hash(cut), "the timeline that is not ours after " + command);
      if (!ended && n % 20 == 0) {
        System.out.printf(
            "%d of %d kills, nothing lost, %d s%n",
            n, kills, (System.nanoTime() - begun) / 1_000_000_000);
      }
    }
    System.out.printf(
        "Killed %d runs (%s); %d others ended in time; %d runs tidied up after a kill.%n",
        kills, killed, survived, tidied);
    assertTrue(tidied > 0 || kills < 10, "no run had anything to tidy up: nothing was hit");

    // And the project still does all that it is for. The campaign may have used up every plan.
    for (String take : Files.exists(ours) ? takes() : List.<String>of()) {
      expect(0, "take", "remove", take, cut.toString());
    }
    expect(0, "fill", cut.toString(), "--slot", slot(), "--seed", "3");
    expect(0, "clean", ours.toString(), "--yes");
    assertFalse(names(user).stream().anyMatch(f -> f.contains("part")), names(user).toString());
  }

  private List<String> command(Random random) throws IOException, InterruptedException {
    List<String> takes = Files.exists(ours) ? takes() : List.of();
    String file = cut.toString();
    if (takes.size() > 5 && random.nextBoolean()) {
      // A slot has a take of every plan in the end, and a fill that has nothing to do is no target.
      return List.of("take", "remove", takes.get(random.nextInt(takes.size())), file);
    }
    int choice = random.nextInt(takes.isEmpty() ? 4 : 10);
    return switch (choice) {
      case 0, 1, 2 -> List.of("fill", file, "--slot", slot(), "--takes", "2");
      case 3 -> List.of("fill", file, "--all");
      case 4 -> List.of("extend", file, "--clip", "V1-1", "--tail", "6", "--ripple");
      case 5, 6 -> List.of("take", "use", takes.get(random.nextInt(takes.size())), file);
      case 7 -> List.of("take", "remove", takes.get(random.nextInt(takes.size())), file);
      case 8 -> List.of("undo", ours.toString());
      default -> List.of("redo", ours.toString());
    };
  }

  /** The address of a slot that is there. */
  private String slot() throws IOException, InterruptedException {
    return all(ADDRESS, json("slots", (Files.exists(ours) ? ours : cut).toString())).get(0)[0];
  }

  private List<String> takes() throws IOException, InterruptedException {
    return all(TAKE_ID, json("takes", ours.toString())).stream().map(id -> id[0]).toList();
  }

  /** The groups of every match. */
  private static List<String[]> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(
            found ->
                IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(found::group)
                    .toArray(String[]::new))
        .toList();
  }

  /** The timeline opens, every take it names is whole, and no half file has a final name. */
  private void check(List<String> after) throws IOException, InterruptedException {
    if (!Files.exists(ours)) {
      return;
    }
    for (String[] file : all(FILE, json("takes", ours.toString()))) {
      whole(user.resolve(file[0]), file[1], after);
    }
    for (String name : names(user.resolve("cut.raccord/takes"))) {
      Path file = user.resolve("cut.raccord/takes").resolve(name);
      if (name.endsWith(".mov")) {
        assertTrue(endsWhole(file), name + " is half a file under a final name after " + after);
      }
    }
  }

  private static void whole(Path file, String hash, List<String> after) {
    try {
      assertEquals(hash, hash(file), file + " after " + after);
    } catch (IOException e) {
      throw new AssertionError(file + " of a take is not there after " + after, e);
    }
  }

  /**
   * A QuickTime file is a chain of atoms, each with its length, from the first byte to the last.
   */
  private static boolean endsWhole(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long at = 0;
    boolean index = false;
    while (at + 8 <= bytes.length) {
      java.nio.ByteBuffer atom = java.nio.ByteBuffer.wrap(bytes, (int) at, 8);
      long length = Integer.toUnsignedLong(atom.getInt());
      int kind = atom.getInt();
      index |= kind == 0x6d6f6f76; // moov
      if (length == 1 && at + 16 <= bytes.length) {
        length = java.nio.ByteBuffer.wrap(bytes, (int) at + 8, 8).getLong();
      }
      if (length < 8) {
        return false;
      }
      at += length;
    }
    return at == bytes.length && index;
  }

  private String json(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--json");
    return expect(0, all.toArray(String[]::new));
  }

  private String expect(int code, String... command) throws IOException, InterruptedException {
    Installation.Answer answer = raccord.run("", command);
    assertEquals(code, answer.exit(), String.join(" ", command) + ": " + answer.err());
    return answer.out();
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : names(folder)) {
      hashes.put(name, hash(folder.resolve(name)));
    }
    return hashes;
  }

  private static String hash(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
