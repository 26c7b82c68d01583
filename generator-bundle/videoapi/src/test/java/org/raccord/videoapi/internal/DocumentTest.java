package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.raccord.generator.GeneratorKind.Presence;
import org.raccord.generator.Offer.Rung;

/** The page of this kind says what the program does. */
class DocumentTest {

  private static final Path DOCUMENT = Path.of("../../feature/docs/videoapi.md");

  private static String text() throws IOException {
    return Files.readString(DOCUMENT).replace("\r\n", "\n");
  }

  /** {@code -Draccord.docs.write=true} writes the tables anew, on purpose. */
  @Test
  void theTablesAreAsTheProgramIs() throws IOException {
    String text = text();
    String written =
        table(
            table(text, "| setting | must be |", settings()),
            "| profile | conditioning |",
            profiles());
    if (Boolean.getBoolean("raccord.docs.write")) {
      Files.writeString(DOCUMENT, written);
      return;
    }
    assertEquals(written, text, "Write it anew with -Draccord.docs.write=true");
  }

  private static String table(String text, String head, List<String> rows) {
    int from = text.indexOf("|\n", text.indexOf("\n|---", text.indexOf(head))) + 2;
    int to = text.startsWith("\n", from) ? from : text.indexOf("\n\n", from) + 1;
    return text.substring(0, from)
        + rows.stream().map(row -> row + "\n").collect(Collectors.joining())
        + text.substring(to);
  }

  private static List<String> settings() {
    return Setup.SETTINGS.stream()
        .map(
            s ->
                "| `"
                    + s.name()
                    + "` | "
                    + (s.presence() == Presence.REQUIRED ? "yes" : "")
                    + " | "
                    + s.standard().orElse("")
                    + " | "
                    + s.description()
                    + " |")
        .toList();
  }

  private static List<String> profiles() {
    List<String> rows = new ArrayList<>();
    for (String name : ProfileReader.OURS) {
      Profile profile = ProfileReader.read(name);
      rows.add(
          "| `"
              + name
              + "` | "
              + profile.conditioning().keySet().stream()
                  .sorted()
                  .map(Rung::words)
                  .collect(Collectors.joining("; "))
              + " | "
              + length(profile.lengths())
              + " | "
              + size(profile.sizes())
              + " | "
              + (profile.body() == Profile.Body.FORM ? "form" : "JSON")
              + " |");
    }
    return rows;
  }

  private static String length(Lengths lengths) {
    if (lengths instanceof Lengths.Frames frames) {
      return frames.grid().step() + "n+" + frames.grid().rest() + " frames at " + frames.rate();
    }
    return lengths instanceof Lengths.Listed listed
        ? listed.seconds().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + " seconds"
        : "whole seconds";
  }

  private static String size(Sizes sizes) {
    return sizes instanceof Sizes.Multiples any
        ? "multiples of " + any.multiple() + ", " + any.pixels() + " pixels at most"
        : ((Sizes.Listed) sizes)
            .sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Test
  void theExampleIsAProfile() throws IOException {
    Profile profile = ProfileReader.parse(block(0));
    assertTrue(profile.conditioning().containsKey(Rung.FIRST_AND_LAST_FRAME));
  }

  @Test
  void theSchemaHasEveryKeyAndFitsEveryProfile() throws IOException {
    JsonObject schema = JsonParser.parseString(block(1)).getAsJsonObject();
    assertEquals(ProfileReader.KEYS, schema.getAsJsonObject("properties").keySet());
    Map<String, String> texts = new TreeMap<>();
    ProfileReader.OURS.forEach(name -> texts.put(name, ProfileReader.ours(name)));
    texts.put("the example", block(0));
    texts.forEach(
        (name, text) ->
            assertEquals(List.of(), misfits(schema, JsonParser.parseString(text), name)));
  }

  @Test
  void theSchemaTellsWhatDoesNotFit() throws IOException {
    JsonObject schema = JsonParser.parseString(block(1)).getAsJsonObject();
    String wrong = ProfileReader.ours("openai").replace("\"forgets\"", "\"eats\"");
    assertEquals(1, misfits(schema, JsonParser.parseString(wrong), "openai").size());
    String more = ProfileReader.ours("openai").replace("\"title\"", "\"titel\"");
    assertEquals(2, misfits(schema, JsonParser.parseString(more), "openai").size());
  }

  /** The page's blocks of JSON, in order. */
  private static String block(int number) throws IOException {
    return text().split("```json\n", -1)[number + 1].split("\n```", 2)[0];
  }

  /** As much of JSON Schema as the page uses. */
  private static List<String> misfits(JsonObject schema, JsonElement value, String where) {
    List<String> misfits = new ArrayList<>();
    if (schema.has("const") && !schema.get("const").equals(value)) {
      misfits.add(where + " is not " + schema.get("const"));
    }
    if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value)) {
      misfits.add(where + " is none of " + schema.get("enum"));
    }
    if (schema.has("type") && !types(schema.get("type")).contains(type(value))) {
      misfits.add(where + " is no " + schema.get("type"));
    }
    if (value.isJsonObject()) {
      JsonObject object = value.getAsJsonObject();
      JsonObject properties =
          schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
      boolean open =
          !schema.has("additionalProperties") || schema.get("additionalProperties").getAsBoolean();
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        String place = where + "." + member.getKey();
        if (properties.has(member.getKey())) {
          misfits.addAll(
              misfits(properties.getAsJsonObject(member.getKey()), member.getValue(), place));
        } else if (!open) {
          misfits.add(place + " is not known");
        }
      }
      if (schema.has("required")) {
        for (JsonElement needed : schema.getAsJsonArray("required")) {
          if (!object.has(needed.getAsString())) {
            misfits.add(where + " lacks " + needed);
          }
        }
      }
    }
    if (value.isJsonArray() && schema.has("items")) {
      for (JsonElement each : value.getAsJsonArray()) {
        misfits.addAll(misfits(schema.getAsJsonObject("items"), each, where + "[]"));
      }
    }
    return misfits;
  }

  private static List<String> types(JsonElement type) {
    List<String> types = new ArrayList<>();
    if (type instanceof JsonArray several) {
      several.forEach(each -> types.add(each.getAsString()));
    } else {
      types.add(type.getAsString());
    }
    return types;
  }

  private static String type(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.isNumber() ? "integer" : primitive.isBoolean() ? "boolean" : "string";
    }
    return value.isJsonArray() ? "array" : "object";
  }
}
