package org.raccord.core.internal.fill;

import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.imaging.colour.CubeException;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.imaging.colour.DisplayTransforms;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.ShotColour;

/**
 * How the shots beside a slot come to a generator that works with ordinary pictures (BT.709), and
 * what it makes back to them. Tags that leave nothing open decide; else what the editor said; what
 * neither tells is asked for.
 */
sealed interface ShotDisplay {

  /** They are ordinary pictures. */
  record Ordinary() implements ShotDisplay {}

  /** By a transform. */
  record Through(DisplayTransform way) implements ShotDisplay {}

  /**
   * Nobody knows.
   *
   * @param asked what the editor is asked, in sentences
   */
  record Unknown(String asked) implements ShotDisplay {}

  /** The transform, where there is one. */
  default Optional<DisplayTransform> transform() {
    return this instanceof Through through ? Optional.of(through.way()) : Optional.empty();
  }

  /** What is asked, where nobody knows. */
  default Optional<String> question() {
    return this instanceof Unknown unknown ? Optional.of(unknown.asked()) : Optional.empty();
  }

  /** What is said of pictures that are tagged so. */
  String LOGARITHMIC =
      "The clips beside it are logarithmic, and their tags do not tell whose curve it is.";

  /** What the tags of a format alone tell. */
  static ShotDisplay of(PictureFormat format) {
    return DisplayTransforms.tagged(format.colour())
        .<ShotDisplay>map(Through::new)
        .orElseGet(() -> isLogarithmic(format.colour()) ? asking(LOGARITHMIC) : new Ordinary());
  }

  /**
   * Decides.
   *
   * @param format of the takes, with the tags of the shots
   * @param said what the editor said of the shots
   * @param sides the files beside the slot
   * @param bay knows where the editor's tables lie
   */
  static ShotDisplay of(
      PictureFormat format, Optional<ShotColour> said, Stream<PictureFacts> sides, MediaBay bay) {
    if (said.isPresent() && said.get() instanceof ShotColour.Cubes cubes) {
      return through(cubes, bay);
    }
    Optional<DisplayTransform> tagged = DisplayTransforms.tagged(format.colour());
    if (tagged.isPresent()) {
      return new Through(tagged.get());
    }
    boolean log = isLogarithmic(format.colour());
    if (said.isPresent() && said.get() instanceof ShotColour.Sources) {
      return new Unknown(
          "The clips before and after it are said to be of different cameras, or it was said of one"
              + " of them alone; a picture between them has the values of one camera. Say it of both"
              + " with --log CLIP=NAME, or bring them to one curve first, or fill the slot with"
              + " continuity, which works in the clips' own values.");
    }
    if (said.isEmpty()) {
      return log ? asking(LOGARITHMIC) : unsaid(sides);
    }
    if (!(said.get() instanceof ShotColour.Named named)) {
      throw new IllegalStateException("Tables were looked at before");
    }
    if (named.isOrdinary()) {
      return log ? asking(LOGARITHMIC) : new Ordinary();
    }
    ColourTags.Range range =
        sides
            .findFirst()
            .map(f -> f.format().colour().range())
            .orElse(ColourTags.Range.UNSPECIFIED);
    return DisplayTransforms.named(named.name(), range)
        .<ShotDisplay>map(Through::new)
        .orElseGet(() -> asking("The curve " + named.name() + " is not known here."));
  }

  /** The editor's own tables go before tags: whoever gives them knows what they are for. */
  private static ShotDisplay through(ShotColour.Cubes cubes, MediaBay bay) {
    try {
      return new Through(SaidOfShots.transform(cubes, url -> bay.path(url)));
    } catch (CubeException e) {
      return new Unknown(String.valueOf(e.getMessage()));
    }
  }

  /** Without tags, pictures of more than eight bits may be a camera's logarithm. */
  private static ShotDisplay unsaid(Stream<PictureFacts> sides) {
    return sides
        .map(PictureFacts::format)
        .filter(f -> f.colour().transfer() == ColourTags.UNKNOWN && f.layout().bitDepth() > 8)
        .findFirst()
        .<ShotDisplay>map(
            f ->
                asking(
                    "Nothing tells what the values of the clips beside it stand for: they have "
                        + f.layout().bitDepth()
                        + " bits and no tag, so they may be a camera's logarithm."))
        .orElseGet(Ordinary::new);
  }

  private static boolean isLogarithmic(ColourTags colour) {
    return colour.transfer() == 9 || colour.transfer() == 10;
  }

  /** What is asked, and how to answer. */
  private static Unknown asking(String why) {
    return new Unknown(
        why
            + " Say it once with --log NAME ("
            + String.join(", ", DisplayTransforms.names())
            + "; bt709 where they are ordinary pictures; --log CLIP=NAME for one camera of several) or"
            + " with a table of yours (--to-display"
            + " FILE.cube), or fill the slot with continuity, which"
            + " works in the clips' own values.");
  }
}
