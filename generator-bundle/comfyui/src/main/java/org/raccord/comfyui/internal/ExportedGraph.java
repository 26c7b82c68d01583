package org.raccord.comfyui.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import org.raccord.generator.GenerationException;

/** The file that ComfyUI exports for its interface of programs; editors mistake others for it. */
final class ExportedGraph {

  private static final String EXPORT =
      "Export it in ComfyUI with Workflow > Export (API) and set workflow to that file.";

  private ExportedGraph() {}

  /**
   * Reads it.
   *
   * @param name of its file, for messages
   * @return nodes by number, each with a class and inputs
   * @throws GenerationException MISCONFIGURED if it is none
   */
  static JsonObject read(String text, String name) throws GenerationException {
    JsonElement read;
    try {
      read = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new GenerationException(
          GenerationException.Kind.MISCONFIGURED,
          name + " is not JSON: " + Words.of(String.valueOf(e.getMessage())) + ". " + EXPORT,
          e);
    }
    JsonObject whole =
        Json.object(read).orElseThrow(() -> misconfigured(name + " is no workflow. " + EXPORT));
    if (whole.has("nodes") && whole.has("links")) {
      throw misconfigured(
          name
              + " is a workflow as ComfyUI's editor saves it, which a server cannot run. "
              + EXPORT);
    }
    JsonObject graph = Json.object(whole, "prompt").filter(p -> !p.has("class_type")).orElse(whole);
    if (graph.size() == 0) {
      throw misconfigured(name + " is a workflow without nodes. " + EXPORT);
    }
    for (Map.Entry<String, JsonElement> node : graph.entrySet()) {
      boolean known =
          Json.object(node.getValue())
              .filter(object -> Json.text(object, "class_type").isPresent())
              .isPresent();
      if (!known) {
        throw misconfigured(
            name
                + " is no workflow: \""
                + Words.of(node.getKey())
                + "\" is no node with a class_type. "
                + EXPORT);
      }
      if (Json.object(node.getValue().getAsJsonObject(), "inputs").isEmpty()) {
        node.getValue().getAsJsonObject().add("inputs", new JsonObject());
      }
    }
    return graph;
  }

  private static GenerationException misconfigured(String message) {
    return new GenerationException(GenerationException.Kind.MISCONFIGURED, message);
  }
}
