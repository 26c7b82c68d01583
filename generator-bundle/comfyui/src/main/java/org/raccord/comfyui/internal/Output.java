package org.raccord.comfyui.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that a job made, as the server names it. Its names go back to the server and nowhere else.
 *
 * @param key what the node calls it, such as {@code gifs}
 */
record Output(String key, String filename, String subfolder, String type) {

  /** Best first. */
  private static final List<String> VIDEOS =
      List.of("mov", "mkv", "mp4", "m4v", "webm", "avi", "gif");

  private static final Set<String> SOUNDS = Set.of("wav", "flac", "mp3", "opus", "ogg", "m4a");

  /** Every file that stands under any key of a job's history. */
  static List<Output> all(JsonObject history) {
    List<Output> found = new ArrayList<>();
    Optional<JsonObject> outputs = Json.object(history, "outputs");
    if (outputs.isEmpty()) {
      return found;
    }
    for (JsonElement node : outputs.get().asMap().values()) {
      if (!node.isJsonObject()) {
        continue;
      }
      for (Map.Entry<String, JsonElement> under : node.getAsJsonObject().entrySet()) {
        for (JsonElement file : Json.array(node.getAsJsonObject(), under.getKey())) {
          Json.object(file).flatMap(object -> of(under.getKey(), object)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Output> of(String key, JsonObject file) {
    return Json.text(file, "filename")
        .filter(name -> !name.isBlank())
        .map(
            name ->
                new Output(
                    key,
                    name,
                    Json.text(file, "subfolder").orElse(""),
                    Json.text(file, "type").orElse("output")));
  }

  /** The moving picture among them: what was saved rather than previewed, in the best form. */
  static Optional<Output> picture(List<Output> outputs) {
    return outputs.stream()
        .filter(output -> VIDEOS.contains(output.ending()))
        .min(
            Comparator.comparing((Output output) -> !output.type().equals("output"))
                .thenComparing(output -> VIDEOS.indexOf(output.ending())));
  }

  /** Sound in a file of its own. */
  static Optional<Output> sound(List<Output> outputs) {
    return outputs.stream()
        .filter(output -> SOUNDS.contains(output.ending()))
        .min(Comparator.comparing(output -> !output.type().equals("output")));
  }

  /** What follows the last dot of its name, in lower case. */
  String ending() {
    return filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
