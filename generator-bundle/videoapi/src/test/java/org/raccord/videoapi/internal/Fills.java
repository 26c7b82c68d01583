package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.Made;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.model.fill.Brief;
import org.raccord.outbound.Destination;
import org.raccord.outbound.DestinationRule;
import org.raccord.outbound.HttpOutbound;
import org.raccord.videoapi.server.ScriptedServer;

/** Fills slots at a scripted server, and keeps what there is to look at. */
final class Fills {

  final ScriptedServer server;
  final LeapingPace pace = new LeapingPace();
  private final Path folder;
  private int calls;

  Fills(ScriptedServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** A profile of the program by its name, or one of these tests, of which there is a file. */
  static String profile(String name) {
    Path file = Path.of("src", "test", "resources", "profiles", name + ".json");
    return Files.exists(file) ? file.toAbsolutePath().toString() : name;
  }

  /** Settings of an instance at the server: {@code name, value, name, value}. */
  Instance instance(String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("url", server.address().toString());
    all.put("model", "film-model-1");
    all.put("size", "128x96");
    for (int i = 0; i < settings.length; i += 2) {
      String value = settings[i + 1];
      all.put(settings[i], settings[i].equals("profile") ? profile(value) : value);
    }
    return new Instance("studio", all);
  }

  ClipGenerator generator(String... settings) throws GenerationException {
    return new VideoApiKind(pace, 64 << 20).open(instance(settings)).generator();
  }

  RecordedFillCall call(FillRequest request) throws IOException {
    calls++;
    return new RecordedFillCall(request, Files.createDirectories(folder.resolve("fill" + calls)));
  }

  /** A call that goes on in the workspace of the last one. */
  RecordedFillCall again(FillRequest request, String ticket) throws IOException {
    return new RecordedFillCall(request, folder.resolve("fill" + calls)).withTicket(ticket);
  }

  Made.InFile fill(String... settings) throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    return (Made.InFile) generator(settings).fill(request, call(request));
  }

  GenerationException failure(String... settings) throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    RecordedFillCall call = call(request);
    ClipGenerator generator = generator(settings);
    return assertThrows(GenerationException.class, () -> generator.fill(request, call));
  }

  /** The call, with a way out that knows a key for one server. */
  static FillCall keyed(FillCall call, String key, URI server) {
    HttpOutbound outbound =
        new HttpOutbound(
            DestinationRule.THIS_MACHINE,
            () -> Optional.of(key),
            Optional.of(Destination.of(server)),
            ProxySelector.getDefault());
    return (FillCall)
        Proxy.newProxyInstance(
            Fills.class.getClassLoader(),
            new Class<?>[] {FillCall.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("outbound")) {
                return outbound;
              }
              try {
                return method.invoke(call, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
