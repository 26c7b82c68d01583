package org.raccord.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.Outbound;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.outbound.internal.Bodies;
import org.raccord.outbound.internal.Reception;
import org.raccord.outbound.internal.SocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends over the JDK's HTTP client, HTTP/1.1. Redirects of requests that only ask (GET, HEAD) are
 * followed, each checked like a first request; to another host they go without the key.
 */
public final class HttpOutbound implements Outbound {

  private static final Logger LOG = LoggerFactory.getLogger(HttpOutbound.class);

  private static final Duration CONNECT = Duration.ofSeconds(15);

  /** What a proxy answers that wants a login. */
  private static final int PROXY_LOGIN = 407;

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final DestinationRule rule;
  private final KeySource key;
  private final Optional<Destination> keyed;
  private final Supplier<HttpClient> client;

  /**
   * With a client of its own.
   *
   * @param rule what may be reached
   * @param key the key of the instance
   * @param keyed the server of the instance: where the key is sent and nowhere else; one that is
   *     not this machine leads to nothing on it
   * @param proxy chooses a proxy for each address
   */
  public HttpOutbound(
      DestinationRule rule, KeySource key, Optional<Destination> keyed, ProxySelector proxy) {
    this(rule, key, keyed, lazily(proxy));
  }

  /**
   * With a client that is shared.
   *
   * @param rule what may be reached
   * @param key the key of the instance
   * @param keyed where the key is sent and nowhere else
   * @param client made by {@link #client}; asked for when something is sent: a client holds a
   *     thread and three handles for as long as it lives
   */
  public HttpOutbound(
      DestinationRule rule,
      KeySource key,
      Optional<Destination> keyed,
      Supplier<HttpClient> client) {
    this.rule = rule;
    this.key = key;
    this.keyed = keyed;
    this.client = client;
  }

