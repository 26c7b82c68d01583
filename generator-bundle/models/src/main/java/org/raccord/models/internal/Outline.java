package org.raccord.models.internal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an ONNX file says of itself, read from its bytes before any native code sees them: tensors
 * in and out, operators that are not of the standard, and weights outside the file. Follows the
 * protocol buffer definition of ONNX (onnx.proto3, ModelProto).
 *
 * @param inputs what it takes, weights left out
 * @param outputs what it gives
 */
record Outline(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {

  /** Element types as ONNX numbers them. */
  static final int FLOAT = 1;

  static final int FLOAT16 = 10;

  private static final long MOST_BYTES = Integer.MAX_VALUE;
  private static final Set<String> STANDARD = Set.of("", "ai.onnx");
  private static final int DEEPEST = 32;

  /**
   * A tensor.
   *
   * @param type its elements
   * @param sizes along its axes; -1 where any size goes
   */
  record Tensor(int type, List<Long> sizes) {
    Tensor {
      sizes = List.copyOf(sizes);
    }
  }

  /**
   * Reads an ONNX file.
   *
   * @throws PackageException if it is none, is broken off, or uses what is not allowed
   */
  static Outline read(Path file) throws PackageException {
    String name = String.valueOf(file.getFileName());
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size > MOST_BYTES) {
        throw new PackageException(
            name + " is larger than 2 GB, which no ONNX file with its weights inside can be.");
      }
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      refuseOthers(bytes, name);
      Parser parser = new Parser(bytes, name);
      parser.model((int) size);
      return parser.outline();
    } catch (IOException e) {
      throw new PackageException(name + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static void refuseOthers(MappedByteBuffer bytes, String name) throws PackageException {
    if (bytes.limit() < 4) {
      throw new PackageException(name + " is empty. Copy the model again.");
    }
    int first = bytes.get(0) & 0xff;
    int second = bytes.get(1) & 0xff;
    if (first == 'P' && second == 'K') {
      throw new PackageException(
          name
              + " is a ZIP archive, perhaps a saved PyTorch model, which can hold programs and is"
              + " never opened. Convert the model to ONNX.");
    }
    if (first == 0x80 && second >= 2 && second <= 5) {
      throw new PackageException(
          name
              + " is a Python pickle, which can hold programs and is never opened. Convert the"
              + " model to ONNX.");
    }
  }

  /** Walks through the messages; skips weights. */
  private static final class Parser {
    private final MappedByteBuffer in;
    private final String name;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();
    private final Set<String> weights = new LinkedHashSet<>();
    private final Set<String> foreign = new TreeSet<>();
    private boolean graphSeen;

    private Parser(MappedByteBuffer in, String name) {
      this.in = in;
      this.name = name;
    }

    private Outline outline() throws PackageException {
      if (!graphSeen || outputs.isEmpty()) {
        throw new PackageException(
            name + " is no ONNX model: it has no graph. Choose the .onnx file of the model.");
      }
      if (!foreign.isEmpty()) {
        throw new PackageException(
            name
                + " uses operators that are not of the ONNX standard: "
                + String.join(", ", foreign)
                + ". They would need a program of their own, which is never loaded. Export the model"
                + " with standard operators.");
      }
      weights.forEach(inputs::remove);
      return new Outline(inputs, outputs);
    }

    private PackageException brokenOff() {
      return new PackageException(
          name + " is broken off or is no ONNX model. Copy or download it again.");
    }

    private interface Field {
      /** Reads the field, whose content ends at {@code end}, or leaves it. */
      void read(int field, int wire, int end, long value) throws PackageException;
    }

    /** Reads all fields until {@code end}; each ends where its length says, whoever read it. */
    private void message(int end, Field reader) throws PackageException {
      while (in.position() < end) {
        long tag = varint(end);
        int field = (int) (tag >>> 3);
        int wire = (int) (tag & 7);
        switch (wire) {
          case 0 -> reader.read(field, wire, in.position(), varint(end));
          case 1 -> skip(8, end);
          case 5 -> skip(4, end);
          case 2 -> {
            long length = varint(end);
            if (length < 0 || length > end - in.position()) {
              throw brokenOff();
            }
            int stop = in.position() + (int) length;
            reader.read(field, wire, stop, 0);
            in.position(stop);
          }
          default -> throw brokenOff();
        }
      }
    }

    private long varint(int end) throws PackageException {
      long value = 0;
      for (int shift = 0; shift < 70; shift += 7) {
        if (in.position() >= end) {
          throw brokenOff();
        }
        byte b = in.get();
        value |= shift < 64 ? (long) (b & 0x7f) << shift : 0;
        if (b >= 0) {
          return value;
        }
      }
      throw brokenOff();
    }

    private void skip(int bytes, int end) throws PackageException {
      if (bytes > end - in.position()) {
        throw brokenOff();
      }
      in.position(in.position() + bytes);
    }

    private String text(int end) throws PackageException {
      if (end - in.position() > 1 << 16) {
        throw brokenOff();
      }
      byte[] bytes = new byte[end - in.position()];
      in.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private void model(int end) throws PackageException {
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && field == 7) {
              graphSeen = true;
              graph(stop, 0);
            } else if (wire == 2 && field == 25) {
              throw new PackageException(
                  name
                      + " defines functions of its own, which are not run. Export the model with"
                      + " its functions inlined.");
            }
          });
    }

    private void graph(int end, int depth) throws PackageException {
      if (depth > DEEPEST) {
        throw brokenOff();
      }
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire != 2) {
              return;
            }
            switch (field) {
              case 1 -> node(stop, depth);
              case 5 -> weights(stop, depth == 0);
              case 11 -> declare(stop, depth == 0 ? inputs : new LinkedHashMap<>());
              case 12 -> declare(stop, depth == 0 ? outputs : new LinkedHashMap<>());
              default -> {}
            }
          });
    }

    private void node(int end, int depth) throws PackageException {
      String[] what = {"", ""};
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && field == 4) {
              what[0] = text(stop);
            } else if (wire == 2 && field == 7) {
              what[1] = text(stop);
            } else if (wire == 2 && field == 5) {
              attribute(stop, depth);
            }
          });
      if (!STANDARD.contains(what[1])) {
        foreign.add(what[1] + "." + what[0]);
      }
    }

    private void attribute(int end, int depth) throws PackageException {
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && (field == 6 || field == 11)) {
              graph(stop, depth + 1);
            } else if (wire == 2 && (field == 5 || field == 10)) {
              weights(stop, false);
            }
          });
    }

    private void weights(int end, boolean named) throws PackageException {
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && field == 8 && named) {
              weights.add(text(stop));
            } else if ((wire == 2 && field == 13) || (wire == 0 && field == 14 && value == 1)) {
              throw new PackageException(
                  name
                      + " keeps weights in other files. Export the model with its weights inside"
                      + " the .onnx file.");
            }
          });
    }

    private void declare(int end, Map<String, Tensor> into) throws PackageException {
      String[] called = {""};
      int[] type = {0};
      List<Long> sizes = new ArrayList<>();
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && field == 1) {
              called[0] = text(stop);
            } else if (wire == 2 && field == 2) {
              type(stop, type, sizes);
            }
          });
      into.put(called[0], new Tensor(type[0], sizes));
    }

    private void type(int end, int[] type, List<Long> sizes) throws PackageException {
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && field == 1) {
              message(
                  stop,
                  (tensorField, tensorWire, tensorStop, tensorValue) -> {
                    if (tensorField == 1 && tensorWire == 0) {
                      type[0] = (int) tensorValue;
                    } else if (tensorField == 2 && tensorWire == 2) {
                      shape(tensorStop, sizes);
                    }
                  });
            }
          });
    }

    private void shape(int end, List<Long> sizes) throws PackageException {
      message(
          end,
          (field, wire, stop, value) -> {
            if (wire == 2 && field == 1) {
              long[] size = {-1};
              message(
                  stop,
                  (sizeField, sizeWire, sizeStop, sizeValue) -> {
                    if (sizeField == 1 && sizeWire == 0) {
                      size[0] = sizeValue;
                    }
                  });
              sizes.add(size[0]);
            }
          });
    }
  }
}
