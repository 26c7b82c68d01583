package org.raccord.core.internal.fill;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.raccord.core.WorkException;
import org.raccord.imaging.colour.CubeException;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.imaging.colour.DisplayTransforms;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ShotColour;
import org.raccord.otio.MediaUrls;

/** What an order says of the shots, before it is believed. */
public final class SaidOfShots {

  private SaidOfShots() {}

  /**
   * Checks what is said, and brings it to the form in which a timeline keeps it.
   *
   * @param said names tables by their paths
   * @param base the timeline's folder
   * @throws WorkException ORDER if nobody could convert by it
   */
  public static Optional<ShotColour> settled(Optional<ShotColour> said, Path base)
      throws WorkException {
    if (said.isPresent() && said.get() instanceof ShotColour.Cubes cubes) {
      ShotColour.Cubes kept =
          new ShotColour.Cubes(
              url(cubes.toDisplay(), base), cubes.fromDisplay().map(path -> url(path, base)));
      try {
        DisplayTransform unused = transform(kept, url -> MediaUrls.path(url, base));
      } catch (CubeException e) {
        throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
      }
      return Optional.of(kept);
    }
    if (said.isPresent()
        && said.get() instanceof ShotColour.Named named
        && !named.isOrdinary()
        && DisplayTransforms.named(named.name(), ColourTags.Range.UNSPECIFIED).isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "No curve is known by the name \""
              + named.name()
              + "\". These are: "
              + String.join(", ", DisplayTransforms.names())
              + "; bt709 says that the shots are ordinary pictures. For others give a table with"
              + " --to-display.");
    }
    return said;
  }

  private static String url(String path, Path base) {
    return MediaUrls.url(Path.of(path), base);
  }

  /** The transform of tables that a timeline keeps. */
  static DisplayTransform transform(ShotColour.Cubes cubes, Function<String, Optional<Path>> places)
      throws CubeException {
    Optional<String> back = cubes.fromDisplay();
    return DisplayTransforms.cubes(
        place(cubes.toDisplay(), places),
        back.isPresent() ? Optional.of(place(back.get(), places)) : Optional.empty());
  }

  private static Path place(String url, Function<String, Optional<Path>> places) {
    // What names no file is a file that is not there, and is told so.
    return places.apply(url).orElseGet(() -> Path.of("table.cube"));
  }
}
