package org.raccord.qc.internal.sound;

import java.util.ArrayList;
import java.util.List;
import org.raccord.qc.internal.FloatList;

/**
 * What is heard during the frames of a programme, a number each: 28 bytes a frame, two megabytes an
 * hour.
 *
 * @param peak true peak over all channels, as an amplitude
 * @param clipped samples that are cut off
 * @param power mean square over all channels
 * @param left mean square of the first channel
 * @param right mean square of the second; of the first where there is one
 * @param both mean product of the two
 * @param loudness momentary loudness at the frame's end, in LUFS
 * @param holes short holes, as far as they are kept
 */
record SoundCurves(
    FloatList peak,
    FloatList clipped,
    FloatList power,
    FloatList left,
    FloatList right,
    FloatList both,
    FloatList loudness,
    List<Hole> holes) {

  static SoundCurves empty() {
    return new SoundCurves(
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new ArrayList<>());
  }

  int frames() {
    return peak.size();
  }
}
