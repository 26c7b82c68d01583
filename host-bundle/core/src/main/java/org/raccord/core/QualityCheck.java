package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import org.raccord.model.quality.QualityReport;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Timecode;

/**
 * What quality control found, and how its places are called.
 *
 * @param subject the timeline or the media file
 * @param report what was found
 * @param zero record timecode of frame zero, at the rate of the report's frames
 * @param counting how timecode counts
 * @param pictures files that were drawn
 */
public record QualityCheck(
    Path subject,
    QualityReport report,
    FrameTime zero,
    Timecode.Counting counting,
    List<Path> pictures) {

  public QualityCheck {
    pictures = List.copyOf(pictures);
  }

  /** Record timecode of a frame. */
  public String label(long frame) {
    return Timecode.format(zero.plusFrames(frame), counting);
  }
}
