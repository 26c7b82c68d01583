package org.raccord.core.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.raccord.core.Monitor;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.imaging.colour.ViewingTable;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.program.DeckRack;
import org.raccord.program.Program;

/** A timeline for a viewer's screen and loudspeakers. */
final class TimelineMonitor implements Monitor {

  private static final SoundFormat STEREO = new SoundFormat(SOUND_RATE, SOUND_CHANNELS);

  /** BT.709 primaries and transfer as RGB of full range: what a screen shows as it is. */
  private static final ColourTags SCREEN =
      new ColourTags(
          ColourTags.BT709.primaries(),
          ColourTags.BT709.transfer(),
          0,
          ColourTags.Range.FULL,
          ColourTags.BT709.chromaLocation());

  private final Timeline timeline;
  private final MediaBay bay;
  private final DeckRack rack;
  private final Rate rate;
  private final Viewing viewing;

  /** What pictures go through. */
  private final Optional<ViewingTable> table;

  private final RecordTimecode timecode;
  private final Visible visible;
  private final int width;
  private final int height;
  private final FrameRange range;

  /** Laid out once for each size that is asked for; the last one is asked for again. */
  private volatile Sized latest;

  private record Sized(int width, int height, Program program) {}

  /**
   * @param rack keeps decoders between two looks
   * @param viewing knows the table of the timeline
   */
  TimelineMonitor(Timeline timeline, MediaBay bay, DeckRack rack, Viewing viewing) {
    this(timeline, bay, rack, viewing, Optional.empty());
  }

  private TimelineMonitor(
      Timeline timeline,
      MediaBay bay,
      DeckRack rack,
      Viewing viewing,
      Optional<ViewingTable> table) {
    this.viewing = viewing;
    this.table = table;
    this.timeline = timeline;
    this.bay = bay;
    this.rack = rack;
    this.rate = Timelines.rate(timeline);
    this.timecode = RecordTimecode.of(timeline, rate, bay);
    this.visible = new Visible(timeline, rate);
    PictureFormat most =
        TakeFormat.of(timeline, bay)
            .orElse(PictureFormat.square(1920, 1080, PixelLayout.YUV420_8, ColourTags.BT709));
    this.width =
        (int)
            Math.max(
                1,
                Math.round(
                    (double) most.width()
                        * most.pixelAspectNumerator()
                        / most.pixelAspectDenominator()));
    this.height = most.height();
    this.latest = sized(width, height);
    this.range = latest.program.range();
  }

  private Sized sized(int wide, int high) {
    PictureFormat format =
        PictureFormat.square(
            wide, high, table.isPresent() ? PixelLayout.RGB_16 : PixelLayout.RGB_8, SCREEN);
    return new Sized(wide, high, new Program(timeline, bay::locate, format, rate, rack));
  }

  private Program program(int wide, int high) {
    Sized now = latest;
    if (now.width != wide || now.height != high) {
      now = sized(wide, high);
      latest = now;
    }
    return now.program;
  }

  @Override
  public FrameRange range() {
    return range;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public String timecode(long frame) {
    return timecode.label(frame);
  }

  @Override
  public Optional<Shown> shown(long frame) {
    return visible.at(frame);
  }

  @Override
  public FrameReader pictures(FrameRange record, int wide, int high) {
    FrameReader plain = program(wide, high).frames(record);
    return table.isEmpty()
        ? plain
        : new LitPictures(
            plain, table.get(), PictureFormat.square(wide, high, PixelLayout.RGB_8, SCREEN));
  }

  @Override
  public SoundReader sound(FrameRange record) {
    return latest.program.sound(record, STEREO);
  }

  @Override
  public Monitor only(int track) {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < timeline.tracks().size(); i++) {
      Track each = timeline.tracks().get(i);
      tracks.add(each.withEnabled(i == Objects.checkIndex(track, timeline.tracks().size())));
    }
    return new TimelineMonitor(timeline.withTracks(tracks), bay, rack, viewing, table);
  }

  @Override
  public Monitor with(String takeId) throws WorkException {
    try {
      return new TimelineMonitor(
          TimelineEdits.useTake(timeline, takeId).timeline(), bay, rack, viewing, table);
    } catch (EditException e) {
      throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Monitor viewed() throws WorkException {
    return timeline.viewing().isEmpty() || table.isPresent()
        ? this
        : new TimelineMonitor(
            timeline, bay, rack, viewing, Optional.of(viewing.table(timeline.viewing().get())));
  }

  @Override
  public Optional<String> lut() {
    return table.flatMap(t -> timeline.viewing()).map(ViewingLut::name);
  }
}
