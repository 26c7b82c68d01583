package org.raccord.pocket.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.raccord.acoustics.Resampler;
import org.raccord.model.sound.SoundBlock;

/**
 * The five graphs of a Pocket-TTS export and what runs between them: a language model that hears a
 * person and a text and then writes, frame by frame, what a flow turns from noise into a frame of
 * the codec; the codec makes sound of it. For one thread at a time.
 */
final class PocketModel implements AutoCloseable {

  /** Spread of the noise that a frame begins as; the makers' own. */
  static final double TEMPERATURE = 0.7;

  /**
   * Steps from noise to a frame. The flow is distilled: one would do, more are a little cleaner.
   */
  static final int STEPS = 4;

  /** The model says that it has ended when its logit is above this; the makers' own. */
  static final float ENDS = -4;

  /** Seconds of a person that are listened to: more does not make it more alike. */
  private static final int MOST_HEARD = 12;

  /** Frames that the codec makes sound of at once. */
  private static final int DECODED = 12;

  private static final double TOKENS_PER_SECOND = 3;
  private static final double SLACK = 2;

  private final Outfit outfit;
  private final Pieces pieces;
  private final float[] beginning;
  private final List<Graph> graphs;
  private final List<StateTensor> mainStates;
  private final List<StateTensor> decoderStates;

  private PocketModel(
      Outfit outfit,
      Pieces pieces,
      float[] beginning,
      List<Graph> graphs,
      List<StateTensor> mainStates,
      List<StateTensor> decoderStates) {
    this.outfit = outfit;
    this.pieces = pieces;
    this.beginning = beginning;
    this.graphs = graphs;
    this.mainStates = mainStates;
    this.decoderStates = decoderStates;
  }

  /**
   * Loads a model.
   *
   * @param folder that holds it
   * @throws FolderException if something is missing or of another kind
   */
  static PocketModel load(PocketFolder folder, Graph.Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    List<String> missing = folder.missing();
    Path model = folder.model().orElse(folder.root());
    Optional<Path> tokenizer = folder.tokenizer(model);
    if (!missing.isEmpty() || tokenizer.isEmpty()) {
      throw new FolderException("Missing: " + String.join(", ", missing) + ".");
    }
    Outfit outfit = Outfit.of(model);
    Pieces pieces = Pieces.read(tokenizer.get());
    float[] beginning =
        outfit.beginning().isPresent()
            ? Numbers.of(model.resolve(outfit.beginning().get()))
            : new float[0];
    List<Graph> graphs = new ArrayList<>();
    boolean whole = false;
    try {
      for (Part part : Part.ALL) {
        checkpoint.pass();
        graphs.add(
            Graph.open(
                PocketFolder.graph(model, part.name()).orElseThrow(),
                Math.min(4, Runtime.getRuntime().availableProcessors()),
                part.inputs(),
                part.results()));
      }
      List<StateTensor> main =
          outfit.main().isEmpty() ? graphs.get(Part.MAIN).states() : outfit.main();
      List<StateTensor> decoder =
          outfit.decoder().isEmpty() ? graphs.get(Part.DECODER).states() : outfit.decoder();
      graphs.get(Part.MAIN).checkCarries(main);
      graphs.get(Part.DECODER).checkCarries(decoder);
      whole = true;
      return new PocketModel(outfit, pieces, beginning, graphs, main, decoder);
    } finally {
      if (!whole) {
        graphs.forEach(Graph::close);
      }
    }
  }

  /** A graph of the export, its inputs and how many results it has besides its states. */
  private record Part(String name, List<String> inputs, int results) {
    static final int ENCODER = 0;
    static final int TEXT = 1;
    static final int MAIN = 2;
    static final int FLOW = 3;
    static final int DECODER = 4;

