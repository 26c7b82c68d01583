package org.raccord.models.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.fill.DigitalSourceType;

/** Reads {@code model.json}; the format is described in the documentation of model packages. */
final class PackageFile {

  static final String NAME = "model.json";

  private static final int FORMAT = 1;

  /** How pictures of a trained model can have come to be. */
  private static final List<DigitalSourceType> TRAINED =
      List.of(
          DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
          DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

  private static final long MOST_BYTES = 1 << 20;
  static final String HELP = " The page \"Model packages\" (models.md) describes the file.";

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
      return of(folder, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PackageException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** What a {@code model.json} in {@code folder} says. */
  static ModelPackage of(Path folder, String text) throws PackageException {
    Path file = folder.resolve(NAME);
    try {
      JsonElement parsed = parsed(text);
      if (!parsed.isJsonObject()) {
        throw new PackageException(file + " is no JSON object." + HELP);
      }
      return describe(folder, new Part(parsed.getAsJsonObject(), ""));
    } catch (JsonParseException | IOException e) {
      throw new PackageException(file + " is not JSON: " + firstLine(e) + HELP, e);
    } catch (StackOverflowError e) {
      throw new PackageException(file + " is nested too deeply to be a description.", e);
    }
  }

  /** JSON as its standard has it: no comments, no single quotes, nothing behind its end. */
  private static JsonElement parsed(String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    JsonElement parsed = JsonParser.parseReader(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new JsonParseException("Something stands behind its end");
    }
    return parsed;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".";
  }

  private static ModelPackage describe(Path folder, Part top) throws PackageException {
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
              + Part.shortened(name)
              + "\"");
    }
    ModelPackage.Task task = top.oneOf("task", ModelPackage.Task.values());
    Part licence = top.part("licence");
    ModelPackage.Licence terms =
        new ModelPackage.Licence(licence.text("name"), licence.optionalFile("file"));
    licence.end();
    List<ModelPackage.Graph> graphs = new ArrayList<>();
    for (Part graph : top.parts("graphs")) {
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
            "task", "is \"refine\" where an input holds \"" + Part.written(ofMotion.get()) + "\"");
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
    top.optionalText("$schema");
    top.end();
    return made;
  }

  private static DigitalSourceType sourceType(Part top) throws PackageException {
    if (!top.has("sourceType")) {
      return DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }
    String wanted = top.text("sourceType");
    return TRAINED.stream()
        .filter(type -> type.code().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                top.wrong(
                    "sourceType",
                    "is "
                        + String.join(" or ", TRAINED.stream().map(t -> t.code()).toList())
                        + ", not \""
                        + Part.shortened(wanted)
                        + "\""));
  }

  private static ModelPackage.Graph graph(Part graph) throws PackageException {
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
    for (Part input : graph.parts("inputs")) {
      inputs.add(input(input));
    }
    List<ModelPackage.Output> outputs = new ArrayList<>();
    for (Part output : graph.parts("outputs")) {
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

  private static ModelPackage.Input input(Part input) throws PackageException {
    String tensor = input.text("tensor");
    ModelPackage.Input made;
    if (input.has("from")) {
      made = new ModelPackage.Input.Earlier(tensor, input.text("from"));
    } else {
      List<ModelPackage.Content> holds = new ArrayList<>();
      for (String word : input.texts("holds")) {
        holds.add(input.constant("holds", word, ModelPackage.Content.values()));
      }
      boolean number = input.has("as");
      if (number && !input.text("as").equals("number")) {
        throw input.wrong("as", "is \"number\", or is left out where the input holds planes");
      }
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

  private static ModelPackage.Colour colour(Part top) throws PackageException {
    if (!top.has("colour")) {
      return new ModelPackage.Colour(ModelPackage.Order.RGB, 0, 1);
    }
    Part colour = top.part("colour");
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

  private static ModelPackage.Tile tile(Part top) throws PackageException {
    if (!top.has("tile")) {
      return new ModelPackage.Tile(1280 * 768, 96);
    }
    Part tile = top.part("tile");
    ModelPackage.Tile made =
        new ModelPackage.Tile(
            tile.has("pixels") ? tile.whole("pixels", 4096, 1 << 26) : 1280 * 768,
            tile.has("overlap") ? tile.whole("overlap", 0, 1024) : 96);
    tile.end();
    return made;
  }

  private static Optional<ModelPackage.SelfTest> selfTest(Part top) throws PackageException {
    if (!top.has("selfTest")) {
      return Optional.empty();
    }
    Part test = top.part("selfTest");
    int width = test.whole("width", 16, 2048);
    int height = test.whole("height", 16, 2048);
    List<ModelPackage.Point> points = new ArrayList<>();
    for (Part point : test.parts("expect")) {
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
}
