package org.raccord.comfyui.internal;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Middle;
import org.raccord.generator.OutboundException;
import org.raccord.model.fill.Brief;

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
    references(values);
    if (!wish.workflow().has(Place.SOURCE_VIDEO)) {
      return new Sent(values, OptionalLong.empty());
    }
    call.checkpoint();
    meter.sending("the clips beside the slot");
    Middle middle = call.middle(wish.middle());
    values.put(Place.SOURCE_VIDEO, sent(middle.picture(), Place.SOURCE_VIDEO, ".mp4", "video/mp4"));
    if (wish.workflow().has(Place.SOURCE_SOUND)) {
      values.put(Place.SOURCE_SOUND, sent(sound(middle), Place.SOURCE_SOUND, ".wav", "audio/wav"));
    }
    values.put(Place.MASK_BEFORE, new JsonPrimitive(middle.firstMasked()));
    values.put(Place.MASK_LENGTH, new JsonPrimitive(middle.masked()));
    values.put(
        Place.MASK_AFTER,
        new JsonPrimitive(middle.frames() - middle.firstMasked() - middle.masked()));
    // A short clip gives fewer frames than were asked for.
    values.put(Place.LENGTH, new JsonPrimitive(wish.settings().grid().atLeast(middle.frames())));
    return new Sent(values, OptionalLong.of(middle.firstMasked()));
  }

  private static Path sound(Middle middle) throws GenerationException {
    return middle
        .sound()
        .orElseThrow(
            () ->
                new GenerationException(
                    GenerationException.Kind.UNSUPPORTED,
                    "The workflow takes the sound beside the slot ({{source_sound}}), and there is"
                        + " none. Use a workflow without that place."));
  }

  /** A file that stands in several places is sent once. */
  private void references(Map<Place, JsonPrimitive> values)
      throws IOException, OutboundException, GenerationException, InterruptedException {
    Map<Brief.Reference, JsonPrimitive> known = new HashMap<>();
    for (Map.Entry<Place, Brief.Reference> wanted : wish.references().entrySet()) {
      Brief.Reference reference = wanted.getValue();
      JsonPrimitive there = known.get(reference);
      if (there == null) {
        call.checkpoint();
        meter.sending("a reference");
        Path file = call.reference(reference);
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        there = sent(file, wanted.getKey(), ending, type(ending));
        known.put(reference, there);
      }
      values.put(wanted.getKey(), there);
    }
  }

  private static String type(String ending) {
    return switch (ending) {
      case ".png" -> "image/png";
      case ".jpg", ".jpeg" -> "image/jpeg";
      case ".webp" -> "image/webp";
      case ".mp4" -> "video/mp4";
      default -> "application/octet-stream";
    };
  }

  private JsonPrimitive sent(Path file, Place place, String ending, String type)
      throws OutboundException, GenerationException, InterruptedException {
    String name = "raccord-" + client + "-" + place.written() + ending;
    return new JsonPrimitive(server.upload(file, name, type));
  }
}
