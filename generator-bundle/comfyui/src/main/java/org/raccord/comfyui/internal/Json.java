package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Looks into JSON that may have any shape. */
final class Json {

  private Json() {}

  static Optional<JsonObject> object(JsonElement of) {
    return of.isJsonObject() ? Optional.of(of.getAsJsonObject()) : Optional.empty();
  }

  static Optional<JsonObject> object(JsonObject of, String name) {
    JsonElement found = of.get(name);
    return found == null ? Optional.empty() : object(found);
  }

  /** An array, empty where there is none. */
  static JsonArray array(JsonObject of, String name) {
    JsonElement found = of.get(name);
    return found != null && found.isJsonArray() ? found.getAsJsonArray() : new JsonArray();
  }

  /** A text or number as text. */
  static Optional<String> text(JsonObject of, String name) {
    JsonElement found = of.get(name);
    return found == null ? Optional.empty() : text(found);
  }

  static Optional<String> text(JsonElement of) {
    return of.isJsonPrimitive() ? Optional.of(of.getAsString()) : Optional.empty();
  }

  static OptionalDouble number(JsonObject of, String name) {
    JsonElement found = of.get(name);
    if (found == null || !found.isJsonPrimitive()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(new BigDecimal(found.getAsString()).doubleValue());
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  static boolean isTrue(JsonObject of, String name) {
    return text(of, name).filter("true"::equals).isPresent();
  }
}
