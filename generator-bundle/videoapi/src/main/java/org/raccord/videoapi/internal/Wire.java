package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Outbound;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.OutboundRequest.Into;

/** The requests of the protocol, and what is read off every answer. */
final class Wire {

  private static final Duration QUESTION = Duration.ofSeconds(30);
  private static final Duration ORDER = Duration.ofMinutes(3);
  private static final Duration FAREWELL = Duration.ofMillis(500);
  private static final int MOST_LISTED = 100;
  private static final int MOST_WAIT = 600;

  private final Outbound out;
  private final Setup setup;

  Wire(Outbound out, Setup setup) {
    this.out = out;
    this.setup = setup;
  }

  String server() {
    return setup.destination();
  }

  OutboundReply order(Body body) throws OutboundException, InterruptedException {
    return out.send(
        OutboundRequest.post(setup.address(setup.profile().create()), body).within(ORDER));
  }

  /** Orders a video that is the answer; nobody is asked twice for the rest of one. */
  OutboundReply orderInto(Body body, Path into, long limit)
      throws OutboundException, InterruptedException {
    return out.send(
        OutboundRequest.post(setup.address(setup.profile().create()), body)
            .into(new Into.SavedTo(into, Optional.empty(), limit))
            .within(setup.patience()));
  }

  OutboundReply state(String id) throws OutboundException, InterruptedException {
    return ask(setup.profile().create() + "/" + quoted(id));
  }

  OutboundReply list() throws OutboundException, InterruptedException {
    return ask(setup.profile().create() + "?limit=" + MOST_LISTED + "&order=desc");
  }

  OutboundReply ask(String path) throws OutboundException, InterruptedException {
    return out.send(OutboundRequest.get(setup.address(path)).within(QUESTION));
  }

  OutboundReply content(String id, Path into, long limit)
      throws OutboundException, InterruptedException {
    return contentAt(
        setup.address(setup.profile().create() + "/" + quoted(id) + "/content"), into, limit);
  }

  /** The same from another place, as far as the user allows it; no key goes there. */
  OutboundReply contentAt(URI place, Path into, long limit)
      throws OutboundException, InterruptedException {
    return out.send(
        OutboundRequest.get(place)
            .into(
                new Into.SavedTo(
                    into, Optional.of(new OutboundRequest.Resume(Optional.empty())), limit))
            .within(Duration.ofMinutes(2)));
  }

  OutboundReply delete(String id) throws OutboundException, InterruptedException {
    return out.send(
        OutboundRequest.get(setup.address(setup.profile().create() + "/" + quoted(id)))
            .as("DELETE")
            .with(Map.of())
            .within(FAREWELL));
  }

  private static String quoted(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The object of an answer. */
  JsonObject object(OutboundReply reply) throws GenerationException {
    String text = reply.text();
    Optional<JsonObject> json = Json.object(text);
    if (json.isEmpty()) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED,
          server()
              + (Complaint.isPage(text) ? " answers with a web page" : " answers with something")
              + " that is no JSON. Check the url: another server may stand there.");
    }
    return json.get();
  }

  /** The videos of a list. */
  List<VideoState> videos(OutboundReply reply) throws GenerationException {
    List<VideoState> videos = new ArrayList<>();
    JsonElement data = object(reply).get("data");
    if (data instanceof JsonArray list) {
      for (JsonElement each : list) {
        if (each.isJsonObject()) {
          videos.add(VideoState.of(each.getAsJsonObject()));
        }
      }
    }
    return videos;
  }

  /** How long the server asks to wait, where it does. */
  static Optional<Duration> asked(OutboundReply reply) {
    return milliseconds(reply.header("openai-poll-after-ms"))
        .or(() -> milliseconds(reply.header("retry-after-ms")))
        .or(
            () ->
                reply
                    .header("retry-after")
                    .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,6})?"))
                    .map(text -> bounded(new BigDecimal(text).movePointRight(3).longValue())));
  }

  private static Optional<Duration> milliseconds(Optional<String> header) {
    return header
        .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,6})?"))
        .map(text -> bounded(new BigDecimal(text).longValue()));
  }

  private static Duration bounded(long milliseconds) {
    return Duration.ofMillis(Math.max(100, Math.min(MOST_WAIT * 1000L, milliseconds)));
  }
}
