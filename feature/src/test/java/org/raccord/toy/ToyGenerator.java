package org.raccord.toy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.model.fill.DigitalSourceType;

/**
 * Sends the frame before the slot to a server, waits for its job, and takes the file it makes. The
 * server begins its files four frames early.
 */
@Component(
    service = ClipGenerator.class,
    property = {
      ClipGenerator.ID + "=toy",
      ClipGenerator.DESCRIPTION + "=A server in the next room",
    })
public final class ToyGenerator implements ClipGenerator {

  private static final int LEAD = 4;
  private static final String ORDERED = "job ";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server = System.getProperty("raccord.toy.server", "");

  @Override
  public Offer offer(FillRequest request) {
    if (request.before().isEmpty()) {
      return new Offer.Declines("It needs a frame to start from", "Put a clip before the slot");
    }
    return new Offer.Serves(
        "a file from a server",
        Offer.Rung.FIRST_FRAME,
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    try {
      String job;
      Optional<String> ticket = call.ticket();
      if (ticket.isPresent() && ticket.get().startsWith(ORDERED)) {
        job = ticket.get().substring(ORDERED.length());
      } else {
        Path still = call.still(Edge.BEFORE, FillCall.StillFormat.PNG);
        call.remember("ordering");
        HttpRequest order =
            HttpRequest.newBuilder(URI.create(server + "/jobs"))
                .POST(HttpRequest.BodyPublishers.ofFile(still))
                .build();
        job = http.send(order, HttpResponse.BodyHandlers.ofString()).body();
        call.remember(ORDERED + job);
      }
      call.progress(new Progress.Working("the server works"));
      return new Made.InFile(
          fetch(job, call), new Made.Alignment.StartsAt(LEAD), Optional.empty(), account());
    } catch (IOException e) {
      throw new GenerationException(
          GenerationException.Kind.TRANSIENT, "The server of the toy does not answer", e);
    }
  }

  private Path fetch(String job, FillCall call) throws IOException, InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(URI.create(server + "/jobs/" + job)).build();
    while (true) {
      call.checkpoint();
      HttpResponse<InputStream> answer = http.send(ask, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == 200) {
          Path file = call.workspace().resolve("answer.mov");
          Files.deleteIfExists(file);
          Files.copy(body, file);
          return file;
        }
      }
    }
  }

  private static Made.Account account() {
    return new Made.Account(
        "toy",
        "A file from a server",
        0.5,
        List.of(),
        0,
        DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
        Map.of());
  }
}
