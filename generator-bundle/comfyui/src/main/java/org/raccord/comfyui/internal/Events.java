package org.raccord.comfyui.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.generator.Outbound.Message;

/** What a server tells over its socket of one job. Pictures on the way are not looked at. */
final class Events {

  private static final Set<String> ENDS =
      Set.of("execution_success", "execution_error", "execution_interrupted");

  private final String job;
  private final Meter meter;

  Events(String job, Meter meter) {
    this.job = job;
    this.meter = meter;
  }

  /**
   * Hears a message.
   *
   * @return whether it tells that the job has ended
   */
  boolean hear(Message message) {
    if (message instanceof Message.Binary binary) {
      PreviewPicture.of(binary.bytes()).ifPresent(meter::preview);
    }
    if (!(message instanceof Message.Text text)) {
      return false;
    }
    Optional<JsonObject> event = parsed(text.text());
    Optional<JsonObject> told = event.flatMap(e -> Json.object(e, "data"));
    if (told.isEmpty() || Json.text(told.get(), "prompt_id").filter(job::equals).isEmpty()) {
      return false;
    }
    JsonObject data = told.get();
    String type = event.flatMap(e -> Json.text(e, "type")).orElse("");
    Optional<String> node = Json.text(data, "node");
    switch (type) {
      case "execution_cached" ->
          Json.array(data, "nodes").forEach(id -> Json.text(id).ifPresent(meter::done));
      case "executing" -> node.ifPresent(id -> meter.working(id, 0));
      case "executed" -> node.ifPresent(meter::done);
      case "progress" -> node.ifPresent(id -> meter.working(id, share(data)));
      case "progress_state" -> Json.object(data, "nodes").ifPresent(this::state);
      default -> {
        // Another version may tell more.
      }
    }
    return ENDS.contains(type) || (type.equals("executing") && node.isEmpty());
  }

  private void state(JsonObject nodes) {
    for (Map.Entry<String, JsonElement> node : nodes.entrySet()) {
      Optional<JsonObject> of = Json.object(node.getValue());
      Optional<String> state = of.flatMap(s -> Json.text(s, "state"));
      if (state.filter("finished"::equals).isPresent()) {
        meter.done(node.getKey());
      } else if (state.filter("running"::equals).isPresent()) {
        meter.working(node.getKey(), share(of.orElseThrow()));
      }
    }
  }

  private static double share(JsonObject data) {
    double most = Json.number(data, "max").orElse(0);
    double value = Json.number(data, "value").orElse(0);
    return most > 0 ? Math.max(0, Math.min(1, value / most)) : 0;
  }

  private static Optional<JsonObject> parsed(String text) {
    try {
      return Json.object(JsonParser.parseString(text));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
