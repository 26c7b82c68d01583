package org.raccord.videoapi.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came.
 *
 * @param method such as {@code POST}
 * @param path with its query
 * @param headers by name in lower case, the first value
 * @param raw the body, one character a byte
 */
public record Received(String method, String path, Map<String, String> headers, String raw) {

  /**
   * A part of a form.
   *
   * @param raw its content, one character a byte
   */
  public record Part(String name, String type, String raw) {
    public byte[] bytes() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    public String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  public String text() {
    return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** The parts of a form; none where it is none. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    String type = headers.getOrDefault("content-type", "");
    int at = type.indexOf("boundary=");
    if (at < 0) {
      return parts;
    }
    String boundary = "--" + type.substring(at + 9).replace("\"", "");
    for (String each : raw.split(java.util.regex.Pattern.quote(boundary), -1)) {
      int end = each.indexOf("\r\n\r\n");
      if (end < 0) {
        continue;
      }
      Map<String, String> head = new TreeMap<>();
      String name = "";
      for (String line : each.substring(0, end).split("\r\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          head.put(
              line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
              line.substring(colon + 1).strip());
        }
      }
      String disposition = head.getOrDefault("content-disposition", "");
      int from = disposition.indexOf("name=\"");
      if (from >= 0) {
        name = disposition.substring(from + 6, disposition.indexOf('"', from + 6));
      }
      String content = each.substring(end + 4, each.length() - 2);
      parts.add(new Part(name, head.getOrDefault("content-type", "text/plain"), content));
    }
    return parts;
  }

  /** The text of a field of a form, or of a member of JSON at the top. */
  public Optional<String> field(String name) {
    return parts().stream().filter(p -> p.name().equals(name)).map(Part::text).findFirst();
  }

  /** The files of a field, in order. */
  public List<Part> files(String name) {
    return parts().stream().filter(p -> p.name().equals(name)).toList();
  }
}
