package org.raccord.core.internal.provesound;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth;

/**
 * Recordings of one speaker around a hole.
 *
 * @param before speech before the hole
 * @param after speech after it
 * @param truth speech that the maker of sound is not shown
 */
record Speaker(SoundBlock before, SoundBlock after, SoundBlock truth) {

  /**
   * The first and the second recording stand beside the hole, the others are held out; of two the
   * second is cut in half, of one the last three fifths are.
   *
   * @param most samples of each part
   */
  static Speaker of(List<Recording> recordings, int most) {
    List<SoundBlock> sounds = new ArrayList<>();
    recordings.forEach(r -> sounds.add(r.sound()));
    if (sounds.size() == 1) {
      SoundBlock only = sounds.remove(0);
      int cut = only.length() * 2 / 5;
      sounds.add(only.slice(0, cut));
      sounds.add(only.slice(cut, only.length() - cut));
    }
    if (sounds.size() == 2) {
      SoundBlock second = sounds.remove(1);
      int half = second.length() / 2;
      sounds.add(second.slice(0, half));
      sounds.add(second.slice(half, second.length() - half));
    }
    SoundBlock before = sounds.get(0);
    SoundBlock after = sounds.get(1);
    SoundBlock truth = SoundTruth.joined(sounds.subList(2, sounds.size()));
    int head = Math.min(most, before.length());
    return new Speaker(
        before.slice(before.length() - head, head),
        after.slice(0, Math.min(most, after.length())),
        truth.slice(0, Math.min(most, truth.length())));
  }
}
