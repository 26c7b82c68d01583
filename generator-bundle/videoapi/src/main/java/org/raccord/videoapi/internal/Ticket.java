package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.raccord.generator.Offer.Rung;

/**
 * What outlives a call: that a video is about to be ordered, then its id, at last that nothing is
 * left to fetch.
 *
 * @param state how far it is
 * @param server where it was ordered
 * @param id of the video, once it is known
 * @param since when it was ordered
 * @param others ids that the server had before: none of them is this one
 * @param rung what conditioned it
 * @param sent what was asked, by name, for finding it again and for the take
 */
record Ticket(
    State state,
    String server,
    Optional<String> id,
    Instant since,
    List<String> others,
    Rung rung,
    Map<String, String> sent) {

  /** How far an order is. */
  enum State {
    /** It is about to be sent, or was sent and not answered. */
    INTENT,
    /** The server has it. */
    ORDERED,
    /** Nothing is to be fetched: a new order may be made. */
    OVER
  }

  static final String PROMPT = "prompt";
  static final String SIZE = "size";
  static final String SECONDS = "seconds";
  static final String FRAMES = "frames";
  static final String SEED = "seed";
  static final String MODEL = "model";
  static final String START = "start";

  /** What the server had refused before it took this order. */
  static final String REFUSED = "refused";

  Ticket {
    others = List.copyOf(others);
    sent = Map.copyOf(sent);
  }

  Ticket ordered(String as) {
    return new Ticket(State.ORDERED, server, Optional.of(as), since, List.of(), rung, sent);
  }

  Ticket over() {
    return new Ticket(State.OVER, server, id, since, List.of(), rung, sent);
  }

  /** What tells it from another order where the server gives no id. */
  String seedOrTime() {
    String seed = sent.get(SEED);
    return seed == null ? "of " + since : "seed " + seed;
  }

  /** As it is kept. */
  String text() {
    JsonObject json = new JsonObject();
    json.addProperty("ticket", 1);
    json.addProperty("state", state.name());
    json.addProperty("server", server);
    id.ifPresent(text -> json.addProperty("id", text));
    json.addProperty("since", since.toString());
    json.addProperty("rung", rung.storedName());
    JsonArray known = new JsonArray();
    others.forEach(known::add);
    json.add("others", known);
    JsonObject asked = new JsonObject();
    sent.forEach(asked::addProperty);
    json.add("sent", asked);
    return json.toString();
  }

  /** Reads one that was kept; nothing where it is of no use. */
  static Optional<Ticket> read(String text) {
    try {
      return Json.object(text).map(Ticket::of);
    } catch (RuntimeException e) {
      // A ticket of another version or none of ours: whoever asks says so.
      return Optional.empty();
    }
  }

  private static Ticket of(JsonObject json) {
    List<String> others = new ArrayList<>();
    json.getAsJsonArray("others").forEach(e -> others.add(e.getAsString()));
    Map<String, String> sent = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("sent").entrySet()) {
      sent.put(entry.getKey(), entry.getValue().getAsString());
    }
    String rung = json.get("rung").getAsString();
    return new Ticket(
        State.valueOf(json.get("state").getAsString()),
        json.get("server").getAsString(),
        Json.text(json, "id"),
        Instant.parse(json.get("since").getAsString()),
        others,
        Arrays.stream(Rung.values())
            .filter(r -> r.storedName().equals(rung))
            .findFirst()
            .orElseThrow(),
        sent);
  }
}
