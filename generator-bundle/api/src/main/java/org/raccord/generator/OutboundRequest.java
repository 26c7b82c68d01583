package org.raccord.generator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a server.
 *
 * @param method such as {@code POST}
 * @param address {@code http} or {@code https}
 * @param headers but for the key and the type of the body
 * @param body what is sent
 * @param into where the answer goes
 * @param patience how long it may take to begin to answer
 */
public record OutboundRequest(
    String method,
    URI address,
    Map<String, String> headers,
    Body body,
    Into into,
    Duration patience) {

  /** Larger answers are not kept in memory. */
  public static final int MEMORY_LIMIT = 16 << 20;

  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  /** Asks for something small. */
  public static OutboundRequest get(URI address) {
    return new OutboundRequest(
        "GET",
        address,
        Map.of(),
        new Body.Nothing(),
        new Into.Memory(MEMORY_LIMIT),
        Duration.ofSeconds(30));
  }

  /** Sends something and gets a small answer. */
  public static OutboundRequest post(URI address, Body body) {
    return new OutboundRequest(
        "POST", address, Map.of(), body, new Into.Memory(MEMORY_LIMIT), Duration.ofSeconds(60));
  }

  /** The same with another method. */
  public OutboundRequest as(String otherMethod) {
    return new OutboundRequest(otherMethod, address, headers, body, into, patience);
  }

  /** The same, answered elsewhere. */
  public OutboundRequest into(Into other) {
    return new OutboundRequest(method, address, headers, body, other, patience);
  }

  /** The same with other patience. */
  public OutboundRequest within(Duration other) {
    return new OutboundRequest(method, address, headers, body, into, other);
  }

  /** The same with other headers. */
  public OutboundRequest with(Map<String, String> others) {
    return new OutboundRequest(method, address, others, body, into, patience);
  }

  /** What is sent. */
  public sealed interface Body {
    /** Nothing. */
    record Nothing() implements Body {}

    /**
     * Text in UTF-8.
     *
     * @param type such as {@code application/json}
     */
    record Text(String type, String text) implements Body {}

    /** A form of {@code multipart/form-data}; files are read as they are sent. */
    record Form(List<Part> parts) implements Body {
      public Form {
        parts = List.copyOf(parts);
      }
    }
  }

  /** A part of a form. */
  public sealed interface Part {
    /** Name of the field. */
    String name();

    /** A short text. */
    record Field(String name, String text) implements Part {}

    /**
     * A file.
     *
     * @param file where it lies
     * @param filename what the server is told
     * @param type such as {@code image/png}
     */
    record FileOf(String name, Path file, String filename, String type) implements Part {}
  }

  /** Where the body of an answer goes. */
  public sealed interface Into {
    /** Into memory, as long as it has no more bytes. */
    record Memory(int limit) implements Into {}

    /**
     * Into a file. Only an answer with a status below 300 is written there; any other goes into
     * memory.
     *
     * @param file in the call's workspace
     * @param resume the part that is there already is kept and the rest asked for
     * @param limit most bytes of the whole file
     */
    record SavedTo(Path file, Optional<Resume> resume, long limit) implements Into {}
  }

  /**
   * How a broken download goes on.
   *
   * @param validator the {@code ETag} or {@code Last-Modified} of the first answer; empty where it
   *     had none
   */
  public record Resume(Optional<String> validator) {}
}
