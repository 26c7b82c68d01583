package org.raccord.pocket.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** What runs between the graphs, on small ones whose answers are known. */
class PocketModelTest {

  private static final Graph.Checkpoint NEVER = () -> {};
  private static final int FRAME = SmallExport.FRAME;

  @TempDir Path folder;
  private PocketModel model;

  @BeforeEach
  void load() throws Exception {
    SmallExport.whole(folder);
    model = PocketModel.load(new PocketFolder(folder), NEVER);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private static SoundBlock sample(int length, float level, int rate) {
    float[] samples = new float[length];
    java.util.Arrays.fill(samples, level);
    return new SoundBlock(new SoundFormat(rate, 1), new float[][] {samples});
  }

  @Test
  void theFlowIsFollowedFromNoiseToTheFrame() throws Exception {
    float[] conditioning = new float[SmallExport.WIDTH];
    conditioning[SmallExport.WIDTH - 1] = 3;
    float[] frame = model.frame(conditioning, new Random(5));
    Random noise = new Random(5);
    for (float number : frame) {
      // The integral of twice the moment is 1, in however many equal steps: by the midpoint rule.
      double begin = Math.sqrt(PocketModel.TEMPERATURE) * noise.nextGaussian();
      assertEquals(begin + 3, number, 1e-4);
    }
  }

  @Test
  void itEndsSoManyFramesAfterTheModelSaysSo() throws Exception {
    // Four frames of a person and the token before: five were heard.
    try (Carried voice = model.hear(sample(4 * FRAME, 0.5f, 24_000), NEVER)) {
      long[] tokens = {260, 261, 262};
      float[] said = model.say(tokens, 3, voice, 1, NEVER);
      // Eight were heard and read; the ninth frame is the first ahead of them, two more follow.
      assertEquals((8 + 2) * FRAME, said.length);
      assertArrayEquals(said, model.say(tokens, 3, voice, 1, NEVER), "the voice is as it was");
      assertFalse(
          java.util.Arrays.equals(said, model.say(tokens, 3, voice, 2, NEVER)), "another seed");
      assertEquals(
          (10 + 2) * FRAME, model.say(new long[] {1, 2, 3, 4, 5}, 5, voice, 1, NEVER).length);
    }
  }

  @Test
  void aPersonAtAnotherRateIsHeardForAsLong() throws Exception {
    long[] tokens = {260, 261, 262};
    try (Carried plain = model.hear(sample(4 * FRAME, 0.5f, 24_000), NEVER);
        Carried doubled = model.hear(sample(8 * FRAME, 0.5f, 48_000), NEVER);
        Carried longer = model.hear(sample(4 * FRAME + 1, 0.5f, 24_000), NEVER);
        Carried endless = model.hear(sample(60 * 24_000, 0.5f, 24_000), NEVER)) {
      int length = model.say(tokens, 3, plain, 1, NEVER).length;
      assertEquals(length, model.say(tokens, 3, doubled, 1, NEVER).length);
      assertEquals(length + FRAME, model.say(tokens, 3, longer, 1, NEVER).length);
      // A model that does not end is ended: 3 tokens are said in at most 3 seconds.
      assertEquals(38 * FRAME, model.say(tokens, 3, endless, 1, NEVER).length);
    }
  }

  @Test
  void whatWasHeardIsHeard() throws Exception {
    long[] tokens = {260, 261, 262};
    try (Carried soft = model.hear(sample(4 * FRAME, 0.1f, 24_000), NEVER);
        Carried loud = model.hear(sample(4 * FRAME, 1, 24_000), NEVER)) {
      assertTrue(
          energy(model.say(tokens, 3, loud, 1, NEVER))
              > 1.02 * energy(model.say(tokens, 3, soft, 1, NEVER)));
    }
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float x : samples) {
      sum += x * x;
    }
    return sum / samples.length;
  }

  @Test
  void aStoredVoiceGoesOnFromWhatTheModelHadHeard() throws Exception {
    try (Carried voice = model.stored(folder.resolve("alba.safetensors"))) {
      assertEquals(
          (7 + 3 + 2) * FRAME, model.say(new long[] {260, 261, 262}, 3, voice, 1, NEVER).length);
    }
    Files.write(folder.resolve("other.safetensors"), new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{'});
    assertThrows(FolderException.class, () -> model.stored(folder.resolve("other.safetensors")));
  }

  @Test
  void theFirstExportSaysItsStatesInTheGraphsAlone() throws Exception {
    Files.delete(folder.resolve("bundle.json"));
    try (PocketModel first = PocketModel.load(new PocketFolder(folder), NEVER);
        Carried voice = first.hear(sample(4 * FRAME, 0.5f, 24_000), NEVER)) {
      // Nothing is put before the person there, and a short text has five frames after its end.
      assertEquals((4 + 3 + 5) * FRAME, first.say(new long[] {1, 2, 3}, 3, voice, 1, NEVER).length);
    }
  }

  @Test
  void listeningStopsWhenItIsCancelled() {
    assertThrows(
        InterruptedException.class,
        () ->
            model.hear(
                sample(60 * 24_000, 0.5f, 24_000),
                () -> {
                  throw new InterruptedException("cancelled");
                }));
  }

  @Test
  void itStopsWhenItIsCancelled() throws Exception {
    try (Carried voice = model.hear(sample(4 * FRAME, 0.5f, 24_000), NEVER)) {
      int[] left = {3};
      assertThrows(
          InterruptedException.class,
          () ->
              model.say(
                  new long[] {1, 2, 3},
                  3,
                  voice,
                  1,
                  () -> {
                    if (left[0]-- == 0) {
                      throw new InterruptedException("cancelled");
                    }
                  }));
    }
  }
}
