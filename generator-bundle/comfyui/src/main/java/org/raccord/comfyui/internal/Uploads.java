package org.raccord.comfyui.internal;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Middle;
import org.raccord.generator.OutboundException;
import org.raccord.model.fill.Brief;

/**
 * Sends the server what the workflow takes of the clips beside the slot. All of it is written
 * before any of it is sent: what cannot be read costs no upload.
 */
record Uploads(Wish wish, FillCall call, ComfyServer server, Meter meter, String client) {

  /**
   * What was sent.
   *
   * @param values what stands in the places for it
   * @param realBefore real frames before the masked ones, where there is a masked middle
   */
  record Sent(Map<Place, JsonPrimitive> values, OptionalLong realBefore) {}

  /**
   * A file to send.
   *
   * @param what it is, for the editor
   * @param places where its name goes; the first one names it
   */
  private record Parcel(String what, Path file, List<Place> places, String ending, String type) {}

  Sent send() throws IOException, OutboundException, GenerationException, InterruptedException {
    List<Parcel> parcels = new ArrayList<>();
    stills(parcels);
    references(parcels);
    Optional<Middle> middle = middle(parcels);
    Map<Place, JsonPrimitive> values = new EnumMap<>(Place.class);
    for (Parcel parcel : parcels) {
      call.checkpoint();
      meter.sending(parcel.what());
      String name = "raccord-" + client + "-" + parcel.places().get(0).written() + parcel.ending();
      String there = server.upload(parcel.file(), name, parcel.type());
      parcel.places().forEach(place -> values.put(place, new JsonPrimitive(there)));
    }
    middle.ifPresent(made -> numbers(made, values));
    return new Sent(
        values,
        middle.map(made -> OptionalLong.of(made.firstMasked())).orElse(OptionalLong.empty()));
  }

  private void stills(List<Parcel> parcels) throws IOException, InterruptedException {
    for (Map.Entry<Edge, Place> still : wish.stills().entrySet()) {
      call.checkpoint();
      Place place = still.getValue();
      parcels.add(
          new Parcel(
              place == Place.FIRST_FRAME ? "the first frame" : "the last frame",
              call.still(still.getKey(), wish.still()),
              List.of(place),
              ".png",
              "image/png"));
    }
  }

  /** A file that stands in several places is sent once. */
  private void references(List<Parcel> parcels) throws IOException, InterruptedException {
    Map<Brief.Reference, List<Place>> places = new LinkedHashMap<>();
    wish.references()
        .forEach(
            (place, reference) ->
                places.computeIfAbsent(reference, r -> new ArrayList<>()).add(place));
    for (Map.Entry<Brief.Reference, List<Place>> wanted : places.entrySet()) {
      call.checkpoint();
      Path file = call.reference(wanted.getKey());
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
      parcels.add(new Parcel("a reference", file, wanted.getValue(), ending, type(ending)));
    }
  }

  private Optional<Middle> middle(List<Parcel> parcels)
      throws IOException, GenerationException, InterruptedException {
    if (!wish.workflow().has(Place.SOURCE_VIDEO)) {
      return Optional.empty();
    }
    call.checkpoint();
    Middle middle = call.middle(wish.middle());
    String what = "the clips beside the slot";
    parcels.add(
        new Parcel(what, middle.picture(), List.of(Place.SOURCE_VIDEO), ".mp4", "video/mp4"));
    if (wish.workflow().has(Place.SOURCE_SOUND)) {
      parcels.add(
          new Parcel(what, sound(middle), List.of(Place.SOURCE_SOUND), ".wav", "audio/wav"));
    }
    return Optional.of(middle);
  }

  private static Path sound(Middle middle) throws GenerationException {
    return middle
        .sound()
        .orElseThrow(
            () ->
                new GenerationException(
                    GenerationException.Kind.UNSUPPORTED,
                    "The workflow takes the sound beside the slot ({{source_sound}}), and none"
                        + " could be had. Use a workflow without that place."));
  }

  private void numbers(Middle middle, Map<Place, JsonPrimitive> values) {
    values.put(Place.MASK_BEFORE, new JsonPrimitive(middle.firstMasked()));
    values.put(Place.MASK_LENGTH, new JsonPrimitive(middle.masked()));
    values.put(
        Place.MASK_AFTER,
        new JsonPrimitive(middle.frames() - middle.firstMasked() - middle.masked()));
    // A short clip gives fewer frames than were asked for.
    values.put(Place.LENGTH, new JsonPrimitive(wish.settings().grid().atLeast(middle.frames())));
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
}
