package org.raccord.cli.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * Builds the documents of {@code --json}: every field is always there, null where it has no value.
 */
final class Json {

  private static final Gson PRINTER =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private final JsonObject object = new JsonObject();

  static Json object() {
    return new Json();
  }

  Json with(String name, String value) {
    object.addProperty(name, value);
    return this;
  }

  Json with(String name, Number value) {
    object.addProperty(name, value);
    return this;
  }

  Json with(String name, boolean value) {
    object.addProperty(name, value);
    return this;
  }

  Json with(String name, JsonElement value) {
    object.add(name, value);
    return this;
  }

  Json with(String name, Optional<String> value) {
    object.add(name, value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    return this;
  }

  <T> Json with(String name, Optional<T> value, Function<T, ? extends JsonElement> form) {
    object.add(name, value.<JsonElement>map(form).orElse(JsonNull.INSTANCE));
    return this;
  }

  Json texts(String name, Collection<String> values) {
    return list(name, values, JsonPrimitive::new);
  }

  <T> Json list(String name, Collection<T> values, Function<T, ? extends JsonElement> form) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(form.apply(value)));
    object.add(name, array);
    return this;
  }

  JsonObject end() {
    return object;
  }

  static String print(JsonObject document) {
    return PRINTER.toJson(document);
  }
}
