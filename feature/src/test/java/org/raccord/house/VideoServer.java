package org.raccord.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of {@code /v1/videos} whose videos are ready from {@link #release} on. */
final class VideoServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path answer;
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile boolean ready;
  private final AtomicInteger orders = new AtomicInteger();

  /**
   * @param answer the file that every order ends in
   */
  VideoServer(Path answer) throws IOException {
    this.answer = answer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/videos", this::serve);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int orders() {
    return orders.get();
  }

  /** The keys that requests came with. */
  List<String> keys() {
    return keys;
  }

  /** Waits until somebody has asked after a video that was ordered. */
  boolean awaitQuestion() throws InterruptedException {
    return asked.await(60, TimeUnit.SECONDS);
  }

  void release() {
    ready = true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST")) {
        exchange.getRequestBody().readAllBytes();
        orders.incrementAndGet();
        json(exchange, video("queued"));
      } else if (path.equals("/v1/videos")) {
        json(exchange, "{\"object\":\"list\",\"data\":[]}");
      } else if (path.endsWith("/content")) {
        exchange.getResponseHeaders().add("Content-Type", "video/mp4");
        exchange.sendResponseHeaders(200, Files.size(answer));
        Files.copy(answer, exchange.getResponseBody());
      } else {
        json(exchange, video(ready ? "completed" : "in_progress"));
        asked.countDown();
      }
    }
  }

  private static String video(String status) {
    return "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"toy\",\"status\":\""
        + status
        + "\",\"progress\":50}";
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
