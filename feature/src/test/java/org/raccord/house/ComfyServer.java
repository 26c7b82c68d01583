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

/** A ComfyUI server without a socket, whose jobs are done from {@link #release} on. */
final class ComfyServer implements AutoCloseable {

  private static final String ID = "5f1c9b0e-0000-4000-8000-000000000001";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path answer;
  private final List<String> graphs = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile boolean ready;

  /**
   * @param answer the file that every job makes
   */
  ComfyServer(Path answer) throws IOException {
    this.answer = answer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The orders, each with its graph. */
  List<String> graphs() {
    return graphs;
  }

  /** Waits until somebody has asked after a job that was ordered. */
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
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/upload/image" -> json(exchange, 200, uploaded(body));
        case "/prompt" -> {
          graphs.add(new String(body, StandardCharsets.UTF_8));
          json(exchange, 200, "{\"prompt_id\":\"" + ID + "\",\"number\":1,\"node_errors\":{}}");
        }
        case "/history/" + ID -> {
          asked.countDown();
          json(exchange, 200, ready ? history() : "{}");
        }
        case "/queue" ->
            json(
                exchange,
                200,
                "{\"queue_pending\":[],\"queue_running\":[[1,\"" + ID + "\",{},{},[]]]}");
        case "/view" -> {
          exchange.sendResponseHeaders(200, Files.size(answer));
          Files.copy(answer, exchange.getResponseBody());
        }
        default -> json(exchange, 404, "{}");
      }
    }
  }

  private static String uploaded(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int named = text.indexOf("filename=\"") + "filename=\"".length();
    String name = text.substring(named, text.indexOf('"', named));
    return "{\"name\":\"" + name + "\",\"subfolder\":\"\",\"type\":\"input\"}";
  }

  private static String history() {
    return "{\""
        + ID
        + "\":{\"prompt\":[1,\""
        + ID
        + "\",{},{},[]],\"outputs\":{\"16\":{\"images\":[{\"filename\":\"raccord_00001_.mov\","
        + "\"subfolder\":\"\",\"type\":\"output\"}],\"animated\":[true]}},"
        + "\"status\":{\"status_str\":\"success\",\"completed\":true,\"messages\":[]}}}";
  }

  private static void json(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
