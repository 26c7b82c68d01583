package org.raccord.qc;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/**
 * A programme that is to be looked at.
 *
 * @param range which frames of it, from its zero
 * @param picture exactly these frames; not closed here
 * @param sound from the first sample of the range on; silence after its end; not closed here
 * @param seen what the picture is, in order, not overlapping; what is in none is black on purpose
 * @param heard where takes are heard, in order
 * @param loudness what the programme is to have, in LUFS: off it is a warning; without it, R 128's
 *     own is the measure, and off it is a notice
 * @param progress hears how many frames are done
 */
public record QualityMaterial(
    FrameRange range,
    Optional<FrameReader> picture,
    Optional<SoundReader> sound,
    List<Stretch> seen,
    List<Stretch> heard,
    Optional<Double> loudness,
    LongConsumer progress) {

  public QualityMaterial {
    seen = List.copyOf(seen);
    heard = List.copyOf(heard);
  }
}
