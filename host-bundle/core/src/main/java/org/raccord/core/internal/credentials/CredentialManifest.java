package org.raccord.core.internal.credentials;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Take;

/** What the credentials of a take say; see the C2PA specification 2.2, actions and ingredients. */
public final class CredentialManifest {

  /** What media beside a slot are to a take: it was made from them, and holds none of them. */
  static final String RELATIONSHIP = "inputTo";

  private static final Map<String, String> FORMATS =
      Map.of(
          "mov", "video/quicktime",
          "mp4", "video/mp4",
          "m4v", "video/x-m4v",
          "wav", "audio/wav",
          "mp3", "audio/mpeg",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "tif", "image/tiff",
          "tiff", "image/tiff");

  private CredentialManifest() {}

  /** The media type of a file that can carry credentials; empty for all others, such as MKV. */
  public static Optional<String> format(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(FORMATS.get(extension));
  }

  /** The definition for one file of a take, without ingredients. */
  public static JsonObject of(Take take, Path file, String version) {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("title", String.valueOf(file.getFileName()));
    manifest.addProperty("format", format(file).orElseThrow());
    JsonArray generators = new JsonArray();
    generators.add(named("Raccord", version));
    manifest.add("claim_generator_info", generators);
    JsonObject action = new JsonObject();
    action.addProperty("action", "c2pa.created");
    action.addProperty("digitalSourceType", take.sourceType().uri());
    action.add(
        "softwareAgent",
        take.ai()
            .map(ai -> named(ai.name(), ai.version()))
            .orElseGet(() -> named(take.generator(), take.generatorVersion())));
    action.addProperty("when", take.made().toString());
    action.addProperty("description", take.description());
    JsonArray actions = new JsonArray();
    actions.add(action);
    JsonObject list = new JsonObject();
    list.add("actions", actions);
    JsonObject assertion = new JsonObject();
    assertion.addProperty("label", "c2pa.actions.v2");
    assertion.add("data", list);
    JsonArray assertions = new JsonArray();
    assertions.add(assertion);
    manifest.add("assertions", assertions);
    return manifest;
  }

  private static JsonObject named(String name, String version) {
    JsonObject named = new JsonObject();
    named.addProperty("name", name);
    if (!version.isBlank()) {
      named.addProperty("version", version);
    }
    return named;
  }
}
