package org.raccord.otio.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.model.timeline.Origin;

/**
 * The JSON object that a record was read from, and the record as it was then: what differs from it
 * now was changed and is written anew, all else is written as it was.
 */
public final class OtioOrigin implements Origin {

  /** How the object stands in the file. */
  enum Form {
    PLAIN,
    /** A child of a stack that is no track: its track exists in the model only. */
    BARE
  }

  private final Json.Obj node;
  private final Form form;
  private @Nullable Object asRead;

  OtioOrigin(Json.Obj node) {
    this(node, Form.PLAIN);
  }

  OtioOrigin(Json.Obj node, Form form) {
    this.node = node;
    this.form = form;
  }

  /** Keeps the record that was read; called once, by the reader. */
  <T> T keep(T record) {
    asRead = record;
    return record;
  }

  Json.Obj node() {
    return node;
  }

  Form form() {
    return form;
  }

  /** The record as it was read, if it was one of this type. */
  <T> Optional<T> asRead(Class<T> type) {
    return type.isInstance(asRead) ? Optional.of(type.cast(asRead)) : Optional.empty();
  }

  /** The origin as one of ours. */
  static Optional<OtioOrigin> of(Origin origin) {
    return origin instanceof OtioOrigin ours ? Optional.of(ours) : Optional.empty();
  }
}
