package org.raccord.core.internal.policy;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.settings.KeyReference;
import org.raccord.generator.GeneratorKind;
import org.raccord.outbound.Destination;
import org.raccord.outbound.HttpOutbound;
import org.raccord.outbound.KeySource;

/** Makes the way out for a generator: its own key, to its own server, under a policy. */
public final class WayOut {

  /** One for all calls, made when the first of them sends something. */
  private static final class Shared {
    static final HttpClient CLIENT =
        HttpOutbound.client(EnvironmentProxy.of(KeyReference::environment));
  }

  private WayOut() {}

  /** The way out for a generator on the shelf. */
  public static HttpOutbound of(Shelved generator, Policy policy) {
    return of(generator.instance(), policy);
  }

  /** The way out for an instance; one that was not set up has no key. */
  public static HttpOutbound of(Optional<GeneratorKind.Instance> instance, Policy policy) {
    Optional<String> reference = instance.flatMap(i -> i.setting(GeneratorKind.KEY));
    KeySource key =
        reference.isEmpty()
            ? KeySource.NONE
            : () -> KeyReference.of(reference.get(), KeyReference::environment).key();
    return new HttpOutbound(policy, key, instance.flatMap(WayOut::server), () -> Shared.CLIENT);
  }

  /** The server that an instance's {@code url} names. */
  public static Optional<Destination> server(GeneratorKind.Instance instance) {
    try {
      return instance.setting("url").map(URI::create).map(Destination::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
