package org.raccord.generator;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A server's answer.
 *
 * @param status of HTTP
 * @param headers by name in lower case
 * @param body the bytes, read-only; none where they went to a file
 * @param saved bytes of the file that the answer was saved to, 0 where it went into memory
 * @param address what answered in the end
 */
public record OutboundReply(
    int status, Map<String, List<String>> headers, ByteBuffer body, long saved, URI address) {

  public OutboundReply {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers = Map.copyOf(lower);
    body = body.asReadOnlyBuffer();
  }

  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** The body as text. */
  public String text() {
    return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Whether the status is below 300. */
  public boolean succeeded() {
    return status < 300;
  }
}
