package org.raccord.videoapi.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what servers answer, leniently: a field of another type than expected is not there. */
final class Json {

  private Json() {}

  /** The object that a text holds; nothing where it is no object. */
  static Optional<JsonObject> object(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** A member that is an object. */
  static Optional<JsonObject> object(JsonObject of, String name) {
    JsonElement member = of.get(name);
    return member != null && member.isJsonObject()
        ? Optional.of(member.getAsJsonObject())
        : Optional.empty();
  }

  /** A member that is a text or a number, as text; not an empty one. */
  static Optional<String> text(JsonObject of, String name) {
    JsonElement member = of.get(name);
    return member != null && member.isJsonPrimitive() && !member.getAsString().isBlank()
        ? Optional.of(member.getAsString())
        : Optional.empty();
  }

  /** A member that is a number, or a text that holds one. */
  static Optional<BigDecimal> number(JsonObject of, String name) {
    return text(of, name)
        .filter(text -> text.matches("-?\\d{1,15}(\\.\\d{1,15})?"))
        .map(BigDecimal::new);
  }
}
