package org.raccord.otio;

import org.raccord.model.timeline.Timeline;
import org.raccord.otio.internal.JsonText;
import org.raccord.otio.internal.TimelineWriter;

/** Writes a timeline as the text of an OTIO file. */
public final class OtioWriter {

  private OtioWriter() {}

  /**
   * The text of {@code timeline}. What was read and not changed is written token for token, white
   * space apart; what was made here is written with {@code Clip.2} and {@code Marker.2}, which
   * every reader of the format knows.
   */
  public static String write(Timeline timeline) {
    return JsonText.print(TimelineWriter.write(timeline));
  }
}
