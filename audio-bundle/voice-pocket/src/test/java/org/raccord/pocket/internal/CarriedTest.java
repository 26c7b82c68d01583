package org.raccord.pocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who closes what the runtime holds, and voices that are damaged. */
class CarriedTest {

  @TempDir Path folder;

  private static StateTensor state(int i) {
    return new StateTensor(
        "state_" + i,
        "out_state_" + i,
        StateTensor.Type.FLOAT,
        List.of(2L, 1L, 8L, 1L, 2L),
        StateTensor.Fill.NAN,
        i == 0 ? "layers.0/cache" : "layers." + i + "/cache");
  }

  @Test
  void whatWasMadeIsClosedWhateverEndsTheMaking() {
    List<OnnxTensor> made = new ArrayList<>();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Carried.made(
                List.of(state(0), state(1)),
                (state, environment) -> {
                  if (!made.isEmpty()) {
                    throw new IllegalArgumentException("damaged");
                  }
                  made.add(state.fresh(environment));
                  return made.get(0);
                }));
    assertTrue(made.get(0).isClosed());
  }

  @Test
  void resultsThatLackAStateStayTheirOwners() throws Exception {
    SmallExport.graphs(folder);
    try (Graph text =
            Graph.open(folder.resolve("text_conditioner.onnx"), 1, List.of("token_ids"), 1);
        OnnxTensor ids = Graph.tensor(new long[] {1, 2}, 1, 2);
        OrtSession.Result result = text.run(Map.of("token_ids", ids))) {
      FolderException lacks =
          assertThrows(FolderException.class, () -> Carried.after(result, List.of(state(0))));
      assertTrue(String.valueOf(lacks.getMessage()).contains("out_state_0"), lacks.getMessage());
      assertEquals(2 * SmallExport.WIDTH, text.numbers(result, 0).length, "still open");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dtype\": \"F32\", | ''",
        "\"F32\" | {}",
        "\"F32\" | null",
        "\"F32\" | \"I64\"",
        "\"F32\" | \"X\"",
        "\"shape\": [2, 1, 4, 1, 2], | ''",
        "[2, 1, 4, 1, 2] | 16",
        "[2, 1, 4, 1, 2] | {}",
        "[2, 1, 4, 1, 2] | [2, 1, {}, 1, 2]",
        "[2, 1, 4, 1, 2] | [2, 1, null, 1, 2]",
        "[2, 1, 4, 1, 2] | [-2, 1, -4, 1, 2]",
        ", \"data_offsets\": [0, 64] | ''",
        "[0, 64] | [0]",
        "[0, 64] | [0, 64000]",
        "[0, 64] | [0, 99999999999]",
        "[0, 64] | \"all\""
      })
  void aDamagedVoiceIsToBeGotAgain(String part, String damage) throws Exception {
    byte[] whole = SmallExport.voice(7, 0.6f);
    Path file = folder.resolve("voice.safetensors");
    Files.write(file, whole);
    Carried read = StoredVoice.read(file, List.of(state(0)));
    read.close();
    ByteBuffer in = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) in.getLong();
    String table = new String(whole, 8, length, StandardCharsets.UTF_8);
    assertTrue(table.contains(part), table);
    byte[] header =
        table
            .replaceFirst(java.util.regex.Pattern.quote(part), damage)
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(whole.length - length + header.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header).put(whole, 8 + length, whole.length - 8 - length);
    Files.write(file, out.array());
    FolderException told =
        assertThrows(FolderException.class, () -> StoredVoice.read(file, List.of(state(0))));
    assertTrue(String.valueOf(told.getMessage()).contains("Get it again"), told.getMessage());
    assertTrue(String.valueOf(told.getMessage()).contains("voice.safetensors"));
  }
}
