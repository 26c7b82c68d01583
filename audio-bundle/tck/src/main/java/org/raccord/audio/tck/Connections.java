package org.raccord.audio.tck;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what this program connects to: sockets, URL connections and HTTP clients each ask the
 * selector of proxies first. Channels and native code do not.
 */
final class Connections extends ProxySelector implements AutoCloseable {

  private final @Nullable ProxySelector usual = ProxySelector.getDefault();
  private final List<URI> made = new CopyOnWriteArrayList<>();

  private Connections() {}

  /** Watches until it is closed. */
  static Connections watched() {
    Connections connections = new Connections();
    ProxySelector.setDefault(connections);
    return connections;
  }

  List<URI> made() {
    return List.copyOf(made);
  }

  @Override
  public List<Proxy> select(URI uri) {
    made.add(uri);
    return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    if (usual != null) {
      usual.connectFailed(uri, address, e);
    }
  }

  @Override
  public void close() {
    ProxySelector.setDefault(usual);
  }
}
