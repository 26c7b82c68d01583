package org.raccord.core.internal.policy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxy that the variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name,
 * as curl reads them (upper or lower case); where they name none, the one of the Java settings.
 * This machine is always reached directly.
 */
final class EnvironmentProxy extends ProxySelector {

  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentProxy.class);

  private final UnaryOperator<String> environment;

  private EnvironmentProxy(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  static ProxySelector of(UnaryOperator<String> environment) {
    return new EnvironmentProxy(environment);
  }

  @Override
  public List<Proxy> select(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (org.raccord.outbound.Destination.of(address).isThisMachine() || isExcepted(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean safe = scheme.equals("https") || scheme.equals("wss");
    Optional<Proxy> named = parse(variable(safe ? "HTTPS_PROXY" : "HTTP_PROXY"));
    if (named.isPresent()) {
      return List.of(named.get());
    }
    ProxySelector standard = ProxySelector.getDefault();
    return standard == null ? List.of(Proxy.NO_PROXY) : standard.select(address);
  }

  private boolean isExcepted(String host) {
    for (String entry : variable("NO_PROXY").split(",", -1)) {
      String name = entry.strip().toLowerCase(Locale.ROOT);
      String bare = name.startsWith(".") ? name.substring(1) : name;
      if (name.equals("*")
          || (!bare.isEmpty() && (host.equals(bare) || host.endsWith("." + bare)))) {
        return true;
      }
    }
    return false;
  }

  private String variable(String name) {
    String upper = environment.apply(name);
    return upper.isEmpty() ? environment.apply(name.toLowerCase(Locale.ROOT)) : upper;
  }

  private static Optional<Proxy> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
      if (address.getHost() == null) {
        return Optional.empty();
      }
      int port = address.getPort() > 0 ? address.getPort() : 80;
      return Optional.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port)));
    } catch (IllegalArgumentException e) {
      LOG.warn("The proxy that the environment names is no address and is not used");
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    LOG.warn("The proxy {} does not answer", proxy);
  }
}