    static final List<Part> ALL =
        List.of(
            new Part(PocketFolder.ENCODER, List.of("audio"), 1),
            new Part(PocketFolder.TEXT, List.of("token_ids"), 1),
            new Part(PocketFolder.MAIN, List.of("sequence", "text_embeddings"), 2),
            new Part(PocketFolder.FLOW, List.of("c", "s", "t", "x"), 1),
            new Part(PocketFolder.DECODER, List.of("latent"), 1));
  }

  Outfit outfit() {
    return outfit;
  }

  Pieces pieces() {
    return pieces;
  }

  /**
   * Listens to a person.
   *
   * @param sample one channel of that person's speech
   * @return the state of the language model that has heard it; the caller closes it
   */
  Carried hear(SoundBlock sample, Graph.Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    float[] heard = Resampler.toRate(sample, outfit.sampleRate()).channel(0);
    int most = MOST_HEARD * outfit.sampleRate();
    int length = Math.max(1, Math.min(most, heard.length));
    int frames = (length + outfit.frame() - 1) / outfit.frame();
    float[] whole = new float[frames * outfit.frame()];
    System.arraycopy(heard, 0, whole, 0, Math.min(length, heard.length));
    float[] embedded;
    try (OnnxTensor audio = Graph.tensor(whole, 1, 1, whole.length);
        OrtSession.Result result =
            graphs.get(Part.ENCODER).run(Map.of("audio", audio), checkpoint)) {
      embedded = graphs.get(Part.ENCODER).numbers(result, 0);
    }
    float[] prompt = new float[beginning.length + embedded.length];
    System.arraycopy(beginning, 0, prompt, 0, beginning.length);
    System.arraycopy(embedded, 0, prompt, beginning.length, embedded.length);
    try (Carried fresh = Carried.fresh(mainStates)) {
      return prompted(prompt, fresh, checkpoint);
    }
  }

  /** The state of a voice that was stored with the model; the caller closes it. */
  Carried stored(Path voice) throws FolderException {
    return StoredVoice.read(voice, mainStates);
  }

  /** The model after it has heard or read {@code prompt}. */
  private Carried prompted(float[] prompt, Carried state, Graph.Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    return step(new float[0], prompt, state, checkpoint).next();
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Step(float[] conditioning, float end, Carried next) {}

  private Step step(float[] sequence, float[] text, Carried state, Graph.Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    int width = outfit.conditioning();
    if (text.length % width != 0) {
      throw new FolderException(
          "The graphs do not fit together: a frame has not "
              + width
              + " numbers. Get the folder again.");
    }
    Graph main = graphs.get(Part.MAIN);
    try (OnnxTensor frames =
            Graph.tensor(sequence, 1, sequence.length / outfit.latent(), outfit.latent());
        OnnxTensor words = Graph.tensor(text, 1, text.length / width, width)) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      state.into(inputs);
      inputs.put("sequence", frames);
      inputs.put("text_embeddings", words);
      // A prompt may take seconds, a frame takes none.
      OrtSession.Result result = text.length > 0 ? main.run(inputs, checkpoint) : main.run(inputs);
      boolean whole = false;
      try {
        float[] conditioning = main.numbers(result, 0);
        float[] end = main.numbers(result, 1);
        Step step =
            new Step(
                conditioning,
                end.length == 0 ? Float.NEGATIVE_INFINITY : end[0],
                Carried.after(result, mainStates));
        whole = true;
        return step;
      } finally {
        if (!whole) {
          result.close();
        }
      }
    }
  }

