package org.raccord.generator;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What leaves the machine goes through here: the host's HTTP client, bound to one instance of a
 * generator.
 *
 * <p><b>Policy.</b> Nothing is sent to a destination that the editor has not allowed. This machine
 * itself is no destination. The key of the instance is resolved for each request and sent only to
 * the server that the instance's {@code url} names: a redirect to another one, which must be
 * allowed as well, is followed without it. Redirects of requests that do more than ask are answered
 * as they came.
 *
 * <p><b>Threads.</b> Every method may be called from any thread of the fill and blocks until the
 * exchange has ended.
 *
 * <p><b>Ownership.</b> The host owns connections and closes them with the call. A file that a reply
 * was saved to belongs to the call's workspace.
 *
 * <p><b>Failure.</b> An {@link OutboundException} where there is no answer. An answer with a status
 * of 400 or more is an answer.
 *
 * <p><b>Cancellation.</b> A cancelled call ends a running exchange with an {@link
 * InterruptedException}.
 */
@ProviderType
public interface Outbound {

  /**
   * Sends a request and waits for the whole answer.
   *
   * @throws OutboundException if there is no answer
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  OutboundReply send(OutboundRequest request) throws OutboundException, InterruptedException;

  /**
   * Opens a WebSocket.
   *
   * @param address {@code ws} or {@code wss}
   * @param listener is told of messages, in order, on one thread at a time; the last one is {@link
   *     Message.Ended}
   * @return closes the socket
   * @throws OutboundException if it cannot be opened
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  FillCall.Registration listen(URI address, Consumer<Message> listener)
      throws OutboundException, InterruptedException;

  /** What comes over a WebSocket. */
  sealed interface Message {
    /** A whole text message. */
    record Text(String text) implements Message {}

    /** A whole binary message, read-only, big-endian. */
    record Binary(ByteBuffer bytes) implements Message {}

    /** The socket is closed: nothing follows. */
    record Ended(String reason) implements Message {}
  }
}
