package org.raccord.comfyui.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** What tests of this bundle begin with. */
final class ComfyBench {

  private ComfyBench() {}

  /** A workflow that is documented. */
  static Path example(String name) {
    return Path.of("..", "..", "feature", "docs", "comfyui", name).toAbsolutePath().normalize();
  }

  static ClipGenerator generator(URI url, Map<String, String> more) throws GenerationException {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", url.toString());
    settings.put("workflow", example("wan-first-last-frame.json").toString());
    settings.put("grid", "4n+1");
    settings.putAll(more);
    return new ComfyKind(new Impatient(), 1 << 22).open(new Instance("test", settings)).generator();
  }

  static Path workflow(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("workflow.json"), text);
  }

  static FillRequest request(Brief brief) {
    return request(brief, 7, List.of());
  }

  static FillRequest request(Brief brief, long seed, List<String> plans) {
    return new FillRequest(
        7,
        Rate.FPS_25,
        2,
        2,
        PictureFormat.square(128, 96, PixelLayout.YUV422_10, ColourTags.BT709),
        neighbour("A", 100),
        neighbour("B", 131),
        FillRequest.Relation.ONE_SOURCE,
        brief,
        seed,
        plans);
  }

  private static Optional<FillRequest.Neighbour> neighbour(String name, long start) {
    return Optional.of(
        new FillRequest.Neighbour("shot", name, new FrameRange(start, 24, Rate.FPS_25), 24));
  }
}
