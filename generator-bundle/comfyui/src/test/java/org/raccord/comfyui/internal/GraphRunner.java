package org.raccord.comfyui.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * Runs a graph as far as a fill needs it: finds the pictures that it loads, fades from the first to
 * the last in the size, length and rate that stand in its nodes, and encodes that.
 */
final class GraphRunner {

  private static final Rate LOADED = Rate.FPS_25;

  private final JsonObject graph;
  private final Map<String, Path> inputs;

  GraphRunner(JsonObject graph, Map<String, Path> inputs) {
    this.graph = graph;
    this.inputs = inputs;
  }

  /** What stands in an input of that name at any node. */
  Optional<JsonElement> value(String name) {
    for (JsonElement node : graph.asMap().values()) {
      JsonElement found = node.getAsJsonObject().getAsJsonObject("inputs").get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private int number(String name, int absent) {
    return value(name)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsInt)
        .orElse(absent);
  }

  /** The picture that is linked to an input of that name. */
  private Optional<Frame> linked(String name, PictureFormat wanted) throws IOException {
    Optional<JsonElement> link = value(name).filter(JsonElement::isJsonArray);
    if (link.isEmpty()) {
      return Optional.empty();
    }
    JsonArray to = link.get().getAsJsonArray();
    String file =
        graph
            .getAsJsonObject(to.get(0).getAsString())
            .getAsJsonObject("inputs")
            .get("image")
            .getAsString();
    Path there = inputs.get(file);
    if (there == null) {
      throw new IOException("No input " + file);
    }
    try (PictureSource source = PictureSource.open(there);
        FrameReader reader = source.read(new FrameRange(0, 1, LOADED), wanted)) {
      return reader.next();
    }
  }

  /** Makes the video. */
  Path run(Path folder) throws IOException {
    PictureFormat format =
        PictureFormat.square(
            number("width", 128), number("height", 96), PixelLayout.YUV420_8, ColourTags.BT709);
    int length = number("length", 9);
    Rate rate = value("fps").map(fps -> Rate.of(Math.round(fps.getAsDouble()))).orElse(Rate.FPS_25);
    Optional<Path> video = value("file").map(file -> inputs.get(file.getAsString()));
    if (video.isPresent()) {
      return again(video.get(), folder, format, rate);
    }
    Optional<Frame> start = linked("start_image", format);
    Optional<Frame> end = linked("end_image", format);
    Frame first = start.or(() -> end).orElseGet(() -> Frame.allocate(format));
    Frame last = end.orElse(first);
    Path file = Files.createTempFile(folder, "made", ".mp4");
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(format, rate, Codec.H264))) {
      for (int n = 0; n < length; n++) {
        writer.push(between(first, last, length == 1 ? 0 : (double) n / (length - 1)));
      }
      writer.finish();
    }
    return file;
  }

  /** As a masked middle comes back: its own frames kept, something made of what was masked. */
  private static Path again(Path video, Path folder, PictureFormat format, Rate rate)
      throws IOException {
    Path file = Files.createTempFile(folder, "made", ".mp4");
    try (PictureSource source = PictureSource.open(video);
        FrameReader reader = source.read(source.picture().range(), format);
        PictureWriter writer =
            PictureWriter.create(file, PictureWriterSpec.of(format, rate, Codec.H264))) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        writer.push(f.get());
      }
      writer.finish();
    }
    return file;
  }

  private static Frame between(Frame a, Frame b, double share) {
    Frame made = a.copy();
    for (int p = 0; p < a.format().layout().planes(); p++) {
      short[] plane = made.plane(p);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) Math.round(a.plane(p)[i] * (1 - share) + b.plane(p)[i] * share);
      }
    }
    return made;
  }
}
