package org.raccord.comfyui.internal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small server of HTTP and WebSockets on one port of this machine, which the one of the JDK does
 * not do. One exchange a connection.
 */
final class LoopbackHttp implements Closeable {

  /** What was asked. */
  record Asked(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      ByteBuffer content) {
    byte[] body() {
      return copy(content);
    }

    String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }
  }

  /**
   * What is answered.
   *
   * @param said length that is announced; a larger one than the body's breaks off
   */
  record Answer(int status, String type, ByteBuffer content, long said) {
    byte[] body() {
      return copy(content);
    }

    static Answer json(int status, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Answer(status, "application/json", ByteBuffer.wrap(bytes), bytes.length);
    }

    static Answer page() {
      byte[] bytes =
          "<!DOCTYPE html><html><body>Welcome</body></html>".getBytes(StandardCharsets.UTF_8);
      return new Answer(200, "text/html", ByteBuffer.wrap(bytes), bytes.length);
    }
  }

  /** Answers; nothing is no answer: the connection is closed. */
  interface Handler {
    Optional<Answer> answer(Asked asked) throws IOException, InterruptedException;

    /** Talks over a socket until it ends; nothing where there is no socket. */
    Optional<Talk> talk(Asked asked);
  }

  /** What is said over a socket. */
  interface Talk {
    void over(Peer peer) throws IOException, InterruptedException;
  }

  private static byte[] copy(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  private final ServerSocket listening;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  LoopbackHttp(Handler handler) throws IOException {
    this.handler = handler;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start("loopback-accept", this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        start("loopback-exchange", () -> exchange(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void exchange(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Asked asked = read(in);
      if (asked.headers().getOrDefault("upgrade", "").equalsIgnoreCase("websocket")) {
        upgrade(socket, asked);
        return;
      }
      Optional<Answer> answer = handler.answer(asked);
      if (answer.isPresent()) {
        write(socket.getOutputStream(), answer.get());
        socket.shutdownOutput();
      }
    } catch (IOException | InterruptedException e) {
      // Whoever asked has gone, or the server is being closed.
    } finally {
      open.remove(socket);
    }
  }

  private static Asked read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", -1);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    int mark = first[1].indexOf('?');
    String path = mark < 0 ? first[1] : first[1].substring(0, mark);
    Map<String, String> query = new HashMap<>();
    if (mark >= 0) {
      for (String pair : first[1].substring(mark + 1).split("&", -1)) {
        int is = pair.indexOf('=');
        query.put(
            pair.substring(0, is),
            URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8));
      }
    }
    return new Asked(first[0], path, query, headers, ByteBuffer.wrap(body));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("The request ended");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void write(OutputStream out, Answer answer) throws IOException {
    String head =
        "HTTP/1.1 "
            + answer.status()
            + " Answer\r\nContent-Type: "
            + answer.type()
            + "\r\nContent-Length: "
            + answer.said()
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(answer.body());
    out.flush();
  }

  private void upgrade(Socket socket, Asked asked) throws IOException, InterruptedException {
    Optional<Talk> talk = handler.talk(asked);
    OutputStream out = socket.getOutputStream();
    if (talk.isEmpty()) {
      write(out, Answer.json(404, "{}"));
      return;
    }
    String accepted =
        asked.headers().get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(accepted.getBytes(StandardCharsets.US_ASCII));
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + Base64.getEncoder().encodeToString(hash)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-1", e);
    }
    out.flush();
    talk.get().over(new Peer(socket));
  }

  /** The other end of a WebSocket. */
  static final class Peer {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final int MASK = 4;

    private final Socket socket;

    Peer(Socket socket) {
      this.socket = socket;
    }

    void text(String text) throws IOException {
      send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void binary(byte[] bytes) throws IOException {
      send(BINARY, bytes);
    }

    private void send(int kind, byte[] bytes) throws IOException {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.write(kind);
      if (bytes.length < 126) {
        frame.write(bytes.length);
      } else {
        frame.write(126);
        frame.write(bytes.length >> 8);
        frame.write(bytes.length);
      }
      frame.writeBytes(bytes);
      socket.getOutputStream().write(frame.toByteArray());
      socket.getOutputStream().flush();
    }

    /** Waits until the other side has heard everything that was said: it answers a ping. */
    void untilHeard() throws IOException {
      send(PING, new byte[0]);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int kind = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        in.readFully(new byte[length + MASK]);
        if (kind == PONG) {
          return;
        }
      }
    }

    /** Reads what comes until the other side has gone. */
    void untilGone() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // Nothing that a client says matters here.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