  /**
   * Says a text.
   *
   * @param tokens of one sentence or less
   * @param words how many words it has
   * @param voice the state of whose voice it is said in; not changed
   * @param seed decides the noise
   * @return samples at the model's rate
   */
  float[] say(long[] tokens, int words, Carried voice, long seed, Graph.Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    float[] text;
    try (OnnxTensor ids = Graph.tensor(tokens, 1, tokens.length);
        OrtSession.Result result = graphs.get(Part.TEXT).run(Map.of("token_ids", ids))) {
      text = graphs.get(Part.TEXT).numbers(result, 0);
    }
    int after = outfit.afterEnd().orElse(words <= 4 ? 5 : 3);
    double rate = (double) outfit.sampleRate() / outfit.frame();
    int most = (int) Math.ceil((tokens.length / TOKENS_PER_SECOND + SLACK) * rate);
    List<float[]> frames = new ArrayList<>();
    Random random = new Random(seed);
    Carried state = prompted(text, voice, checkpoint);
    try {
      float[] last = new float[outfit.latent()];
      // The first frame follows nothing: the model knows it by what is no number.
      java.util.Arrays.fill(last, Float.NaN);
      int end = Integer.MAX_VALUE;
      for (int i = 0; i < most; i++) {
        checkpoint.pass();
        Step step = step(last, new float[0], state, checkpoint);
        state.close();
        state = step.next();
        if (end == Integer.MAX_VALUE && step.end() > ENDS) {
          end = i + after;
        }
        if (i >= end) {
          break;
        }
        last = frame(step.conditioning(), random);
        frames.add(last);
      }
    } finally {
      state.close();
    }
    return sound(frames, checkpoint);
  }

  /** A frame, from noise to what the language model wants: the flow is followed in equal steps. */
  float[] frame(float[] conditioning, Random random) throws FolderException {
    int width = outfit.latent();
    float[] x = new float[width];
    for (int i = 0; i < width; i++) {
      x[i] = (float) (Math.sqrt(TEMPERATURE) * random.nextGaussian());
    }
    Graph flow = graphs.get(Part.FLOW);
    try (OnnxTensor c = Graph.tensor(conditioning, 1, conditioning.length)) {
      for (int k = 0; k < STEPS; k++) {
        float[] from = {(float) k / STEPS};
        float[] to = {(float) (k + 1) / STEPS};
        try (OnnxTensor s = Graph.tensor(from, 1, 1);
            OnnxTensor t = Graph.tensor(to, 1, 1);
            OnnxTensor at = Graph.tensor(x, 1, width);
            OrtSession.Result result = flow.run(Map.of("c", c, "s", s, "t", t, "x", at))) {
          float[] direction = flow.numbers(result, 0);
          for (int i = 0; i < width; i++) {
            x[i] += direction[i] / STEPS;
          }
        }
      }
    }
    return x;
  }

  /** The sound of frames of the codec, one after the other. */
  private float[] sound(List<float[]> frames, Graph.Checkpoint checkpoint)
      throws FolderException, InterruptedException {
    float[] sound = new float[Math.multiplyExact(frames.size(), outfit.frame())];
    Graph decoder = graphs.get(Part.DECODER);
    Carried state = Carried.fresh(decoderStates);
    try {
      for (int at = 0; at < frames.size(); at += DECODED) {
        checkpoint.pass();
        int count = Math.min(DECODED, frames.size() - at);
        float[] some = new float[count * outfit.latent()];
        for (int i = 0; i < count; i++) {
          System.arraycopy(frames.get(at + i), 0, some, i * outfit.latent(), outfit.latent());
        }
        Map<String, OnnxTensor> inputs = new HashMap<>();
        state.into(inputs);
        try (OnnxTensor latent = Graph.tensor(some, 1, count, outfit.latent())) {
          inputs.put("latent", latent);
          OrtSession.Result result = decoder.run(inputs);
          boolean whole = false;
          try {
            float[] made = decoder.numbers(result, 0);
            System.arraycopy(
                made, 0, sound, at * outfit.frame(), Math.min(made.length, count * outfit.frame()));
            Carried next = Carried.after(result, decoderStates);
            whole = true;
            state.close();
            state = next;
          } finally {
            if (!whole) {
              result.close();
            }
          }
        }
      }
    } finally {
      state.close();
    }
    return sound;
  }

  @Override
  public void close() {
    graphs.forEach(Graph::close);
  }
}
