package org.raccord.core.internal.bay;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files: whole, or of enough of a large one to tell it from others. */
public final class Hashes {

  private static final int PIECE = 1 << 18;

  private Hashes() {}

  /** Hash of all bytes, lower-case hexadecimal. */
  public static String whole(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Size and a hash of the beginning, the middle and the end. */
  public static String brief(Path file) throws IOException {
    MessageDigest digest = sha256();
    long size;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      size = in.length();
      long[] places = {0, Math.max(0, size / 2 - PIECE / 2), Math.max(0, size - PIECE)};
      byte[] piece = new byte[(int) Math.min(PIECE, size)];
      for (long place : places) {
        in.seek(place);
        in.readFully(piece, 0, (int) Math.min(piece.length, size - place));
        digest.update(piece);
      }
    }
    return size + "-" + HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
