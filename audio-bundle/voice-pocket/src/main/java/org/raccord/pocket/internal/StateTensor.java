package org.raccord.pocket.internal;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One tensor that a graph carries from run to run: given in under one name, given out under
 * another.
 *
 * @param in its name as an input, such as {@code state_3}
 * @param out its name as an output, such as {@code out_state_3}
 * @param type of its numbers
 * @param shape its sizes; 0 for one that begins empty and grows
 * @param fill what it begins with
 * @param path where it belongs in the model, such as {@code transformer.layers.0.self_attn/cache};
 *     empty where the export does not say
 */
record StateTensor(String in, String out, Type type, List<Long> shape, Fill fill, String path) {

  /** Kinds of numbers that states have. */
  enum Type {
    FLOAT,
    LONG,
    BOOL
  }

  /** What a state begins with. */
  enum Fill {
    ZEROS,
    ONES,
    NAN
  }

  StateTensor {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("The state " + in + " has no size");
    }
  }

  /** How many numbers it begins with. */
  int count() {
    long count = 1;
    for (long size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return Math.toIntExact(count);
  }

  /** Its sizes, as the runtime wants them. */
  long[] sizes() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** The tensor as it begins. The caller closes it. */
  OnnxTensor fresh(OrtEnvironment environment) throws OrtException {
    return switch (type) {
      case FLOAT -> floats(environment, floats());
      case LONG -> longs(environment, longs());
      case BOOL -> {
        ByteBuffer bytes = room(1);
        for (int i = 0; i < count(); i++) {
          bytes.put(i, (byte) (fill == Fill.ONES ? 1 : 0));
        }
        yield OnnxTensor.createTensor(environment, bytes, sizes(), OnnxJavaType.BOOL);
      }
    };
  }

  /** Numbers as it begins with. */
  float[] floats() {
    float[] numbers = new float[count()];
    java.util.Arrays.fill(
        numbers,
        switch (fill) {
          case ZEROS -> 0;
          case ONES -> 1;
          case NAN -> Float.NaN;
        });
    return numbers;
  }

  /** Whole numbers as it begins with. */
  long[] longs() {
    long[] numbers = new long[count()];
    java.util.Arrays.fill(numbers, fill == Fill.ONES ? 1 : 0);
    return numbers;
  }

  OnnxTensor floats(OrtEnvironment environment, float[] numbers) throws OrtException {
    FloatBuffer buffer = room(4).asFloatBuffer();
    buffer.put(0, numbers);
    return OnnxTensor.createTensor(environment, buffer, sizes());
  }

  OnnxTensor longs(OrtEnvironment environment, long[] numbers) throws OrtException {
    LongBuffer buffer = room(8).asLongBuffer();
    buffer.put(0, numbers);
    return OnnxTensor.createTensor(environment, buffer, sizes());
  }

  private ByteBuffer room(int bytes) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(bytes, count()))
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public String toString() {
    return in + shape.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
  }
}
