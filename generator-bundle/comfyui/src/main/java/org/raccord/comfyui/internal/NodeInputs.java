package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inputs of a class of nodes, as the server describes them. */
final class NodeInputs {

  private NodeInputs() {}

  /** What an input is chosen from; nothing where it is free. */
  static Optional<List<String>> offered(JsonObject node, String input) {
    Optional<JsonArray> description = described(node, input);
    if (description.isEmpty()) {
      return Optional.empty();
    }
    JsonElement kind = description.get().get(0);
    if (kind.isJsonArray()) {
      return Optional.of(texts(kind.getAsJsonArray()));
    }
    // Newer nodes say COMBO and give the options beside it, or where else they are asked for.
    return Json.text(kind).filter("COMBO"::equals).isPresent() && description.get().size() > 1
        ? Json.object(description.get().get(1))
            .filter(more -> more.has("options"))
            .map(more -> texts(Json.array(more, "options")))
        : Optional.empty();
  }

  private static Optional<JsonArray> described(JsonObject node, String input) {
    for (String group : List.of("required", "optional")) {
      Optional<JsonArray> found =
          Json.object(node, "input")
              .flatMap(inputs -> Json.object(inputs, group))
              .map(inputs -> Json.array(inputs, input))
              .filter(description -> description.size() > 0);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(JsonArray options) {
    List<String> texts = new ArrayList<>();
    options.forEach(option -> Json.text(option).ifPresent(texts::add));
    return texts;
  }
}
