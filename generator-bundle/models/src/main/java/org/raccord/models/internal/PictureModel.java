package org.raccord.models.internal;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The graphs of a package, loaded: makes pictures of pictures, tile by tile. Used by one thread at
 * a time.
 */
final class PictureModel implements AutoCloseable {

  /** Where a long run may end early. */
  @FunctionalInterface
  interface Pause {
    void checkpoint() throws InterruptedException;
  }

  private final ModelPackage description;
  private final List<LoadedGraph> graphs;

  /** One plane of a tile, on its way to a graph. */
  private float[] piece = new float[0];

  private PictureModel(ModelPackage description, List<LoadedGraph> graphs) {
    this.description = description;
    this.graphs = graphs;
  }

  /**
   * Checks the files of a package and loads its graphs.
   *
   * @throws PackageException if they are not what the package says
   */
  static PictureModel open(ModelPackage description, int threads) throws PackageException {
    List<Outline> outlines = PackageCheck.outlines(description);
    List<LoadedGraph> graphs = new ArrayList<>();
    PictureModel model = new PictureModel(description, graphs);
    try {
      for (int i = 0; i < outlines.size(); i++) {
        graphs.add(
            LoadedGraph.open(
                description.folder().resolve(description.graphs().get(i).file()),
                outlines.get(i),
                threads));
      }
      return model;
    } catch (PackageException | RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  /**
   * Makes one picture.
   *
   * @param given the pictures that the package's inputs hold, of one size
   * @param at the moment, 0 to 1
   * @param pause passed between tiles
   */
  Light make(Map<ModelPackage.Content, Light> given, double at, Pause pause)
      throws PackageException, InterruptedException {
    return make(Material.of(given), at, pause);
  }

  /** Makes one picture of all that {@code given} holds. */
  Light make(Material given, double at, Pause pause) throws PackageException, InterruptedException {
    Tiling tiling =
        Tiling.of(given.width(), given.height(), description.multiple(), description.tile());
    Light made = Light.black(given.width(), given.height());
    for (Tiling.Strip row : tiling.down()) {
      for (Tiling.Strip column : tiling.across()) {
        pause.checkpoint();
        Cut cut = new Cut(column.start(), row.start(), tiling.width(), tiling.height());
        lay(made, row, column, tiling, picture(given, at, cut));
      }
    }
    return made;
  }

  /** The part of a picture that is worked on; it may reach beyond its right and lower edge. */
  private record Cut(int x, int y, int width, int height) {
    int pixels() {
      return Math.multiplyExact(width, height);
    }
  }

  /** A picture as a tensor has it. */
  private record Given(FloatBuffer numbers, ModelPackage.Layout layout) {}

  private Given picture(Material given, double at, Cut cut) throws PackageException {
    Map<String, LoadedGraph.Values> earlier = new HashMap<>();
    Given picture = new Given(FloatBuffer.allocate(0), ModelPackage.Layout.NCHW);
    for (int i = 0; i < graphs.size(); i++) {
      LoadedGraph graph = graphs.get(i);
      ModelPackage.Graph described = description.graphs().get(i);
      Map<String, LoadedGraph.Values> inputs = new HashMap<>();
      for (ModelPackage.Input input : described.inputs()) {
        inputs.put(input.tensor(), values(graph, described, input, given, at, cut, earlier));
      }
      Map<String, LoadedGraph.Values> outputs = graph.run(inputs);
      for (ModelPackage.Output output : described.outputs()) {
        LoadedGraph.Values values = outputs.get(output.tensor());
        if (values == null) {
          throw new PackageException(
              described.file() + " gave no tensor " + output.tensor() + " when it was run.");
        }
        earlier.put(output.tensor(), values);
        if (output.picture()) {
          picture = new Given(checked(described, values, cut), described.layout());
        }
      }
    }
    return picture;
  }

  private LoadedGraph.Values values(
      LoadedGraph graph,
      ModelPackage.Graph described,
      ModelPackage.Input input,
      Material given,
      double at,
      Cut cut,
      Map<String, LoadedGraph.Values> earlier) {
    if (input instanceof ModelPackage.Input.Planes planes) {
      int channels = planes.holds().stream().mapToInt(ModelPackage.Content::planes).sum();
      FloatBuffer room = graph.room(input.tensor(), Math.multiplyExact(channels, cut.pixels()));
      boolean apart = described.layout() == ModelPackage.Layout.NCHW;
      int first = 0;
      for (ModelPackage.Content content : planes.holds()) {
        for (int c = 0; c < content.planes(); c++, first++) {
          Placed placed =
              apart ? new Placed(room, first * cut.pixels(), 1) : new Placed(room, first, channels);
          if (content.planes() == 3) {
            colours(placed, given, content, c, cut);
          } else if (content.isGiven()) {
            copy(placed, given.planes(content), 0, cut, 1, 0);
          } else {
            numbers(placed, content, at, cut);
          }
        }
      }
      long[] sizes =
          apart
              ? new long[] {1, channels, cut.height(), cut.width()}
              : new long[] {1, cut.height(), cut.width(), channels};
      return new LoadedGraph.Values(sizes, room);
    }
    if (input instanceof ModelPackage.Input.Moment) {
      // As many axes as the graph declares; each has one place.
      Outline.Tensor declared = graph.outline().inputs().get(input.tensor());
      long[] sizes = new long[declared == null ? 1 : declared.sizes().size()];
      Arrays.fill(sizes, 1);
      FloatBuffer room = graph.room(input.tensor(), 1);
      room.put(0, (float) at);
      return new LoadedGraph.Values(sizes, room);
    }
    LoadedGraph.Values values = earlier.get(((ModelPackage.Input.Earlier) input).from());
    if (values == null) {
      throw new IllegalStateException("No tensor for " + input);
    }
    return values;
  }

  /** Where the numbers of a plane go. */
  private record Placed(FloatBuffer room, int first, int step) {}

  private void colours(
      Placed placed, Material given, ModelPackage.Content content, int c, Cut cut) {
    boolean turned = description.colour().order() == ModelPackage.Order.BGR;
    float black = description.colour().black();
    float span = description.colour().white() - black;
    copy(placed, given.planes(content), turned ? 2 - c : c, cut, span, black);
  }

  private void copy(Placed placed, Planes given, int plane, Cut cut, float span, float black) {
    if (piece.length != cut.pixels()) {
      piece = new float[cut.pixels()];
    }
    given.cut(plane, cut.x(), cut.y(), cut.width(), cut.height(), piece);
    int to = placed.first();
    for (float value : piece) {
      placed.room().put(to, value * span + black);
      to += placed.step();
    }
  }

  private static void numbers(Placed placed, ModelPackage.Content content, double at, Cut cut) {
    int to = placed.first();
    float stepX = 2f / Math.max(1, cut.width() - 1);
    float stepY = 2f / Math.max(1, cut.height() - 1);
    for (int y = 0; y < cut.height(); y++) {
      for (int x = 0; x < cut.width(); x++, to += placed.step()) {
        placed
            .room()
            .put(
                to,
                switch (content) {
                  case TIME -> (float) at;
                  case GRID_X -> x * stepX - 1;
                  case GRID_Y -> y * stepY - 1;
                  case STEP_X -> stepX;
                  case STEP_Y -> stepY;
                  default -> 0;
                });
      }
    }
  }

  private static FloatBuffer checked(
      ModelPackage.Graph described, LoadedGraph.Values values, Cut cut) throws PackageException {
    long[] wanted =
        described.layout() == ModelPackage.Layout.NCHW
            ? new long[] {3, cut.height(), cut.width()}
            : new long[] {cut.height(), cut.width(), 3};
    long[] sizes = values.sizes();
    boolean one = sizes.length == 4 && sizes[0] == 1;
    if (!Arrays.equals(wanted, one ? Arrays.copyOfRange(sizes, 1, 4) : sizes)) {
      throw new PackageException(
          described.file()
              + " gave a picture of sizes "
              + Arrays.toString(sizes)
              + " where "
              + Arrays.toString(wanted)
              + " was expected: layout or multiple in model.json are not those of the model.");
    }
    return values.numbers();
  }

  private void lay(Light made, Tiling.Strip row, Tiling.Strip column, Tiling tiling, Given picture)
      throws PackageException {
    boolean apart = picture.layout() == ModelPackage.Layout.NCHW;
    boolean turned = description.colour().order() == ModelPackage.Order.BGR;
    float black = description.colour().black();
    float scale = 1 / (description.colour().white() - black);
    int pixels = tiling.width() * tiling.height();
    for (int c = 0; c < 3; c++) {
      int from = turned ? 2 - c : c;
      float[] plane = made.planes()[c];
      for (int y = 0; y < row.weight().length; y++) {
        int to = (row.start() + y) * made.width() + column.start();
        for (int x = 0; x < column.weight().length; x++, to++) {
          int at = y * tiling.width() + x;
          float value = picture.numbers().get(apart ? from * pixels + at : 3 * at + from);
          if (!Float.isFinite(value)) {
            throw new PackageException(
                "The model "
                    + description.name()
                    + " gave numbers that are none. Its numbers may be too large for its precision:"
                    + " use a 32-bit export.");
          }
          plane[to] += row.weight()[y] * column.weight()[x] * ((value - black) * scale);
        }
      }
    }
  }

  /** Tensors that its graphs hold now, outside the heap; none outlives the tile it is for. */
  int held() {
    return graphs.stream().mapToInt(LoadedGraph::held).sum();
  }

  @Override
  public void close() {
    graphs.forEach(LoadedGraph::close);
    graphs.clear();
  }
}
