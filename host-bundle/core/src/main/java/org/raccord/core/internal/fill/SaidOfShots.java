package org.raccord.core.internal.fill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.imaging.colour.CubeException;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.imaging.colour.DisplayTransforms;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ShotColour;
import org.raccord.model.timeline.Slot;
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
    if (said.isPresent() && said.get() instanceof ShotColour.Named named) {
      requireKnown(named);
    }
    if (said.isPresent() && said.get() instanceof ShotColour.Sources sources) {
      for (ShotColour.Named named : sources.curves().values()) {
        requireKnown(named);
      }
      if (sources.others().isPresent()) {
        requireKnown(sources.others().get());
      }
    }
    return said;
  }

  /**
   * What holds for a timeline once an order has said something: what was said before of other
   * sources stays.
   *
   * @throws WorkException ORDER if it was a table for all, which cannot be kept beside curves of
   *     single sources, and nothing is said of the others anew
   */
  public static Optional<ShotColour> with(Optional<ShotColour> said, Optional<ShotColour> before)
      throws WorkException {
    if (said.isPresent()
        && said.get() instanceof ShotColour.Sources sources
        && sources.others().isEmpty()
        && before.isPresent()
        && before.get() instanceof ShotColour.Cubes cubes) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "The table "
              + cubes.toDisplay()
              + " was given for all shots with --to-display; it cannot stay beside curves of single"
              + " sources. Say with --log what holds for the other shots too, such as"
              + " A001*=slog3,bt709; the table is forgotten then.");
    }
    return said.isPresent() && said.get() instanceof ShotColour.Sources sources
        ? Optional.of(sources.after(before))
        : said.or(() -> before);
  }

  /**
   * What was said of the clips beside a slot: that of their sources where it was said by source.
   *
   * @return empty where nothing was said of one of them
   */
  static Optional<ShotColour> of(Optional<ShotColour> said, Slot slot, MediaBay bay) {
    if (said.isEmpty() || !(said.get() instanceof ShotColour.Sources sources)) {
      return said;
    }
    List<Optional<ShotColour.Named>> each =
        Stream.of(slot.before(), slot.after())
            .flatMap(Optional::stream)
            .map(
                side ->
                    sources.of(
                        side.clip().name(),
                        bay.path(side.clip().media())
                            .map(file -> String.valueOf(file.getFileName()))
                            .orElse("")))
            .distinct()
            .toList();
    if (each.isEmpty()) {
      return sources.others().map(ShotColour.class::cast);
    }
    // Two cameras beside one slot: whoever decides asks.
    return each.size() == 1 ? each.get(0).map(ShotColour.class::cast) : said;
  }

  private static void requireKnown(ShotColour.Named named) throws WorkException {
    if (!named.isOrdinary()
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
