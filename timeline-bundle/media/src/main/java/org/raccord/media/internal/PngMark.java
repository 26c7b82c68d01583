package org.raccord.media.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.raccord.media.SourceMark;

/** The XMP of a PNG file: a chunk {@code iTXt} of its own keyword (XMP specification, part 3). */
final class PngMark {

  private static final String KEYWORD = "XML:com.adobe.xmp";
  private static final String FORM = "javax_imageio_png_1.0";
  private static final int SIGNATURE = 8;

  /** XMP longer than this is somebody's archive, not a mark. */
  private static final int MOST = 4 << 20;

  private PngMark() {}

  /** Adds a mark to what is written with a picture. */
  static void add(IIOMetadata metadata, SourceMark mark) throws IIOInvalidTreeException {
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", KEYWORD);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "");
    entry.setAttribute("translatedKeyword", "");
    entry.setAttribute("text", new String(XmpPacket.write(mark), StandardCharsets.UTF_8));
    IIOMetadataNode texts = new IIOMetadataNode("iTXt");
    texts.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(FORM);
    root.appendChild(texts);
    metadata.mergeTree(FORM, root);
  }

  /** The mark of a file; empty where it has none, or is cut short. */
  static Optional<SourceMark> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(SIGNATURE);
      while (true) {
        int length = in.readInt();
        String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        if (length < 0 || type.equals("IEND")) {
          return Optional.empty();
        }
        if (type.equals("iTXt") && length <= MOST) {
          Optional<SourceMark> mark = text(in.readNBytes(length));
          if (mark.isPresent()) {
            return mark;
          }
          in.skipNBytes(4);
        } else {
          in.skipNBytes(length + 4L);
        }
      }
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  /** Keyword, 0, compressed or not, 0, language, 0, keyword translated, 0, text. */
  private static Optional<SourceMark> text(byte[] chunk) {
    byte[] head = (KEYWORD + "\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    if (chunk.length < head.length || !Arrays.equals(Arrays.copyOf(chunk, head.length), head)) {
      return Optional.empty();
    }
    int at = head.length;
    for (int ends = 0; ends < 2; at++) {
      if (at >= chunk.length) {
        return Optional.empty();
      }
      ends += chunk[at] == 0 ? 1 : 0;
    }
    return XmpPacket.read(Arrays.copyOfRange(chunk, at, chunk.length));
  }
}
