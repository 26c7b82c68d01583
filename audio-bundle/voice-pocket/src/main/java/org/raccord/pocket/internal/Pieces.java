package org.raccord.pocket.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a text into the pieces of a SentencePiece model: the segmentation whose pieces' scores sum
 * up highest (T. Kudo, Subword regularization, 2018: a unigram language model, searched after
 * Viterbi). What no piece covers is spelled in bytes where the model has them. The characters are
 * brought to their compatible form first (NFKC), which is what the usual rules of such a model do.
 */
final class Pieces {

  private static final int MOST_BYTES = 1 << 26;
  private static final char SPACE = '\u2581';

  /** Kinds of pieces, as the file numbers them. */
  private static final int NORMAL = 1;

  private static final int UNKNOWN = 2;
  private static final int USER_DEFINED = 4;
  private static final int BYTE = 6;
  private static final int UNIGRAM = 1;

  /** An unknown character costs so much more than the worst piece. */
  private static final float PENALTY = 10;

  private record Piece(int id, float score) {}

  private final Map<String, Piece> pieces = new HashMap<>();
  private final int[] bytes = new int[256];
  private int unknown;
  private int count;
  private int longest = 1;
  private float worst;
  private boolean leads = true;
  private boolean trims = true;

  private Pieces() {
    java.util.Arrays.fill(bytes, -1);
  }

  /**
   * Reads a {@code tokenizer.model}.
   *
   * @throws FolderException if it is none, or one of another kind than unigram
   */
  static Pieces read(Path file) throws FolderException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new FolderException(file + " is too large for a tokenizer. Get it again.");
      }
      Pieces pieces = new Pieces();
      pieces.model(new Wire(ByteBuffer.wrap(Files.readAllBytes(file))));
      if (pieces.pieces.isEmpty()) {
        throw new FolderException(file + " holds no pieces of words. Get it again.");
      }
      return pieces;
    } catch (IOException | Wire.BrokenException e) {
      throw new FolderException(
          file + " cannot be read as a SentencePiece model (" + e.getMessage() + "). Get it again.",
          e);
    }
  }

  private void model(Wire wire) throws Wire.BrokenException, FolderException {
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> piece(wire.message());
        case 2 -> trainer(wire.message());
        case 3 -> normaliser(wire.message());
        default -> wire.skip();
      }
    }
  }

  private void piece(Wire wire) throws Wire.BrokenException {
    String text = "";
    float score = 0;
    int type = NORMAL;
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> text = wire.text();
        case 2 -> score = wire.real();
        case 3 -> type = (int) wire.whole();
        default -> wire.skip();
      }
    }
    int id = count++;
    if (type == NORMAL || type == USER_DEFINED) {
      pieces.put(text, new Piece(id, type == USER_DEFINED ? 0 : score));
      longest = Math.max(longest, text.codePointCount(0, text.length()));
      worst = Math.min(worst, score);
    } else if (type == UNKNOWN) {
      unknown = id;
    } else if (type == BYTE && text.matches("<0x[0-9A-F]{2}>")) {
      bytes[Integer.parseInt(text.substring(3, 5), 16)] = id;
    }
  }

  private static void trainer(Wire wire) throws Wire.BrokenException, FolderException {
    while (wire.next()) {
      if (wire.field() == 3) {
        long kind = wire.whole();
        if (kind != UNIGRAM) {
          throw new FolderException(
              "The tokenizer is of kind "
                  + kind
                  + " and not unigram, the one that Pocket-TTS has.");
        }
      } else {
        wire.skip();
      }
    }
  }

  private void normaliser(Wire wire) throws Wire.BrokenException {
    while (wire.next()) {
      switch (wire.field()) {
        case 3 -> leads = wire.whole() != 0;
        case 4 -> trims = wire.whole() != 0;
        default -> wire.skip();
      }
    }
  }

  /** How many numbers there are. */
  int count() {
    return count;
  }

  /** The numbers of a text's pieces, in order. */
  long[] of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    plain = trims ? plain.strip().replaceAll(" +", " ") : plain;
    if (plain.isEmpty()) {
      return new long[0];
    }
    int[] points = ((leads ? " " : "") + plain).replace(' ', SPACE).codePoints().toArray();
    double[] best = new double[points.length + 1];
    int[] from = new int[points.length + 1];
    java.util.Arrays.fill(best, Double.NEGATIVE_INFINITY);
    best[0] = 0;
    for (int i = 0; i < points.length; i++) {
      for (int k = 1; k <= Math.min(longest, points.length - i); k++) {
        Piece piece = pieces.get(new String(points, i, k));
        double score =
            piece != null ? piece.score() : k == 1 ? worst - PENALTY : Double.NEGATIVE_INFINITY;
        if (best[i] + score > best[i + k]) {
          best[i + k] = best[i] + score;
          from[i + k] = i;
        }
      }
    }
    List<Long> ids = new ArrayList<>();
    for (int end = points.length; end > 0; end = from[end]) {
      List<Long> each = ids(new String(points, from[end], end - from[end]));
      Collections.reverse(each);
      ids.addAll(each);
    }
    Collections.reverse(ids);
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  private List<Long> ids(String text) {
    Piece piece = pieces.get(text);
    List<Long> ids = new ArrayList<>();
    if (piece != null) {
      ids.add((long) piece.id());
      return ids;
    }
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      int id = bytes[each & 0xff];
      if (id < 0) {
        return new ArrayList<>(List.of((long) unknown));
      }
      ids.add((long) id);
    }
    return ids;
  }

  /** Reads protocol buffers, as far as this file needs it. */
  static final class Wire {

    /** It is no protocol buffer. */
    static final class BrokenException extends Exception {
      private static final long serialVersionUID = 1L;

      BrokenException(String message) {
        super(message);
      }
    }

    private final ByteBuffer in;
    private int field;
    private int kind;

    Wire(ByteBuffer in) {
      this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field, if there is one. */
    boolean next() throws BrokenException {
      if (!in.hasRemaining()) {
        return false;
      }
      long tag = varint();
      field = (int) (tag >>> 3);
      kind = (int) (tag & 7);
      return true;
    }

    int field() {
      return field;
    }

    private long varint() throws BrokenException {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (!in.hasRemaining()) {
          throw new BrokenException("it ends within a number");
        }
        byte next = in.get();
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new BrokenException("a number in it never ends");
    }

    private void want(int wanted) throws BrokenException {
      if (kind != wanted) {
        throw new BrokenException("its field " + field + " is of another kind than expected");
      }
    }

    long whole() throws BrokenException {
      want(0);
      return varint();
    }

    float real() throws BrokenException {
      want(5);
      return bytes(4).getFloat();
    }

    String text() throws BrokenException {
      want(2);
      return StandardCharsets.UTF_8.decode(bytes(varint())).toString();
    }

    Wire message() throws BrokenException {
      want(2);
      return new Wire(bytes(varint()));
    }

    void skip() throws BrokenException {
      switch (kind) {
        case 0 -> varint();
        case 1 -> bytes(8);
        case 2 -> bytes(varint());
        case 5 -> bytes(4);
        default -> throw new BrokenException("a field of kind " + kind);
      }
    }

    private ByteBuffer bytes(long length) throws BrokenException {
      if (length < 0 || length > in.remaining()) {
        throw new BrokenException("it ends too early");
      }
      ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
      in.position(in.position() + (int) length);
      return part;
    }
  }
}
