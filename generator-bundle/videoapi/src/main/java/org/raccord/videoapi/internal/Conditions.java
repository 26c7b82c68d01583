package org.raccord.videoapi.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.videoapi.internal.Template.Value;

/** Makes the body of an order: the wish, and the pictures that condition it. */
final class Conditions {

  private static final String PNG = "image/png";

  private final Setup setup;
  private final FillCall call;

  Conditions(Setup setup, FillCall call) {
    this.setup = setup;
    this.call = call;
  }

  /** The body of an order. */
  Body body(Wish wish) throws IOException {
    Map<String, Value> values = new HashMap<>(words(wish));
    switch (wish.rung()) {
      case FIRST_FRAME -> values.put("first", still(Edge.BEFORE));
      case LAST_FRAME -> values.put("last", still(Edge.AFTER));
      case FIRST_AND_LAST_FRAME -> {
        values.put("first", still(Edge.BEFORE));
        values.put("last", still(Edge.AFTER));
      }
      default -> {}
    }
    Template template = new Template(values);
    return setup.profile().body() == Profile.Body.JSON
        ? template.json(fields(wish))
        : template.form(fields(wish));
  }

  private Value still(Edge edge) throws IOException {
    Path file = call.still(edge, FillCall.StillFormat.PNG);
    return new Value.InFile(file, PNG);
  }

  /** The profile's fields, those of the conditioning, and what the settings add or replace. */
  private JsonObject fields(Wish wish) {
    JsonObject fields = new JsonObject();
    copy(setup.profile().fields(), fields);
    Optional.ofNullable(setup.profile().conditioning().get(wish.rung()))
        .ifPresent(how -> copy(how, fields));
    copy(setup.parameters(), fields);
    return fields;
  }

  private static void copy(JsonObject from, JsonObject to) {
    for (Map.Entry<String, JsonElement> field : from.entrySet()) {
      to.add(field.getKey(), field.getValue());
    }
  }

  private Map<String, Value> words(Wish wish) {
    Map<String, Value> values = new HashMap<>();
    Sizes.Size size = wish.size();
    setup.model().ifPresent(m -> values.put("model", new Value.Words(m)));
    values.put("prompt", new Value.Words(wish.prompt()));
    wish.negative().ifPresent(words -> values.put("negative", new Value.Words(words)));
    values.put("seconds", new Value.Count(wish.length().seconds()));
    wish.length().frames().ifPresent(n -> values.put("frames", new Value.Count(n)));
    wish.length()
        .rate()
        .ifPresent(
            rate ->
                values.put(
                    "rate",
                    rate.denominator() == 1
                        ? new Value.Count(rate.numerator())
                        : new Value.Count(rate.toDouble())));
    values.put("size", new Value.Words(size.toString()));
    values.put("width", new Value.Count(size.width()));
    values.put("height", new Value.Count(size.height()));
    values.put("short-edge", new Value.Count(Math.min(size.width(), size.height())));
    values.put("aspect", new Value.Words(size.ratio()));
    values.put("seed", new Value.Count(wish.seed()));
    return values;
  }
}
