package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.raccord.generator.Offer.Rung;
import org.raccord.model.time.Rate;

/** Reads profiles, strictly: what is written by hand is told what is wrong with it. */
final class ProfileReader {

  /** The profiles in this bundle. */
  static final List<String> OURS =
      List.of("openai", "sglang", "sglang-h3", "vllm-omni", "vllm-omni-sync", "vllm-omni-h3");

  static final Set<String> KEYS =
      Set.of(
          "profile",
          "title",
          "create",
          "answer",
          "body",
          "fields",
          "conditioning",
          "required",
          "lengths",
          "sizes",
          "ends",
          "sound",
          "models",
          "delete",
          "middle");

  private static final long MOST_BYTES = 1 << 20;

  private final JsonObject json;

  private ProfileReader(JsonObject json) {
    this.json = json;
  }

  /**
   * The profile of a name, or of a file.
   *
   * @throws IllegalArgumentException that says what is wrong and what to do
   */
  static Profile read(String nameOrFile) {
    String text;
    if (OURS.contains(nameOrFile)) {
      text = ours(nameOrFile);
    } else {
      text = file(nameOrFile);
    }
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The profile " + nameOrFile + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** A profile of this bundle as it is written. */
  static String ours(String name) {
    try (InputStream in = ProfileReader.class.getResourceAsStream("profiles/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("The bundle has no profile " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The bundle's profile " + name + " cannot be read", e);
    }
  }

  private static String file(String name) {
    String remedy =
        " Give one of " + String.join(", ", OURS) + ", or the path of a profile in JSON.";
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            "There is no profile \"" + name + "\" and no such file." + remedy);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(name + " is too large for a profile." + remedy);
      }
      return Files.readString(file);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("There is no profile \"" + name + "\"." + remedy, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The profile " + name + " cannot be read as text in UTF-8." + remedy, e);
    }
  }

  /** The profile that a text holds. */
  static Profile parse(String text) {
    JsonObject json =
        Json.object(text)
            .orElseThrow(() -> new IllegalArgumentException("it is no object in JSON."));
    return new ProfileReader(json).profile();
  }

  private Profile profile() {
    known(json, KEYS, "");
    if (!Json.text(json, "profile").equals(Optional.of("1"))) {
      throw new IllegalArgumentException(
          "\"profile\" says which form it has; this version of Raccord reads 1.");
    }
    JsonObject fields = required("fields");
    Map<Rung, JsonObject> conditioning = conditioning();
    placeholders(fields, "fields");
    if (!Template.mentions(fields, "prompt")) {
      throw new IllegalArgumentException("no field takes {prompt}.");
    }
    return new Profile(
        text("title"),
        path(text("create"), "create"),
        choice("answer", Profile.Answer.values(), "job"),
        choice("body", Profile.Body.values(), "form"),
        fields,
        conditioning,
        Set.copyOf(texts("required")),
        lengths(),
        sizes(),
        choice("ends", Profile.Ends.values(), "repeated"),
        choice("sound", Profile.Sound.values(), "none"),
        Json.text(json, "models").map(p -> path(p, "models")),
        choice("delete", Profile.Deletion.values(), "none"),
        middle(conditioning));
  }

  private Optional<Profile.Middle> middle(Map<Rung, JsonObject> conditioning) {
    if (!conditioning.containsKey(Rung.FRAMES_BOTH_SIDES)) {
      return Optional.empty();
    }
    JsonObject middle = required("middle");
    known(middle, Set.of("context", "mask-block", "mask-frames", "sound-rate"), "middle ");
    if (!(lengths() instanceof Lengths.Frames)) {
      throw new IllegalArgumentException(
          "a masked middle is asked for in frames: lengths has a grid.");
    }
    return Optional.of(
        new Profile.Middle(
            count(middle, "context").orElse(24),
            count(middle, "mask-block").orElse(16),
            steps(middle),
            count(middle, "sound-rate").orElse(40)));
  }

  private static List<Integer> steps(JsonObject middle) {
    if (!middle.has("mask-frames")) {
      return List.of(1);
    }
    List<Integer> steps = numbers(middle, "mask-frames");
    if (steps.isEmpty() || steps.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "mask-frames is a list of frames that a table of the mask stands for, such as [1, 4, 4].");
    }
    return steps;
  }

  private static List<Integer> numbers(JsonObject of, String name) {
    List<Integer> listed = new ArrayList<>();
    if (of.get(name) instanceof JsonArray list) {
      for (JsonElement each : list) {
        listed.add(Integer.parseInt(each.getAsString()));
      }
    }
    return listed;
  }

  private Map<Rung, JsonObject> conditioning() {
    Map<Rung, JsonObject> found = new EnumMap<>(Rung.class);
    for (Map.Entry<String, JsonElement> entry : required("conditioning").entrySet()) {
      Rung rung =
          Arrays.stream(Rung.values())
              .filter(r -> r.storedName().equals(entry.getKey()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "conditioning knows "
                              + Arrays.stream(Rung.values())
                                  .map(Rung::storedName)
                                  .collect(Collectors.joining(", "))
                              + ", not \""
                              + entry.getKey()
                              + "\"."));
      if (!entry.getValue().isJsonObject()) {
        throw new IllegalArgumentException(
            "conditioning \"" + entry.getKey() + "\" is an object of fields.");
      }
      JsonObject how = entry.getValue().getAsJsonObject();
      placeholders(how, "conditioning \"" + entry.getKey() + "\"");
      for (String needed : needs(rung)) {
        if (!Template.mentions(how, needed)) {
          throw new IllegalArgumentException(
              "conditioning \"" + entry.getKey() + "\" says nowhere {" + needed + "}.");
        }
      }
      found.put(rung, how);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("conditioning is empty; \"prompt\": {} is the least.");
    }
    return found;
  }

  private static List<String> needs(Rung rung) {
    return switch (rung) {
      case FRAMES_BOTH_SIDES -> List.of("video", "video-mask");
      case FIRST_AND_LAST_FRAME -> List.of("first", "last");
      case FIRST_FRAME -> List.of("first");
      case LAST_FRAME -> List.of("last");
      case FRAMES_BEFORE, FRAMES_AFTER -> List.of("video");
      case PROMPT -> List.of();
    };
  }

  private static void placeholders(JsonObject fields, String where) {
    Set<String> unknown = new TreeSet<>(Template.placeholders(fields));
    unknown.removeAll(Template.PLACEHOLDERS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          where
              + " has the placeholder {"
              + unknown.iterator().next()
              + "}, which nothing is known of. There are "
              + String.join(", ", new TreeSet<>(Template.PLACEHOLDERS))
              + ".");
    }
  }

  private Lengths lengths() {
    JsonObject lengths = required("lengths");
    known(
        lengths,
        Set.of(
            "seconds", "shortest", "longest", "grid", "rate", "shortest-frames", "longest-frames"),
        "lengths ");
    if (lengths.has("grid")) {
      return new Lengths.Frames(
          Grid.parse(Json.text(lengths, "grid").orElse("")),
          count(lengths, "shortest-frames").orElse(1),
          count(lengths, "longest-frames"),
          rate(Json.text(lengths, "rate").orElse("")));
    }
    if (lengths.has("seconds")) {
      return new Lengths.Listed(numbers(lengths, "seconds"));
    }
    return new Lengths.Whole(
        Math.max(1, count(lengths, "shortest").orElse(1)), count(lengths, "longest"));
  }

  /** Reads {@code 24} or {@code 24000/1001}. */
  static Rate rate(String text) {
    if (!text.matches("\\d{1,6}(/\\d{1,6})?")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no rate. Write it as 24 or 24000/1001.");
    }
    String[] parts = text.split("/", -1);
    return new Rate(Long.parseLong(parts[0]), parts.length == 2 ? Long.parseLong(parts[1]) : 1);
  }

  private Sizes sizes() {
    JsonElement sizes = json.get("sizes");
    if (sizes != null && sizes.isJsonArray()) {
      return new Sizes.Listed(texts("sizes").stream().map(Sizes.Size::parse).toList());
    }
    JsonObject any = required("sizes");
    known(any, Set.of("multiple", "pixels"), "sizes ");
    return new Sizes.Multiples(
        Math.max(1, count(any, "multiple").orElse(16)),
        count(any, "pixels").orElse(Integer.MAX_VALUE));
  }

  private static OptionalInt count(JsonObject of, String name) {
    if (!of.has(name)) {
      return OptionalInt.empty();
    }
    String text = Json.text(of, name).orElse("");
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("\"" + name + "\" is a whole number, 1 or more.");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private JsonObject required(String name) {
    return Json.object(json, name)
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + name + "\" is missing or no object."));
  }

  private String text(String name) {
    return Json.text(json, name)
        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing."));
  }

  private static String path(String path, String name) {
    if (!path.matches("[A-Za-z0-9._~-][A-Za-z0-9._~/-]*") || path.contains("..")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is a path below the server's address, such as v1/videos.");
    }
    return path;
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonElement list = json.get(name);
    if (list != null && list.isJsonArray()) {
      for (JsonElement each : list.getAsJsonArray()) {
        if (!each.isJsonPrimitive()) {
          throw new IllegalArgumentException("\"" + name + "\" is a list of texts.");
        }
        texts.add(each.getAsString());
      }
    }
    return texts;
  }

  private <E extends Enum<E>> E choice(String name, E[] choices, String standard) {
    String text = Json.text(json, name).orElse(standard);
    return Arrays.stream(choices)
        .filter(c -> c.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + name
                        + "\" is one of "
                        + Arrays.stream(choices)
                            .map(c -> c.name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "))
                        + ", not \""
                        + text
                        + "\"."));
  }

  private static void known(JsonObject of, Set<String> known, String where) {
    for (String key : of.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            where
                + "\""
                + key
                + "\" is not known. There are "
                + String.join(", ", new TreeSet<>(known))
                + ".");
      }
    }
  }
}
