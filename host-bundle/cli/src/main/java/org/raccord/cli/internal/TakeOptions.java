package org.raccord.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.HandleUse;
import org.raccord.core.FillOrder.Refill;
import org.raccord.core.FillOrder.Selection;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.ShotColour;
import picocli.CommandLine.Option;

/** How takes are made, as options. */
final class TakeOptions {

  @Option(
      names = "--takes",
      paramLabel = "N",
      description = "How many takes a slot; fewer where there is no other plan. Default: 1.")
  private int takes = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first take; the same seed gives the same take.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--generator",
      paramLabel = "ID",
      description =
          "Generator to use, as `raccord generators` lists it; may be repeated in order of"
              + " preference. With commas, each of them makes its takes: studio,continuity.")
  private List<String> generators = List.of();

  @Option(
      names = "--handles",
      paramLabel = "USE",
      description =
          "auto or use. With use, a fill may show what was cut out between two clips of one"
              + " source. Default: auto.")
  private String handles = "auto";

  @Option(
      names = "--format",
      paramLabel = "WxH[,bt601|bt709]",
      description =
          "Raster and colour of the takes where the timeline does not declare them, such as"
              + " 1920x1080. Default: as most clips have it.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--match",
      paramLabel = "on|off",
      description =
          "Whether colour, exposure and grain of a file that a generator made are brought to the"
              + " clips beside it, where the seams measure better for it. Default: on.")
  private String match = "on";

  @Option(
      names = "--aspect",
      paramLabel = "HOW",
      description =
          "What is done with a generator's file of another shape: crop (it fills the frame), pad"
              + " (black beside it) or stretch. Default: crop.")
  private String aspect = "crop";

  @Option(
      names = "--log",
      paramLabel = "CURVE",
      description =
          "What the values of the shots stand for, where their files do not tell: slog3, logc3,"
              + " vlog and other curves (docs/colour.md), or bt709 for ordinary pictures. Where cameras"
              + " are mixed: CLIP=CURVE, such as A001*=slog3,B*=logc3,bt709, by the name of the clip"
              + " or its file. Kept with the timeline.")
  private Optional<String> log = Optional.empty();

  @Option(
      names = "--to-display",
      paramLabel = "FILE.cube",
      description =
          "A table of yours in place of --log: from the shots' values to those of BT.709. Kept with"
              + " the timeline.")
  private Optional<java.nio.file.Path> toDisplay = Optional.empty();

  @Option(
      names = "--from-display",
      paramLabel = "FILE.cube",
      description =
          "The way back. Default: the table of --to-display the other way about, where it can be"
              + " undone.")
  private Optional<java.nio.file.Path> fromDisplay = Optional.empty();

  FillOrder order(
      Selection slots,
      Optional<Brief> brief,
      OptionalLong untilSeconds,
      Optional<java.nio.file.Path> export,
      Refill refill,
      Desk desk)
      throws WorkException {
    if (takes < 1) {
      throw new WorkException(Kind.ORDER, "--takes wants 1 or more.");
    }
    List<String> named =
        generators.stream()
            .flatMap(text -> Stream.of(text.split(",", -1)))
            .map(String::strip)
            .toList();
    if (named.stream().anyMatch(String::isEmpty)) {
      throw new WorkException(
          Kind.ORDER, "--generator wants names, such as continuity or studio,continuity.");
    }
    FillOrder order =
        new FillOrder(
                slots,
                takes,
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                named,
                brief,
                untilSeconds,
                export,
                handleUse(),
                refill,
                pictureFormat())
            .fitted(fitting(desk));
    return generators.stream().anyMatch(text -> text.contains(",")) ? order.byEach() : order;
  }

  private HandleUse handleUse() throws WorkException {
    return switch (handles) {
      case "auto" -> HandleUse.AUTO;
      case "use" -> HandleUse.USE;
      default ->
          throw new WorkException(Kind.ORDER, "--handles is auto or use, not \"" + handles + "\".");
    };
  }

  private FillOrder.Fitting fitting(Desk desk) throws WorkException {
    FillOrder.Matching matching =
        switch (match) {
          case "on" -> FillOrder.Matching.ON;
          case "off" -> FillOrder.Matching.OFF;
          default ->
              throw new WorkException(Kind.ORDER, "--match is on or off, not \"" + match + "\".");
        };
    Framing framing =
        switch (aspect) {
          case "crop" -> Framing.CROP;
          case "pad" -> Framing.PAD;
          case "stretch" -> Framing.STRETCH;
          default ->
              throw new WorkException(
                  Kind.ORDER, "--aspect is crop, pad or stretch, not \"" + aspect + "\".");
        };
    return new FillOrder.Fitting(matching, framing, colour(desk));
  }

  private Optional<ShotColour> colour(Desk desk) throws WorkException {
    if (fromDisplay.isPresent() && toDisplay.isEmpty()) {
      throw new WorkException(Kind.ORDER, "--from-display goes with --to-display.");
    }
    if (toDisplay.isPresent()) {
      if (log.isPresent()) {
        throw new WorkException(Kind.ORDER, "Give either --log or --to-display.");
      }
      return Optional.of(
          new ShotColour.Cubes(
              desk.path(toDisplay.get()).toString(),
              fromDisplay.map(file -> desk.path(file).toString())));
    }
    if (log.filter(String::isBlank).isPresent()) {
      throw new WorkException(Kind.ORDER, "--log wants a name, such as slog3 or bt709.");
    }
    return log.isEmpty() ? Optional.empty() : Optional.of(said(log.get()));
  }

  /** One curve for all, or curves by source. */
  private static ShotColour said(String text) throws WorkException {
    Map<String, ShotColour.Named> curves = new LinkedHashMap<>();
    Optional<ShotColour.Named> others = Optional.empty();
    for (String part : text.split(",", -1)) {
      int sign = part.lastIndexOf('=');
      String name = part.substring(sign + 1).strip().toLowerCase(Locale.ROOT);
      String source = sign < 0 ? "" : part.substring(0, sign).strip();
      if (name.isEmpty() || (sign >= 0 && source.isEmpty()) || (sign < 0 && others.isPresent())) {
        throw new WorkException(
            Kind.ORDER,
            "\""
                + text
                + "\" is not understood. Write --log slog3, or by source: --log"
                + " \"A001*=slog3,B*=logc3\".");
      }
      if (sign < 0) {
        others = Optional.of(new ShotColour.Named(name));
      } else {
        curves.put(source, new ShotColour.Named(name));
      }
    }
    return curves.isEmpty() ? others.orElseThrow() : new ShotColour.Sources(curves, others);
  }

  private Optional<PictureFormat> pictureFormat() throws WorkException {
    if (format.isEmpty()) {
      return Optional.empty();
    }
    String text = format.get();
    java.util.regex.Matcher found =
        java.util.regex.Pattern.compile("(\\d{2,5})x(\\d{2,5})(?:,(bt601|bt709))?").matcher(text);
    if (!found.matches()) {
      throw new WorkException(
          Kind.ORDER,
          "\""
              + text
              + "\" is no format. Write width x height such as 1920x1080 or 720x576,bt601.");
    }
    boolean bt601 = "bt601".equals(found.group(3));
    // BT.601 has two sets of primaries; 625 lines use those of BT.470 BG (5), 525 those of 6.
    int lines = Integer.parseInt(found.group(2));
    int code = lines == 576 || lines == 288 ? 5 : 6;
    ColourTags colour =
        bt601 ? new ColourTags(code, 6, code, ColourTags.Range.NARROW, 1) : ColourTags.BT709;
    return Optional.of(
        PictureFormat.square(
            Integer.parseInt(found.group(1)), lines, PixelLayout.YUV422_10, colour));
  }
}
