package org.raccord.program;

import java.util.List;
import org.raccord.model.time.FrameRange;

/**
 * What there is to say about a program before it is played.
 *
 * @param range the whole program at its rate, from zero
 * @param offline clips that play as a slate (picture) or silence (sound)
 * @param remarks what plays otherwise than the timeline asks, in sentences
 */
public record ProgramFacts(FrameRange range, List<Offline> offline, List<String> remarks) {

  public ProgramFacts {
    offline = List.copyOf(offline);
    remarks = List.copyOf(remarks);
  }

  /**
   * A clip whose media cannot be played.
   *
   * @param clip its name
   * @param media what the timeline says where its media is
   * @param reason what is wrong with it, and what to do
   */
  public record Offline(String clip, String media, String reason) {}
}
