package org.raccord.core.internal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentProxyTest {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "HTTPS_PROXY", "http://safe.example:3128",
          "http_proxy", "plain.example",
          "NO_PROXY", "lan.example, .house.example");

  private static String proxy(Map<String, String> variables, String address) {
    ProxySelector selector = EnvironmentProxy.of(name -> variables.getOrDefault(name, ""));
    Proxy chosen = selector.select(URI.create(address)).get(0);
    return chosen.address() instanceof InetSocketAddress at
        ? at.getHostString() + ":" + at.getPort()
        : "direct";
  }

  @ParameterizedTest
  @CsvSource({
    "https://render.example, safe.example:3128",
    "wss://render.example, safe.example:3128",
    "http://render.example, plain.example:80",
    "https://lan.example, direct",
    "https://box.lan.example, direct",
    "https://box.house.example, direct",
    "https://otherlan.example, safe.example:3128",
    "http://127.0.0.1:8188, direct",
    "ws://localhost:8188, direct"
  })
  void theVariablesAreReadAsCurlReadsThem(String address, String proxy) {
    assertEquals(proxy, proxy(VARIABLES, address));
  }

  @Test
  void aStarExceptsAllAndNonsenseIsNoProxy() {
    assertEquals(
        "direct", proxy(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "*"), "https://a.example"));
    assertEquals("direct", proxy(Map.of("HTTPS_PROXY", "http://[bad"), "https://a.example"));
  }
}
