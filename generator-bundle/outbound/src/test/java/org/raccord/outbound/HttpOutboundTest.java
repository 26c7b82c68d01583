package org.raccord.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.OutboundRequest.Into;
import org.raccord.generator.OutboundRequest.Part;
import org.raccord.generator.OutboundRequest.Resume;

/** Exchanges with a real server of this machine, and with one that counts as another's. */
final class HttpOutboundTest {

  private static final byte[] FILE = new byte[300_000];

  static {
    for (int i = 0; i < FILE.length; i++) {
      FILE[i] = (byte) (i * 31 + i / 251);
    }
  }

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      seen.add(exchange.getRequestMethod() + " " + path + " " + key);
      switch (path) {
        case "/echo" -> send(exchange, 200, exchange.getRequestBody().readAllBytes());
        case "/away" -> {
          exchange
              .getResponseHeaders()
              .add("Location", "http://localhost:" + server.getAddress().getPort() + "/echo");
          send(exchange, 302, new byte[0]);
        }
        case "/round" -> {
          exchange.getResponseHeaders().add("Location", "/round");
          send(exchange, 302, new byte[0]);
        }
        case "/file" -> file(exchange);
        case "/error" -> send(exchange, 500, "no".getBytes(UTF_8));
        case "/broken" -> {
          exchange.sendResponseHeaders(200, FILE.length);
          exchange.getResponseBody().write(FILE, 0, 1000);
        }
        case "/hang" -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
        default -> send(exchange, 404, new byte[0]);
      }
    }
  }

  private static void file(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    exchange.getResponseHeaders().add("ETag", "\"v1\"");
    if (range == null) {
      send(exchange, 200, FILE);
      return;
    }
    int from = Integer.parseInt(range.substring(6, range.length() - 1));
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes " + from + "-" + (FILE.length - 1) + "/" + FILE.length);
    send(exchange, 206, Arrays.copyOfRange(FILE, from, FILE.length));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private HttpOutbound outbound(DestinationRule rule) {
    return new HttpOutbound(
        rule,
        () -> Optional.of("secret"),
        Optional.of(Destination.of(at("/"))),
        ProxySelector.of(null));
  }

  private HttpOutbound outbound() {
    return outbound(DestinationRule.THIS_MACHINE);
  }

  @Test
  void aFormArrivesWholeWithTheKeyOfItsServer() throws Exception {
    Path picture = Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
    OutboundReply reply =
        outbound()
            .send(
                OutboundRequest.post(
                    at("/echo"),
                    new Body.Form(
                        List.of(
                            new Part.Field("prompt", "a dog, \u00e4"),
                            new Part.FileOf("image", picture, "a\".png", "image/png")))));
    String text = reply.text();
    assertTrue(reply.succeeded());
    assertTrue(text.contains("name=\"prompt\"\r\n\r\na dog, \u00e4\r\n"), text);
    assertTrue(text.contains("filename=\"a%22.png\"\r\nContent-Type: image/png\r\n\r\n\1\2\3\r\n"));
    assertTrue(text.endsWith("--\r\n"), text);
    assertEquals(List.of("POST /echo Bearer secret"), seen);
  }

  @Test
  void aRedirectToAnotherServerGoesWithoutTheKeyAndOnlyWhereItMay() throws Exception {
    outbound().send(OutboundRequest.get(at("/away")));
    assertEquals(List.of("GET /away Bearer secret", "GET /echo null"), seen);
    seen.clear();
    DestinationRule numbersOnly =
        to -> to.host().equals("localhost") ? Optional.of("not " + to) : Optional.empty();
    OutboundException refused =
        assertThrows(
            OutboundException.class,
            () -> outbound(numbersOnly).send(OutboundRequest.get(at("/away"))));
    assertEquals(OutboundException.Kind.FORBIDDEN, refused.kind());
    assertEquals(1, seen.size(), seen.toString());
  }

  @Test
  void aServerElsewhereLeadsToNothingOnThisMachine() {
    HttpOutbound elsewhere =
        new HttpOutbound(
            to -> Optional.empty(),
            KeySource.NONE,
            Optional.of(Destination.of(URI.create("https://render.example"))),
            ProxySelector.of(null));
    OutboundException refused =
        assertThrows(
            OutboundException.class, () -> elsewhere.send(OutboundRequest.get(at("/echo"))));
    assertEquals(OutboundException.Kind.FORBIDDEN, refused.kind());
    assertTrue(refused.getMessage().contains("https://render.example leads to"));
    assertEquals(List.of(), seen);
  }

  @Test
  void redirectsWithoutEndEnd() {
    assertKind(OutboundException.Kind.INCOMPLETE, OutboundRequest.get(at("/round")));
  }

  @Test
  void nothingIsSentWhereTheRuleForbidsIt() {
    OutboundException refused =
        assertThrows(
            OutboundException.class,
            () -> outbound(to -> Optional.of("Not there.")).send(OutboundRequest.get(at("/echo"))));
    assertEquals(OutboundException.Kind.FORBIDDEN, refused.kind());
    assertEquals(List.of(), seen);
  }

  @Test
  void aKeyThatCannotBeHadSendsNothing() {
    HttpOutbound keyless =
        new HttpOutbound(
            DestinationRule.THIS_MACHINE,
            () -> {
              throw new KeySource.KeyException("The variable is not set.");
            },
            Optional.of(Destination.of(at("/"))),
            ProxySelector.of(null));
    OutboundException missing =
        assertThrows(OutboundException.class, () -> keyless.send(OutboundRequest.get(at("/echo"))));
    assertEquals(OutboundException.Kind.KEY, missing.kind());
    assertEquals(List.of(), seen);
  }

  @Test
  void aBrokenDownloadGoesOnWhereItBroke() throws Exception {
    Path file = Files.write(folder.resolve("v.mp4"), Arrays.copyOf(FILE, 1000));
    OutboundRequest rest =
        OutboundRequest.get(at("/file"))
            .into(
                new Into.SavedTo(
                    file, Optional.of(new Resume(Optional.of("\"v1\""))), FILE.length));
    OutboundReply reply = outbound().send(rest);
    assertEquals(206, reply.status());
    assertEquals(FILE.length, reply.saved());
    assertArrayEquals(FILE, Files.readAllBytes(file));
  }

  @Test
  void anErrorIsNotWrittenIntoTheFile() throws Exception {
    Path file = folder.resolve("v.mp4");
    OutboundReply reply =
        outbound()
            .send(
                OutboundRequest.get(at("/error"))
                    .into(new Into.SavedTo(file, Optional.empty(), 1000)));
    assertEquals("no", reply.text());
    assertFalse(Files.exists(file));
  }

  @Test
  void anAnswerThatIsTooLargeIsToldFromOneThatBrokeOff() {
    Path file = folder.resolve("v.mp4");
    assertKind(
        OutboundException.Kind.TOO_LARGE,
        OutboundRequest.get(at("/file")).into(new Into.SavedTo(file, Optional.empty(), 1000)));
    assertKind(
        OutboundException.Kind.TOO_LARGE,
        OutboundRequest.get(at("/file")).into(new Into.Memory(1000)));
    assertKind(OutboundException.Kind.INCOMPLETE, OutboundRequest.get(at("/broken")));
  }

  @Test
  void whetherItWasSentIsTold() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    assertKind(
        OutboundException.Kind.UNREACHABLE,
        OutboundRequest.get(URI.create("http://127.0.0.1:" + closed + "/")));
    assertKind(
        OutboundException.Kind.LOST,
        OutboundRequest.get(at("/hang")).within(Duration.ofMillis(300)));
    assertKind(
        OutboundException.Kind.UNREACHABLE, OutboundRequest.get(URI.create("ftp://localhost/")));
  }

  @Test
  void aCancelledCallEndsAtOnce() throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread call =
        new Thread(
            () -> {
              try {
                outbound().send(OutboundRequest.get(at("/hang")));
              } catch (Throwable e) {
                end.set(e);
              }
              ended.countDown();
            });
    call.start();
    while (seen.isEmpty()) {
      Thread.onSpinWait();
    }
    call.interrupt();
    assertTrue(ended.await(5, java.util.concurrent.TimeUnit.SECONDS));
    assertTrue(end.get() instanceof InterruptedException, String.valueOf(end.get()));
  }

  private void assertKind(OutboundException.Kind kind, OutboundRequest request) {
    OutboundException failed =
        assertThrows(OutboundException.class, () -> outbound().send(request));
    assertEquals(kind, failed.kind(), failed.getMessage());
    assertFalse(failed.getMessage().contains("secret"), failed.getMessage());
  }
}
