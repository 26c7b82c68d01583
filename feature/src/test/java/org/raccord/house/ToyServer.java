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

/** The server of the toy generator. It keeps a question waiting until {@link #release}. */
public final class ToyServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path answer;
  private final List<byte[]> orders = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch asked = new CountDownLatch(1);
  private volatile CountDownLatch released = new CountDownLatch(1);

  /**
   * Starts the server.
   *
   * @param answer the file that every job ends in
   */
  public ToyServer(Path answer) throws IOException {
    this.answer = answer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/jobs", this::serve);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was ordered: the bodies of all POSTs. */
  public List<byte[]> orders() {
    return orders;
  }

  /** Makes the next question wait for {@link #release}. */
  public void hold() {
    asked = new CountDownLatch(1);
    released = new CountDownLatch(1);
  }

  public void release() {
    released.countDown();
  }

  /** Waits until a generator has asked for its job. */
  public boolean awaitQuestion() throws InterruptedException {
    return asked.await(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        orders.add(exchange.getRequestBody().readAllBytes());
        byte[] id = ("job" + orders.size()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, id.length);
        exchange.getResponseBody().write(id);
        return;
      }
      asked.countDown();
      if (!released.await(60, TimeUnit.SECONDS)) {
        exchange.sendResponseHeaders(202, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(answer));
      Files.copy(answer, exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
