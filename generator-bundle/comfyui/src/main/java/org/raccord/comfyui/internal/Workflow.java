package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Offer.Rung;

/**
 * An editor's workflow in the format that ComfyUI exports for its interface of programs: nodes by
 * number, each with its class and its inputs. It is never changed; {@link #with} makes a filled-in
 * copy.
 */
final class Workflow {

  private static final Pattern WRITTEN = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

  /** Inputs that name a trained model which makes pictures, in the order of what says most. */
  private static final List<String> MODELS =
      List.of("unet_name", "ckpt_name", "model_name", "model");

  /**
   * What a slot brings: a workflow with a place for none of these makes the same for every slot.
   */
  private static final Set<Place> BROUGHT =
      Set.of(Place.PROMPT, Place.FIRST_FRAME, Place.LAST_FRAME, Place.SOURCE_VIDEO);

  private final JsonObject graph;
  private final InputMap map;
  private final Set<Place> places;

  private Workflow(JsonObject graph, InputMap map, Set<Place> places) {
    this.graph = graph;
    this.map = map;
    this.places = places;
  }

  /**
   * Reads a workflow.
   *
   * @param name of its file, for messages
   * @throws GenerationException MISCONFIGURED if it is none, or has no place for what is to be made
   */
  static Workflow parse(String text, String name, InputMap map) throws GenerationException {
    JsonObject graph = ExportedGraph.read(text, name);
    Set<Place> places = EnumSet.noneOf(Place.class);
    for (Map.Entry<String, JsonElement> node : graph.entrySet()) {
      for (String written : writtenIn(inputs(node.getValue()))) {
        places.add(
            Place.of(written)
                .orElseThrow(
                    () ->
                        misconfigured(
                            name
                                + " has a place {{"
                                + Words.of(written)
                                + "}} that nothing is known for. Places are "
                                + Place.all()
                                + ".")));
      }
    }
    for (Map.Entry<Place, List<InputMap.Address>> mapped : map.places().entrySet()) {
      for (InputMap.Address address : mapped.getValue()) {
        find(graph, address, name);
      }
      places.add(mapped.getKey());
    }
    Workflow workflow = new Workflow(graph, map, Set.copyOf(places));
    workflow.checkPlaces(name);
    return workflow;
  }

  /** What conditions a fill by it: what it has places for. */
  Rung rung() {
    if (has(Place.SOURCE_VIDEO)) {
      return Rung.FRAMES_BOTH_SIDES;
    }
    boolean first = has(Place.FIRST_FRAME);
    boolean last = has(Place.LAST_FRAME);
    return first && last
        ? Rung.FIRST_AND_LAST_FRAME
        : first ? Rung.FIRST_FRAME : last ? Rung.LAST_FRAME : Rung.PROMPT;
  }

