package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The schema of {@code model.json} as the bundle carries it. */
final class Schemas {

  /** Refusals of what no schema can say: one number compared with another, and what is no JSON. */
  private static final List<String> BEYOND_A_SCHEMA =
      List.of("colour.white differs from black", ".x is 0 to ", ".y is 0 to ", " is not JSON");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);

  private Schemas() {}

  static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            PackageFile.class.getResourceAsStream("/OSGI-INF/raccord/model.schema.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the schema has against a description; it is JSON. */
  static List<String> complaints(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  /** What the program has against a description. */
  static Optional<String> refusal(String json) {
    try {
      PackageFile.of(Path.of("package"), json);
      return Optional.empty();
    } catch (PackageException e) {
      return Optional.of(e.reason());
    }
  }

  /**
   * Schema and program agree on a description, but for what no schema can say.
   *
   * @return whether both take it
   */
  static boolean assertAgree(String json) {
    Optional<String> refusal = refusal(json);
    if (refusal.isPresent() && BEYOND_A_SCHEMA.stream().anyMatch(refusal.get()::contains)) {
      return false;
    }
    assertEquals(
        refusal.isEmpty(),
        SCHEMA.validate(json, InputFormat.JSON, OutputFormat.BOOLEAN),
        () ->
            "program: "
                + refusal.orElse("takes it")
                + "\nschema: "
                + complaints(json)
                + "\n"
                + json);
    return refusal.isEmpty();
  }
}
