package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Reads the fields of Raccord's own objects. */
record Fields(Json.Obj node) {

  static Json.Obj object(Json json, String what) throws DataException {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new DataException("a " + what + " is no object");
  }

  Fields object(String key) throws DataException {
    return new Fields(node.object(key).orElseThrow(() -> missing(key, "an object")));
  }

  String text(String key) throws DataException {
    return node.text(key).orElseThrow(() -> missing(key, "a text"));
  }

  long whole(String key) throws DataException {
    String word = node.word(key).orElseThrow(() -> missing(key, "a whole number"));
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException notWhole) {
      // A library that knows only doubles may have written 3.0.
      Optional<Double> number = JsonText.number(word).filter(n -> n == Math.rint(n));
      return number.map(Double::longValue).orElseThrow(() -> missing(key, "a whole number"));
    }
  }

  long whole(String key, long otherwise) throws DataException {
    return node.word(key).isPresent() ? whole(key) : otherwise;
  }

  double number(String key) throws DataException {
    return node.number(key).orElseThrow(() -> missing(key, "a number"));
  }

  List<String> texts(String key) throws DataException {
    List<String> texts = new ArrayList<>();
    for (Json each : node.array(key)) {
      if (!(each instanceof Json.Text text)) {
        throw missing(key, "a list of texts");
      }
      texts.add(text.value());
    }
    return texts;
  }

  <E extends Enum<E>> E choice(String key, E[] values) throws DataException {
    String stored = text(key);
    for (E value : values) {
      if (stored(value).equals(stored)) {
        return value;
      }
    }
    throw new DataException(key + " \"" + stored + "\" is not known");
  }

  /** How a choice is stored, such as {@code new-shot}. */
  static String stored(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A time, stored as frame and rate: {@code [36, "24000/1001"]}. */
  Optional<FrameTime> time(String key) throws DataException {
    List<Json> parts = node.array(key);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (parts.size() == 2
        && parts.get(0) instanceof Json.Word frame
        && parts.get(1) instanceof Json.Text rate) {
      try {
        String[] fraction = rate.value().split("/", -1);
        return Optional.of(
            FrameTime.of(
                Long.parseLong(frame.token()),
                new Rate(
                    Long.parseLong(fraction[0]),
                    fraction.length > 1 ? Long.parseLong(fraction[1]) : 1)));
      } catch (IllegalArgumentException e) {
        throw missing(key, "a time");
      }
    }
    throw missing(key, "a time");
  }

  static Json time(FrameTime time) {
    return new Json.Arr(List.of(Json.of(time.frame()), Json.of(time.rate().toString())));
  }

  /** The object with a text, or without it. */
  static Json.Obj set(Json.Obj node, String key, Optional<String> text) {
    return text.isPresent() ? node.with(key, Json.of(text.get())) : node.without(key);
  }

  static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().map(Json::of).toList());
  }

  private static DataException missing(String key, String what) {
    return new DataException("\"" + key + "\" should be " + what);
  }
}
