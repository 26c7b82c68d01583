package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A JSON value, immutable, that remembers the exact text of its tokens. */
public sealed interface Json {

  Json NULL = new Word("null");
  Json TRUE = new Word("true");
  Json FALSE = new Word("false");

  static Json of(String text) {
    return new Text(JsonText.quote(text));
  }

  static Json of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** A whole number. */
  static Json of(long value) {
    return new Word(Long.toString(value));
  }

  /** A floating-point number; whole values get {@code .0}. */
  static Json of(double value) {
    return new Word(Double.toString(value));
  }

  /**
   * A number, true, false, null, NaN or an infinity.
   *
   * @param token its text
   */
  record Word(String token) implements Json {}

  /**
   * A string.
   *
   * @param raw its text with quotes and escapes
   */
  record Text(String raw) implements Json {
    public String value() {
      return JsonText.unquote(raw);
    }
  }

  /** An array. */
  record Arr(List<Json> values) implements Json {
    public static final Arr EMPTY = new Arr(List.of());

    public Arr {
      values = List.copyOf(values);
    }
  }

  /**
   * A member of an object.
   *
   * @param rawKey the key's text with quotes and escapes
   */
  record Member(String rawKey, Json value) {
    public String key() {
      return JsonText.unquote(rawKey);
    }

    /** Whether this is its key. */
    boolean isNamed(String key) {
      int longer = rawKey.length() - key.length() - 2;
      if (longer <= 0) {
        return longer == 0 && rawKey.startsWith(key, 1);
      }
      // Only escapes make the text of a key longer than the key.
      boolean begins = key.isEmpty() || rawKey.charAt(1) == key.charAt(0);
      return (begins || rawKey.charAt(1) == '\\') && rawKey.indexOf('\\') >= 0 && key().equals(key);
    }
  }

  /** An object; order and repeated keys are kept. */
  record Obj(List<Member> members) implements Json {
    public static final Obj EMPTY = new Obj(List.of());

    public Obj {
      members = List.copyOf(members);
    }

    /** The object of the members in {@code [first, end)}. */
    static Obj of(Member[] members, int first, int end) {
      return new Obj(List.of(Arrays.copyOfRange(members, first, end)));
    }

    /** The value of a key, the last where it is repeated; JSON null counts as a value. */
    public Optional<Json> get(String key) {
      for (int i = members.size() - 1; i >= 0; i--) {
        if (members.get(i).isNamed(key)) {
          return Optional.of(members.get(i).value());
        }
      }
      return Optional.empty();
    }

    public Optional<Obj> object(String key) {
      return get(key).filter(Obj.class::isInstance).map(Obj.class::cast);
    }

    /** The values of an array; empty where there is none. */
    public List<Json> array(String key) {
      return get(key).filter(Arr.class::isInstance).map(a -> ((Arr) a).values()).orElse(List.of());
    }

    public Optional<String> text(String key) {
      return get(key).filter(Text.class::isInstance).map(t -> ((Text) t).value());
    }

    /** A number's own text, or that of true, false or NaN; empty for null. */
    public Optional<String> word(String key) {
      return get(key)
          .filter(Word.class::isInstance)
          .map(w -> ((Word) w).token())
          .filter(t -> !t.equals("null"));
    }

    /** A number; empty where there is none. */
    public Optional<Double> number(String key) {
      return word(key).flatMap(JsonText::number);
    }

    /** {@code OTIO_SCHEMA} without its version, empty where there is none. */
    public String schema() {
      String full = text("OTIO_SCHEMA").orElse("");
      int dot = full.lastIndexOf('.');
      return dot < 0 ? full : full.substring(0, dot);
    }

    /** The object with a key set: in its old place, or at the end. */
    public Obj with(String key, Json value) {
      if (get(key).filter(value::equals).isPresent()) {
        return this;
      }
      List<Member> changed = new ArrayList<>(members.size() + 1);
      boolean found = false;
      for (Member member : members) {
        boolean same = member.isNamed(key);
        found |= same;
        changed.add(same ? new Member(member.rawKey(), value) : member);
      }
      if (!found) {
        changed.add(new Member(JsonText.quote(key), value));
      }
      return new Obj(changed);
    }

    /** The object without a key. */
    public Obj without(String key) {
      List<Member> kept = members.stream().filter(m -> !m.isNamed(key)).toList();
      return kept.size() == members.size() ? this : new Obj(kept);
    }

    /** The object with a key renamed in place. */
    public Obj renamed(String key, String other) {
      return new Obj(
          members.stream()
              .map(m -> m.isNamed(key) ? new Member(JsonText.quote(other), m.value()) : m)
              .toList());
    }
  }
}
