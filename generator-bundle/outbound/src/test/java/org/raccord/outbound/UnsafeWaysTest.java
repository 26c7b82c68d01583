package org.raccord.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.GenerationException;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;

/** Servers whose certificate nobody vouches for, and proxies, with real sockets of this machine. */
@Timeout(60)
class UnsafeWaysTest {

  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer plain;

  @BeforeEach
  void serve() throws IOException {
    plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    plain.createContext("/", this::answer);
    plain.start();
  }

  @AfterEach
  void stop() {
    plain.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      seen.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] body = "through".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static HttpOutbound outbound(URI keyed, ProxySelector proxy) {
    return new HttpOutbound(
        to -> Optional.empty(),
        () -> Optional.of("secret"),
        Optional.of(Destination.of(keyed)),
        proxy);
  }

  private static OutboundException failure(HttpOutbound outbound, URI address) {
    return failure(outbound, address, OutboundException.Kind.UNREACHABLE);
  }

  private static OutboundException failure(
      HttpOutbound outbound, URI address, OutboundException.Kind kind) {
    OutboundException failed =
        assertThrows(
            OutboundException.class,
            () -> {
              if (address.getScheme().startsWith("ws")) {
                outbound.listen(address, message -> {}).close();
              } else {
                outbound.send(OutboundRequest.get(address));
              }
            });
    assertFalse(String.valueOf(failed.getMessage()).contains("secret"), failed.getMessage());
    assertEquals(kind, failed.kind(), failed.getMessage());
    return failed;
  }

  /** A certificate that a user could make: for another host, signed by itself. */
  private SSLContext selfSigned() throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "own",
                "-dname",
                "CN=render.example",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertTrue(keytool.waitFor(40, TimeUnit.SECONDS));
    assertEquals(0, keytool.exitValue(), Files.readString(folder.resolve("keytool.txt")));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForGetsNothing() throws Exception {
    HttpsServer safe =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    safe.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    safe.createContext("/", this::answer);
    safe.start();
    try {
      URI address = URI.create("https://127.0.0.1:" + safe.getAddress().getPort() + "/v1/videos");
      OutboundException failed = failure(outbound(address, ProxySelector.of(null)), address);
      assertTrue(
          failed.getMessage().contains("Check the server's certificate"), failed.getMessage());
      assertEquals(List.of(), seen, "neither the request nor the key left");
    } finally {
      safe.stop(0);
    }
  }

  /** Answers whatever comes with the same words, and closes. */
  private ServerSocket saying(String words) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              while (!socket.isClosed()) {
                try (Socket one = socket.accept()) {
                  byte[] head = new byte[4096];
                  int read = one.getInputStream().read(head);
                  seen.add(new String(head, 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
                  one.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                  one.getOutputStream().flush();
                } catch (IOException e) {
                  // Whoever hangs up early is answered no more; the next one is.
                  seen.add("broke off");
                }
              }
            },
            "says-the-same");
    thread.setDaemon(true);
    thread.start();
    return socket;
  }

  @Test
  void aServerThatSpeaksNoTlsIsSaidToPerhapsWantHttp() throws Exception {
    try (ServerSocket server = saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
      URI address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/v1/videos");
      OutboundException failed = failure(outbound(address, ProxySelector.of(null)), address);
      assertTrue(failed.getMessage().contains("should begin with http."), failed.getMessage());
      assertFalse(seen.toString().contains("secret"));
    }
  }

  @Test
  void aProxyIsUsed() throws Exception {
    URI address = URI.create("http://render.example/v1/videos");
    HttpOutbound outbound = outbound(address, ProxySelector.of(plain.getAddress()));
    OutboundReply reply = outbound.send(OutboundRequest.get(address));
    assertEquals("through", reply.text());
    assertEquals(List.of("GET http://render.example/v1/videos Bearer secret"), seen);
  }

  @ParameterizedTest
  @CsvSource({
    "https, 403 Forbidden, UNREACHABLE, does not let it through",
    "https, 502 Bad Gateway, UNREACHABLE, does not let it through",
    "https, 407 Proxy Authentication Required, KEY, wants a login",
    "wss, 407 Proxy Authentication Required, KEY, wants a login",
    "ws, 407 Proxy Authentication Required, KEY, wants a login"
  })
  void aProxyThatLetsNothingThroughIsNamedAndSeesNoKey(
      String scheme, String status, OutboundException.Kind kind, String words) throws Exception {
    try (ServerSocket proxy = saying("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
      URI address = URI.create(scheme + "://render.example/v1/videos");
      InetSocketAddress at =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort());
      OutboundException failed = failure(outbound(address, ProxySelector.of(at)), address, kind);
      assertTrue(
          failed.getMessage().contains(":" + proxy.getLocalPort() + " on the way to"),
          failed.getMessage());
      assertTrue(failed.getMessage().contains(words), failed.getMessage());
      assertTrue(failed.getMessage().contains("NO_PROXY"), failed.getMessage());
      int port = scheme.equals("ws") ? 80 : 443;
      assertTrue(seen.get(0).startsWith("CONNECT render.example:" + port + " "), seen.toString());
      assertFalse(seen.toString().contains("secret"), seen.toString());
    }
  }

  @Test
  void aProxyThatWantsALoginIsNoPassingTrouble() {
    assertEquals(
        GenerationException.Kind.MISCONFIGURED,
        new OutboundException(OutboundException.Kind.KEY, "x").asFailure().kind());
  }

  @Test
  void aServerThatAnswersAsAProxyDoesIsNoProxy() throws Exception {
    try (ServerSocket server =
        saying("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\n\r\nwell")) {
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/videos");
      HttpOutbound direct = outbound(address, ProxySelector.of(null));
      OutboundReply reply = direct.send(OutboundRequest.get(address));
      assertEquals(407, reply.status());
      assertEquals("well", reply.text());
      URI socket = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws");
      String refusal = failure(direct, socket).getMessage();
      assertTrue(refusal.contains("refuses a socket with status 407"), refusal);
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamedAndNotTheServer() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    for (String scheme : List.of("http", "https", "ws")) {
      URI address = URI.create(scheme + "://render.example/v1/videos");
      ProxySelector nobody =
          ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), closed));
      OutboundException failed = failure(outbound(address, nobody), address);
      assertTrue(
          failed.getMessage().contains(":" + closed + " on the way to"), failed.getMessage());
    }
  }
}
