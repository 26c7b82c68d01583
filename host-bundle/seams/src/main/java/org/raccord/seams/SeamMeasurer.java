package org.raccord.seams;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Part;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.seams.internal.picture.PictureParts;
import org.raccord.seams.internal.picture.StripReader;
import org.raccord.seams.internal.sound.SoundParts;

/**
 * Measures takes: both joins and the inside, picture and sound, against what the clips beside the
 * take do at ordinary frame boundaries.
 *
 * <p>Thread-safe, deterministic; the same frames give the same report. Colours are compared as
 * L*a*b* (D65) of a BT.1886 display. Motion, light and colour are measured at about 216 lines,
 * grain and sharpness at full size. Memory is bounded by the reduced frames.
 */
public final class SeamMeasurer {

  private SeamMeasurer() {}

  /**
   * Measures.
   *
   * @throws IOException if frames cannot be read, or the thread was interrupted while reading
   * @throws IllegalArgumentException if the take has no frame or formats differ
   */
  public static SeamStudy measure(SeamMaterial material) throws IOException {
    PictureParts parts =
        PictureParts.grade(
            StripReader.read(material.before(), material.take(), material.after()),
            material.joins().head(),
            material.joins().tail());
    List<Part> all = new ArrayList<>();
    Optional<SoundParts> heard = material.sound().map(SoundParts::of);
    for (Place place : Place.values()) {
      List<Figure> figures = new ArrayList<>(parts.figures(place));
      Kind kind = figures.isEmpty() ? meant(material.joins(), place) : parts.kind(place);
      heard.ifPresent(h -> figures.addAll(h.figures(place, kind)));
      if (!figures.isEmpty()) {
        all.add(new Part(place, kind, figures));
      }
    }
    return new SeamStudy(new SeamReport(SeamReport.VERSION, all, parts.remarks()), parts);
  }

  /**
   * Measures sound alone.
   *
   * @param known a report of the same picture between the same clips: its figures of the picture
   *     stay, those of its sound go
   * @param joins what is meant where {@code known} has nothing of a place
   * @param sound around and in the take; empty where there is none
   * @throws IllegalArgumentException if the report was measured by older rules
   */
  public static SeamReport measureSound(
      SeamReport known, SeamMaterial.Joins joins, Optional<SeamMaterial.Soundtrack> sound) {
    if (!known.isOfToday()) {
      throw new IllegalArgumentException("Figures of two versions do not make one report");
    }
    List<Part> all = new ArrayList<>();
    Optional<SoundParts> heard = sound.map(SoundParts::of);
    for (Place place : Place.values()) {
      Optional<Part> part = known.part(place);
      Kind kind = part.map(Part::kind).orElseGet(() -> meant(joins, place));
      List<Figure> figures =
          new ArrayList<>(
              part.stream()
                  .flatMap(p -> p.figures().stream())
                  .filter(f -> !SoundParts.NAMES.contains(f.name()))
                  .toList());
      heard.ifPresent(h -> figures.addAll(h.figures(place, kind)));
      if (!figures.isEmpty()) {
        all.add(new Part(place, kind, figures));
      }
    }
    return new SeamReport(SeamReport.VERSION, all, known.remarks());
  }

  /** What a place is that no picture tells of. */
  private static Kind meant(SeamMaterial.Joins joins, Place place) {
    Optional<Kind> said =
        switch (place) {
          case HEAD -> joins.head();
          case TAIL -> joins.tail();
          case INSIDE -> Optional.empty();
        };
    return said.orElse(Kind.CONTINUOUS);
  }
}
