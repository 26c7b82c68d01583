package org.raccord.videoapi.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.OutboundRequest.Body;
import org.raccord.generator.Raster;
import org.raccord.generator.SoundWish;
import org.raccord.generator.StillSpec;
import org.raccord.model.picture.Framing;
import org.raccord.model.time.Rate;
import org.raccord.videoapi.internal.Template.Value;

/** Makes the body of an order: the wish, and the pictures that condition it. */
final class Conditions {

  private static final String PNG = "image/png";
  private static final String JSON = "application/json";

  private final Setup setup;
  private final FillCall call;

  Conditions(Setup setup, FillCall call) {
    this.setup = setup;
    this.call = call;
  }

  /**
   * An order.
   *
   * @param start the first frame of the answer that is made anew, where real ones stand before it
   */
  record Order(Body body, long start) {}

  /** Prepares an order. */
  Order order(Wish wish) throws IOException {
    Map<String, Value> values = new HashMap<>(words(wish));
    long start = 0;
    switch (wish.rung()) {
      case FRAMES_BOTH_SIDES -> start = middle(wish, values);
      case FIRST_FRAME -> values.put("first", still(wish, Edge.BEFORE));
      case LAST_FRAME -> values.put("last", still(wish, Edge.AFTER));
      case FIRST_AND_LAST_FRAME -> {
        values.put("first", still(wish, Edge.BEFORE));
        values.put("last", still(wish, Edge.AFTER));
      }
      default -> {}
    }
    Template template = new Template(values);
    Body body =
        setup.profile().body() == Profile.Body.JSON
            ? template.json(fields(wish))
            : template.form(fields(wish));
    return new Order(body, start);
  }

  /** All of the picture at the size that is ordered: servers take no other. */
  private Value still(Wish wish, Edge edge) throws IOException {
    StillSpec spec =
        new StillSpec(FillCall.StillFormat.PNG, Optional.of(raster(wish)), Framing.PAD);
    return new Value.InFile(call.still(edge, spec), PNG);
  }

  private static Raster raster(Wish wish) {
    return new Raster(wish.size().width(), wish.size().height());
  }

  private long middle(Wish wish, Map<String, Value> values) throws IOException {
    Wish.Middle wanted = wish.middle().orElseThrow();
    Profile.Middle told = setup.profile().middle().orElseThrow();
    Rate rate = wish.length().rate().orElseThrow();
    Middle middle =
        call.middle(
            new MiddleSpec(
                FillCall.ExcerptFormat.MP4,
                wanted.before(),
                wanted.masked(),
                wanted.after(),
                raster(wish),
                rate,
                Framing.PAD,
                SoundWish.WAV));
    values.put("video", new Value.InFile(middle.picture(), "video/mp4"));
    Path masks = call.workspace();
    Path picture = masks.resolve("video-mask.json");
    int frames = wish.length().frames().orElseThrow();
    Masks.picture(
        picture,
        middle,
        frames,
        told.steps(),
        wish.size().width() / told.block(),
        wish.size().height() / told.block());
    values.put("video-mask", new Value.InFile(picture, JSON));
    if (middle.sound().isPresent()) {
      values.put("sound", new Value.InFile(middle.sound().get(), "audio/wav"));
      Path sound = masks.resolve("sound-mask.json");
      Masks.sound(sound, middle, frames, rate, told.soundRate());
      values.put("sound-mask", new Value.InFile(sound, JSON));
    }
    return middle.firstMasked();
  }

  /** The profile's fields, those of the conditioning, and what the settings add or replace. */
  private JsonObject fields(Wish wish) {
    JsonObject fields = new JsonObject();
    copy(setup.profile().fields(), fields);
    Optional.ofNullable(setup.profile().conditioning().get(wish.rung()))
        .ifPresent(how -> copy(how, fields));
    copy(setup.parameters(), fields);
    return fields;
  }

  private static void copy(JsonObject from, JsonObject to) {
    for (Map.Entry<String, JsonElement> field : from.entrySet()) {
      to.add(field.getKey(), field.getValue());
    }
  }

  private Map<String, Value> words(Wish wish) {
    Map<String, Value> values = new HashMap<>();
    Sizes.Size size = wish.size();
    setup.model().ifPresent(m -> values.put("model", new Value.Words(m)));
    values.put("prompt", new Value.Words(wish.prompt()));
    wish.negative().ifPresent(words -> values.put("negative", new Value.Words(words)));
    values.put("seconds", new Value.Count(wish.length().seconds()));
    wish.length().frames().ifPresent(n -> values.put("frames", new Value.Count(n)));
    wish.length()
        .rate()
        .ifPresent(
            rate ->
                values.put(
                    "rate",
                    rate.denominator() == 1
                        ? new Value.Count(rate.numerator())
                        : new Value.Count(rate.toDouble())));
    values.put("size", new Value.Words(size.toString()));
    values.put("width", new Value.Count(size.width()));
    values.put("height", new Value.Count(size.height()));
    values.put("short-edge", new Value.Count(Math.min(size.width(), size.height())));
    values.put("aspect", new Value.Words(size.ratio()));
    values.put("seed", new Value.Count(wish.seed()));
    return values;
  }
}
