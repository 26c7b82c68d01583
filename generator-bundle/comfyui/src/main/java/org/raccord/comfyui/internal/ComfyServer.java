package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Outbound;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;
import org.raccord.generator.OutboundRequest;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.OutboundRequest.Into;
import org.raccord.generator.OutboundRequest.Part;

/** The calls of a ComfyUI server. What is no answer of ComfyUI ends in words for the editor. */
final class ComfyServer {

  private static final Duration UPLOAD = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI url;
  private final Outbound outbound;
  private final Duration patience;

  ComfyServer(URI url, Outbound outbound) {
    this(url, outbound, PATIENCE);
  }

  private ComfyServer(URI url, Outbound outbound, Duration patience) {
    this.url = url;
    this.outbound = outbound;
    this.patience = patience;
  }

  /** The same server, waited for no longer than that. */
  ComfyServer within(Duration other) {
    return new ComfyServer(url, outbound, other);
  }

  private URI address(String path) {
    return URI.create(url + path);
  }

  /** Listens to what it tells of the jobs of {@code client}. */
  Registration listen(String client, Consumer<Outbound.Message> told)
      throws OutboundException, InterruptedException {
    String address = url.toString().replaceFirst("^(?i)http", "ws");
    return outbound.listen(URI.create(address + "/ws?clientId=" + encoded(client)), told);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Puts a file among the server's inputs.
   *
   * @return its name there, which may be another than asked for
   */
  String upload(Path file, String name, String type)
      throws OutboundException, GenerationException, InterruptedException {
    OutboundRequest request =
        OutboundRequest.post(
                address("/upload/image"),
                new Body.Form(
                    List.of(
                        new Part.FileOf("image", file, name, type),
                        new Part.Field("type", "input"))))
            .within(UPLOAD);
    JsonObject reply = object(outbound.send(request));
    String given =
        Json.text(reply, "name")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> notComfy("its answer to an upload names no file"));
    String folder = Json.text(reply, "subfolder").orElse("");
    return folder.isBlank() ? given : folder + "/" + given;
  }

  /** The answer to an order: accepted, or why not. */
  sealed interface Ordered {
    record Accepted(String id) implements Ordered {}

    record Rejected(JsonObject reply) implements Ordered {}
  }

  Ordered order(JsonObject graph, String client)
      throws OutboundException, GenerationException, InterruptedException {
    JsonObject body = new JsonObject();
    body.add("prompt", graph);
    body.addProperty("client_id", client);
    body.add("extra_data", new JsonObject());
    OutboundReply reply =
        outbound.send(
            OutboundRequest.post(
                    address("/prompt"), new Body.Text("application/json", body.toString()))
                .within(patience));
    if (reply.status() == 400) {
      return new Ordered.Rejected(parsed(reply).flatMap(Json::object).orElseGet(JsonObject::new));
    }
    JsonObject json = object(reply);
    return new Ordered.Accepted(
        Json.text(json, "prompt_id")
            .filter(id -> !id.isBlank())
            .orElseThrow(() -> notComfy("its answer to an order has no prompt_id")));
  }

  /** What it remembers of a job that has ended; nothing until then. */
  Optional<JsonObject> history(String id)
      throws OutboundException, GenerationException, InterruptedException {
    JsonObject all = object(get("/history/" + encoded(id)));
    return Json.object(all, id);
  }

  /** The name of a job that has ended and was ordered by {@code client}. */
  Optional<String> findEnded(String client)
      throws OutboundException, GenerationException, InterruptedException {
    for (var entry : object(get("/history?max_items=200")).entrySet()) {
      Optional<JsonObject> job = Json.object(entry.getValue());
      if (job.isPresent()
          && Queued.clientOf(Json.array(job.get(), "prompt")).filter(client::equals).isPresent()) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** What waits and runs, in order. */
  List<Queued> queue() throws OutboundException, GenerationException, InterruptedException {
    return Queued.all(object(get("/queue")));
  }

  /** Takes a job off the queue. */
  void delete(String id) throws OutboundException, InterruptedException {
    JsonArray ids = new JsonArray();
    ids.add(id);
    JsonObject body = new JsonObject();
    body.add("delete", ids);
    post("/queue", body);
  }

  /** Stops a job that runs, and no other. */
  void interrupt(String id) throws OutboundException, InterruptedException {
    JsonObject body = new JsonObject();
    body.addProperty("prompt_id", id);
    post("/interrupt", body);
  }

  private void post(String path, JsonObject body) throws OutboundException, InterruptedException {
    outbound.send(
        OutboundRequest.post(address(path), new Body.Text("application/json", body.toString()))
            .within(patience));
  }

  /** Asks for a file that a job made. */
  OutboundReply view(Output output, Into.SavedTo into)
      throws OutboundException, InterruptedException {
    return outbound.send(
        OutboundRequest.get(
                address(
                    "/view?filename="
                        + encoded(output.filename())
                        + "&subfolder="
                        + encoded(output.subfolder())
                        + "&type="
                        + encoded(output.type())))
            .into(into));
  }

  /** What machine it is and what runs there. */
  JsonObject stats() throws OutboundException, GenerationException, InterruptedException {
    JsonObject reply = object(get("/system_stats"));
    if (Json.object(reply, "system").isEmpty()) {
      throw notComfy("it tells nothing of its system");
    }
    return reply;
  }

  /** What it knows of a class of nodes; nothing where it does not know it. */
  Optional<JsonObject> node(String nodeClass)
      throws OutboundException, GenerationException, InterruptedException {
    OutboundReply reply = get("/object_info/" + encoded(nodeClass));
    return reply.status() == 404 ? Optional.empty() : Json.object(object(reply), nodeClass);
  }

  private OutboundReply get(String path) throws OutboundException, InterruptedException {
    return outbound.send(OutboundRequest.get(address(path)).within(patience));
  }

  private JsonObject object(OutboundReply reply) throws GenerationException {
    return parsed(checked(reply))
        .flatMap(Json::object)
        .orElseThrow(
            () ->
                notComfy(
                    reply.text().stripLeading().toLowerCase(Locale.ROOT).startsWith("<")
                        ? "it answers with a web page"
                        : "its answer is not JSON"));
  }

  private static Optional<JsonElement> parsed(OutboundReply reply) {
    String text = reply.text().strip();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonParser.parseString(text));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** An answer that is one. */
  OutboundReply checked(OutboundReply reply) throws GenerationException {
    int status = reply.status();
    if (status < 300) {
      return reply;
    }
    if (status == 401 || status == 403) {
      throw new GenerationException(
          Kind.MISCONFIGURED,
          "The server at "
              + url
              + " does not let us in (status "
              + status
              + "). Check the key, or whether the server accepts calls from this machine.");
    }
    if (status == 429 || status >= 500) {
      throw new GenerationException(
          Kind.TRANSIENT,
          "The ComfyUI server at "
              + url
              + " is in trouble (status "
              + status
              + "). Look at its log and fill again.");
    }
    throw notComfy("it answers with status " + status);
  }

  GenerationException notComfy(String because) {
    return new GenerationException(
        Kind.MISCONFIGURED,
        "What answers at "
            + url
            + " is not a ComfyUI server that we know: "
            + because
            + ". Check the setting url.");
  }
}
