package org.raccord.pocket.internal;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of itself in its {@code bundle.json}; the figures of the first export, which
 * has none, where it is not there.
 *
 * @param language of the model, as a BCP 47 tag
 * @param sampleRate samples per second
 * @param frame samples of a frame of the codec
 * @param latent numbers of a frame of the codec
 * @param conditioning numbers of an embedded token
 * @param chunk most tokens that are said in one go
 * @param afterEnd frames that are made after the model said that it has ended; empty leaves it to
 *     the length of the text
 * @param beginning file of what is put before a person's speech, where there is one
 * @param traits what texts need
 * @param main states of the language model; empty where the graph alone tells them
 * @param decoder states of the codec, likewise
 */
record Outfit(
    String language,
    int sampleRate,
    int frame,
    int latent,
    int conditioning,
    int chunk,
    OptionalInt afterEnd,
    Optional<String> beginning,
    Traits traits,
    List<StateTensor> main,
    List<StateTensor> decoder) {

  /**
   * What texts need.
   *
   * @param padded whether a short one is led in with spaces
   * @param commas whether semicolons are read as commas
   */
  record Traits(boolean padded, boolean commas) {}

  private static final String FILE = "bundle.json";

  private static final Map<String, String> LANGUAGES =
      Map.of(
          "english", "en",
          "french", "fr",
          "german", "de",
          "italian", "it",
          "portuguese", "pt",
          "spanish", "es");

  private static final Outfit FIRST =
      new Outfit(
          "en",
          24_000,
          1920,
          32,
          1024,
          50,
          OptionalInt.empty(),
          Optional.empty(),
          new Traits(false, false),
          List.of(),
          List.of());

  private static final Gson GSON = new Gson();

  /** The file, whose fields are null where it does not have them. */
  private static final class Stored {
    @Nullable String language;

    @SerializedName("bundle_name")
    @Nullable String name;

    @SerializedName("sample_rate")
    @Nullable Integer rate;

    @SerializedName("samples_per_frame")
    @Nullable Integer frame;

    @SerializedName("latent_dim")
    @Nullable Integer latent;

    @SerializedName("conditioning_dim")
    @Nullable Integer conditioning;

    @SerializedName("max_token_per_chunk")
    @Nullable Integer chunk;

    @SerializedName("model_recommended_frames_after_eos")
    @Nullable Integer afterEnd;

    @SerializedName("pad_with_spaces_for_short_inputs")
    @Nullable Boolean padded;

    @SerializedName("remove_semicolons")
    @Nullable Boolean commas;

    @SerializedName("insert_bos_before_voice")
    @Nullable Boolean begins;

    @SerializedName("bos_before_voice_file")
    @Nullable String beginning;

    @SerializedName("flow_lm_state_manifest")
    @Nullable List<State> main;

    @SerializedName("mimi_state_manifest")
    @Nullable List<State> decoder;
  }

  private static final class State {
    @SerializedName("input_name")
    @Nullable String in;

    @SerializedName("output_name")
    @Nullable String out;

    @Nullable String dtype;
    @Nullable List<Long> shape;
    @Nullable String fill;
    @Nullable String module;
    @Nullable String key;
  }

  Outfit {
    main = List.copyOf(main);
    decoder = List.copyOf(decoder);
  }

  /** The language of a folder's model; English where nothing tells another. */
  static String languageOf(Path model) {
    try {
      return of(model).language();
    } catch (FolderException e) {
      return FIRST.language();
    }
  }

  /**
   * What the export in a folder says.
   *
   * @throws FolderException if it says something that cannot be
   */
  static Outfit of(Path model) throws FolderException {
    Path file = model.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return FIRST;
    }
    try {
      Stored stored = GSON.fromJson(Files.readString(file), Stored.class);
      return stored == null ? FIRST : outfit(stored);
    } catch (IOException
        | JsonParseException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException e) {
      throw new FolderException(
          file + " cannot be read (" + e.getMessage() + "). Get the folder again.", e);
    }
  }

  private static Outfit outfit(Stored stored) {
    boolean begins = Boolean.TRUE.equals(stored.begins) && stored.beginning != null;
    return new Outfit(
        language(stored),
        within("sample_rate", or(stored.rate, FIRST.sampleRate), 8000, 96_000),
        within("samples_per_frame", or(stored.frame, FIRST.frame), 1, 48_000),
        within("latent_dim", or(stored.latent, FIRST.latent), 1, 4096),
        within("conditioning_dim", or(stored.conditioning, FIRST.conditioning), 1, 16_384),
        within("max_token_per_chunk", or(stored.chunk, FIRST.chunk), 5, 1000),
        stored.afterEnd == null
            ? OptionalInt.empty()
            : OptionalInt.of(within("frames after the end", stored.afterEnd, 0, 100)),
        begins ? Optional.of(plainName(String.valueOf(stored.beginning))) : Optional.empty(),
        new Traits(Boolean.TRUE.equals(stored.padded), Boolean.TRUE.equals(stored.commas)),
        states(stored.main),
        states(stored.decoder));
  }

  private static int or(@Nullable Integer stored, int usual) {
    return stored == null ? usual : stored;
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + value);
    }
    return value;
  }

  /** A file of the folder itself: what a file names never leads out of it. */
  private static String plainName(String name) {
    if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of a file beside it");
    }
    return name;
  }

  private static String language(Stored stored) {
    String name = stored.language == null ? stored.name : stored.language;
    String plain = name == null ? "english" : name.toLowerCase(Locale.ROOT);
    return LANGUAGES.entrySet().stream()
        .filter(e -> plain.startsWith(e.getKey()) || plain.equals(e.getValue()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the language \"" + name + "\""));
  }

  private static List<StateTensor> states(@Nullable List<State> stored) {
    List<StateTensor> states = new ArrayList<>();
    for (State each : stored == null ? List.<State>of() : stored) {
      states.add(
          new StateTensor(
              word(each.in),
              word(each.out),
              switch (word(each.dtype)) {
                case "float32" -> StateTensor.Type.FLOAT;
                case "int64" -> StateTensor.Type.LONG;
                case "bool" -> StateTensor.Type.BOOL;
                default -> throw new IllegalArgumentException("a state of " + each.dtype);
              },
              each.shape == null ? List.of() : each.shape,
              switch (each.fill == null ? "zeros" : each.fill) {
                case "zeros", "empty" -> StateTensor.Fill.ZEROS;
                case "ones" -> StateTensor.Fill.ONES;
                case "nan" -> StateTensor.Fill.NAN;
                default -> throw new IllegalArgumentException("a state of " + each.fill);
              },
              each.module == null || each.key == null ? "" : each.module + "/" + each.key));
    }
    return states;
  }

  private static String word(@Nullable String word) {
    if (word == null || word.isBlank()) {
      throw new IllegalArgumentException("a state without a name or type");
    }
    return word;
  }
}
