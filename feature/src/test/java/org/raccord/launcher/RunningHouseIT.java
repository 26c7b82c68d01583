package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;
import org.raccord.footage.Footage;
import org.raccord.house.Bundles;
import org.raccord.house.ToyServer;
import org.raccord.ill.IllGenerator;

/**
 * One life of the house, on the bundles of the distribution: generators come and go while it runs
 * and while they work, and fall ill.
 */
class RunningHouseIT {

  private static final Path BUILT =
      Path.of(System.getProperty("raccord.distribution", "target/raccord")).toAbsolutePath();
  private static final Path SHARED = BUILT.resolveSibling("it");

  @TempDir static Path user;
  private static final List<String> PROBLEMS = new CopyOnWriteArrayList<>();
  private static @Nullable House house;

  @BeforeAll
  static void start() throws Exception {
    Footage.render(SHARED.resolve("footage"));
    System.setProperty("org.bytedeco.javacpp.cachedir", SHARED.resolve("natives").toString());
    Places places =
        new Places(
            BUILT,
            user.resolve("cache"),
            user.resolve("config"),
            plugins(),
            user.resolve("models"),
            user.resolve("log"));
    places.publish();
    house =
        House.start(
            places, Skin.MAIN, Files.createDirectory(user.resolve("storage")), PROBLEMS::add);
    assertEquals(List.of(), PROBLEMS);
    for (Bundle bundle : house().context().getBundles()) {
      assertTrue(bundle.getState() >= Bundle.RESOLVED, bundle + " did not resolve");
    }
    house().watchPlugins();
  }

  @AfterAll
  static void end() {
    System.setProperty(IllGenerator.CURE, "true");
    house().close();
    assertEquals(List.of(), PROBLEMS);
    assertFalse(Files.exists(user.resolve("storage")), "the storage is removed");
  }

  private static House house() {
    return Objects.requireNonNull(house);
  }

  private static Path plugins() {
    return user.resolve("plugins");
  }

  /** A timeline of three clips with two holes, V1-2 and V1-4. */
  private static String cut(String name) {
    String cut = user.resolve(name + ".otio").toString();
    assertEquals(0, run("new", cut, clip("A"), clip("B"), clip("C"), "--gap", "6").exit());
    return cut;
  }

  @Test
  void generatorsComeAndGoWhileTheHouseRuns() throws Exception {
    String cut = cut("toy");
    try (ToyServer server = new ToyServer(SHARED.resolve("footage/toy.mov"))) {
      System.setProperty("raccord.toy.server", server.address());
      Answer slots = run("slots", cut);
      assertEquals(0, slots.exit(), slots.text());
      assertTrue(slots.text().contains("V1-2"), slots.text());
      assertTrue(slots.text().contains("V1-4"), slots.text());

      // The embedded generator fills the first hole.
      Answer embedded = run("fill", cut, "--slot", "V1-2", "--seed", "7");
      assertEquals(0, embedded.exit(), embedded.text());

      // A second generator is dropped in while the house runs, and fills the second hole.
      CountDownLatch came = signal("toy", ServiceEvent.REGISTERED);
      Path jar = Bundles.drop(Bundles.toy(user), plugins());
      assertTrue(came.await(60, TimeUnit.SECONDS), "the toy did not come");
      server.release();
      Answer toy = run("fill", cut, "--slot", "V1-4", "--generator", "toy");
      assertEquals(0, toy.exit(), toy.text());
      assertEquals(1, server.orders().size());

      // It is removed while it works on another take.
      server.hold();
      CountDownLatch went = signal("toy", ServiceEvent.UNREGISTERING);
      CompletableFuture<Answer> working =
          CompletableFuture.supplyAsync(
              () -> run("fill", cut, "--slot", "V1-4", "--generator", "toy"));
      assertTrue(server.awaitQuestion());
      Files.delete(jar);
      assertTrue(went.await(60, TimeUnit.SECONDS), "the toy did not go");
      Answer interrupted = working.get(60, TimeUnit.SECONDS);
      assertEquals(4, interrupted.exit(), interrupted.text());
      assertTrue(interrupted.text().contains("removed"), interrupted.text());
      assertFalse(run("generators").text().contains("toy"));
    }

    // Its take outlives it: shown, measured, used; and the slot says who is there.
    Answer alone = run("takes", cut);
    assertTrue(alone.text().contains("toy:default"), alone.text());
    assertTrue(alone.text().contains("its generator is not there"), alone.text());
    assertFalse(alone.text().contains("missing:"), alone.text());
    Answer measured = run("seams", cut, "--slot", "V1-4");
    assertEquals(0, measured.exit(), measured.text());
    Answer orphan = run("slots", cut);
    assertTrue(
        Pattern.compile("toy:default is\\s+not\\s+there\\s+any\\s+more")
            .matcher(orphan.text())
            .find(),
        orphan.text());
    assertTrue(
        Pattern.compile("name\\s+one\\s+of:\\s+continuity:default").matcher(orphan.text()).find(),
        orphan.text());

    // The house goes on: the embedded generator adds a take to the same slot.
    Answer again = run("fill", cut, "--slot", "V1-4", "--seed", "8");
    assertEquals(0, again.exit(), again.text());
    Answer takes = run("takes", cut);
    assertTrue(takes.text().contains("toy"), takes.text());
    assertTrue(takes.text().contains("continuity"), takes.text());
  }

