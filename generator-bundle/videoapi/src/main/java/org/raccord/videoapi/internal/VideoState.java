package org.raccord.videoapi.internal;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A video as a server describes it; what it does not say is empty.
 *
 * @param id its id
 * @param stage how far it is
 * @param status the server's own word
 * @param progress 0 to 1
 * @param complaint why it failed
 * @param model what makes it
 * @param prompt the words of its order
 * @param size as {@code 1280x720}
 * @param seconds its length
 * @param created when it was ordered
 * @param url where it lies, where that is not the server itself
 */
record VideoState(
    Optional<String> id,
    Stage stage,
    String status,
    OptionalDouble progress,
    Optional<Complaint> complaint,
    Optional<String> model,
    Optional<String> prompt,
    Optional<String> size,
    Optional<String> seconds,
    Optional<Instant> created,
    Optional<URI> url) {

  /** How far a video is. */
  enum Stage {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    /** Somebody ended it, or it was kept too long. */
    GONE
  }

  static VideoState of(JsonObject json) {
    String status = Json.text(json, "status").orElse("").toLowerCase(Locale.ROOT);
    Optional<Complaint> complaint =
        Json.object(json, "error")
            .map(Complaint::ofError)
            .or(
                () ->
                    Json.text(json, "error")
                        .map(text -> new Complaint(Complaint.shown(text), "", "")));
    return new VideoState(
        Json.text(json, "id").or(() -> Json.text(json, "request_id")),
        stage(status),
        status,
        progress(json),
        complaint,
        Json.text(json, "model"),
        Json.text(json, "prompt"),
        Json.text(json, "size"),
        Json.text(json, "seconds"),
        Json.number(json, "created_at").map(n -> Instant.ofEpochSecond(n.longValue())),
        Json.text(json, "url").flatMap(VideoState::address));
  }

  private static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text);
      return Optional.of(uri)
          .filter(u -> u.getHost() != null && String.valueOf(u.getScheme()).matches("https?"));
    } catch (URISyntaxException e) {
      // A path of the server's own disk, or nothing that can be asked for.
      return Optional.empty();
    }
  }

  /** A word that nobody knows means that it goes on. */
  private static Stage stage(String status) {
    return switch (status) {
      case "completed", "complete", "succeeded", "success", "done", "finished" -> Stage.COMPLETED;
      case "failed", "failure", "error", "rejected" -> Stage.FAILED;
      case "expired", "cancelled", "canceled", "deleted", "aborted" -> Stage.GONE;
      case "queued", "pending", "submitted", "created" -> Stage.QUEUED;
      default -> Stage.RUNNING;
    };
  }

  /** Servers count to 100 or to 1; a 1 without a fraction is one percent of a hundred. */
  private static OptionalDouble progress(JsonObject json) {
    Optional<BigDecimal> number = Json.number(json, "progress");
    if (number.isEmpty() || number.get().signum() < 0) {
      return OptionalDouble.empty();
    }
    double value = number.get().doubleValue();
    boolean ofOne = value <= 1 && number.get().scale() > 0;
    return OptionalDouble.of(Math.min(1, ofOne ? value : value / 100));
  }
}
