package org.raccord.pocket.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes small ONNX files. */
final class OnnxFile {

  static final int FLOAT = 1;
  static final int LONG = 7;
  static final int BOOL = 9;

  private final Proto graph = new Proto();
  private int nodes;

  /** A tensor going in; sizes below 0 are free. */
  OnnxFile input(String name, int type, long... sizes) {
    graph.message(11, value(name, type, sizes));
    return this;
  }

  OnnxFile output(String name, int type, long... sizes) {
    graph.message(12, value(name, type, sizes));
    return this;
  }

  OnnxFile floats(String name, float[] numbers, long... sizes) {
    ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      raw.putFloat(number);
    }
    return constant(name, FLOAT, raw.array(), sizes);
  }

  OnnxFile wholes(String name, long... numbers) {
    ByteBuffer raw = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      raw.putLong(number);
    }
    return constant(name, LONG, raw.array(), numbers.length);
  }

  private OnnxFile constant(String name, int type, byte[] raw, long... sizes) {
    Proto tensor = new Proto();
    for (long size : sizes) {
      tensor.whole(1, size);
    }
    graph.message(5, tensor.whole(2, type).text(8, name).bytes(9, raw));
    return this;
  }

  OnnxFile node(String operator, String output, String... inputs) {
    return node(operator, output, new Proto[0], inputs);
  }

  OnnxFile node(String operator, String output, Proto[] attributes, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, "n" + nodes++).text(4, operator);
    for (Proto attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
    return this;
  }

  /** How long an axis is, as one whole number. */
  OnnxFile size(String output, String input, int axis) {
    return wholes(output + ".axis", axis)
        .node("Shape", output + ".shape", input)
        .node("Gather", output, output + ".shape", output + ".axis");
  }

  static Proto whole(String name, long number) {
    return new Proto().text(1, name).whole(3, number).whole(20, 2);
  }

  static Proto wholesOf(String name, long... numbers) {
    Proto attribute = new Proto().text(1, name);
    for (long number : numbers) {
      attribute.whole(8, number);
    }
    return attribute.whole(20, 7);
  }

  byte[] bytes() {
    graph.text(2, "graph");
    return new Proto()
        .whole(1, 8)
        .message(7, graph)
        .message(8, new Proto().text(1, "").whole(2, 16))
        .bytes();
  }

  private static Proto value(String name, int type, long... sizes) {
    Proto shape = new Proto();
    for (int i = 0; i < sizes.length; i++) {
      shape.message(
          1, sizes[i] < 0 ? new Proto().text(2, name + i) : new Proto().whole(1, sizes[i]));
    }
    Proto tensor = new Proto().whole(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }
}
