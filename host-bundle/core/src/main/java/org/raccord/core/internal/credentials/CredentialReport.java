package org.raccord.core.internal.credentials;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What was read back from a signed file.
 *
 * @param signer name in the certificate; empty where the tool does not say
 * @param isTrusted whether the tool knows the signer
 * @param ingredients how many there are
 * @param sourceType what the first action says of how the file came to be
 * @param problems codes of what is wrong with the credentials; empty where they are whole
 */
public record CredentialReport(
    Optional<String> signer,
    boolean isTrusted,
    int ingredients,
    Optional<String> sourceType,
    List<String> problems) {

  /** Says nothing of the file: only that nobody vouches for its signer here. */
  private static final String UNTRUSTED = "signingCredential.untrusted";

  public CredentialReport {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a manifest store as {@code c2pa-rs} prints it.
   *
   * @throws SigningException if it holds no manifest
   */
  public static CredentialReport of(JsonObject store) throws SigningException {
    Optional<JsonObject> active =
        text(store, "active_manifest")
            .flatMap(
                label -> object(store, "manifests").flatMap(manifests -> object(manifests, label)));
    if (active.isEmpty()) {
      throw new SigningException("The signed file has no content credentials in it.");
    }
    List<String> codes =
        list(store, "validation_status").stream()
            .map(status -> text(status, "code").orElse("unknown"))
            .toList();
    List<String> problems = codes.stream().filter(code -> !code.equals(UNTRUSTED)).toList();
    boolean invalid = text(store, "validation_state").filter("Invalid"::equals).isPresent();
    if (invalid && codes.isEmpty()) {
      problems = List.of("Invalid");
    }
    return new CredentialReport(
        object(active.get(), "signature_info")
            .flatMap(info -> text(info, "common_name").or(() -> text(info, "issuer"))),
        codes.isEmpty() && !invalid,
        list(active.get(), "ingredients").size(),
        list(active.get(), "assertions").stream()
            .filter(a -> text(a, "label").filter(l -> l.startsWith("c2pa.actions")).isPresent())
            .flatMap(a -> object(a, "data").stream())
            .flatMap(data -> list(data, "actions").stream())
            .flatMap(action -> text(action, "digitalSourceType").stream())
            .findFirst(),
        problems);
  }

  private static Optional<String> text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static Optional<JsonObject> object(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonObject()
        ? Optional.of(value.getAsJsonObject())
        : Optional.empty();
  }

  private static List<JsonObject> list(JsonObject object, String name) {
    JsonElement value = object.get(name);
    JsonArray array =
        value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    return StreamSupport.stream(array.spliterator(), false)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
