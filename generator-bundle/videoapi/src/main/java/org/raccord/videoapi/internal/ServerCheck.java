package org.raccord.videoapi.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Checkable.CheckCall;
import org.raccord.generator.Checkable.Finding;
import org.raccord.generator.GenerationException;
import org.raccord.generator.OutboundException;
import org.raccord.generator.OutboundReply;

/** Asks a server what a fill would need of it, and orders nothing. */
final class ServerCheck {

  /** No server has a video of this name; the answer shows whether it knows videos at all. */
  private static final String NO_VIDEO = "raccord-check";

  private final Setup setup;
  private final CheckCall call;
  private final Wire wire;
  private final List<Finding> findings = new ArrayList<>();

  ServerCheck(Setup setup, CheckCall call) {
    this.setup = setup;
    this.call = call;
    this.wire = new Wire(call.outbound(), setup);
  }

  List<Finding> findings() throws InterruptedException {
    call.checkpoint();
    if (videos()) {
      call.checkpoint();
      models();
    }
    profile();
    return List.copyOf(findings);
  }

  /** Whether there is any use in asking more. */
  private boolean videos() throws InterruptedException {
    try {
      OutboundReply list = wire.list();
      if (list.status() == 401 || list.status() == 403) {
        found("key", false, Complaint.failure(wire.server(), list).getMessage());
        return false;
      }
      if (list.succeeded()) {
        int count = wire.videos(list).size();
        found("server", true, wire.server() + " answers and lists " + count + " videos.");
        found("key", true, "The server takes requests as they are sent.");
        return true;
      }
      OutboundReply one = wire.state(NO_VIDEO);
      boolean json = Json.object(one.text()).isPresent();
      found(
          "server",
          json,
          json
              ? wire.server()
                  + (setup.profile().answer() == Profile.Answer.VIDEO
                      ? " answers. A video comes with the answer to its order: after a lost"
                          + " connection it cannot be fetched again."
                      : " answers and lists no videos: after a lost connection an order cannot be"
                          + " found again.")
              : wire.server()
                  + " answers "
                  + list.status()
                  + " at "
                  + setup.profile().create()
                  + ". Check url and profile.");
      return json;
    } catch (OutboundException e) {
      found(
          e.kind() == OutboundException.Kind.KEY ? "key" : "server",
          false,
          String.valueOf(e.getMessage()));
      return false;
    } catch (GenerationException e) {
      found("server", false, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void models() throws InterruptedException {
    Optional<String> path = setup.profile().models();
    if (path.isEmpty()) {
      return;
    }
    try {
      OutboundReply reply = wire.ask(path.get());
      // Older servers of the same kind list them without the version in front.
      String older = path.get().replaceFirst("^v1/", "");
      if (reply.status() == 404 && !older.equals(path.get())) {
        reply = wire.ask(older);
      }
      if (!reply.succeeded()) {
        found(
            "model",
            setup.model().isEmpty(),
            "The server does not list its models (status " + reply.status() + ").");
        return;
      }
      List<String> names = names(wire.object(reply));
      if (names.isEmpty()) {
        found("model", true, "The server names no model.");
        return;
      }
      boolean has = setup.model().map(names::contains).orElse(true);
      String listed = names.size() > 12 ? names.subList(0, 12) + " and more" : names.toString();
      found(
          "model",
          has,
          has
              ? "The server has " + listed + "."
              : "The server has "
                  + listed
                  + " and not "
                  + setup.model().orElse("")
                  + ". Change the setting \"model\".");
    } catch (OutboundException e) {
      found("model", false, String.valueOf(e.getMessage()));
    } catch (GenerationException e) {
      found("model", false, String.valueOf(e.getMessage()));
    }
  }

  /** A list of models, or the one model of a server that has one. */
  private static List<String> names(JsonObject json) {
    List<String> names = new ArrayList<>();
    if (json.get("data") instanceof JsonArray list) {
      for (JsonElement each : list) {
        if (each.isJsonObject()) {
          Json.text(each.getAsJsonObject(), "id").ifPresent(names::add);
        }
      }
    }
    Json.text(json, "model_path").ifPresent(names::add);
    return names;
  }

  private void profile() {
    Profile profile = setup.profile();
    String takes =
        profile.conditioning().keySet().stream()
            .sorted()
            .map(rung -> rung.words())
            .reduce((a, b) -> a + "; " + b)
            .orElse("");
    found(
        "profile",
        true,
        profile.title()
            + " takes: "
            + takes
            + ". That is the profile's word: a server does not tell what its model can do.");
  }

  private void found(
      String subject, boolean passes, @org.jspecify.annotations.Nullable String message) {
    findings.add(new Finding(subject, passes, String.valueOf(message)));
  }
}
