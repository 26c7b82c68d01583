package org.raccord.core.internal.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.FillWatcher;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.core.internal.fill.SlotLookup;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.media.MediaException;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.program.Program;
import org.raccord.program.ProgramFacts;
import org.raccord.qc.QualityControl;
import org.raccord.qc.QualityMaterial;
import org.raccord.qc.QualityStudy;

/** Quality control of a timeline as it renders, and of the takes in use. */
public final class TimelineQuality {

  private static final SoundFormat STEREO = new SoundFormat(48_000, 2);

  /** Seconds around a slot that are looked at with it. */
  private static final int AROUND = 2;

  private static final PictureFormat FALLBACK =
      PictureFormat.square(1920, 1080, PixelLayout.YUV420_8, ColourTags.BT709);

  private final Path subject;
  private final Timeline timeline;
  private final MediaBay bay;
  private final QualityOrder order;
  private final FillWatcher watcher;

  /**
   * @param subject the timeline's file
   */
  public TimelineQuality(
      Path subject, Timeline timeline, MediaBay bay, QualityOrder order, FillWatcher watcher) {
    this.subject = subject;
    this.timeline = timeline;
    this.bay = bay;
    this.order = order;
    this.watcher = watcher;
  }

  /** Looks. */
  public QualityCheck run() throws WorkException, InterruptedException {
    Rate rate = Timelines.rate(timeline);
    Program program = new Program(timeline, bay::locate, format(), rate);
    Optional<FrameRange> slot = slot(rate);
    FrameRange range = range(program.range(), slot);
    RecordTimecode timecode = RecordTimecode.of(timeline, rate, bay);
    Layout layout = new Layout(timeline, bay, range);
    ProgramFacts facts = program.facts();
    QualityStudy study;
    try (FrameReader frames = program.frames(range);
        SoundReader sound = program.sound(range, STEREO)) {
      study =
          QualityControl.measure(
              new QualityMaterial(
                  range,
                  Optional.of(frames),
                  Optional.of(sound),
                  layout.seen(),
                  layout.heard(),
                  order.loudness(),
                  new CheckProgress(String.valueOf(subject.getFileName()), range, watcher)));
      List<QualityFinding> said =
          new ArrayList<>(new TakeFacts(timeline, bay, range, timecode).findings());
      said.addAll(new SourceTimecode(timeline, bay, range).findings());
      study = study.with(said, remarks(facts));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The quality control was cancelled");
      }
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
    QualityStudy found = slot.isPresent() ? study.only(within(slot.get(), study)) : study;
    return Drawing.drawn(
        new QualityCheck(subject, found.report(), timecode.zero(), timecode.counting(), List.of()),
        found,
        order,
        Optional.of(program::frames));
  }

  /** What plays otherwise than asked, and what there is to know of the media. */
  private List<String> remarks(ProgramFacts facts) {
    Set<String> remarks = new LinkedHashSet<>(facts.remarks());
    for (ItemPath path : Timelines.items(timeline, Clip.class::isInstance)) {
      Timelines.item(timeline, path)
          .map(Clip.class::cast)
          .ifPresent(
              clip -> known(clip).forEach(remark -> remarks.add(clip.name() + ": " + remark)));
    }
    return List.copyOf(remarks);
  }

  /** Nothing of what cannot be read: that is told as a finding. */
  private List<String> known(Clip clip) {
    try {
      Optional<Path> file = bay.locate(clip.media());
      return file.isEmpty()
          ? List.of()
          : bay.facts(file.get()).picture().map(PictureFacts::remarks).orElse(List.of());
    } catch (MediaException e) {
      return List.of();
    }
  }

  /** What is found in a slot; of so short a piece the loudness of a programme says nothing. */
  private static List<QualityFinding> within(FrameRange slot, QualityStudy study) {
    List<QualityFinding> here = new ArrayList<>();
    for (QualityFinding finding : study.report().findings()) {
      boolean whole = finding.kind() == Kind.LOUDNESS || finding.kind() == Kind.LOUDNESS_RANGE;
      if (!whole && finding.where().intersection(slot).isPresent()) {
        here.add(finding);
      }
    }
    return here;
  }

  private Optional<FrameRange> slot(Rate rate) throws WorkException {
    if (order.slot().isEmpty()) {
      return Optional.empty();
    }
    Slot slot = SlotLookup.find(timeline, bay, order.slot().get());
    return Optional.of(slot.record().at(rate));
  }

  private FrameRange range(FrameRange whole, Optional<FrameRange> slot) throws WorkException {
    FrameRange wanted =
        slot.map(
                s -> {
                  long around = AROUND * s.rate().nominal();
                  long from = Math.max(whole.start(), s.start() - around);
                  long to = Math.min(whole.end(), s.end() + around);
                  return new FrameRange(from, Math.max(0, to - from), s.rate());
                })
            .orElse(whole);
    if (wanted.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.INPUT, "The timeline " + timeline.name() + " has nothing to look at.");
    }
    return wanted;
  }

  /** As most of the timeline's media are: what has that format is looked at as it is stored. */
  private PictureFormat format() {
    PictureFormat most = TakeFormat.of(timeline, bay).orElse(FALLBACK);
    int width =
        (int)
            Math.max(
                1,
                Math.round(
                    (double) most.width()
                        * most.pixelAspectNumerator()
                        / most.pixelAspectDenominator()));
    PictureFormat plain =
        most.layout().family() == PixelLayout.Family.YUV ? most : TakeFormat.forTake(most);
    return PictureFormat.square(width, most.height(), plain.layout(), plain.colour());
  }
}
