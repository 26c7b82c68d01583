package org.raccord.models.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One JSON object, whose keys are asked for and must then all have been asked for. */
final class Part {
  private final JsonObject object;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  Part(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  PackageException wrong(String key, String must) {
    return new PackageException(
        PackageFile.NAME + ": " + path + key + " " + must + "." + PackageFile.HELP);
  }

  boolean has(String key) {
    asked.add(key);
    return object.has(key);
  }

  JsonElement get(String key) throws PackageException {
    if (!has(key)) {
      throw wrong(key, "is missing");
    }
    return object.get(key);
  }

  String text(String key) throws PackageException {
    if (!(get(key) instanceof JsonPrimitive value)
        || !value.isString()
        || value.getAsString().isBlank()) {
      throw wrong(key, "is text");
    }
    return value.getAsString();
  }

  Optional<String> optionalText(String key) throws PackageException {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  Optional<String> optionalFile(String key) throws PackageException {
    return has(key) ? Optional.of(file(key)) : Optional.empty();
  }

  /** A file of the package: a plain name, so that nothing outside the folder is ever read. */
  String file(String key) throws PackageException {
    String name = text(key);
    if (name.contains("/") || name.contains("\\") || name.contains(":") || name.equals("..")) {
      throw wrong(
          key,
          "names a file beside "
              + PackageFile.NAME
              + ", without folders, not \""
              + shortened(name)
              + "\": put all files of a package into one folder");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String pickle : List.of(".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".bin", ".npy")) {
      if (lower.endsWith(pickle)) {
        throw wrong(
            key,
            "is \""
                + shortened(name)
                + "\": such files can hold programs and are never opened. Convert the model to"
                + " ONNX");
      }
    }
    return name;
  }

  double number(String key, double least, double most) throws PackageException {
    if (!(get(key) instanceof JsonPrimitive value) || !value.isNumber()) {
      throw wrong(key, "is a number");
    }
    double number;
    try {
      number = value.getAsDouble();
    } catch (NumberFormatException e) {
      throw wrong(key, "is a number");
    }
    if (!(number >= least && number <= most)) {
      throw wrong(key, "is " + plain(least) + " to " + plain(most));
    }
    return number;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  int whole(String key, int least, int most) throws PackageException {
    double number = number(key, least, most);
    if (number != Math.rint(number)) {
      throw wrong(key, "is a whole number");
    }
    return (int) number;
  }

  Part part(String key) throws PackageException {
    if (!get(key).isJsonObject()) {
      throw wrong(key, "is an object");
    }
    return new Part(object.getAsJsonObject(key), path + key + ".");
  }

  List<Part> parts(String key) throws PackageException {
    if (!(get(key) instanceof JsonArray array) || array.isEmpty() || array.size() > 64) {
      throw wrong(key, "is a list of 1 to 64 objects");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (!array.get(i).isJsonObject()) {
        throw wrong(key + "[" + i + "]", "is an object");
      }
      parts.add(new Part(array.get(i).getAsJsonObject(), path + key + "[" + i + "]."));
    }
    return parts;
  }

  List<String> texts(String key) throws PackageException {
    if (!(get(key) instanceof JsonArray array) || array.isEmpty() || array.size() > 64) {
      throw wrong(key, "is a list of words");
    }
    List<String> texts = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonPrimitive value) || !value.isString()) {
        throw wrong(key, "is a list of words");
      }
      texts.add(value.getAsString());
    }
    return texts;
  }

  <E extends Enum<E>> E oneOf(String key, E[] values) throws PackageException {
    return constant(key, text(key), values);
  }

  <E extends Enum<E>> E constant(String key, String word, E[] values) throws PackageException {
    for (E value : values) {
      if (written(value).equals(word)) {
        return value;
      }
    }
    throw wrong(
        key,
        "is "
            + String.join(", ", Arrays.stream(values).map(Part::written).toList())
            + ", not \""
            + shortened(word)
            + "\"");
  }

  static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void end() throws PackageException {
    for (String key : object.keySet()) {
      if (!asked.contains(key)) {
        throw new PackageException(
            PackageFile.NAME
                + ": "
                + path
                + shortened(key)
                + " is not known. Known here: "
                + String.join(", ", asked)
                + "."
                + PackageFile.HELP);
      }
    }
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
