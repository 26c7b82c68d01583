package org.raccord.imaging.colour;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.model.picture.ColourTags;

/** The transforms that are known by name, by the tags of a file, or by tables of the editor's. */
public final class DisplayTransforms {

  private DisplayTransforms() {}

  /** Names that {@link #named} knows: cameras' logarithms, then pq and hlg. */
  public static List<String> names() {
    return CameraTransform.names();
  }

  /**
   * The transform of a name, such as {@code slog3}; case does not matter.
   *
   * @param range of the shot's own file: makers' formulas that count codes from 0 are read so
   */
  public static Optional<DisplayTransform> named(String name, ColourTags.Range range) {
    return CameraTransform.named(name, range);
  }

  /**
   * The transform of the editor's own tables ({@code .cube}).
   *
   * @param there from the shot's values to those of BT.709
   * @param back the way back; empty where the first is to be inverted
   * @throws CubeException if they cannot be read, or do not undo one another
   */
  public static DisplayTransform cubes(Path there, Optional<Path> back) throws CubeException {
    return CubeTransform.of(there, back);
  }

  /** The transform of tags that leave nothing open: PQ and HLG, in the primaries they tell. */
  public static Optional<DisplayTransform> tagged(ColourTags colour) {
    Gamut gamut =
        switch (colour.primaries()) {
          case 1 -> Gamut.BT709;
          case 12 -> Gamut.P3;
          default -> Gamut.BT2020;
        };
    return switch (colour.transfer()) {
      case 16 -> Optional.of(CameraTransform.of("pq", Profile.pq(gamut), colour.range()));
      case 18 -> Optional.of(CameraTransform.of("hlg", Profile.hlg(gamut), colour.range()));
      default -> Optional.empty();
    };
  }
}
