package org.raccord.models.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.raccord.model.fill.DigitalSourceType;

/** Reads {@code model.json}; the format is described in the documentation of model packages. */
final class PackageFile {

  static final String NAME = "model.json";

  private static final int FORMAT = 1;
  private static final long MOST_BYTES = 1 << 20;
  private static final String HELP = " The page \"Model packages\" (models.md) describes the file.";

  private PackageFile() {}

  /**
   * Reads the description of the package in {@code folder}; its other files are not looked at.
   *
   * @throws PackageException if it is missing or does not say what it must
   */
  static ModelPackage read(Path folder) throws PackageException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new PackageException(
          folder + " is no model package: it has no " + NAME + ". Choose the folder that has one.");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new PackageException(
            file + " is larger than 1 MB: it is no description of a model." + HELP);
      }
      JsonElement parsed = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
      if (!parsed.isJsonObject()) {
        throw new PackageException(file + " is no JSON object." + HELP);
      }
      return describe(folder, new Reader(parsed.getAsJsonObject(), ""));
    } catch (IOException e) {
      throw new PackageException(file + " cannot be read: " + e.getMessage() + ".", e);
    } catch (JsonParseException e) {
      throw new PackageException(file + " is not JSON: " + firstLine(e) + HELP, e);
    } catch (StackOverflowError e) {
      throw new PackageException(file + " is nested too deeply to be a description.", e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".";
  }

  private static ModelPackage describe(Path folder, Reader top) throws PackageException {
    int format = top.whole("raccordModel", 1, Integer.MAX_VALUE);
    if (format > FORMAT) {
      throw new PackageException(
          "The package in "
              + folder
              + " is of format "
              + format
              + "; this version of Raccord reads format "
              + FORMAT
              + ". Update Raccord.");
    }
    String name = top.text("name");
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
      throw top.wrong(
          "name",
          "has up to 40 lower-case letters, digits, dots, dashes or underscores, not \""
              + shortened(name)
              + "\"");
    }
    ModelPackage.Task task = top.oneOf("task", ModelPackage.Task.values());
    Reader licence = top.part("licence");
    ModelPackage.Licence terms =
        new ModelPackage.Licence(licence.text("name"), licence.optionalFile("file"));
    licence.end();
    List<ModelPackage.Graph> graphs = new ArrayList<>();
    for (Reader graph : top.parts("graphs")) {
      graphs.add(graph(graph));
    }
    if (graphs.stream().flatMap(g -> g.outputs().stream()).filter(o -> o.picture()).count() != 1) {
      throw top.wrong("graphs", "have exactly one output that is the picture");
    }
    if (task != ModelPackage.Task.REFINE) {
      Optional<ModelPackage.Content> ofMotion =
          graphs.stream()
              .flatMap(graph -> graph.inputs().stream())
              .filter(ModelPackage.Input.Planes.class::isInstance)
              .flatMap(input -> ((ModelPackage.Input.Planes) input).holds().stream())
              .filter(ModelPackage.Content::isOfMotion)
              .findFirst();
      if (ofMotion.isPresent()) {
        throw top.wrong(
            "task",
            "is \"refine\" where an input holds \"" + Reader.written(ofMotion.get()) + "\"");
      }
    }
    ModelPackage made =
        new ModelPackage(
            folder,
            name,
            top.text("version"),
            top.optionalText("title").orElse(name),
            terms,
            task,
            sourceType(top),
            graphs,
            colour(top),
            top.has("multiple") ? top.whole("multiple", 1, 1024) : 1,
            tile(top),
            top.has("time") ? top.oneOf("time", ModelPackage.Time.values()) : ModelPackage.Time.ANY,
            selfTest(top));
    top.optionalText("source");
    top.end();
    return made;
  }

  private static DigitalSourceType sourceType(Reader top) throws PackageException {
    if (!top.has("sourceType")) {
      return DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }
    String wanted = top.text("sourceType");
    return Arrays.stream(DigitalSourceType.values())
        .filter(type -> type.code().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                top.wrong(
                    "sourceType",
                    "is "
                        + String.join(
                            ", ",
                            Arrays.stream(DigitalSourceType.values()).map(t -> t.code()).toList())
                        + ", not \""
                        + shortened(wanted)
                        + "\""));
  }

  private static ModelPackage.Graph graph(Reader graph) throws PackageException {
    String file = graph.file("file");
    String hash = graph.text("sha256").toLowerCase(Locale.ROOT);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw graph.wrong("sha256", "is the SHA-256 of the file: 64 hexadecimal digits");
    }
    ModelPackage.Layout layout =
        graph.has("layout")
            ? graph.oneOf("layout", ModelPackage.Layout.values())
            : ModelPackage.Layout.NCHW;
    List<ModelPackage.Input> inputs = new ArrayList<>();
    for (Reader input : graph.parts("inputs")) {
      inputs.add(input(input));
    }
    List<ModelPackage.Output> outputs = new ArrayList<>();
    for (Reader output : graph.parts("outputs")) {
      String tensor = output.text("tensor");
      String holds = output.has("holds") ? output.text("holds") : "picture";
      if (!holds.equals("picture") && !holds.equals("features")) {
        throw output.wrong("holds", "is \"picture\" or \"features\"");
      }
      outputs.add(new ModelPackage.Output(tensor, holds.equals("picture")));
      output.end();
    }
    graph.end();
    return new ModelPackage.Graph(file, hash, layout, inputs, outputs);
  }

  private static ModelPackage.Input input(Reader input) throws PackageException {
    String tensor = input.text("tensor");
    ModelPackage.Input made;
    if (input.has("from")) {
      made = new ModelPackage.Input.Earlier(tensor, input.text("from"));
    } else {
      List<ModelPackage.Content> holds = new ArrayList<>();
      for (String word : input.texts("holds")) {
        holds.add(input.constant("holds", word, ModelPackage.Content.values()));
      }
      boolean number = input.has("as") && input.text("as").equals("number");
      if (number && !holds.equals(List.of(ModelPackage.Content.TIME))) {
        throw input.wrong("as", "can be \"number\" only where the input holds \"time\" alone");
      }
      made =
          number
              ? new ModelPackage.Input.Moment(tensor)
              : new ModelPackage.Input.Planes(tensor, holds);
    }
    input.end();
    return made;
  }

  private static ModelPackage.Colour colour(Reader top) throws PackageException {
    if (!top.has("colour")) {
      return new ModelPackage.Colour(ModelPackage.Order.RGB, 0, 1);
    }
    Reader colour = top.part("colour");
    ModelPackage.Colour made =
        new ModelPackage.Colour(
            colour.has("order")
                ? colour.oneOf("order", ModelPackage.Order.values())
                : ModelPackage.Order.RGB,
            (float) (colour.has("black") ? colour.number("black", -1000, 1000) : 0),
            (float) (colour.has("white") ? colour.number("white", -1000, 1000) : 1));
    if (made.black() == made.white()) {
      throw colour.wrong("white", "differs from black");
    }
    colour.end();
    return made;
  }

  private static ModelPackage.Tile tile(Reader top) throws PackageException {
    if (!top.has("tile")) {
      return new ModelPackage.Tile(1280 * 768, 96);
    }
    Reader tile = top.part("tile");
    ModelPackage.Tile made =
        new ModelPackage.Tile(
            tile.has("pixels") ? tile.whole("pixels", 4096, 1 << 26) : 1280 * 768,
            tile.has("overlap") ? tile.whole("overlap", 0, 1024) : 96);
    tile.end();
    return made;
  }

  private static Optional<ModelPackage.SelfTest> selfTest(Reader top) throws PackageException {
    if (!top.has("selfTest")) {
      return Optional.empty();
    }
    Reader test = top.part("selfTest");
    int width = test.whole("width", 16, 2048);
    int height = test.whole("height", 16, 2048);
    List<ModelPackage.Point> points = new ArrayList<>();
    for (Reader point : test.parts("expect")) {
      points.add(
          new ModelPackage.Point(
              point.whole("x", 0, width - 1),
              point.whole("y", 0, height - 1),
              point.number("red", -1, 2),
              point.number("green", -1, 2),
              point.number("blue", -1, 2)));
      point.end();
    }
    ModelPackage.SelfTest made =
        new ModelPackage.SelfTest(
            width,
            height,
            test.has("at") ? test.number("at", 0, 1) : 0.5,
            points,
            test.has("tolerance") ? test.number("tolerance", 0, 1) : 0.02);
    test.end();
    return Optional.of(made);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  /** One JSON object, whose keys are asked for and must then all have been asked for. */
  private static final class Reader {
    private final JsonObject object;
    private final String path;
    private final Set<String> asked = new LinkedHashSet<>();

    private Reader(JsonObject object, String path) {
      this.object = object;
      this.path = path;
    }

    private PackageException wrong(String key, String must) {
      return new PackageException(NAME + ": " + path + key + " " + must + "." + HELP);
    }

    private boolean has(String key) {
      asked.add(key);
      return object.has(key) && !object.get(key).isJsonNull();
    }

    private JsonElement get(String key) throws PackageException {
      if (!has(key)) {
        throw wrong(key, "is missing");
      }
      return object.get(key);
    }

    private String text(String key) throws PackageException {
      if (!(get(key) instanceof JsonPrimitive value)
          || !value.isString()
          || value.getAsString().isBlank()) {
        throw wrong(key, "is text");
      }
      return value.getAsString().strip();
    }

    private Optional<String> optionalText(String key) throws PackageException {
      return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    private Optional<String> optionalFile(String key) throws PackageException {
      return has(key) ? Optional.of(file(key)) : Optional.empty();
    }

    /** A file of the package: a plain name, so that nothing outside the folder is ever read. */
    private String file(String key) throws PackageException {
      String name = text(key);
      if (name.contains("/") || name.contains("\\") || name.contains(":") || name.equals("..")) {
        throw wrong(
            key,
            "names a file beside "
                + NAME
                + ", without folders, not \""
                + shortened(name)
                + "\": put all files of a package into one folder");
      }
      String lower = name.toLowerCase(Locale.ROOT);
      for (String pickle : List.of(".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".bin", ".npy")) {
        if (lower.endsWith(pickle)) {
          throw wrong(
              key,
              "is \""
                  + shortened(name)
                  + "\": such files can hold programs and are never opened. Convert the model to"
                  + " ONNX");
        }
      }
      return name;
    }

    private double number(String key, double least, double most) throws PackageException {
      if (!(get(key) instanceof JsonPrimitive value) || !value.isNumber()) {
        throw wrong(key, "is a number");
      }
      double number;
      try {
        number = value.getAsDouble();
      } catch (NumberFormatException e) {
        throw wrong(key, "is a number");
      }
      if (!(number >= least && number <= most)) {
        throw wrong(key, String.format(Locale.ROOT, "is %.6g to %.6g", least, most));
      }
      return number;
    }

    private int whole(String key, int least, int most) throws PackageException {
      double number = number(key, least, most);
      if (number != Math.rint(number)) {
        throw wrong(key, "is a whole number");
      }
      return (int) number;
    }

    private Reader part(String key) throws PackageException {
      if (!get(key).isJsonObject()) {
        throw wrong(key, "is an object");
      }
      return new Reader(object.getAsJsonObject(key), path + key + ".");
    }

    private List<Reader> parts(String key) throws PackageException {
      if (!(get(key) instanceof JsonArray array) || array.isEmpty() || array.size() > 64) {
        throw wrong(key, "is a list of 1 to 64 objects");
      }
      List<Reader> parts = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        if (!array.get(i).isJsonObject()) {
          throw wrong(key + "[" + i + "]", "is an object");
        }
        parts.add(new Reader(array.get(i).getAsJsonObject(), path + key + "[" + i + "]."));
      }
      return parts;
    }

    private List<String> texts(String key) throws PackageException {
      if (!(get(key) instanceof JsonArray array) || array.isEmpty() || array.size() > 64) {
        throw wrong(key, "is a list of words");
      }
      List<String> texts = new ArrayList<>();
      for (JsonElement element : array) {
        if (!(element instanceof JsonPrimitive value) || !value.isString()) {
          throw wrong(key, "is a list of words");
        }
        texts.add(value.getAsString());
      }
      return texts;
    }

    private <E extends Enum<E>> E oneOf(String key, E[] values) throws PackageException {
      return constant(key, text(key), values);
    }

    private <E extends Enum<E>> E constant(String key, String word, E[] values)
        throws PackageException {
      for (E value : values) {
        if (written(value).equalsIgnoreCase(word)) {
          return value;
        }
      }
      throw wrong(
          key,
          "is "
              + String.join(", ", Arrays.stream(values).map(Reader::written).toList())
              + ", not \""
              + shortened(word)
              + "\"");
    }

    private static String written(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void end() throws PackageException {
      for (String key : object.keySet()) {
        if (!asked.contains(key)) {
          throw new PackageException(
              NAME
                  + ": "
                  + path
                  + shortened(key)
                  + " is not known. Known here: "
                  + String.join(", ", asked)
                  + "."
                  + HELP);
        }
      }
    }
  }
}
