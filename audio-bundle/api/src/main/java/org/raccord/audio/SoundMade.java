package org.raccord.audio;

import java.util.List;
import org.raccord.model.sound.SoundBlock;

/**
 * Sound for a slot.
 *
 * @param sound head handle, slot and tail handle, without a break, in the request's format
 * @param method a short stable name of how it was made, such as {@code splice}; for the take
 * @param remarks what the editor should know, in sentences; times are in seconds from the slot's
 *     first sample unless the sentence says otherwise
 */
public record SoundMade(SoundBlock sound, String method, List<String> remarks) {

  public SoundMade {
    remarks = List.copyOf(remarks);
  }
}