  private static JsonObject find(JsonObject graph, InputMap.Address address, String name)
      throws GenerationException {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonElement> node : graph.entrySet()) {
      if (address.isOf(node.getKey(), node.getValue().getAsJsonObject())) {
        found.add(node.getKey());
      }
    }
    if (found.isEmpty()) {
      throw misconfigured(
          "The setting inputs names " + address + ", and " + name + " has no such node.");
    }
    if (found.size() > 1) {
      throw misconfigured(
          "The setting inputs names "
              + address
              + ", and "
              + name
              + " has "
              + found.size()
              + " such nodes ("
              + String.join(", ", found)
              + "). Name one by its title, as Class:Title.input, or by its number, as #"
              + found.get(0)
              + "."
              + address.input()
              + ".");
    }
    return inputs(graph.get(found.get(0)));
  }

  private void checkPlaces(String name) throws GenerationException {
    if (places.stream().noneMatch(BROUGHT::contains)) {
      throw misconfigured(
          name
              + " has no place for anything a slot brings. Write {{prompt}} where the words go, and"
              + " {{first_frame}} and {{last_frame}} as the image of the nodes that load them, or"
              + " name those inputs in the setting inputs.");
    }
    boolean masks = places.contains(Place.MASK_LENGTH) && places.contains(Place.MASK_BEFORE);
    if (places.contains(Place.SOURCE_VIDEO) && !masks) {
      throw misconfigured(
          name
              + " has a place for {{source_video}} and none for where it is masked. Write"
              + " {{mask_before}} and {{mask_length}} where the mask is made, in frames.");
    }
    if (places.contains(Place.SOURCE_SOUND) && !places.contains(Place.SOURCE_VIDEO)) {
      throw misconfigured(
          name
              + " has a place for {{source_sound}} and none for {{source_video}}, whose sound that"
              + " is. Write it as the file of the node that loads that video.");
    }
    boolean anyMask =
        places.contains(Place.MASK_LENGTH)
            || places.contains(Place.MASK_BEFORE)
            || places.contains(Place.MASK_AFTER);
    if (anyMask && !places.contains(Place.SOURCE_VIDEO)) {
      throw misconfigured(
          name
              + " has a place for a mask and none for {{source_video}}, the video that it masks."
              + " Write it as the file of the node that loads that video.");
    }
  }

  /** What it has a place for. */
  Set<Place> places() {
    return places;
  }

  boolean has(Place place) {
    return places.contains(place);
  }

  /** Class of a node, for messages. */
  Optional<String> classOf(String id) {
    return Json.object(graph, id).flatMap(node -> Json.text(node, "class_type"));
  }

  /** Title that its author gave a node, where one did. */
  Optional<String> titleOf(String id) {
    return Json.object(graph, id)
        .flatMap(node -> Json.object(node, "_meta"))
        .flatMap(meta -> Json.text(meta, "title"));
  }

  /** Numbers of its nodes. */
  Set<String> ids() {
    return graph.keySet();
  }

  /** Classes of its nodes, each once. */
  Set<String> classes() {
    Set<String> classes = new LinkedHashSet<>();
    graph.keySet().forEach(id -> classOf(id).ifPresent(classes::add));
    return classes;
  }

  /** Names of a node's inputs. */
  Set<String> inputNames(String id) {
    return inputs(graph.get(id)).keySet();
  }

  /** Inputs of a node that are written in the workflow itself: no links and no places. */
  JsonObject literals(String id) {
    JsonObject literals = new JsonObject();
    for (Map.Entry<String, JsonElement> input : inputs(graph.get(id)).entrySet()) {
      if (input.getValue().isJsonPrimitive() && writtenIn(input.getValue()).isEmpty()) {
        literals.add(input.getKey(), input.getValue());
      }
    }
    return literals;
  }

  /** Files of the models that make the picture, as the workflow names them. */
  Set<String> models() {
    for (String input : MODELS) {
      Set<String> names = new LinkedHashSet<>();
      for (String id : graph.keySet()) {
        Json.text(literals(id), input).filter(ModelFiles::isOne).ifPresent(names::add);
      }
      if (!names.isEmpty()) {
        return names;
      }
    }
    return Set.of();
  }

  /**
   * A copy with every place filled in.
   *
   * @param values for every place of {@link #places}
   */
  JsonObject with(Map<Place, JsonPrimitive> values) throws GenerationException {
    JsonObject copy = graph.deepCopy();
    for (Map.Entry<String, JsonElement> node : copy.entrySet()) {
      JsonObject inputs = inputs(node.getValue());
      for (String input : List.copyOf(inputs.keySet())) {
        inputs.add(input, filled(inputs.get(input), values));
      }
    }
    for (Map.Entry<Place, List<InputMap.Address>> mapped : map.places().entrySet()) {
      for (InputMap.Address address : mapped.getValue()) {
        find(copy, address, "The workflow").add(address.input(), value(values, mapped.getKey()));
      }
    }
    return copy;
  }

  private static JsonElement filled(JsonElement element, Map<Place, JsonPrimitive> values) {
    if (element.isJsonArray()) {
      JsonArray copy = new JsonArray();
      element.getAsJsonArray().forEach(each -> copy.add(filled(each, values)));
      return copy;
    }
    if (element.isJsonObject()) {
      JsonObject copy = new JsonObject();
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> copy.add(entry.getKey(), filled(entry.getValue(), values)));
      return copy;
    }
    if (!isText(element)) {
      return element;
    }
    String text = element.getAsString();
    Matcher alone = WRITTEN.matcher(text.strip());
    if (alone.matches()) {
      // A number stays one: "{{length}}" becomes 33, not "33".
      return Place.of(alone.group(1))
          .map(place -> (JsonElement) value(values, place))
          .orElse(element);
    }
    return new JsonPrimitive(
        replaced(
            text,
            written ->
                Place.of(written)
                    .map(place -> value(values, place).getAsString())
                    .orElse(written)));
  }

  private static String replaced(String text, UnaryOperator<String> by) {
    return WRITTEN
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(by.apply(match.group(1))));
  }

  private static JsonPrimitive value(Map<Place, JsonPrimitive> values, Place place) {
    JsonPrimitive value = values.get(place);
    if (value == null) {
      throw new IllegalStateException("There is nothing for " + place);
    }
    return value;
  }

  private static boolean isText(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  private static Set<String> writtenIn(JsonElement element) {
    Set<String> found = new LinkedHashSet<>();
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(each -> found.addAll(writtenIn(each)));
    } else if (element.isJsonObject()) {
      element.getAsJsonObject().entrySet().forEach(e -> found.addAll(writtenIn(e.getValue())));
    } else if (isText(element)) {
      Matcher written = WRITTEN.matcher(element.getAsString());
      while (written.find()) {
        found.add(written.group(1));
      }
    }
    return found;
  }

  private static JsonObject inputs(JsonElement node) {
    return node.getAsJsonObject().getAsJsonObject("inputs");
  }

  private static GenerationException misconfigured(String message) {
    return new GenerationException(GenerationException.Kind.MISCONFIGURED, message);
  }
}
