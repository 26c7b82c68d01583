package org.raccord.models.internal;

/** Small graphs whose answers are known, one for each convention of public models. */
final class Graphs {

  /** How far {@link #warp} moves the first picture in all, in pixels. */
  static final int TRAVEL = 8;

  private Graphs() {}

  /** in0, in1 and a plane of the moment: a cross-fade, as ncnn exports name their tensors. */
  static byte[] fade() {
    return new Onnx()
        .input("in0", Onnx.FLOAT, 1, 3, -1, -1)
        .input("in1", Onnx.FLOAT, 1, 3, -1, -1)
        .input("in2", Onnx.FLOAT, 1, 1, -1, -1)
        .node("Sub", "difference", "in1", "in0")
        .node("Mul", "part", "difference", "in2")
        .node("Add", "out0", "in0", "part")
        .output("out0", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** One input with the pictures, the moment and what else there is: a cross-fade. */
  static byte[] fade(int channels) {
    return new Onnx()
        .input("input", Onnx.FLOAT, 1, channels, -1, -1)
        .channels("first", "input", 0, 3)
        .channels("second", "input", 3, 6)
        .channels("time", "input", 6, 7)
        .node("Sub", "difference", "second", "first")
        .node("Mul", "part", "difference", "time")
        .node("Add", "output", "first", "part")
        .output("output", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** RIFE's eleven channels: the first picture moved to the right along the grid they carry. */
  static byte[] warp() {
    return new Onnx()
        .input("input", Onnx.FLOAT, 1, 11, -1, -1)
        .channels("first", "input", 0, 3)
        .channels("time", "input", 6, 7)
        .channels("gridX", "input", 7, 8)
        .channels("gridY", "input", 8, 9)
        .channels("stepX", "input", 9, 10)
        .constant("travel", (float) -TRAVEL)
        .node("Mul", "pixels", "time", "travel")
        .node("Mul", "flow", "pixels", "stepX")
        .node("Add", "x", "gridX", "flow")
        .node("", "Concat", "grid", Onnx.whole("axis", 1), "x", "gridY")
        .node("", "Transpose", "places", Onnx.wholes("perm", 0, 2, 3, 1), "grid")
        .node(
            "",
            "GridSample",
            "output",
            Onnx.all(
                Onnx.whole("align_corners", 1),
                Onnx.word("mode", "bilinear"),
                Onnx.word("padding_mode", "border")),
            "first",
            "places")
        .output("output", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** IFRNet: the moment as one number of four axes. */
  static byte[] ifrnet() {
    return new Onnx()
        .input("img0", Onnx.FLOAT, 1, 3, -1, -1)
        .input("img1", Onnx.FLOAT, 1, 3, -1, -1)
        .input("embt", Onnx.FLOAT, 1, 1, 1, 1)
        .node("Sub", "difference", "img1", "img0")
        .node("Mul", "part", "difference", "embt")
        .node("Add", "imgt_pred", "img0", "part")
        .output("imgt_pred", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** FILM: colours last, the moment of two axes, more than one tensor out. */
  static byte[] film() {
    return new Onnx()
        .input("time", Onnx.FLOAT, -1, 1)
        .input("x0", Onnx.FLOAT, -1, -1, -1, 3)
        .input("x1", Onnx.FLOAT, -1, -1, -1, 3)
        .node("Sub", "difference", "x1", "x0")
        .node("Mul", "part", "difference", "time")
        .node("Add", "image", "x0", "part")
        .node("Identity", "x1_warped", "x1")
        .output("x1_warped", Onnx.FLOAT, -1, -1, -1, 3)
        .output("image", Onnx.FLOAT, -1, -1, -1, 3)
        .bytes();
  }

  /** The middle of two pictures. */
  static byte[] middle() {
    return new Onnx()
        .input("in0", Onnx.FLOAT, 1, 3, -1, -1)
        .input("in1", Onnx.FLOAT, 1, 3, -1, -1)
        .constant("half", 0.5f)
        .node("Add", "sum", "in0", "in1")
        .node("Mul", "out0", "sum", "half")
        .output("out0", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** A cross-fade in numbers of 16 bits. */
  static byte[] halves() {
    return new Onnx()
        .input("in0", Onnx.FLOAT16, 1, 3, -1, -1)
        .input("in1", Onnx.FLOAT16, 1, 3, -1, -1)
        .input("in2", Onnx.FLOAT16, 1, 1, -1, -1)
        .node("Sub", "difference", "in1", "in0")
        .node("Mul", "part", "difference", "in2")
        .node("Add", "out0", "in0", "part")
        .output("out0", Onnx.FLOAT16, 1, 3, -1, -1)
        .bytes();
  }

  /** The nearest picture and once more what changed since the one behind it. */
  static byte[] onwards() {
    return new Onnx()
        .input("last", Onnx.FLOAT, 1, 3, -1, -1)
        .input("before", Onnx.FLOAT, 1, 3, -1, -1)
        .node("Sub", "change", "last", "before")
        .node("Add", "next", "last", "change")
        .output("next", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** The woven picture as it came, the pictures beside it looked at. */
  static byte[] untouched() {
    return new Onnx()
        .input("input", Onnx.FLOAT, 1, 10, -1, -1)
        .channels("woven", "input", 0, 3)
        .node("Identity", "better", "woven")
        .output("better", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /**
   * A refinement that takes the picture before where the way to the one after is doubtful, and the
   * woven picture elsewhere: woven + doubt-second (from-first - woven).
   */
  static byte[] surer() {
    return new Onnx()
        .input("input", Onnx.FLOAT, 1, 7, -1, -1)
        .channels("woven", "input", 0, 3)
        .channels("first", "input", 3, 6)
        .channels("doubt", "input", 6, 7)
        .node("Sub", "difference", "first", "woven")
        .node("Mul", "part", "difference", "doubt")
        .node("Add", "better", "woven", "part")
        .output("better", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** The picture before, fetched along the way that its planes tell, in whole tensors of three. */
  static byte[] fetched() {
    return new Onnx()
        .input("input", Onnx.FLOAT, 1, 9, -1, -1)
        .channels("first", "input", 0, 3)
        .channels("gridX", "input", 3, 4)
        .channels("gridY", "input", 4, 5)
        .channels("stepX", "input", 5, 6)
        .channels("stepY", "input", 6, 7)
        .channels("right", "input", 7, 8)
        .channels("down", "input", 8, 9)
        .node("Mul", "flowX", "right", "stepX")
        .node("Mul", "flowY", "down", "stepY")
        .node("Add", "x", "gridX", "flowX")
        .node("Add", "y", "gridY", "flowY")
        .node("", "Concat", "grid", Onnx.whole("axis", 1), "x", "y")
        .node("", "Transpose", "places", Onnx.wholes("perm", 0, 2, 3, 1), "grid")
        .node(
            "",
            "GridSample",
            "better",
            Onnx.all(
                Onnx.whole("align_corners", 1),
                Onnx.word("mode", "bilinear"),
                Onnx.word("padding_mode", "border")),
            "first",
            "places")
        .output("better", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  /** Features of both pictures, for {@link #decoder}. */
  static byte[] encoder() {
    return new Onnx()
        .input("a", Onnx.FLOAT, 1, 3, -1, -1)
        .input("b", Onnx.FLOAT, 1, 3, -1, -1)
        .node("Sub", "features", "b", "a")
        .output("features", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }

  static byte[] decoder() {
    return new Onnx()
        .input("a", Onnx.FLOAT, 1, 3, -1, -1)
        .input("f", Onnx.FLOAT, 1, 3, -1, -1)
        .input("t", Onnx.FLOAT, 1)
        .node("Mul", "part", "f", "t")
        .node("Add", "out", "a", "part")
        .output("out", Onnx.FLOAT, 1, 3, -1, -1)
        .bytes();
  }
}
