package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.OutboundRequest.Part;

/**
 * Writes a request: fields whose texts hold placeholders such as <code>{prompt}</code>. A text that
 * is one placeholder takes the value as it is, a number stays a number (<code>{seconds:text}</code>
 * makes it a text), a file is a part of a form or a data URL of JSON. A field whose value is not
 * there is left out.
 */
final class Template {

  /** Every placeholder there is. */
  static final Set<String> PLACEHOLDERS =
      Set.of(
          "model",
          "prompt",
          "negative",
          "seconds",
          "frames",
          "rate",
          "size",
          "width",
          "height",
          "short-edge",
          "aspect",
          "seed",
          "first",
          "last",
          "video",
          "sound",
          "video-mask",
          "sound-mask");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)(:text)?\\}");

  /** What a placeholder stands for. */
  sealed interface Value {
    record Words(String text) implements Value {}

    record Count(Number number) implements Value {}

    /**
     * A file.
     *
     * @param type such as {@code image/png}
     */
    record InFile(Path file, String type) implements Value {}
  }

  private final Map<String, Value> values;

  Template(Map<String, Value> values) {
    this.values = Map.copyOf(values);
  }

  /** The placeholders in a template. */
  static Set<String> placeholders(JsonElement template) {
    Set<String> found = new TreeSet<>();
    if (template.isJsonObject()) {
      template.getAsJsonObject().asMap().values().forEach(m -> found.addAll(placeholders(m)));
    } else if (template.isJsonArray()) {
      template.getAsJsonArray().forEach(m -> found.addAll(placeholders(m)));
    } else if (template.isJsonPrimitive() && template.getAsJsonPrimitive().isString()) {
      Matcher matcher = PLACEHOLDER.matcher(template.getAsString());
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  static boolean mentions(JsonElement template, String placeholder) {
    return placeholders(template).contains(placeholder);
  }

  /** A body of JSON. */
  Body json(JsonObject fields) throws IOException {
    return new Body.Text(
        "application/json", filled(fields).map(JsonElement::toString).orElse("{}"));
  }

  /** A form: a part a field, an array repeats its field, an object is JSON in text. */
  Body form(JsonObject fields) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
      if (field.getValue().isJsonArray()) {
        for (JsonElement each : field.getValue().getAsJsonArray()) {
          part(field.getKey(), each).ifPresent(parts::add);
        }
      } else {
        part(field.getKey(), field.getValue()).ifPresent(parts::add);
      }
    }
    return new Body.Form(parts);
  }

  private Optional<Part> part(String name, JsonElement template) throws IOException {
    Optional<Value> whole = whole(template);
    if (whole.isPresent() && whole.get() instanceof Value.InFile file) {
      String filename = String.valueOf(file.file().getFileName());
      return Optional.of(new Part.FileOf(name, file.file(), filename, file.type()));
    }
    return filled(template)
        .map(e -> e.isJsonPrimitive() ? e.getAsString() : e.toString())
        .map(text -> new Part.Field(name, text));
  }

  /** The value, where a template is one placeholder and nothing else. */
  private Optional<Value> whole(JsonElement template) {
    if (!template.isJsonPrimitive() || !template.getAsJsonPrimitive().isString()) {
      return Optional.empty();
    }
    Matcher matcher = PLACEHOLDER.matcher(template.getAsString());
    return matcher.matches() ? Optional.ofNullable(values.get(matcher.group(1))) : Optional.empty();
  }

  private Optional<JsonElement> filled(JsonElement template) throws IOException {
    if (template.isJsonObject()) {
      JsonObject object = new JsonObject();
      for (Map.Entry<String, JsonElement> member : template.getAsJsonObject().entrySet()) {
        filled(member.getValue()).ifPresent(value -> object.add(member.getKey(), value));
      }
      return object.size() == 0 && template.getAsJsonObject().size() > 0
          ? Optional.empty()
          : Optional.of(object);
    }
    if (template.isJsonArray()) {
      JsonArray array = new JsonArray();
      for (JsonElement each : template.getAsJsonArray()) {
        filled(each).ifPresent(array::add);
      }
      return Optional.of(array);
    }
    if (!template.isJsonPrimitive() || !template.getAsJsonPrimitive().isString()) {
      return Optional.of(template);
    }
    return text(template.getAsString());
  }

  private Optional<JsonElement> text(String template) throws IOException {
    Matcher matcher = PLACEHOLDER.matcher(template);
    if (matcher.matches() && matcher.group(2) == null) {
      Value value = values.get(matcher.group(1));
      return value == null ? Optional.empty() : Optional.of(primitive(value));
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    matcher.reset();
    while (matcher.find()) {
      Value value = values.get(matcher.group(1));
      if (value == null) {
        return Optional.empty();
      }
      out.append(template, from, matcher.start()).append(primitive(value).getAsString());
      from = matcher.end();
    }
    return Optional.of(new JsonPrimitive(out.append(template.substring(from)).toString()));
  }

  private static JsonPrimitive primitive(Value value) throws IOException {
    if (value instanceof Value.Count count) {
      return new JsonPrimitive(count.number());
    }
    if (value instanceof Value.InFile file) {
      if (file.type().equals("application/json")) {
        return new JsonPrimitive(Files.readString(file.file()));
      }
      String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file.file()));
      return new JsonPrimitive("data:" + file.type() + ";base64," + bytes);
    }
    return new JsonPrimitive(((Value.Words) value).text());
  }
}
