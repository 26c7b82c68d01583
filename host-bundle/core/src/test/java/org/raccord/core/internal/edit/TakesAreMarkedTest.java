package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.RenderOrder;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.media.Codec;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Take;
import org.raccord.model.time.Rate;

/** What takes, exports and renderings say of how they came to be. */
@Timeout(60)
class TakesAreMarkedTest {

  private static final SourceMark DREAMT =
      new SourceMark(
          DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA.uri(),
          Optional.of("Dreamer"),
          Optional.of("2"));

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    bench.clip("a.mov", 40, 100);
    bench.clip("b.mov", 40, 300);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void generator(DigitalSourceType type, Optional<Offer.Rung> rung, Optional<AiSystem> ai) {
    Generators.Serving ramp = Generators.ramp();
    bench.put(
        "ramp",
        (Generators.Serving)
            (request, call) -> {
              Made.Pushed made = (Made.Pushed) ramp.fill(request, call);
              return new Made.Pushed(
                  made.slotStart(),
                  new Made.Account("ramp", "A fill.", 0.5, List.of(), 0, type, Map.of(), rung, ai));
            });
  }

  /** The clip before the slot is media of a trained model, and says so. */
  private void dream(String name) throws IOException {
    try (PictureWriter writer =
        PictureWriter.create(
            folder.resolve(name),
            PictureWriterSpec.of(Bench.FORMAT, Rate.FPS_25, Codec.PRORES_HQ))) {
      for (int i = 0; i < 40; i++) {
        writer.push(Bench.grey(Bench.FORMAT, 100 + 4 * i));
      }
      writer.mark(DREAMT);
      writer.finish();
    }
  }

  private Take fill(FillOrder.HandleUse handles, Optional<Path> export, Optional<Path> render)
      throws Exception {
    Cut cut = new Cut(Rate.FPS_25);
    Path file = folder.resolve("cut.otio");
    if (!Files.exists(file)) {
      Files.writeString(
          file,
          cut.video(cut.clip("a.mov", 0, 20, 40), cut.gap(6), cut.clip("b.mov", 0, 20, 40)).text());
    }
    try (Edit edit = bench.change(file)) {
      FillOrder order =
          new FillOrder(
              new FillOrder.Selection.Named(List.of("V1-2")),
              1,
              OptionalLong.of(7),
              List.of(),
              Optional.empty(),
              OptionalLong.empty(),
              export,
              handles,
              FillOrder.Refill.ADD_TAKES,
              Optional.empty());
      Take take = edit.fill(order, FillWatcher.NONE).slots().get(0).takes().get(0);
      if (render.isPresent()) {
        edit.render(
            new RenderOrder(render.get(), Optional.empty(), 0, RenderOrder.BurnIn.NONE),
            FillWatcher.NONE);
      }
      return take;
    }
  }

  private SourceMark mark(Path file) throws IOException {
    return MediaProbe.probe(file).mark().orElseThrow(() -> new AssertionError(file + " is bare"));
  }

  private Path file(Take take) {
    return folder.resolve(take.picture().path());
  }

  private void assertMarked(Take take, DigitalSourceType type, Optional<String> system)
      throws IOException {
    assertEquals(type, take.sourceType());
    SourceMark mark = mark(file(take));
    assertEquals(type.uri(), mark.sourceType());
    assertEquals(system, mark.system());
    assertEquals(take.picture().sha256(), Hashes.whole(file(take)), "the mark is in the hash");
  }

  @Test
  void takesExportsAndRendersOfPlainAlgorithmsSaySo() throws Exception {
    generator(DigitalSourceType.ALGORITHMIC_MEDIA, Optional.empty(), Optional.empty());
    Path export = folder.resolve("out/take.mp4");
    Path render = folder.resolve("whole.mkv");
    Take take = fill(FillOrder.HandleUse.AUTO, Optional.of(export), Optional.of(render));
    assertMarked(take, DigitalSourceType.ALGORITHMIC_MEDIA, Optional.empty());
    assertEquals(DigitalSourceType.ALGORITHMIC_MEDIA.uri(), mark(export).sourceType());
    assertEquals(DigitalSourceType.COMPOSITE.uri(), mark(render).sourceType());
    Path stills = folder.resolve("stills/%04d.png");
    fill(FillOrder.HandleUse.AUTO, Optional.of(stills), Optional.empty());
    assertEquals(
        DigitalSourceType.ALGORITHMIC_MEDIA.uri(),
        mark(folder.resolve("stills/0001.png")).sourceType());
  }

  @Test
  void modelsAreNamedInTheFileAndInWhatIsRenderedOfIt() throws Exception {
    generator(
        DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
        Optional.of(Offer.Rung.PROMPT),
        Optional.of(new AiSystem("RIFE", "4.7", "MIT")));
    Path render = folder.resolve("whole.mov");
    Take take = fill(FillOrder.HandleUse.AUTO, Optional.empty(), Optional.of(render));
    assertMarked(take, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, Optional.of("RIFE"));
    SourceMark whole = mark(render);
    assertEquals(
        DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri(), whole.sourceType());
    assertEquals(Optional.of("RIFE"), whole.system());
    assertEquals(Optional.of("4.7"), whole.systemVersion());
  }

  @Test
  void marksOfTheMediaBesideAreCarriedOn() throws Exception {
    dream("a.mov");
    generator(DigitalSourceType.ALGORITHMIC_MEDIA, Optional.empty(), Optional.empty());
    Take take = fill(FillOrder.HandleUse.AUTO, Optional.empty(), Optional.empty());
    assertMarked(
        take, DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA, Optional.of("Dreamer"));
    assertTrue(
        take.remarks().stream().anyMatch(r -> r.contains("a.mov") && r.contains("Dreamer")),
        take.remarks().toString());
  }

  @Test
  void mediaThatConditionedNothingLeaveNoMark() throws Exception {
    dream("a.mov");
    generator(
        DigitalSourceType.ALGORITHMIC_MEDIA,
        Optional.of(Offer.Rung.FRAMES_AFTER),
        Optional.empty());
    Take take = fill(FillOrder.HandleUse.AUTO, Optional.empty(), Optional.empty());
    assertMarked(take, DigitalSourceType.ALGORITHMIC_MEDIA, Optional.empty());
  }

  @Test
  void framesPutBackAreWhatTheirMediaAre() throws Exception {
    dream("a.mov");
    Cut cut = new Cut(Rate.FPS_25);
    Files.writeString(
        folder.resolve("cut.otio"),
        cut.video(cut.clip("a.mov", 0, 10, 40), cut.gap(6), cut.clip("a.mov", 16, 20, 40)).text());
    Take take = fill(FillOrder.HandleUse.USE, Optional.empty(), Optional.empty());
    assertEquals("cut-out", take.plan());
    assertMarked(take, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, Optional.of("Dreamer"));
  }
}