  /**
   * A client that follows no redirect by itself.
   *
   * @param proxy chooses a proxy for each address
   */
  public static HttpClient client(ProxySelector proxy) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .proxy(proxy)
        .build();
  }

  private static Supplier<HttpClient> lazily(ProxySelector proxy) {
    AtomicReference<@Nullable HttpClient> made = new AtomicReference<>();
    return () -> {
      HttpClient there = made.get();
      if (there == null) {
        made.compareAndSet(null, client(proxy));
        there = made.get();
      }
      return Objects.requireNonNull(there);
    };
  }

  @Override
  public OutboundReply send(OutboundRequest request)
      throws OutboundException, InterruptedException {
    URI address = request.address();
    for (int redirects = 0; ; redirects++) {
      HttpResponse<java.io.InputStream> answer = begin(request, address);
      Optional<URI> next = redirect(request, answer, address);
      if (next.isEmpty()) {
        return Reception.receive(answer, request);
      }
      Reception.discard(answer);
      if (redirects >= MOST_REDIRECTS) {
        throw new OutboundException(
            OutboundException.Kind.INCOMPLETE,
            Destination.of(request.address())
                + " redirects without end. Check the address in the settings.");
      }
      LOG.debug("Redirected from {} to {}", Destination.of(address), Destination.of(next.get()));
      address = next.get();
    }
  }

  private static Optional<URI> redirect(
      OutboundRequest request, HttpResponse<?> answer, URI address) throws OutboundException {
    boolean asks = request.method().equals("GET") || request.method().equals("HEAD");
    Optional<String> location = answer.headers().firstValue("location");
    if (!asks || !REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(address.resolve(location.get()));
    } catch (IllegalArgumentException e) {
      throw new OutboundException(
          OutboundException.Kind.INCOMPLETE,
          Destination.of(address) + " redirects to something that is no address.");
    }
  }

  private HttpResponse<java.io.InputStream> begin(OutboundRequest request, URI address)
      throws OutboundException, InterruptedException {
    Destination to = allowed(address);
    HttpRequest.Builder sent = HttpRequest.newBuilder(address).timeout(request.patience());
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (!header.getKey().toLowerCase(Locale.ROOT).equals("authorization")) {
        sent.header(header.getKey(), header.getValue());
      }
    }
    authorization(to).ifPresent(value -> sent.header("Authorization", value));
    try {
      Bodies.put(request, sent);
      Bodies.range(request, sent);
    } catch (IOException e) {
      throw new OutboundException(
          OutboundException.Kind.UNREACHABLE,
          "A file that was to be sent cannot be read: " + e.getMessage(),
          e);
    }
    try {
      HttpResponse<java.io.InputStream> answer =
          client.get().send(sent.build(), HttpResponse.BodyHandlers.ofInputStream());
      Optional<OutboundException> refused = proxyLogin(answer.statusCode(), to, address);
      if (refused.isPresent()) {
        // A tunnel that is refused has no body at all.
        if (answer.body() != null) {
          Reception.discard(answer);
        }
        throw refused.get();
      }
      return answer;
    } catch (IOException e) {
      throw failure(to, address, e);
    }
  }

  /**
   * What a status says of a proxy that wants a login. A server without one on the way to it may
   * answer the same, and that is its own answer.
   */
  private Optional<OutboundException> proxyLogin(int status, Destination to, URI address) {
    if (status != PROXY_LOGIN) {
      return Optional.empty();
    }
    return proxy(address)
        .map(
            proxy ->
                new OutboundException(
                    OutboundException.Kind.KEY,
                    "The proxy "
                        + proxy
                        + " on the way to "
                        + to
                        + " wants a login, which Raccord does not have. Except the server with"
                        + " NO_PROXY, or use a proxy of this machine that logs in for you."));
  }

  private Destination allowed(URI address) throws OutboundException {
    Destination to;
    try {
      to = Destination.of(address);
    } catch (IllegalArgumentException e) {
      throw new OutboundException(
          OutboundException.Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
    Optional<String> refusal = rule.refusal(to);
    if (refusal.isPresent()) {
      throw new OutboundException(OutboundException.Kind.FORBIDDEN, refusal.get());
    }
    if (to.isThisMachine() && keyed.isPresent() && !keyed.get().isThisMachine()) {
      // By a redirect, or by an address in an answer: nobody set it up.
      throw new OutboundException(
          OutboundException.Kind.FORBIDDEN,
          keyed.get()
              + " leads to "
              + to
              + ", which is this machine: what listens here is not for a server to ask. Check that"
              + " server.");
    }
    return to;
  }

  private Optional<String> authorization(Destination to) throws OutboundException {
    if (keyed.isEmpty() || !keyed.get().equals(to)) {
      return Optional.empty();
    }
    try {
      return key.key().map(text -> "Bearer " + text);
    } catch (KeySource.KeyException e) {
      throw new OutboundException(OutboundException.Kind.KEY, String.valueOf(e.getMessage()), e);
    }
  }

  /** The proxy on the way to an address. */
  private Optional<String> proxy(URI address) {
    return client
        .get()
        .proxy()
        .flatMap(selector -> selector.select(asked(address)).stream().findFirst())
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(at -> at.getHostString() + ":" + at.getPort());
  }

  /** A socket is asked for over HTTP, and only for that a proxy is chosen. */
  private static URI asked(URI address) {
    return URI.create(address.toString().replaceFirst("^(?i)ws", "http"));
  }

  private OutboundException failure(Destination to, URI address, Throwable cause) {
    Optional<String> proxy = proxy(address);
    boolean refused = among(cause, ConnectException.class).isPresent();
    boolean unknown = among(cause, UnresolvedAddressException.class).isPresent();
    boolean tunnel =
        among(cause, IOException.class)
            .filter(e -> String.valueOf(e.getMessage()).contains("Tunnel failed"))
            .isPresent();
    if (proxy.isPresent() && (refused || unknown || tunnel)) {
      return unreachable(
          "The proxy "
              + proxy.get()
              + " on the way to "
              + to
              + (tunnel
                  ? " does not let it through (" + cause.getMessage() + ")."
                  : " does not answer.")
              + " Check HTTPS_PROXY and HTTP_PROXY, or except the server with NO_PROXY.",
          cause);
    }
    return failure(to, cause);
  }

  private static OutboundException failure(Destination to, Throwable cause) {
    if (among(cause, HttpConnectTimeoutException.class).isPresent()) {
      return unreachable(
          to + " does not answer. Check that the server runs and can be reached from here.", cause);
    }
    Optional<SSLException> unsafe = among(cause, SSLException.class);
    if (unsafe.isPresent()) {
      return unreachable(
          "No safe connection to "
              + to
              + ": "
              + String.valueOf(unsafe.get().getMessage()).replaceFirst("[.?!]+$", "")
              + ". Check the server's certificate, and whether the address should begin with"
              + " http.",
          cause);
    }
    if (among(cause, UnresolvedAddressException.class).isPresent()
        || among(cause, UnknownHostException.class).isPresent()) {
      return unreachable(
          "No computer is known by the name " + to.host() + ". Check the address.", cause);
    }
    if (among(cause, ConnectException.class).isPresent()) {
      return unreachable(
          "Nothing listens at " + to + ". Start the server, or check its address and port.", cause);
    }
    return new OutboundException(
        OutboundException.Kind.LOST,
        cause instanceof HttpTimeoutException
            ? to + " took a request and did not answer in time."
            : "The connection to " + to + " broke off" + said(cause) + ".",
        cause);
  }

  private static OutboundException unreachable(String message, Throwable cause) {
    return new OutboundException(OutboundException.Kind.UNREACHABLE, message, cause);
  }

  /** The first cause of a kind. */
  private static <T extends Throwable> Optional<T> among(Throwable failure, Class<T> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return Optional.of(kind.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static String said(Throwable cause) {
    return cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
  }

  @Override
  public Registration listen(URI address, Consumer<Message> listener)
      throws OutboundException, InterruptedException {
    Destination to = allowed(address);
    var builder = client.get().newWebSocketBuilder().connectTimeout(CONNECT);
    authorization(to).ifPresent(value -> builder.header("Authorization", value));
    SocketListener socket = new SocketListener(listener);
    CompletableFuture<java.net.http.WebSocket> opening = builder.buildAsync(address, socket);
    try {
      java.net.http.WebSocket open = opening.get(CONNECT.toSeconds() * 2, TimeUnit.SECONDS);
      return () -> socket.close(open);
    } catch (InterruptedException e) {
      abandon(opening);
      throw e;
    } catch (TimeoutException e) {
      abandon(opening);
      throw new OutboundException(
          OutboundException.Kind.UNREACHABLE, to + " does not open its socket.", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof WebSocketHandshakeException refused) {
        int status = refused.getResponse().statusCode();
        throw proxyLogin(status, to, address)
            .orElseGet(() -> unreachable(to + " refuses a socket with status " + status + ".", e));
      }
      throw failure(to, address, cause);
    }
  }

  /** A socket that opens when nobody wants it any more is closed. */
  private static void abandon(CompletableFuture<java.net.http.WebSocket> opening) {
    CompletableFuture<?> unused = opening.thenAccept(java.net.http.WebSocket::abort);
  }
}
