package org.raccord.videoapi.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.OutboundReply;

/**
 * What a server says is wrong, in either of the two envelopes: {@code error} with message, type,
 * param and code, or {@code detail} as text or list.
 *
 * @param message what it says, fit to be shown
 * @param code code and type, lower case, may be empty
 * @param field the field that is meant, may be empty
 */
record Complaint(String message, String code, String field) {

  private static final int MOST_CHARACTERS = 300;
  private static final Pattern SECRETS =
      Pattern.compile("(?i)bearer\\s+\\S+|\\b(?:sk|key|tok)[-_][A-Za-z0-9_*-]{6,}");
  private static final Pattern SAFETY =
      Pattern.compile(
          "moderation|safety|content.?policy|policy.?violation|nsfw|flagged|blocked|sensitive"
              + "|inappropriate|disallowed.?content");

  /** Reads the body of an answer that is an error. */
  static Complaint of(String body) {
    Optional<JsonObject> json = Json.object(body);
    if (json.isEmpty()) {
      return new Complaint(isPage(body) ? "(a web page)" : shown(body), "", "");
    }
    return Json.object(json.get(), "error")
        .map(Complaint::ofError)
        .or(() -> ofDetail(json.get()))
        .orElseGet(
            () ->
                new Complaint(
                    Json.text(json.get(), "error")
                        .or(() -> Json.text(json.get(), "message"))
                        .map(Complaint::shown)
                        .orElse(""),
                    "",
                    ""));
  }

  /** Reads an error object. */
  static Complaint ofError(JsonObject error) {
    String code = Json.text(error, "code").orElse("") + " " + Json.text(error, "type").orElse("");
    return new Complaint(
        Json.text(error, "message").map(Complaint::shown).orElse(""),
        code.strip().toLowerCase(Locale.ROOT),
        Json.text(error, "param").orElse(""));
  }

  private static Optional<Complaint> ofDetail(JsonObject json) {
    JsonElement detail = json.get("detail");
    if (detail == null) {
      return Optional.empty();
    }
    if (!detail.isJsonArray()) {
      return Optional.of(
          new Complaint(
              shown(detail.isJsonPrimitive() ? detail.getAsString() : detail.toString()), "", ""));
    }
    List<String> messages = new ArrayList<>();
    String field = "";
    String code = "";
    for (JsonElement each : detail.getAsJsonArray()) {
      if (each.isJsonObject()) {
        JsonObject one = each.getAsJsonObject();
        JsonElement place = one.get("loc");
        if (place != null && place.isJsonArray() && place.getAsJsonArray().size() > 0) {
          JsonElement last = place.getAsJsonArray().get(place.getAsJsonArray().size() - 1);
          field = last.isJsonPrimitive() ? last.getAsString() : field;
        }
        code = Json.text(one, "type").orElse(code);
        String about = field.isEmpty() ? "" : field + ": ";
        Json.text(one, "msg").ifPresent(m -> messages.add(about + m));
      }
    }
    return Optional.of(
        new Complaint(shown(String.join("; ", messages)), code.toLowerCase(Locale.ROOT), field));
  }

  /** Whether a text is a web page. */
  static boolean isPage(String body) {
    String start = body.stripLeading();
    return start.startsWith("<");
  }

  /** Short, on one line, and without what looks like a key. */
  static String shown(String text) {
    String line = SECRETS.matcher(text).replaceAll("(key)").replaceAll("[\\p{Cntrl}\\s]+", " ");
    line = line.strip();
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line;
  }

  /** The failure of a request that was answered with a status of 300 or more. */
  static GenerationException failure(String server, OutboundReply reply) {
    return of(reply.text()).asFailure(server, reply.status());
  }

  private GenerationException asFailure(String server, int status) {
    String said = message.isEmpty() ? "" : ": " + message;
    String answered = server + " answers " + status + said;
    return switch (status) {
      case 401 ->
          failure(
              Kind.MISCONFIGURED, answered + ". Check the setting \"key\" and what it refers to.");
      case 402 -> failure(Kind.MISCONFIGURED, answered + ". The account has to be paid up.");
      case 403 ->
          isSafety()
              ? failure(Kind.REFUSED, answered)
              : failure(
                  Kind.MISCONFIGURED,
                  answered + ". The key may not do this; check it and the model.");
      case 404, 405, 501 ->
          failure(
              Kind.MISCONFIGURED,
              answered + ". It makes no videos at this address; check url and profile.");
      case 400, 409, 413, 415, 422 -> refusal(answered);
      case 429 ->
          isQuota()
              ? failure(Kind.MISCONFIGURED, answered + ". The account's quota is used up.")
              : failure(Kind.TRANSIENT, answered);
      default ->
          status < 400
              ? failure(
                  Kind.MISCONFIGURED,
                  answered + ". It sends orders elsewhere; write that address into url.")
              : failure(status >= 500 || status == 408 ? Kind.TRANSIENT : Kind.FAILED, answered);
    };
  }

  private GenerationException refusal(String answered) {
    String meant = (field + " " + code + " " + message).toLowerCase(Locale.ROOT);
    if (isSafety() || field.equals("prompt")) {
      return failure(Kind.REFUSED, answered);
    }
    if (field.equals("model")
        || meant.contains("model_not_found")
        || meant.contains("no such model")) {
      return failure(Kind.MISCONFIGURED, answered + ". Check the setting \"model\".");
    }
    return failure(
        Kind.UNSUPPORTED,
        answered
            + (meant.contains("size") || meant.contains("width") || meant.contains("height")
                ? ". Check the setting \"size\" and the profile."
                : ". Check that the profile is the right one for this server and model."));
  }

  /** The failure of a video that the server gave up. */
  GenerationException asFailedVideo(String server) {
    String said = message.isEmpty() ? " without a reason" : ": " + message;
    String text = server + " could not make the video" + said + ".";
    if (isSafety()) {
      return failure(Kind.REFUSED, text);
    }
    return failure(
        code.matches(".*(overload|rate_limit|server_busy|unavailable|timeout).*")
            ? Kind.TRANSIENT
            : Kind.FAILED,
        text);
  }

  boolean isSafety() {
    return SAFETY.matcher(code).find() || SAFETY.matcher(message.toLowerCase(Locale.ROOT)).find();
  }

  private boolean isQuota() {
    return code.contains("quota") || code.contains("billing");
  }

  private static GenerationException failure(Kind kind, String message) {
    String text = message.strip();
    return new GenerationException(kind, text.matches("(?s).*[.!?…]") ? text : text + ".");
  }
}
