package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 * @param place the names on the way to that field, outermost first, where the server tells them
 */
record Complaint(String message, String code, String field, List<String> place) {

  private static final int MOST_CHARACTERS = 300;
  private static final Pattern SECRETS =
      Pattern.compile("(?i)bearer\\s+\\S+|\\b(?:sk|key|tok)[-_][A-Za-z0-9_*-]{6,}");
  private static final Pattern SAFETY =
      Pattern.compile(
          "moderation|safety|content.?policy|policy.?violation|nsfw|flagged|blocked|sensitive"
              + "|inappropriate|disallowed.?content");

  private static final Pattern MEASURES =
      Pattern.compile("\\b(?:size(?! limit)|width|height|dimensions?|resolution|aspect)\\b");
  private static final Pattern UNSUPPORTED =
      Pattern.compile("not support|unsupported|not (?:accept|allow|take)");
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\bmasks?\\b|mask (?:editing|conditioning)|key ?frame|(?:first|last|end) frame"
              + "|image|picture|reference|source video|conditioning|inpaint");
  private static final int TOO_LARGE = 413;

  Complaint {
    place = List.copyOf(place);
  }

  Complaint(String message, String code, String field) {
    this(message, code, field, List.of());
  }

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
    List<String> names = new ArrayList<>();
    String field = "";
    String code = "";
    for (JsonElement each : detail.getAsJsonArray()) {
      if (each.isJsonObject()) {
        JsonObject one = each.getAsJsonObject();
        JsonElement place = one.get("loc");
        if (place != null && place.isJsonArray() && place.getAsJsonArray().size() > 0) {
          List<String> way = names(place.getAsJsonArray());
          field = way.isEmpty() ? field : way.get(way.size() - 1);
          names.addAll(way);
        }
        code = Json.text(one, "type").orElse(code);
        String about = field.isEmpty() ? "" : field + ": ";
        Json.text(one, "msg").ifPresent(m -> messages.add(about + m));
      }
    }
    return Optional.of(
        new Complaint(
            shown(String.join("; ", messages)), code.toLowerCase(Locale.ROOT), field, names));
  }

  /** Without the numbers of what stands in a list. */
  private static List<String> names(JsonArray way) {
    List<String> names = new ArrayList<>();
    for (JsonElement step : way) {
      if (step.isJsonPrimitive() && !step.getAsJsonPrimitive().isNumber()) {
        names.add(step.getAsString());
      }
    }
    return names;
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

  /**
   * Throws the failure of an order that was answered with a status of 300 or more.
   *
   * @param condition names that only the order's conditioning brings in; see {@link
   *     Profile#namesOf}
   * @throws ConditionRefusedException if the answer is about those
   */
  static void refuse(String server, OutboundReply reply, Set<String> condition)
      throws GenerationException, ConditionRefusedException {
    Complaint complaint = of(reply.text());
    GenerationException failure = complaint.asFailure(server, reply.status());
    if (failure.kind() == Kind.UNSUPPORTED && complaint.isAbout(condition, reply.status())) {
      throw new ConditionRefusedException(failure);
    }
    throw failure;
  }

  /**
   * A picture of the wrong size is no reason to do without it, and a length or seed that is refused
   * none to send no picture: only what names the condition is about it, what says in words that
   * there can be none such, or a body too large.
   */
  private boolean isAbout(Set<String> condition, int status) {
    if (condition.isEmpty()) {
      return false;
    }
    if (status == TOO_LARGE) {
      return true;
    }
    String said = message.toLowerCase(Locale.ROOT);
    if (MEASURES.matcher(said).find()) {
      return false;
    }
    boolean none = UNSUPPORTED.matcher(said).find() && CONDITION.matcher(said).find();
    return none
        || condition.stream()
            .anyMatch(
                name ->
                    field.equalsIgnoreCase(name)
                        || place.stream().anyMatch(name::equalsIgnoreCase)
                        || Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                            .matcher(said)
                            .find());
  }

  /** The failure of a request that was answered with a status of 300 or more. */
  static GenerationException failure(String server, OutboundReply reply) {
    return of(reply.text()).asFailure(server, reply.status());
  }

  private GenerationException asFailure(String server, int status) {
    String said = message.isEmpty() ? "" : ": " + message;
    String answered = server + " answers " + status + said.replaceFirst("\\.$", "");
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
      case TOO_LARGE ->
          failure(
              Kind.UNSUPPORTED,
              answered
                  + ". What goes along is too large for it: the setting \"size\" makes pictures"
                  + " smaller.");
      case 400, 409, 415, 422 -> refusal(answered);
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
        || meant.contains("model mismatch")
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
