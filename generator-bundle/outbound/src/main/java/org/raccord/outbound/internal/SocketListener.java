package org.raccord.outbound.internal;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.raccord.generator.Outbound.Message;

/** Puts messages together and tells them; the last word is that the socket has ended. */
public final class SocketListener implements WebSocket.Listener {

  private static final int MOST_BYTES = 64 << 20;

  private final Consumer<Message> told;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicBoolean ended = new AtomicBoolean();

  public SocketListener(Consumer<Message> told) {
    this.told = told;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (text.length() > MOST_BYTES) {
      tooLong(socket);
    } else if (last) {
      told.accept(new Message.Text(text.toString()));
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    byte[] block = new byte[part.remaining()];
    part.get(block);
    bytes.writeBytes(block);
    if (bytes.size() > MOST_BYTES) {
      tooLong(socket);
    } else if (last) {
      told.accept(new Message.Binary(ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer()));
      bytes.reset();
    }
    socket.request(1);
    return null;
  }

  private void tooLong(WebSocket socket) {
    socket.abort();
    end("a message was too long");
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    end(reason.isEmpty() ? "closed with status " + status : reason);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end(String.valueOf(error.getMessage()));
  }

  private void end(String reason) {
    if (ended.compareAndSet(false, true)) {
      told.accept(new Message.Ended(reason));
    }
  }

  /** Closes from this side. */
  public void close(WebSocket socket) {
    if (!ended.get()) {
      socket.abort();
      end("closed here");
    }
  }
}
