package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A job that waits or runs.
 *
 * @param id the server's name for it
 * @param client who ordered it
 * @param ahead how many are before it; -1 where it runs
 */
record Queued(String id, String client, int ahead) {

  boolean isRunning() {
    return ahead < 0;
  }

  /** Reads a queue: what runs, then what waits in the order of its turn. */
  static List<Queued> all(JsonObject queue) {
    List<Queued> found = new ArrayList<>();
    JsonArray running = Json.array(queue, "queue_running");
    for (JsonElement job : running) {
      named(job, -1).ifPresent(found::add);
    }
    List<JsonArray> waiting = new ArrayList<>();
    for (JsonElement job : Json.array(queue, "queue_pending")) {
      if (job.isJsonArray() && job.getAsJsonArray().size() > 1) {
        waiting.add(job.getAsJsonArray());
      }
    }
    // The list is a heap: the number tells the order.
    waiting.sort(Comparator.comparingDouble(Queued::turn));
    for (int i = 0; i < waiting.size(); i++) {
      named(waiting.get(i), running.size() + i).ifPresent(found::add);
    }
    return found;
  }

  private static double turn(JsonArray job) {
    try {
      return job.get(0).getAsDouble();
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      return Double.MAX_VALUE;
    }
  }

  private static Optional<Queued> named(JsonElement job, int ahead) {
    if (!job.isJsonArray() || job.getAsJsonArray().size() < 2) {
      return Optional.empty();
    }
    JsonArray parts = job.getAsJsonArray();
    return Json.text(parts.get(1)).map(id -> new Queued(id, clientOf(parts).orElse(""), ahead));
  }

  /** Who ordered a job, as it is listed in the queue and the history. */
  static Optional<String> clientOf(JsonArray job) {
    return job.size() < 4
        ? Optional.empty()
        : Json.object(job.get(3)).flatMap(extra -> Json.text(extra, "client_id"));
  }
}
