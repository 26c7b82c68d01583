package org.raccord.models.internal;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.model.fill.DigitalSourceType;

/**
 * What a {@code model.json} says.
 *
 * @param folder where it lies, with all that belongs to it
 * @param name a short lower-case name
 * @param version of the model
 * @param title one line for the editor
 * @param licence what it may be used for
 * @param task what it does
 * @param sourceType how pictures that it makes came to be
 * @param graphs what is run for one picture, in this order
 * @param colour the numbers that stand for colours
 * @param multiple a picture's sides are padded to a multiple of this
 * @param tile how large pictures are cut up
 * @param time what moments it can make
 * @param selfTest a known answer; empty where the package has none
 */
record ModelPackage(
    Path folder,
    String name,
    String version,
    String title,
    Licence licence,
    Task task,
    DigitalSourceType sourceType,
    List<Graph> graphs,
    Colour colour,
    int multiple,
    Tile tile,
    Time time,
    Optional<SelfTest> selfTest) {

  ModelPackage {
    graphs = List.copyOf(graphs);
  }

  /** What a model does. */
  enum Task {
    /** A picture between two. */
    INTERPOLATE,
    /** The picture after some. */
    EXTEND,
    /** A better picture than one woven along the motion. */
    REFINE
  }

  /** What moments a model can make. */
  enum Time {
    /** Any between the two pictures. */
    ANY,
    /** The middle; others by halving again and again. */
    MIDDLE
  }

  /** The order of a tensor's axes. */
  enum Layout {
    NCHW,
    NHWC
  }

  /**
   * The terms of a model.
   *
   * @param name such as {@code MIT}
   * @param file its text in the folder; empty where there is none
   */
  record Licence(String name, Optional<String> file) {}

  /**
   * One ONNX graph.
   *
   * @param file its name in the folder
   * @param sha256 of the file, in hexadecimal digits
   * @param layout the order of axes of pictures
   * @param inputs all that it takes
   * @param outputs what is used of what it gives
   */
  record Graph(
      String file, String sha256, Layout layout, List<Input> inputs, List<Output> outputs) {
    Graph {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * A tensor that a graph takes: planes laid one after another, one number, or what an earlier
   * graph gave.
   */
  sealed interface Input {
    String tensor();

    /** Planes, pictures counting three. */
    record Planes(String tensor, List<Content> holds) implements Input {
      public Planes {
        holds = List.copyOf(holds);
      }
    }

    /** The moment as one number. */
    record Moment(String tensor) implements Input {}

    /** A tensor of an earlier graph. */
    record Earlier(String tensor, String from) implements Input {}
  }

  /** What planes hold. */
  enum Content {
    /** The picture before; of an extension, the nearest one. */
    FIRST(3),
    /** The picture after; of an extension, the one behind the nearest. */
    SECOND(3),
    /** The third and fourth nearest pictures of an extension. */
    THIRD(3),
    FOURTH(3),
    /** What the motion wove: for refining, as all up to the motion to the second picture. */
    WOVEN(3),
    /** The picture before, brought along the motion to the moment. */
    FROM_FIRST(3),
    /** The picture after, brought along the motion to the moment. */
    FROM_SECOND(3),
    /** How much of the woven picture is taken from the picture after, 0 to 1. */
    SHARE(1),
    /** How doubtful the path from the picture before is, 0 to 1. */
    DOUBT_FIRST(1),
    /** How doubtful the path from the picture after is, 0 to 1. */
    DOUBT_SECOND(1),
    /** How many pixels to the right what is seen here lies in the picture before. */
    TO_FIRST_X(1),
    /** How many pixels farther down. */
    TO_FIRST_Y(1),
    /** The same in the picture after. */
    TO_SECOND_X(1),
    TO_SECOND_Y(1),
    /** The moment, 0 to 1. */
    TIME(1),
    /** Where a pixel lies, -1 at the left edge to 1 at the right. */
    GRID_X(1),
    /** The same from top to bottom. */
    GRID_Y(1),
    /** What one pixel to the right is on that scale. */
    STEP_X(1),
    /** What one pixel down is. */
    STEP_Y(1),
    ZERO(1);

    private final int planes;

    Content(int planes) {
      this.planes = planes;
    }

    int planes() {
      return planes;
    }

    /** Whether it is given with the pictures; the rest follows from the place and the moment. */
    boolean isGiven() {
      return planes == 3 || isOfMotion();
    }

    /** Whether it tells of the motion across a slot: known only where a bridge is woven. */
    boolean isOfMotion() {
      return switch (this) {
        case WOVEN,
            FROM_FIRST,
            FROM_SECOND,
            SHARE,
            DOUBT_FIRST,
            DOUBT_SECOND,
            TO_FIRST_X,
            TO_FIRST_Y,
            TO_SECOND_X,
            TO_SECOND_Y ->
            true;
        default -> false;
      };
    }
  }

  /**
   * A tensor that a graph gives.
   *
   * @param picture whether it is the picture; others are kept for later graphs
   */
  record Output(String tensor, boolean picture) {}

  /** The order of colours in a picture. */
  enum Order {
    RGB,
    BGR
  }

  /**
   * How colours are written as numbers.
   *
   * @param black the number of black
   * @param white the number of white
   */
  record Colour(Order order, float black, float white) {}

  /**
   * How large pictures are cut up.
   *
   * @param pixels the most that are worked on at once
   * @param overlap how many pixels tiles share
   */
  record Tile(int pixels, int overlap) {}

  /**
   * A known answer.
   *
   * @param width of the two test pictures
   * @param height of the two test pictures
   * @param at the moment asked for
   * @param expect colours that the answer has
   * @param tolerance how far a colour may be off, of 1
   */
  record SelfTest(int width, int height, double at, List<Point> expect, double tolerance) {
    SelfTest {
      expect = List.copyOf(expect);
    }
  }

  /** A colour at a place, each part 0 to 1. */
  record Point(int x, int y, double red, double green, double blue) {}

  /** The same, cut into tiles of another size. */
  ModelPackage withTile(int pixels) {
    return new ModelPackage(
        folder,
        name,
        version,
        title,
        licence,
        task,
        sourceType,
        graphs,
        colour,
        multiple,
        new Tile(pixels, tile.overlap()),
        time,
        selfTest);
  }

  /** What its graphs are given. */
  Set<Content> contents() {
    Set<Content> contents = EnumSet.noneOf(Content.class);
    for (Graph graph : graphs) {
      for (Input input : graph.inputs()) {
        if (input instanceof Input.Planes planes) {
          contents.addAll(planes.holds());
        }
      }
    }
    return contents;
  }

  /** How many pictures beside the slot it looks at on a side. */
  int reach() {
    int reach = 1;
    for (Graph graph : graphs) {
      for (Input input : graph.inputs()) {
        if (task == Task.EXTEND && input instanceof Input.Planes planes) {
          for (Content content : planes.holds()) {
            reach =
                Math.max(
                    reach,
                    switch (content) {
                      case SECOND -> 2;
                      case THIRD -> 3;
                      case FOURTH -> 4;
                      default -> 1;
                    });
          }
        }
      }
    }
    return reach;
  }
}
