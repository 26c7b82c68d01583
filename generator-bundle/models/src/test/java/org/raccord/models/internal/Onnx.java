package org.raccord.models.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small ONNX files, as protocol buffers have it. */
final class Onnx {

  static final int FLOAT = 1;
  static final int FLOAT16 = 10;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
  private int nodes;

  /** A tensor going in; sizes below 0 are free. */
  Onnx input(String name, int type, long... sizes) {
    message(graph, 11, value(name, type, sizes));
    return this;
  }

  Onnx output(String name, int type, long... sizes) {
    message(graph, 12, value(name, type, sizes));
    return this;
  }

  /** A number that graphs may use under a name. */
  Onnx constant(String name, float number) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1, 1);
    varint(tensor, 2, FLOAT);
    text(tensor, 8, name);
    message(
        tensor, 9, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array());
    message(graph, 5, tensor.toByteArray());
    return this;
  }

  /** Whole numbers. */
  Onnx places(String name, long... numbers) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1, numbers.length);
    varint(tensor, 2, 7);
    text(tensor, 8, name);
    ByteBuffer raw = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      raw.putLong(number);
    }
    message(tensor, 9, raw.array());
    message(graph, 5, tensor.toByteArray());
    return this;
  }

  /** A weight that lies in another file. */
  Onnx elsewhere(String name, String file) {
    ByteArrayOutputStream place = new ByteArrayOutputStream();
    text(place, 1, "location");
    text(place, 2, file);
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1, 1);
    varint(tensor, 2, FLOAT);
    text(tensor, 8, name);
    message(tensor, 13, place.toByteArray());
    varint(tensor, 14, 1);
    message(graph, 5, tensor.toByteArray());
    return this;
  }

  Onnx node(String operator, String output, String... inputs) {
    return node("", operator, output, new byte[0], inputs);
  }

  Onnx node(String domain, String operator, String output, byte[] attributes, String... inputs) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    for (String input : inputs) {
      text(node, 1, input);
    }
    text(node, 2, output);
    text(node, 3, "n" + nodes++);
    text(node, 4, operator);
    node.writeBytes(attributes);
    if (!domain.isEmpty()) {
      text(node, 7, domain);
    }
    message(graph, 1, node.toByteArray());
    return this;
  }

  /** Channels from {@code from} until before {@code to} of a tensor whose second axis they are. */
  Onnx channels(String output, String input, long from, long to) {
    return places(output + ".from", from)
        .places(output + ".to", to)
        .places(output + ".axis", 1L)
        .node("Slice", output, input, output + ".from", output + ".to", output + ".axis");
  }

  /** An attribute that is a whole number. */
  static byte[] whole(String name, long number) {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    varint(attribute, 3, number);
    varint(attribute, 20, 2);
    return wrapped(attribute);
  }

  static byte[] wholes(String name, long... numbers) {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    for (long number : numbers) {
      varint(attribute, 8, number);
    }
    varint(attribute, 20, 7);
    return wrapped(attribute);
  }

  static byte[] word(String name, String word) {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    text(attribute, 4, word);
    varint(attribute, 20, 3);
    return wrapped(attribute);
  }

  static byte[] all(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] wrapped(ByteArrayOutputStream attribute) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message(out, 5, attribute.toByteArray());
    return out.toByteArray();
  }

  /** The file. */
  byte[] bytes() {
    text(graph, 2, "graph");
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    varint(model, 1, 8);
    message(model, 7, graph.toByteArray());
    ByteArrayOutputStream version = new ByteArrayOutputStream();
    text(version, 1, "");
    varint(version, 2, 16);
    message(model, 8, version.toByteArray());
    return model.toByteArray();
  }

  private static byte[] value(String name, int type, long... sizes) {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (int i = 0; i < sizes.length; i++) {
      ByteArrayOutputStream size = new ByteArrayOutputStream();
      if (sizes[i] < 0) {
        text(size, 2, name + i);
      } else {
        varint(size, 1, sizes[i]);
      }
      message(shape, 1, size.toByteArray());
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1, type);
    message(tensor, 2, shape.toByteArray());
    ByteArrayOutputStream kind = new ByteArrayOutputStream();
    message(kind, 1, tensor.toByteArray());
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    text(value, 1, name);
    message(value, 2, kind.toByteArray());
    return value.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, long number) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static void varint(ByteArrayOutputStream out, int field, long number) {
    number(out, (long) field << 3);
    number(out, number);
  }

  private static void message(ByteArrayOutputStream out, int field, byte[] bytes) {
    number(out, ((long) field << 3) | 2);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void text(ByteArrayOutputStream out, int field, String text) {
    message(out, field, text.getBytes(StandardCharsets.UTF_8));
  }
}
