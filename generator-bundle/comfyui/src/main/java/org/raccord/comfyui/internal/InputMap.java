package org.raccord.comfyui.internal;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.generator.GenerationException;

/**
 * Places named in the settings instead of in the workflow: {@code
 * first_frame=LoadImage:Start.image; seed=KSampler.seed; length=#12.length}. A node is found by its
 * class, by class and title, or by its number.
 */
record InputMap(Map<Place, List<Address>> places) {

  static final InputMap EMPTY = new InputMap(Map.of());

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*(#[^.=]+|[^:=]+?)(?::(.*))?\\.([^.\\s]+)\\s*");

  InputMap {
    places = Map.copyOf(places);
  }

  /**
   * An input of a node.
   *
   * @param node class of the node, or {@code #} and its number
   * @param title its title, where the class alone does not tell which
   * @param input name of the input
   */
  record Address(String node, Optional<String> title, String input) {

    boolean isOf(String id, JsonObject candidate) {
      if (node.startsWith("#")) {
        return node.substring(1).equals(id);
      }
      boolean sameTitle =
          title.isEmpty()
              || Json.object(candidate, "_meta")
                  .flatMap(meta -> Json.text(meta, "title"))
                  .filter(title.get()::equals)
                  .isPresent();
      return sameTitle && Json.text(candidate, "class_type").filter(node::equals).isPresent();
    }

    @Override
    public String toString() {
      return node + title.map(text -> ":" + text).orElse("") + "." + input;
    }
  }

  /** Reads the setting. */
  static InputMap of(String written) throws GenerationException {
    Map<Place, List<Address>> found = new LinkedHashMap<>();
    for (String entry : written.split(";", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      Matcher parts = ENTRY.matcher(entry);
      if (!parts.matches()) {
        throw misconfigured(
            "\""
                + entry.strip()
                + "\" in the setting inputs is not place=Class.input, place=Class:Title.input or"
                + " place=#number.input.");
      }
      Place place =
          Place.of(parts.group(1))
              .orElseThrow(
                  () ->
                      misconfigured(
                          "\""
                              + parts.group(1)
                              + "\" in the setting inputs is no place. Places are "
                              + Place.all()
                              + "."));
      Address address =
          new Address(
              parts.group(2).strip(),
              Optional.ofNullable(parts.group(3)).map(String::strip),
              parts.group(4));
      found.merge(
          place,
          List.of(address),
          (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }
    return new InputMap(found);
  }

  private static GenerationException misconfigured(String message) {
    return new GenerationException(GenerationException.Kind.MISCONFIGURED, message);
  }
}
