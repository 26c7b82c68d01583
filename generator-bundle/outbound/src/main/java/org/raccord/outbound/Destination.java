package org.raccord.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where something is sent: scheme, host and port.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port the port, also where it is the scheme's own
 */
public record Destination(String scheme, String host, int port) {

  private static final Set<String> THIS_MACHINE =
      Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

  /**
   * The destination of an address.
   *
   * @throws IllegalArgumentException if it is no address of a web or WebSocket server; the message
   *     says why
   */
  public static Destination of(URI address) {
    String given = address.getScheme();
    String host = address.getHost();
    if (given == null || host == null || host.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + shown(address) + "\" is no address of a server. Write it as https://host:port.");
    }
    String scheme =
        switch (given.toLowerCase(Locale.ROOT)) {
          case "http", "ws" -> "http";
          case "https", "wss" -> "https";
          default ->
              throw new IllegalArgumentException(
                  "\""
                      + shown(address)
                      + "\" is not http or https. Write it as https://host:port.");
        };
    int port = address.getPort() > 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return new Destination(scheme, host.toLowerCase(Locale.ROOT), port);
  }

  /** An address without the name and password that may stand in it. */
  private static String shown(URI address) {
    String text = address.toString();
    int at = text.lastIndexOf('@');
    int slashes = text.indexOf("//");
    return at < 0 || slashes < 0 || at < slashes
        ? text
        : text.substring(0, slashes + 2) + text.substring(at + 1);
  }

  /** Whether it is this machine itself, by a name that means nothing else. */
  public boolean isThisMachine() {
    return THIS_MACHINE.contains(host) || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** As an editor writes it, such as {@code https://render.example:30000}. */
  @Override
  public String toString() {
    boolean own = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (own ? "" : ":" + port);
  }
}
