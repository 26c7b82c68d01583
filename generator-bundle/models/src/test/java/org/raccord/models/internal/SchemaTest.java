package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the schema of {@code model.json} takes is what the program takes. */
class SchemaTest {

  /** All that a description can say. */
  private static final String FULL =
      """
      {"$schema": "model.schema.json", "raccordModel": 1, "name": "a-model", "version": "4.7",
       "title": "A model", "source": "a lab",
       "licence": {"name": "MIT", "file": "LICENSE"}, "task": "refine",
       "sourceType": "trainedAlgorithmicMedia", "time": "any", "multiple": 32,
       "colour": {"order": "bgr", "black": -1, "white": 1},
       "tile": {"pixels": 983040, "overlap": 96},
       "graphs": [
        {"file": "first.onnx",
         "sha256": "0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789",
         "layout": "nhwc",
         "inputs": [{"tensor": "a", "holds": ["woven", "first", "zero"]}],
         "outputs": [{"tensor": "f", "holds": "features"}]},
        {"file": "second.onnx",
         "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
         "inputs": [{"tensor": "f", "from": "f"},
                    {"tensor": "t", "holds": ["time"], "as": "number"}],
         "outputs": [{"tensor": "o", "holds": "picture"}, {"tensor": "g", "holds": "features"}]}],
       "selfTest": {"width": 128, "height": 96, "at": 0.5, "tolerance": 0.02,
        "expect": [{"x": 20, "y": 15, "red": 0.22, "green": 0.5, "blue": 1}]}}
      """;

  /** What is put in the place of everything in turn. */
  private static final List<String> INSTEAD =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "-1",
          "1.0",
          "2.5",
          "1e2",
          "4096",
          "99999999999",
          "-1e9",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"..\"",
          "\"a/b\"",
          "\"a\\\\b\"",
          "\"c:d\"",
          "\" net.onnx\"",
          "\"net.PKL\"",
          "\"net.pkl.onnx\"",
          "\"net.npy\"",
          "\"NCHW\"",
          "\"nchw\"",
          "\"interpolate\"",
          "\"extend\"",
          "\"refine\"",
          "\"middle\"",
          "\"picture\"",
          "\"features\"",
          "\"number\"",
          "\"humanEdits\"",
          "\"algorithmicMedia\"",
          "\"compositeWithTrainedAlgorithmicMedia\"",
          "\"woven\"",
          "\"time\"",
          "[]",
          "[\"time\"]",
          "[\"woven\", \"time\"]",
          "[{}]",
          "[1]",
          "{}",
          "{\"name\": \"MIT\"}",
          "{\"order\": \"rgb\"}",
          "[{\"tensor\": \"o\"}]",
          "[{\"tensor\": \"o\"}, {\"tensor\": \"p\"}]",
          "[{\"tensor\": \"o\", \"holds\": [\"to-second-y\"]}]");

  private static boolean agree(JsonElement json) {
    return Schemas.assertAgree(json.toString());
  }

  @Test
  void theSchemaIsOne() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertEquals(List.of(), meta.validate(Schemas.text(), InputFormat.JSON));
  }

  @Test
  void allThatCanBeSaidIsTakenByBoth() {
    assertTrue(agree(JsonParser.parseString(FULL)));
  }

  /** A place in a description, and how to put something there. */
  private record Place(JsonElement holder, Consumer<JsonElement> put, Runnable remove) {}

  private static List<Place> places(JsonElement in) {
    List<Place> places = new ArrayList<>();
    if (in instanceof JsonObject object) {
      for (String key : List.copyOf(object.keySet())) {
        places.addAll(places(object.get(key)));
        places.add(new Place(object, to -> object.add(key, to), () -> object.remove(key)));
      }
      places.add(new Place(object, to -> object.add("multple", to), () -> {}));
    } else if (in instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.addAll(places(array.get(at)));
        places.add(new Place(array, to -> array.set(at, to), () -> array.remove(at)));
      }
      places.add(new Place(array, array::add, () -> {}));
    }
    return places;
  }

  @Test
  void whateverIsChangedBothSayTheSame() {
    int count = places(JsonParser.parseString(FULL)).size();
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < count; i++) {
      for (int k = -1; k < INSTEAD.size(); k++) {
        JsonElement json = JsonParser.parseString(FULL);
        Place place = places(json).get(i);
        if (k < 0) {
          place.remove().run();
        } else {
          place.put().accept(JsonParser.parseString(INSTEAD.get(k)));
        }
        if (agree(json)) {
          taken++;
        } else {
          refused++;
        }
      }
    }
    String counted = taken + " taken, " + refused + " refused, " + count + " places";
    assertTrue(taken > 200 && refused > 1000, counted);
  }

  @Test
  void everyWordIsTakenByBoth() {
    for (ModelPackage.Content content : ModelPackage.Content.values()) {
      for (ModelPackage.Task task : ModelPackage.Task.values()) {
        boolean taken =
            agree(
                JsonParser.parseString(
                    FULL.replace("\"woven\", \"first\", \"zero\"", quoted(content))
                        .replace("\"refine\"", quoted(task))));
        assertEquals(task == ModelPackage.Task.REFINE || !content.isOfMotion(), taken);
      }
    }
    for (String json :
        List.of(
            FULL.replace("\"nhwc\"", quoted(ModelPackage.Layout.NCHW)),
            FULL.replace("\"bgr\"", quoted(ModelPackage.Order.RGB)),
            FULL.replace("\"any\"", quoted(ModelPackage.Time.MIDDLE)))) {
      assertTrue(agree(JsonParser.parseString(json)), json);
    }
  }

  private static String quoted(Enum<?> word) {
    return "\"" + Part.written(word) + "\"";
  }

  @Test
  void whatIsAlmostJsonIsRefused() {
    for (String almost :
        List.of(
            FULL.replace("\"refine\"", "'refine'"),
            FULL.replace("\"raccordModel\"", "raccordModel"),
            "// a model\n" + FULL,
            FULL + "}",
            FULL.replace("-1", "NaN"),
            FULL.replace("}]}}", "}]}"))) {
      String refusal = Schemas.refusal(almost).orElse("taken");
      assertTrue(refusal.contains("not JSON"), () -> refusal + "\n" + almost);
    }
    assertFalse(Schemas.complaints("{}").isEmpty());
  }
}
