package org.raccord.comfyui.internal;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Middle;
import org.raccord.generator.OutboundException;

/** Sends the server what the workflow takes of the clips beside the slot. */
record Uploads(Wish wish, FillCall call, ComfyServer server, Meter meter, String client) {

  /**
   * What was sent.
   *
   * @param values what stands in the places for it
   * @param realBefore real frames before the masked ones, where there is a masked middle
   */
  record Sent(Map<Place, JsonPrimitive> values, OptionalLong realBefore) {}

  Sent send() throws IOException, OutboundException, GenerationException, InterruptedException {
    Map<Place, JsonPrimitive> values = new EnumMap<>(Place.class);
    for (Map.Entry<Edge, Place> still : wish.stills().entrySet()) {
      call.checkpoint();
      meter.sending(still.getValue() == Place.FIRST_FRAME ? "the first frame" : "the last frame");
      Path file = call.still(still.getKey(), wish.still());
      values.put(still.getValue(), sent(file, still.getValue(), ".png", "image/png"));
    }
    if (!wish.workflow().has(Place.SOURCE_VIDEO)) {
      return new Sent(values, OptionalLong.empty());
    }
    call.checkpoint();
    meter.sending("the clips beside the slot");
    Middle middle = call.middle(wish.middle());
    values.put(Place.SOURCE_VIDEO, sent(middle.picture(), Place.SOURCE_VIDEO, ".mp4", "video/mp4"));
    values.put(Place.MASK_BEFORE, new JsonPrimitive(middle.firstMasked()));
    values.put(Place.MASK_LENGTH, new JsonPrimitive(middle.masked()));
    values.put(
        Place.MASK_AFTER,
        new JsonPrimitive(middle.frames() - middle.firstMasked() - middle.masked()));
    // A short clip gives fewer frames than were asked for.
    values.put(Place.LENGTH, new JsonPrimitive(wish.settings().grid().atLeast(middle.frames())));
    return new Sent(values, OptionalLong.of(middle.firstMasked()));
  }

  private JsonPrimitive sent(Path file, Place place, String ending, String type)
      throws OutboundException, GenerationException, InterruptedException {
    String name = "raccord-" + client + "-" + place.written() + ending;
    return new JsonPrimitive(server.upload(file, name, type));
  }
}
