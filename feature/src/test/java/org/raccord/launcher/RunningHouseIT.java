package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;
import org.raccord.footage.Footage;
import org.raccord.house.Bundles;
import org.raccord.house.ToyServer;

/**
 * One life of the house, on the bundles of the distribution: generators come and go while it runs
 * and while they work.
 */
class RunningHouseIT {

  private static final Path BUILT =
      Path.of(System.getProperty("raccord.distribution", "target/raccord")).toAbsolutePath();
  private static final Path SHARED = BUILT.resolveSibling("it");

  @TempDir Path user;
  private final List<String> problems = new ArrayList<>();

  @Test
  void generatorsComeAndGoWhileTheHouseRuns() throws Exception {
    Path footage = SHARED.resolve("footage");
    Footage.render(footage);
    System.setProperty("org.bytedeco.javacpp.cachedir", SHARED.resolve("natives").toString());
    Path plugins = user.resolve("plugins");
    Places places =
        new Places(
            BUILT,
            user.resolve("cache"),
            user.resolve("config"),
            plugins,
            user.resolve("models"),
            user.resolve("log"));
    places.publish();
    String cut = user.resolve("cut.otio").toString();
    try (ToyServer server = new ToyServer(footage.resolve("toy.mov"));
        House house =
            House.start(places, Files.createDirectory(user.resolve("storage")), problems::add)) {
      System.setProperty("raccord.toy.server", server.address());
      assertEquals(List.of(), problems);
      for (Bundle bundle : house.context().getBundles()) {
        assertTrue(bundle.getState() >= Bundle.RESOLVED, bundle + " did not resolve");
      }
      house.watchPlugins();

      assertEquals(0, run(house, "new", cut, clip("A"), clip("B"), clip("C"), "--gap", "6").exit());
      Answer slots = run(house, "slots", cut);
      assertEquals(0, slots.exit(), slots.text());
      assertTrue(slots.text().contains("V1-2"), slots.text());
      assertTrue(slots.text().contains("V1-4"), slots.text());

      // The embedded generator fills the first hole.
      Answer embedded = run(house, "fill", cut, "--slot", "V1-2", "--seed", "7");
      assertEquals(0, embedded.exit(), embedded.text());

      // A second generator is dropped in while the house runs, and fills the second hole.
      CountDownLatch came = signal(house, ServiceEvent.REGISTERED);
      Path jar = Bundles.drop(Bundles.toy(user), plugins);
      assertTrue(came.await(60, TimeUnit.SECONDS), "the toy did not come");
      server.release();
      Answer toy = run(house, "fill", cut, "--slot", "V1-4", "--generator", "toy");
      assertEquals(0, toy.exit(), toy.text());
      assertEquals(1, server.orders().size());

      // It is removed while it works on another take.
      server.hold();
      CountDownLatch went = signal(house, ServiceEvent.UNREGISTERING);
      CompletableFuture<Answer> working =
          CompletableFuture.supplyAsync(
              () -> run(house, "fill", cut, "--slot", "V1-4", "--generator", "toy"));
      assertTrue(server.awaitQuestion());
      Files.delete(jar);
      assertTrue(went.await(60, TimeUnit.SECONDS), "the toy did not go");
      Answer interrupted = working.get(60, TimeUnit.SECONDS);
      assertEquals(4, interrupted.exit(), interrupted.text());
      assertTrue(interrupted.text().contains("removed"), interrupted.text());
      assertFalse(run(house, "generators").text().contains("toy"));

      // The house goes on: the embedded generator adds a take to the same slot.
      Answer again = run(house, "fill", cut, "--slot", "V1-4", "--seed", "8");
      assertEquals(0, again.exit(), again.text());
      Answer takes = run(house, "takes", cut);
      assertTrue(takes.text().contains("toy"), takes.text());
      assertTrue(takes.text().contains("continuity"), takes.text());
      assertEquals(List.of(), problems);
    }
    assertFalse(Files.exists(user.resolve("storage")), "the storage is removed");
  }

  private static String clip(String name) {
    return SHARED.resolve("footage/" + name + ".mov").toString();
  }

  private static CountDownLatch signal(House house, int kind) throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    // The framework's own bundle imports no contract; it is told of every service all the same.
    AllServiceListener listener =
        event -> {
          if (event.getType() == kind) {
            latch.countDown();
          }
        };
    house.context().addServiceListener(listener, "(raccord.generator.id=toy)");
    return latch;
  }

  /** Runs a command line as the launcher does, and keeps what it prints. */
  private static synchronized Answer run(House house, String... arguments) {
    PrintStream terminal = System.out;
    PrintStream errors = System.err;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(kept, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      System.setErr(out);
      int exit = house.command().orElseThrow().applyAsInt(arguments);
      return new Answer(exit, kept.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(terminal);
      System.setErr(errors);
    }
  }

  private record Answer(int exit, String text) {}
}
