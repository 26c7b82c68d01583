package org.raccord.pocket.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder with graphs of the names and shapes of the public export, whose answers are known. The
 * language model ends when it has written as many frames as it has heard and read tokens. A frame
 * is the noise and, in each number, the mean of what was heard and read; its sound is a tone of 125
 * Hz, the louder the larger the frame's numbers are.
 */
final class SmallExport {

  static final int LATENT = 32;
  static final int WIDTH = 1024;
  static final int FRAME = 1920;

  /** What the first frame of all, which is no number, counts as. */
  static final float BEGINS = 0.5f;

  private static final List<String> WORDS =
      List.of("\u2581We", "\u2581should", "\u2581have", "\u2581left", "ou", "le", "ft", "\u2581");

  private SmallExport() {}

  /** Everything, as the second export has it, with a voice of its own. */
  static Path whole(Path folder) throws IOException {
    graphs(folder);
    Files.write(folder.resolve("tokenizer.model"), tokenizer(1));
    Files.writeString(folder.resolve("bundle.json"), bundle("english_2026-04"));
    Files.write(folder.resolve("bos_before_voice.npy"), beginning());
    Files.write(folder.resolve("alba.safetensors"), voice(7, 0.6f));
    return folder;
  }

  static void graphs(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("text_conditioner.onnx"), text());
    Files.write(folder.resolve("mimi_encoder.onnx"), encoder());
    Files.write(folder.resolve("flow_lm_main.onnx"), main());
    Files.write(folder.resolve("flow_lm_flow.onnx"), flow());
    Files.write(folder.resolve("mimi_decoder.onnx"), decoder());
  }

  private static float[] all(int count, float number) {
    float[] numbers = new float[count];
    Arrays.fill(numbers, number);
    return numbers;
  }

  private static byte[] text() {
    float[] table = new float[400];
    for (int i = 0; i < table.length; i++) {
      table[i] = 0.001f * i;
    }
    return new OnnxFile()
        .input("token_ids", OnnxFile.LONG, 1, -1)
        .floats("table", table, table.length, 1)
        .floats("ones", all(WIDTH, 1), 1, WIDTH)
        .node("Gather", "rows", "table", "token_ids")
        .node("MatMul", "embeddings", "rows", "ones")
        .output("embeddings", OnnxFile.FLOAT, 1, -1, WIDTH)
        .bytes();
  }

  private static byte[] encoder() {
    return new OnnxFile()
        .input("audio", OnnxFile.FLOAT, 1, 1, -1)
        .floats("ones", all(WIDTH, 1), 1, WIDTH)
        .node("Abs", "level", "audio")
        .node(
            "AveragePool",
            "pooled",
            new Proto[] {
              OnnxFile.wholesOf("kernel_shape", FRAME), OnnxFile.wholesOf("strides", FRAME)
            },
            "level")
        .node("Transpose", "rows", new Proto[] {OnnxFile.wholesOf("perm", 0, 2, 1)}, "pooled")
        .node("MatMul", "latents", "rows", "ones")
        .output("latents", OnnxFile.FLOAT, 1, -1, WIDTH)
        .bytes();
  }

  private static byte[] main() {
    return new OnnxFile()
        .input("sequence", OnnxFile.FLOAT, 1, -1, LATENT)
        .input("text_embeddings", OnnxFile.FLOAT, 1, -1, WIDTH)
        .input("state_0", OnnxFile.FLOAT, 2, 1, 8, 1, 2)
        .input("state_1", OnnxFile.FLOAT, -1)
        .input("state_2", OnnxFile.LONG, 1)
        .input("state_3", OnnxFile.LONG, 1)
        .floats("zero", new float[] {0}, 1)
        .floats("four", new float[] {4}, 1)
        .floats("begins", new float[] {BEGINS}, 1)
        .wholes("once", 1)
        .wholes("both", 1, 2)
        .wholes("square", 1, 1)
        .floats("rest", all(WIDTH - LATENT, 1), 1, WIDTH - LATENT)
        .size("frames", "sequence", 1)
        .size("tokens", "text_embeddings", 1)
        .node("Add", "out_state_2", "state_2", "frames")
        .node("Add", "out_state_3", "state_3", "tokens")
        .node("Cast", "grown", new Proto[] {OnnxFile.whole("to", OnnxFile.FLOAT)}, "frames")
        .node("Concat", "out_state_1", new Proto[] {OnnxFile.whole("axis", 0)}, "state_1", "grown")
        // What is no number in the cache has not been written yet.
        .node("IsNaN", "unwritten", "state_0")
        .node("Where", "cache", "unwritten", "zero", "state_0")
        .node(
            "ReduceSum",
            "heard",
            new Proto[] {OnnxFile.whole("keepdims", 0)},
            "text_embeddings",
            "both")
        .floats("width", new float[] {1f / WIDTH}, 1)
        .node("Mul", "mean", "heard", "width")
        .node("Add", "out_state_0", "cache", "mean")
        .node("ReduceMean", "all", new Proto[] {OnnxFile.whole("keepdims", 0)}, "out_state_0")
        .node("Cast", "read", new Proto[] {OnnxFile.whole("to", OnnxFile.FLOAT)}, "out_state_3")
        .node("Div", "level", "all", "read")
        .node("Reshape", "level2", "level", "square")
        .node("MatMul", "levels", "level2", "rest")
        .node("IsNaN", "first", "sequence")
        .node("Where", "plain", "first", "begins", "sequence")
        .node("ReduceSum", "last", new Proto[] {OnnxFile.whole("keepdims", 0)}, "plain", "once")
        .node("Concat", "conditioning", new Proto[] {OnnxFile.whole("axis", 1)}, "last", "levels")
        .node("Sub", "ahead", "out_state_2", "out_state_3")
        .node("Cast", "aheadf", new Proto[] {OnnxFile.whole("to", OnnxFile.FLOAT)}, "ahead")
        .node("Sub", "end", "aheadf", "four")
        .node("Reshape", "eos_logit", "end", "square")
        .output("conditioning", OnnxFile.FLOAT, 1, WIDTH)
        .output("eos_logit", OnnxFile.FLOAT, 1, 1)
        .output("out_state_0", OnnxFile.FLOAT, 2, 1, 8, 1, 2)
        .output("out_state_1", OnnxFile.FLOAT, -1)
        .output("out_state_2", OnnxFile.LONG, 1)
        .output("out_state_3", OnnxFile.LONG, 1)
        .bytes();
  }

  /** The direction is twice the moment, whose integral from 0 to 1 is 1, times the level. */
  private static byte[] flow() {
    return new OnnxFile()
        .input("c", OnnxFile.FLOAT, -1, WIDTH)
        .input("s", OnnxFile.FLOAT, -1, 1)
        .input("t", OnnxFile.FLOAT, -1, 1)
        .input("x", OnnxFile.FLOAT, -1, LATENT)
        .floats("zero", new float[] {0}, 1)
        .wholes("from", WIDTH - 1)
        .wholes("to", WIDTH)
        .wholes("axis", 1)
        .node("Slice", "level", "c", "from", "to", "axis")
        .node("Add", "moment", "s", "t")
        .node("Mul", "speed", "moment", "level")
        .node("Mul", "nothing", "x", "zero")
        .node("Add", "flow_dir", "nothing", "speed")
        .output("flow_dir", OnnxFile.FLOAT, -1, LATENT)
        .bytes();
  }

  private static byte[] decoder() {
    float[] tone = new float[LATENT * FRAME];
    for (int i = 0; i < tone.length; i++) {
      double phase = 2 * Math.PI * 125 * (i % FRAME) / 24_000;
      tone[i] =
          (float)
              ((Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase))
                  / 3
                  / LATENT);
    }
    return new OnnxFile()
        .input("latent", OnnxFile.FLOAT, 1, -1, LATENT)
        .input("state_0", OnnxFile.BOOL, 1)
        .input("state_1", OnnxFile.FLOAT, 1, LATENT)
        .input("state_2", OnnxFile.LONG, 1)
        .floats("tone", tone, LATENT, FRAME)
        .wholes("shape", 1, 1, -1)
        .node("Sigmoid", "gain", "latent")
        .node("MatMul", "sound", "gain", "tone")
        .node("Reshape", "audio_frame", "sound", "shape")
        .node("Not", "not", "state_0")
        .node("And", "out_state_0", "state_0", "not")
        .node(
            "ReduceMean",
            "out_state_1",
            new Proto[] {OnnxFile.wholesOf("axes", 1), OnnxFile.whole("keepdims", 0)},
            "latent")
        .size("frames", "latent", 1)
        .node("Add", "out_state_2", "state_2", "frames")
        .output("audio_frame", OnnxFile.FLOAT, 1, 1, -1)
        .output("out_state_0", OnnxFile.BOOL, 1)
        .output("out_state_1", OnnxFile.FLOAT, 1, LATENT)
        .output("out_state_2", OnnxFile.LONG, 1)
        .bytes();
  }

  /** A SentencePiece model of a few words, of letters, and of all bytes. */
  static byte[] tokenizer(int kind) {
    Proto model = new Proto();
    model.message(1, piece("<unk>", 0, 2));
    model.message(1, piece("<s>", 0, 3));
    model.message(1, piece("</s>", 0, 3));
    for (int i = 0; i < 256; i++) {
      model.message(1, piece(String.format("<0x%02X>", i), 0, 6));
    }
    for (String word : WORDS) {
      model.message(1, piece(word, -3 - 0.1f * WORDS.indexOf(word), 1));
    }
    for (char letter = ' ' + 1; letter <= '~'; letter++) {
      model.message(1, piece(String.valueOf(letter), -8, 1));
    }
    model.message(2, new Proto().whole(3, kind).text(1, "some.txt"));
    model.message(3, new Proto().text(1, "nmt_nfkc").whole(3, 1).whole(4, 1));
    return model.bytes();
  }

  private static Proto piece(String text, float score, int type) {
    return new Proto().text(1, text).real(2, score).whole(3, type);
  }

  private static String state(int i, String type, String shape, String fill, String key) {
    return """
        {"index": %d, "input_name": "state_%d", "output_name": "out_state_%d", "dtype": "%s",
         "shape": %s, "fill": "%s", "module": "layers.0", "key": "%s"}"""
        .formatted(i, i, i, type, shape, fill, key);
  }

  static String bundle(String language) {
    return """
        {"schema_version": 2, "bundle_name": "%s", "sample_rate": 24000, "frame_rate": 12.5,
         "samples_per_frame": 1920, "latent_dim": 32, "conditioning_dim": 1024,
         "max_token_per_chunk": 50, "model_recommended_frames_after_eos": 2,
         "insert_bos_before_voice": true, "bos_before_voice_file": "bos_before_voice.npy",
         "tokenizer_file": "tokenizer.model", "remove_semicolons": false,
         "pad_with_spaces_for_short_inputs": false,
         "flow_lm_state_manifest": [%s],
         "mimi_state_manifest": [%s]}"""
        .formatted(
            language,
            String.join(
                ",",
                state(0, "float32", "[2, 1, 8, 1, 2]", "nan", "cache"),
                state(1, "float32", "[0]", "empty", "current_end"),
                state(2, "int64", "[1]", "zeros", "frames"),
                state(3, "int64", "[1]", "zeros", "step")),
            String.join(
                ",",
                state(0, "bool", "[1]", "ones", "first"),
                state(1, "float32", "[1, 32]", "zeros", "previous"),
                state(2, "int64", "[1]", "zeros", "offset")));
  }

  /** One token before a person's speech. */
  static byte[] beginning() {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1024), }";
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length() + 4 * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 1).put((byte) 0).putShort((short) header.length());
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < WIDTH; i++) {
      out.putFloat(0.25f);
    }
    return out.array();
  }

  /** A voice that the model has heard for {@code step} tokens; its cache holds four places. */
  static byte[] voice(long step, float level) {
    int cache = 2 * 4 * 2;
    List<String> table = new ArrayList<>();
    table.add("\"__metadata__\": {\"format\": \"pt\"}");
    table.add(
        "\"layers.0/cache\": {\"dtype\": \"F32\", \"shape\": [2, 1, 4, 1, 2], \"data_offsets\":"
            + " [0, "
            + 4 * cache
            + "]}");
    table.add(
        "\"layers.0/step\": {\"dtype\": \"I64\", \"shape\": [1], \"data_offsets\": ["
            + 4 * cache
            + ", "
            + (4 * cache + 8)
            + "]}");
    byte[] header = ("{" + String.join(", ", table) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(8 + header.length + 4 * cache + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header);
    for (int i = 0; i < cache; i++) {
      out.putFloat(level);
    }
    out.putLong(step);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(out.array());
    return bytes.toByteArray();
  }
}