  @Test
  void aGeneratorIsUpdatedAndDisabledWhileItWorks() throws Exception {
    String cut = cut("update");
    install("1.0.0");
    Answer updated = whileItWorks(cut, () -> install("2.0.0"));
    assertEquals(4, updated.exit(), updated.text());
    assertTrue(updated.text().contains("removed"), updated.text());
    Answer filled = run("fill", cut, "--slot", "V1-2", "--generator", "ill");
    assertEquals(0, filled.exit(), filled.text());
    assertTrue(run("takes", cut, "--json").text().contains("\"generatorVersion\": \"2.0.0\""));

    Bundle bundle =
        Arrays.stream(house().context().getBundles())
            .filter(b -> "ill".equals(b.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    Answer disabled = whileItWorks(cut, bundle::stop);
    assertEquals(4, disabled.exit(), disabled.text());
    Answer refused = run("fill", cut, "--slot", "V1-4", "--generator", "ill");
    assertEquals(4, refused.exit(), refused.text());
    assertTrue(refused.text().contains("There is no generator ill"), refused.text());
    assertTrue(refused.text().contains("continuity:default"), refused.text());
    bundle.start();
    assertEquals(0, run("fill", cut, "--slot", "V1-4", "--generator", "ill").exit());
    remove();
  }

  @Test
  void whatGoesWrongInAGeneratorCostsOneJob() throws Exception {
    String cut = cut("wrong");
    install("3.0.0");
    failsWith(cut, "throw", "broke down (IllegalStateException");
    failsWith(cut, "offer-throw", "broke down when it was asked (IllegalStateException)");
    failsWith(cut, "offer-memory", "broke down when it was asked (OutOfMemoryError)");
    Answer both =
        run("fill", cut, "--slot", "V1-4", "--generator", "ill,continuity", "--prompt", "memory");
    assertTrue(both.text().contains("broke down (OutOfMemoryError"), both.text());
    String takes = run("takes", cut).text();
    assertTrue(takes.contains("continuity:default"), takes);
    assertFalse(takes.contains("ill:default"), takes);
    assertEquals(0, run("fill", cut, "--slot", "V1-2", "--generator", "ill").exit());
    remove();
  }

  @Test
  void aHangIsGivenUpAndOnlyAnotherVersionGetsWork() throws Exception {
    String cut = cut("hang");
    install("4.0.0");
    System.setProperty("raccord.generator.silence", "1");
    try {
      failsWith(cut, "hang", "no sign of life");
    } finally {
      System.clearProperty("raccord.generator.silence");
    }
    failsWith(cut, "", "Start Raccord again to use it");
    Answer other = run("fill", cut, "--slot", "V1-4");
    assertEquals(0, other.exit(), other.text());
    install("5.0.0");
    Answer mended = run("fill", cut, "--slot", "V1-2", "--generator", "ill");
    assertEquals(0, mended.exit(), mended.text());
    remove();
  }

  private static void failsWith(String cut, String prompt, String words) {
    Answer answer = run("fill", cut, "--slot", "V1-2", "--generator", "ill", "--prompt", prompt);
    assertEquals(4, answer.exit(), answer.text());
    assertTrue(answer.text().contains(words), answer.text());
  }

  /** What changes a bundle. */
  private interface Change {
    void make() throws Exception;
  }

  /** Has the ill generator work until it is cancelled, and changes something meanwhile. */
  private static Answer whileItWorks(String cut, Change change) throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    System.getProperties().put(IllGenerator.WAITS, waits);
    try {
      CompletableFuture<Answer> working =
          CompletableFuture.supplyAsync(
              () -> run("fill", cut, "--slot", "V1-2", "--generator", "ill", "--prompt", "wait"));
      assertTrue(waits.await(60, TimeUnit.SECONDS), "it did not begin");
      change.make();
      return working.get(60, TimeUnit.SECONDS);
    } finally {
      System.getProperties().remove(IllGenerator.WAITS);
    }
  }

  private static void install(String version) throws Exception {
    CountDownLatch came = signal("ill", ServiceEvent.REGISTERED);
    Bundles.drop(Bundles.ill(user, version), plugins());
    assertTrue(came.await(60, TimeUnit.SECONDS), "version " + version + " did not come");
  }

  private static void remove() throws Exception {
    CountDownLatch went = signal("ill", ServiceEvent.UNREGISTERING);
    Files.delete(plugins().resolve("ill.jar"));
    assertTrue(went.await(60, TimeUnit.SECONDS), "it did not go");
  }

  private static String clip(String name) {
    return SHARED.resolve("footage/" + name + ".mov").toString();
  }

  private static CountDownLatch signal(String generator, int kind) throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    // The framework's own bundle imports no contract; it is told of every service all the same.
    AllServiceListener listener =
        event -> {
          if (event.getType() == kind) {
            latch.countDown();
          }
        };
    house().context().addServiceListener(listener, "(raccord.generator.id=" + generator + ")");
    return latch;
  }

  /** Runs a command line as the launcher does, and keeps what it prints. */
  private static synchronized Answer run(String... arguments) {
    PrintStream terminal = System.out;
    PrintStream errors = System.err;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(kept, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      System.setErr(out);
      int exit = house().command(Skin.MAIN).orElseThrow().applyAsInt(arguments);
      return new Answer(exit, kept.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(terminal);
      System.setErr(errors);
    }
  }

  private record Answer(int exit, String text) {}
}
