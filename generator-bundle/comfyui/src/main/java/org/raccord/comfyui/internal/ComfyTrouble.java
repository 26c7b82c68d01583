package org.raccord.comfyui.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;

/** What a server says of a job that failed, in words for an editor and with the next action. */
final class ComfyTrouble {

  private static final int MOST_SAID = 6;

  private static final Pattern MEMORY =
      Pattern.compile(
          "out ?of ?memory|cannot allocate|allocation on device", Pattern.CASE_INSENSITIVE);
  private static final Pattern MISSING =
      Pattern.compile(
          "filenotfounderror|modulenotfounderror|importerror|no such file",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NETWORK =
      Pattern.compile(
          "connectionerror|timeouterror|connecttimeout|readtimeout", Pattern.CASE_INSENSITIVE);
  private static final Pattern REFUSAL =
      Pattern.compile(
          "content policy|moderation|safety (system|filter)|nsfw", Pattern.CASE_INSENSITIVE);

  private ComfyTrouble() {}

  /** A graph that the server did not accept. */
  static GenerationException rejected(JsonObject reply, Workflow workflow) {
    List<String> said = new ArrayList<>();
    Optional<JsonObject> nodes = Json.object(reply, "node_errors");
    if (nodes.isPresent()) {
      for (Map.Entry<String, JsonElement> node : nodes.get().entrySet()) {
        Json.object(node.getValue())
            .ifPresent(object -> ofNode(node.getKey(), object, workflow, said));
      }
    }
    if (said.isEmpty()) {
      said.add(
          Json.object(reply, "error")
              .map(ComfyTrouble::messageAndDetails)
              .or(() -> Json.text(reply, "error"))
              .map(Words::of)
              .orElse("it does not say why"));
    }
    int more = said.size() - MOST_SAID;
    return new GenerationException(
        Kind.MISCONFIGURED,
        "ComfyUI does not accept the workflow: "
            + String.join("; ", said.subList(0, Math.min(MOST_SAID, said.size())))
            + (more > 0 ? "; and " + more + " more" : "")
            + ". Run the workflow once in ComfyUI itself, or ask raccord generators check what is"
            + " missing.");
  }

  private static void ofNode(String id, JsonObject node, Workflow workflow, List<String> said) {
    for (JsonElement each : Json.array(node, "errors")) {
      Json.object(each)
          .map(ComfyTrouble::messageAndDetails)
          .ifPresent(text -> said.add(node(id, workflow) + ": " + Words.of(text)));
    }
  }

  private static String messageAndDetails(JsonObject error) {
    String message = Json.text(error, "message").or(() -> Json.text(error, "type")).orElse("");
    String details = Json.text(error, "details").orElse("");
    return details.isBlank() || details.equals(message)
        ? message
        : message.isBlank() ? details : message + ", " + details;
  }

  /** A node as an editor knows it. */
  static String node(String id, Workflow workflow) {
    return workflow.classOf(id).orElse("node")
        + workflow.titleOf(id).map(title -> " \"" + Words.of(title) + "\"").orElse("")
        + " ("
        + Words.of(id)
        + ")";
  }

  /** A node that failed while it ran. */
  static GenerationException failed(JsonObject error, Workflow workflow) {
    String where =
        Json.text(error, "node_id").map(id -> node(id, workflow)).orElse("a node of the workflow");
    String type = Json.text(error, "exception_type").orElse("");
    String message = Json.text(error, "exception_message").orElse("").strip();
    String said = Words.of(message.isEmpty() ? type : message);
    String both = type + " " + message;
    if (MEMORY.matcher(both).find()) {
      return new GenerationException(
          Kind.UNSUPPORTED,
          "The graphics card of the ComfyUI server has not enough memory for this slot, at "
              + where
              + ". Set a smaller size, make the slot shorter, or use another generator.");
    }
    if (MISSING.matcher(both).find()) {
      return new GenerationException(
          Kind.MISCONFIGURED,
          "The ComfyUI server lacks something that "
              + where
              + " needs: "
              + Words.sentence(said)
              + " Install it there.");
    }
    if (REFUSAL.matcher(both).find()) {
      return new GenerationException(
          Kind.REFUSED, where + " refuses: " + Words.sentence(said) + " Change the brief.");
    }
    if (NETWORK.matcher(both.toLowerCase(Locale.ROOT)).find()) {
      return new GenerationException(
          Kind.TRANSIENT,
          where + " did not reach what it needs: " + Words.sentence(said) + " Fill again later.");
    }
    return new GenerationException(
        Kind.FAILED,
        where
            + " failed"
            + (said.isEmpty() ? "." : ": " + Words.sentence(said))
            + " Run the workflow in ComfyUI itself; its log tells more.");
  }

  /** A job that somebody else stopped. */
  static GenerationException stopped() {
    return new GenerationException(
        Kind.TRANSIENT, "Somebody stopped the job at the ComfyUI server. Fill again.");
  }

  /** A job that the server no longer knows. */
  static GenerationException lost() {
    return new GenerationException(
        Kind.TRANSIENT,
        "The ComfyUI server no longer knows the job: it was restarted, or its queue was cleared."
            + " Fill again.");
  }

  /** A job that took too long. */
  static GenerationException late(boolean running, Duration most) {
    return running
        ? new GenerationException(
            Kind.FAILED,
            "The ComfyUI server worked on the job for "
                + most.toMinutes()
                + " minutes without an end, and it was stopped. Raise the setting timeout, or look"
                + " at the server's log.")
        : new GenerationException(
            Kind.TRANSIENT,
            "The job waited "
                + most.toMinutes()
                + " minutes at the ComfyUI server and was not begun. Fill again when it is less"
                + " busy.");
  }

  /** A job that is done and left no moving picture. */
  static GenerationException withoutVideo(List<Output> outputs) {
    String made =
        outputs.isEmpty()
            ? "nothing"
            : outputs.stream()
                .map(output -> Words.of(output.filename()))
                .limit(MOST_SAID)
                .collect(Collectors.joining(", "));
    return new GenerationException(
        Kind.MISCONFIGURED,
        "The workflow saved no video: it saved "
            + made
            + ". End it with a node that saves one as MP4, MKV or WebM, such as Save Video.");
  }
}
