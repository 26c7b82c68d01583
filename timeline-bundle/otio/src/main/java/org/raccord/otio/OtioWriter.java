package org.raccord.otio;

import org.raccord.model.timeline.Timeline;

/** Writes a timeline as the text of an OTIO file. */
public final class OtioWriter {

  private OtioWriter() {}

  /**
   * The text of {@code timeline}: what it was read from, with the changes made since; a timeline
   * made here is written with {@code Clip.2} and {@code Marker.2}, which every reader of the format
   * knows.
   */
  public static String write(Timeline timeline) {
    return NotYet.yet();
  }
}
