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
import org.raccord.seams.internal.sound.SoundGrades;
import org.raccord.seams.internal.sound.SoundStrip;

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
    Optional<SoundStrip> sound =
        material.sound().map(s -> new SoundStrip(s.sound(), s.head(), s.tail()));
    Optional<SoundGrades> heard = sound.map(SoundGrades::new);
    for (Place place : Place.values()) {
      List<Figure> figures = new ArrayList<>(parts.figures(place));
      Kind kind = parts.kind(place);
      if (place == Place.HEAD && sound.filter(SoundStrip::hasHead).isPresent()) {
        figures.addAll(heard.orElseThrow().join(sound.get().head(), kind));
      }
      if (place == Place.TAIL && sound.filter(SoundStrip::hasTail).isPresent()) {
        figures.addAll(heard.orElseThrow().join(sound.get().tail(), kind));
      }
      if (!figures.isEmpty()) {
        all.add(new Part(place, kind, figures));
      }
    }
    return new SeamStudy(new SeamReport(SeamReport.VERSION, all, parts.remarks()), parts);
  }
}
