package org.raccord.models.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A public export that came without a description and is known by its tensors: in a folder of its
 * own, with one written for it, until it is closed. The conventions are those that the
 * documentation of model packages lists.
 */
record Recognised(Path folder) implements AutoCloseable {

  private static final String GRAPH = "model.onnx";

  /** Sides of this multiple fit every network of the known conventions. */
  private static final int MULTIPLE = 128;

  private static final List<String> PICTURES = List.of("image", "imgt_pred", "out0", "output");
  private static final String PLANES = "first second time";

  /** What the planes of the single input of RIFE hold, by their number. */
  private static final Map<Long, String> RIFE =
      Map.of(7L, PLANES, 8L, PLANES + " zero", 11L, PLANES + " grid-x grid-y step-x step-y");

  /**
   * The graph that {@code source} is, or the only one in it, where nothing describes it.
   *
   * @param source a file or a folder
   */
  static Optional<Path> graph(Path source) throws IOException {
    if (Files.isRegularFile(source)) {
      return isGraph(source) ? Optional.of(source) : Optional.empty();
    }
    if (!Files.isDirectory(source) || Files.exists(source.resolve(PackageFile.NAME))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(source)) {
      List<Path> graphs = files.filter(Recognised::isGraph).toList();
      return graphs.size() == 1 ? Optional.of(graphs.get(0)) : Optional.empty();
    }
  }

  private static boolean isGraph(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  /**
   * Describes a graph.
   *
   * @throws PackageException if it is of no known convention
   */
  static Recognised of(Path graph) throws PackageException, IOException {
    String file = String.valueOf(graph.getFileName());
    Path beside = Optional.ofNullable(graph.getParent()).orElse(Path.of(""));
    Path plain = PackageCheck.file(beside, file);
    JsonObject description = description(file, Outline.read(plain), PackageCheck.hash(plain));
    Path folder = Files.createTempDirectory("raccord-model-");
    Recognised made = new Recognised(folder);
    try {
      Files.copy(plain, folder.resolve(GRAPH));
      Files.writeString(folder.resolve(PackageFile.NAME), description.toString());
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private static JsonObject description(String file, Outline outline, String hash)
      throws PackageException {
    String plain = file.substring(0, file.length() - ".onnx".length());
    JsonObject graph = new JsonObject();
    graph.addProperty("file", GRAPH);
    graph.addProperty("sha256", hash);
    String convention = inputs(file, outline, graph);
    JsonObject output = new JsonObject();
    output.addProperty("tensor", output(file, outline));
    graph.add("outputs", list(output));
    JsonObject licence = new JsonObject();
    licence.addProperty("name", "not in the file; look where the model came from");
    JsonObject all = new JsonObject();
    all.addProperty("raccordModel", 1);
    // Two files of one name are two models, and the file tells no version but itself.
    String version = hash.substring(0, 12);
    all.addProperty("name", name(plain) + "-" + version.substring(0, 8));
    all.addProperty("version", version);
    all.addProperty("title", plain + ", as " + convention);
    all.addProperty("source", file);
    all.add("licence", licence);
    all.addProperty("task", "interpolate");
    all.addProperty("multiple", MULTIPLE);
    all.add("graphs", list(graph));
    return all;
  }

  private static String name(String plain) {
    String name =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+", "");
    return name.isEmpty() ? "model" : name.substring(0, Math.min(31, name.length()));
  }

  /** Says what the inputs hold, and how the convention is called. */
  private static String inputs(String file, Outline outline, JsonObject graph)
      throws PackageException {
    JsonArray inputs = new JsonArray();
    graph.add("inputs", inputs);
    Set<String> names = outline.inputs().keySet();
    if (names.equals(Set.of("in0", "in1", "in2"))) {
      inputs.add(input("in0", "first"));
      inputs.add(input("in1", "second"));
      inputs.add(input("in2", "time"));
      return "ncnn names";
    }
    if (names.equals(Set.of("img0", "img1", "embt"))) {
      inputs.add(input("img0", "first"));
      inputs.add(input("img1", "second"));
      inputs.add(number("embt"));
      return "IFRNet";
    }
    if (names.equals(Set.of("x0", "x1", "time"))) {
      inputs.add(input("x0", "first"));
      inputs.add(input("x1", "second"));
      inputs.add(number("time"));
      graph.addProperty("layout", axis(outline, "x0", 1) == 3 ? "nchw" : "nhwc");
      return "FILM";
    }
    if (names.size() == 1) {
      String only = names.iterator().next();
      long channels = axis(outline, only, 1);
      String holds = RIFE.get(channels);
      if (holds != null) {
        inputs.add(input(only, holds.split(" ")));
        return "RIFE, " + channels + " channels";
      }
    }
    throw new PackageException(
        file
            + " comes without "
            + PackageFile.NAME
            + " and is of no known convention: it takes "
            + String.join(", ", names)
            + "."
            + PackageFile.HELP);
  }

  /** How long a tensor is along an axis; -1 where any length goes or it has none. */
  private static long axis(Outline outline, String tensor, int axis) {
    Outline.Tensor found = outline.inputs().get(tensor);
    return found == null || found.sizes().size() <= axis ? -1 : found.sizes().get(axis);
  }

  private static JsonObject input(String tensor, String... holds) {
    JsonArray words = new JsonArray();
    for (String word : holds) {
      words.add(word);
    }
    JsonObject input = new JsonObject();
    input.addProperty("tensor", tensor);
    input.add("holds", words);
    return input;
  }

  private static JsonObject number(String tensor) {
    JsonObject input = input(tensor, "time");
    input.addProperty("as", "number");
    return input;
  }

  private static JsonArray list(JsonObject only) {
    JsonArray list = new JsonArray();
    list.add(only);
    return list;
  }

  private static String output(String file, Outline outline) throws PackageException {
    Set<String> names = outline.outputs().keySet();
    if (names.size() == 1) {
      return names.iterator().next();
    }
    return PICTURES.stream()
        .filter(names::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new PackageException(
                    file
                        + " comes without "
                        + PackageFile.NAME
                        + " and gives "
                        + String.join(", ", names)
                        + ": which of them is the picture is not known."
                        + PackageFile.HELP));
  }

  @Override
  public void close() throws IOException {
    Installed.delete(folder);
  }
}
