package org.raccord.core.internal.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureFacts;
import org.raccord.model.time.Durations;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.TimecodeException;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.otio.MediaUrls;

/** Makes a timeline of whole media files with gaps between them. */
final class NewTimeline {

  private NewTimeline() {}

  static Timeline of(String name, List<Path> media, String gapText, Path base, MediaBay bay)
      throws WorkException {
    if (media.isEmpty()) {
      throw new WorkException(WorkException.Kind.ORDER, "Give at least one media file.");
    }
    List<TimelineEdits.NewClip> clips = new ArrayList<>();
    Rate rate = null;
    for (Path given : media) {
      Path file = given.toAbsolutePath().normalize();
      MediaFacts facts;
      try {
        facts = bay.facts(file);
      } catch (MediaException e) {
        throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
      }
      PictureFacts picture =
          facts
              .picture()
              .orElseThrow(
                  () ->
                      new WorkException(
                          WorkException.Kind.INPUT,
                          file + " has no picture. Give files with picture."));
      if (picture.refusal().isPresent()) {
        throw new WorkException(WorkException.Kind.INPUT, file + ": " + picture.refusal().get());
      }
      rate = rate == null ? picture.rate() : rate;
      long zero = facts.start().map(s -> s.time().at(picture.rate()).frame()).orElse(0L);
      clips.add(
          new TimelineEdits.NewClip(
              stem(file),
              MediaUrls.url(file, base),
              new FrameRange(zero, picture.frames(), picture.rate()),
              facts.sound().isPresent()
                  ? TimelineEdits.Sound.WITH_SOUND
                  : TimelineEdits.Sound.SILENT));
    }
    if (rate == null) {
      throw new IllegalStateException("at least one file was asked for above");
    }
    return TimelineEdits.concatenate(name, clips, gap(gapText, rate));
  }

  private static FrameTime gap(String text, Rate rate) throws WorkException {
    try {
      return Durations.parse(text, rate);
    } catch (TimecodeException e) {
      throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
