package org.raccord.seams.internal.sound;

import java.util.List;
import java.util.Set;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.seams.SeamMaterial;
import org.raccord.seams.internal.grade.Scales;

/** The figures of a take's sound, place by place. */
public final class SoundParts {

  /** The names of all figures of sound; none of the picture's is called the same. */
  public static final Set<String> NAMES =
      Set.of(
          Scales.LOUDNESS.name(),
          Scales.LEVEL.name(),
          Scales.FLOOR.name(),
          Scales.SPECTRUM.name(),
          Scales.CLICK.name(),
          Scales.REVERB.name(),
          Scales.VOICE.name());

  private final SeamMaterial.Soundtrack sound;
  private final SoundStrip strip;
  private final SoundGrades joins;

  private SoundParts(SeamMaterial.Soundtrack sound) {
    this.sound = sound;
    this.strip = new SoundStrip(sound.sound(), sound.head(), sound.tail());
    this.joins = new SoundGrades(strip);
  }

  /** Of the sound around and in a take. */
  public static SoundParts of(SeamMaterial.Soundtrack sound) {
    return new SoundParts(sound);
  }

  private SoundGrades.Ends ends(Place place) {
    return sound.coded().contains(place) ? SoundGrades.Ends.CODED : SoundGrades.Ends.EXACT;
  }

  /** The figures of a place; empty where nothing is beside it. */
  public List<Figure> figures(Place place, Kind kind) {
    return switch (place) {
      case HEAD -> strip.hasHead() ? joins.join(strip.head(), kind, ends(place)) : List.of();
      case TAIL -> strip.hasTail() ? joins.join(strip.tail(), kind, ends(place)) : List.of();
      case INSIDE ->
          kind == Kind.CUT
              ? List.of()
              : SoundInside.figures(sound.sound(), sound.head(), sound.tail());
    };
  }
}
