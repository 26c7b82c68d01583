package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.FillWatcher;
import org.raccord.core.Proof;
import org.raccord.core.ProofOrder;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/** Proof of small footage whose luma tells the frame: {@code 40 + 2 x number}, in 8 bit. */
class ProverTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(64, 48, PixelLayout.YUV420_8, ColourTags.BT709);

  @TempDir private Path folder = Path.of("");
  private final GeneratorShelf shelf = new GeneratorShelf();
  private final FillQueue queue = new FillQueue(shelf);
  private final ProverComponent prover =
      new ProverComponent(
          shelf, queue, Policy.ofUser(new UserSettings(Optional.empty())), Clock.systemUTC());

  /** Pushes the line between its edges; remembers what it saw. */
  private static class Line implements ClipGenerator {
    final List<int[]> seen = new ArrayList<>();

    @Override
    public Offer offer(FillRequest request) {
      return new Offer.Serves(
          "a line",
          Offer.Rung.FRAMES_BOTH_SIDES,
          Map.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          true);
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        int a = nearest(request, call, Edge.BEFORE);
        int b = nearest(request, call, Edge.AFTER);
        seen.add(new int[] {a, b});
        FrameSink sink = call.picture();
        for (int k = 1; k <= request.length(); k++) {
          int from = a < 0 ? b : a;
          int to = b < 0 ? a : b;
          sink.push(
              grey(request.format(), Math.round(from + (to - from) * k / (request.length() + 1f))));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Made.Pushed(
          0,
          new Made.Account(
              "line", "A line.", 0.5, List.of(), 0, DigitalSourceType.ALGORITHMIC_MEDIA, Map.of()));
    }

    private static int nearest(FillRequest request, FillCall call, Edge edge) throws IOException {
      if (request.neighbour(edge).isEmpty()) {
        return -1;
      }
      try (FrameReader frames = call.frames(edge)) {
        return frames.next().orElseThrow().sample(0, 5, 5);
      }
    }
  }

  private final Line line = new Line();

  @BeforeEach
  void shelve() {
    put("line", line);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private void put(String id, ClipGenerator generator) {
    shelf.add(
        new Shelved() {
          @Override
          public GeneratorCard card() {
            return new GeneratorCard(id + ":default", "for tests", "test 1", 1);
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public @Nullable ClipGenerator borrow() {
            return generator;
          }

          @Override
          public void giveBack(ClipGenerator borrowed) {}
        });
  }

  private static Frame grey(PictureFormat format, int luma) {
    Frame frame = Frame.allocate(format);
    Arrays.fill(frame.plane(0), (short) luma);
    Arrays.fill(frame.plane(1), (short) 128);
    Arrays.fill(frame.plane(2), (short) 128);
    return frame;
  }

  private Path clip(String name) throws IOException {
    Path file = folder.resolve(name);
    try (PictureWriter out =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, Rate.FPS_25, Codec.FFV1))) {
      for (int i = 0; i < 90; i++) {
        out.push(grey(FORMAT, 40 + 2 * i));
      }
      out.finish();
    }
    return file;
  }

  private ProofOrder order(List<Path> clips, List<String> generators, List<String> rivals) {
    return new ProofOrder(
        clips,
        List.of(3),
        List.of(4),
        2,
        generators,
        rivals,
        0,
        600,
        7,
        true,
        folder.resolve("report"));
  }

  private Proof prove(ProofOrder order) throws WorkException, InterruptedException {
    return prover.prove(order, FillWatcher.NONE);
  }

  private static Proof.Mean mean(Proof proof, String kind, String contender) {
    return proof.means().stream()
        .filter(m -> m.kind().equals(kind) && m.contender().equals(contender))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_proof_knows_the_truth_and_shows_nobody_the_hole() throws Exception {
    Path clip = clip("a.mkv");
    String before = Hashes.whole(clip);
    Proof proof =
        prove(order(List.of(clip), List.of("line"), List.of("hold", "crossfade", "pingpong")));
    assertEquals(List.of(), proof.remarks());
    // On a ramp the line is the truth; holding is 2, 4 and 6 codes off.
    assertTrue(mean(proof, "bridge", "line").psnr() > 78);
    double hold = 0;
    for (int off : new int[] {2, 4, 6}) {
      hold += 20 * Math.log10(255.0 / off) / 3;
    }
    assertEquals(hold, mean(proof, "bridge", "hold").psnr(), 1e-6);
    assertTrue(mean(proof, "bridge", "crossfade").psnr() > 78);
    assertEquals(1, mean(proof, "bridge", "line").wellGraded(), "the truth is graded A or B");
    assertEquals(0, mean(proof, "bridge", "hold").wellGraded(), "a frozen frame is not");
    assertEquals(2, mean(proof, "bridge", "line").holes());
    // Backwards from the last frame: 4, 8 and 12 codes off.
    double pingpong = 0;
    for (int off : new int[] {4, 8, 12}) {
      pingpong += 20 * Math.log10(255.0 / off) / 3;
    }
    assertEquals(pingpong, mean(proof, "bridge", "pingpong").psnr(), 1e-6);
    assertTrue(mean(proof, "tail", "line").gain().isPresent());
    assertEquals(before, Hashes.whole(clip));
    for (int[] edges : line.seen) {
      if (edges[0] >= 0 && edges[1] >= 0) {
        assertEquals(2 * 4, edges[1] - edges[0]);
      } else {
        assertTrue(edges[0] < 0 || edges[1] < 0);
      }
    }
    String page = Files.readString(proof.html());
    for (String needed : List.of("strip.png", "film.mp4", "truth.png")) {
      assertTrue(page.contains(needed), needed);
    }
    try (var files = Files.walk(folder.resolve("report"))) {
      assertFalse(files.anyMatch(f -> f.toString().endsWith("before.mkv")));
    }
  }

  @Test
  void what_was_measured_is_not_measured_again_unless_something_changed() throws Exception {
    Path clip = clip("a.mkv");
    ProofOrder order = order(List.of(clip), List.of("line"), List.of("hold"));
    Proof first = prove(order);
    int fills = line.seen.size();
    Proof second = prove(order);
    assertEquals(fills, line.seen.size());
    assertEquals(first.means(), second.means());
    ProofOrder other =
        new ProofOrder(
            order.clips(),
            order.gaps(),
            order.extensions(),
            2,
            order.generators(),
            order.rivals(),
            32,
            600,
            7,
            true,
            order.out());
    prove(other);
    assertTrue(line.seen.size() > fills);
  }

  @Test
  void a_proof_that_was_stopped_goes_on() throws Exception {
    Path clip = clip("a.mkv");
    ProofOrder order = order(List.of(clip), List.of("line"), List.of("hold"));
    FillWatcher stopper =
        event -> {
          if (event instanceof FillWatcher.Event.Working w && w.step().startsWith("tail")) {
            Thread.currentThread().interrupt();
          }
        };
    assertThrows(InterruptedException.class, () -> prover.prove(order, stopper));
    int fills = line.seen.size();
    assertTrue(fills >= 2);
    Proof proof = prove(order);
    // Two tails and two heads were left, and the first fill of a run is made twice.
    assertEquals(fills + 5, line.seen.size());
    assertEquals(2, mean(proof, "bridge", "line").holes());
  }

  @Test
  void a_generator_that_fails_is_named_and_the_others_are_measured() throws Exception {
    put(
        "broken",
        new Line() {
          @Override
          public Made fill(FillRequest request, FillCall call) throws GenerationException {
            throw new GenerationException(GenerationException.Kind.FAILED, "No luck today.");
          }
        });
    Path truncated = folder.resolve("half.mkv");
    byte[] whole = Files.readAllBytes(clip("a.mkv"));
    Files.write(truncated, Arrays.copyOf(whole, 200));
    Proof proof =
        prove(
            order(
                List.of(folder.resolve("a.mkv"), truncated),
                List.of("broken", "line"),
                List.of("hold")));
    assertTrue(proof.means().stream().noneMatch(m -> m.contender().equals("broken")));
    assertEquals(2, mean(proof, "bridge", "line").holes());
    assertTrue(
        proof.remarks().stream().anyMatch(r -> r.contains("broken") && r.contains("No luck")),
        proof.remarks().toString());
    assertTrue(
        proof.remarks().stream().anyMatch(r -> r.contains("half.mkv")), proof.remarks().toString());
  }

  @Test
  void orders_that_cannot_be_carried_out_say_so() throws Exception {
    Path clip = clip("a.mkv");
    WorkException rival =
        assertThrows(
            WorkException.class,
            () -> prove(order(List.of(clip), List.of("line"), List.of("magic"))));
    assertTrue(String.valueOf(rival.getMessage()).contains("magic"));
    WorkException generator =
        assertThrows(
            WorkException.class,
            () -> prove(order(List.of(clip), List.of("nobody"), List.of("hold"))));
    assertTrue(String.valueOf(generator.getMessage()).contains("nobody"));
    WorkException missing =
        assertThrows(
            WorkException.class,
            () ->
                prove(
                    order(List.of(folder.resolve("none.mov")), List.of("line"), List.of("hold"))));
    assertEquals(WorkException.Kind.INPUT, missing.kind());
    assertFalse(Files.exists(folder.resolve("report")));
  }

  @Test
  void whatWouldSendFramesAwayIsNotAskedToFill() throws Exception {
    Line sender =
        new Line() {
          @Override
          public Offer offer(FillRequest request) {
            return new Offer.Serves(
                "somewhere else",
                Offer.Rung.FRAMES_BOTH_SIDES,
                Map.of(),
                Optional.of("example.org"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true);
          }
        };
    put("sender", sender);
    Path clip = clip("a.mkv");
    WorkException refused =
        assertThrows(
            WorkException.class, () -> prove(order(List.of(clip), List.of("sender"), List.of())));
    assertEquals(WorkException.Kind.NOTHING_FILLED, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains("example.org"), refused.getMessage());
    assertEquals(List.of(), sender.seen);
  }
}
