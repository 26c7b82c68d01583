package org.raccord.comfyui.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is kept on disk of a job.
 *
 * @param client our name for it, sent with it and found in the server's queue and history
 * @param prompt the server's name for it; empty until the server has answered
 * @param seed the seed it was given
 * @param realBefore frames of the clip before that it begins with, where that is known
 */
record Ticket(String client, Optional<String> prompt, long seed, OptionalLong realBefore) {

  /** Kept when a job has ended for good: whoever finds it has nothing to wait for. */
  static final String ENDED = "{\"version\":1,\"ended\":true}";

  /** The same with the server's name. */
  Ticket known(String id) {
    return new Ticket(client, Optional.of(id), seed, realBefore);
  }

  String written() {
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("client", client);
    prompt.ifPresent(id -> json.addProperty("prompt", id));
    json.addProperty("seed", Long.toUnsignedString(seed));
    realBefore.ifPresent(frames -> json.addProperty("realBefore", frames));
    return json.toString();
  }

  /** Reads one; nothing where it is none of this version. */
  static Optional<Ticket> of(String written) {
    try {
      JsonObject json = JsonParser.parseString(written).getAsJsonObject();
      if (Json.text(json, "version").filter("1"::equals).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Ticket(
              Json.text(json, "client").orElseThrow(),
              Json.text(json, "prompt"),
              Long.parseUnsignedLong(Json.text(json, "seed").orElseThrow()),
              Json.text(json, "realBefore")
                  .map(frames -> OptionalLong.of(Long.parseLong(frames)))
                  .orElseGet(OptionalLong::empty)));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
