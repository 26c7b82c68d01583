package org.raccord.core.internal.provesound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.audio.Side;
import org.raccord.audio.SoundMade;
import org.raccord.core.SoundProof;
import org.raccord.core.SoundProofOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.SoundShelf;
import org.raccord.core.internal.fill.VoiceShelf;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

class SoundProverTest {

  private static final int RATE = 48_000;

  @TempDir private Path folder;

  @Test
  void aHoleIsFilledMeasuredAndWrittenDown() throws Exception {
    Path file = noise("forest.wav", 12);
    Path broken = Files.writeString(folder.resolve("broken.wav"), "no sound");
    SoundProof proof = prove(List.of(file, broken));
    assertEquals(6, proof.counts().size());
    assertTrue(
        proof.counts().stream().allMatch(c -> c.met() == 1 && c.holes() == 1),
        proof.counts().toString());
    assertTrue(proof.remarks().toString().contains("broken.wav"), proof.remarks().toString());
    assertTrue(Files.readString(proof.text()).contains("| forest |"));
    assertTrue(Files.readString(proof.html()).contains("forest.wav"));
    String json = Files.readString(proof.json());
    assertTrue(json.contains("\"kind\": \"ambience\""));
    assertTrue(json.contains("\"processor_seconds\""));
    assertTrue(json.contains("\"real_pieces\""));
    // Every piece of one noise is as good as any other.
    assertTrue(
        Files.readString(proof.text()).matches("(?s).*modulation dB 2 of 2 .*"),
        Files.readString(proof.text()));
    assertTrue(Files.readString(proof.text()).contains("(bar 0.5;"));
    assertTrue(Files.size(folder.resolve("report/forest.wav")) > 100_000);
  }

  @Test
  void nothingUsableIsToldAndNothingIsClaimed() {
    WorkException none =
        assertThrows(WorkException.class, () -> prove(List.of(folder.resolve("away.wav"))));
    assertEquals(WorkException.Kind.NOTHING_FILLED, none.kind());
    assertTrue(String.valueOf(none.getMessage()).contains("away.wav"), none.getMessage());
  }

  @Test
  void withoutAMakerOfSoundItIsSaidWhatToDo() throws Exception {
    Path file = noise("forest.wav", 8);
    SoundProverComponent prover = new SoundProverComponent(new SoundShelf(), new VoiceShelf());
    SoundProofOrder order =
        new SoundProofOrder(List.of(file), List.of(), 7, folder.resolve("report"));
    WorkException none = assertThrows(WorkException.class, () -> prover.prove(order, event -> {}));
    assertTrue(String.valueOf(none.getMessage()).contains("matching bundle"), none.getMessage());
  }

  private SoundProof prove(List<Path> files) throws Exception {
    SoundShelf shelf = new SoundShelf();
    // Sound from the side before is as good as any where everything is one noise.
    shelf.put(
        (request, call) -> {
          try {
            SoundBlock near = call.sound(Side.BEFORE);
            return new SoundMade(
                near.slice(100, Math.toIntExact(request.totalLength())), "copy", List.of());
          } catch (java.io.IOException e) {
            throw new AssertionError(e);
          }
        });
    return new SoundProverComponent(shelf, new VoiceShelf())
        .prove(new SoundProofOrder(files, List.of(""), 7, folder.resolve("report")), event -> {});
  }

  private Path noise(String name, double seconds) throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.05 * (2 * random.nextDouble() - 1));
    }
    Path file = folder.resolve(name);
    try (SoundWriter writer = SoundWriter.create(file, new SoundFormat(RATE, 1), 0, "noise")) {
      writer.push(new SoundBlock(new SoundFormat(RATE, 1), new float[][] {samples}));
      writer.finish();
    }
    return file;
  }
}
