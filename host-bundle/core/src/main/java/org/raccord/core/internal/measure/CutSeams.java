package org.raccord.core.internal.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.model.fill.Intent;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TrackTimes;
import org.raccord.program.Program;
import org.raccord.seams.SeamMaterial;
import org.raccord.seams.SeamMeasurer;
import org.raccord.seams.SeamStudy;

/** Measures the take that is in use in a slot, picture and sound as the timeline plays them. */
public final class CutSeams {

  private static final int SAMPLE_RATE = 48_000;
  private static final SoundFormat STEREO = new SoundFormat(SAMPLE_RATE, 2);

  /** Seconds of sound on either side of a take. */
  private static final int HEARD = 6;

  private final Timeline timeline;
  private final MediaBay bay;
  private final PictureFormat format;

  /**
   * @param timeline with the take in use
   * @param format frames are compared in this format
   */
  public CutSeams(Timeline timeline, MediaBay bay, PictureFormat format) {
    this.timeline = timeline;
    this.bay = bay;
    this.format =
        PictureFormat.square(format.width(), format.height(), format.layout(), format.colour());
  }

  /**
   * Measures.
   *
   * @param slot the slot as it stands in the timeline
   * @param intent what the take was asked to be
   * @throws IOException if media cannot be read; an {@link java.io.InterruptedIOException} leaves
   *     the interrupt set
   */
  public SeamStudy study(Slot slot, Intent intent) throws IOException {
    Rate rate = slot.record().rate();
    FrameRange whole = slot.record();
    // A nest's trim may hide an end of the slot, and what is seen there then is no neighbour of it.
    FrameRange record =
        TrackTimes.seen(timeline, slot.place()).flatMap(whole::intersection).orElse(whole);
    List<String> remarks = new ArrayList<>();
    if (record.length() < whole.length()) {
      remarks.add(
          "Of the slot's "
              + whole.length()
              + " frames "
              + record.length()
              + " are seen; those are measured.");
    }
    long before =
        record.start() > whole.start() ? 0 : seen(slot.before(), record, Side.BEFORE, remarks);
    long after = record.end() < whole.end() ? 0 : seen(slot.after(), record, Side.AFTER, remarks);
    Set<Place> coded = CodedEnds.of(slot, bay);
    Program program = new Program(timeline, bay::locate, format, rate);
    try (FrameReader head = program.frames(new FrameRange(record.start() - before, before, rate));
        FrameReader take = program.frames(record);
        FrameReader tail = program.frames(new FrameRange(record.end(), after, rate))) {
      return SeamMeasurer.measure(
              new SeamMaterial(
                  before > 0 ? Optional.of(head) : Optional.empty(),
                  take,
                  after > 0 ? Optional.of(tail) : Optional.empty(),
                  joins(slot, intent),
                  sound(program, record, coded)))
          .withRemarks(remarks);
    }
  }

  /**
   * Measures the sound anew; the picture's figures are those of an earlier report.
   *
   * @param known of a take with the same picture between the same clips, measured by the rules of
   *     today
   * @param intent what the take was asked to be
   * @throws IOException as {@link #study}
   */
  public SeamReport soundAgain(Slot slot, SeamReport known, Intent intent) throws IOException {
    Rate rate = slot.record().rate();
    FrameRange whole = slot.record();
    FrameRange record =
        TrackTimes.seen(timeline, slot.place()).flatMap(whole::intersection).orElse(whole);
    Program program = new Program(timeline, bay::locate, format, rate);
    return SeamMeasurer.measureSound(
        known, joins(slot, intent), sound(program, record, CodedEnds.of(slot, bay)));
  }

  /** What the joins of a take in a slot are meant to be. */
  public static SeamMaterial.Joins joins(Slot slot, Intent intent) {
    if (intent == Intent.NEW_SHOT) {
      return SeamMaterial.Joins.CUTS;
    }
    boolean bridges = intent == Intent.BRIDGE || slot.cutOut() > 0;
    return bridges ? SeamMaterial.Joins.CONTINUOUS : SeamMaterial.Joins.OPEN;
  }

  private enum Side {
    BEFORE,
    AFTER
  }

  /** How many frames of a neighbour are seen right beside the slot. */
  private long seen(
      Optional<Slot.Neighbour> neighbour, FrameRange record, Side side, List<String> remarks) {
    if (neighbour.isEmpty() || !neighbour.get().contiguous()) {
      return 0;
    }
    Clip clip = neighbour.get().clip();
    if (bay.locate(clip.media()).isEmpty()) {
      remarks.add(
          "Clip "
              + clip.name()
              + (side == Side.BEFORE ? " before" : " after")
              + " the slot is offline, so the "
              + (side == Side.BEFORE ? "head" : "tail")
              + " is not measured. Relink it and measure again.");
      return 0;
    }
    long room =
        TrackTimes.seen(timeline, neighbour.get().place())
            .map(shown -> shown.at(record.rate()))
            .map(
                shown ->
                    side == Side.BEFORE
                        ? record.start() - shown.start()
                        : shown.end() - record.end())
            .orElse(0L);
    return Math.max(0, Math.min(SeamMaterial.CONTEXT, room));
  }

  /** Sound around the slot; none where all of it is silent. */
  private Optional<SeamMaterial.Soundtrack> sound(
      Program program, FrameRange record, Set<Place> coded) throws IOException {
    Rate rate = record.rate();
    long beside = HEARD * rate.nominal();
    long from = Math.max(0, record.start() - beside);
    long to = Math.min(program.range().at(rate).end(), record.end() + beside);
    FrameRange heard = new FrameRange(from, to - from, rate);
    long zero = heard.startTime().sample(SAMPLE_RATE);
    int length = Math.toIntExact(heard.endTime().sample(SAMPLE_RATE) - zero);
    SoundBlock sound;
    try (SoundReader reader = program.sound(heard, STEREO)) {
      sound = reader.whole(length);
    }
    return Sounds.isSilent(sound)
        ? Optional.empty()
        : Optional.of(
            new SeamMaterial.Soundtrack(
                sound,
                (int) (record.startTime().sample(SAMPLE_RATE) - zero),
                (int) (record.endTime().sample(SAMPLE_RATE) - zero),
                coded));
  }

  /** A report for a take that could not be measured: it is kept all the same. */
  public static SeamReport unmeasured(Throwable why) {
    String said = String.valueOf(why.getMessage());
    return SeamReport.unmeasured(
        "The take could not be measured: "
            + said
            + (said.endsWith(".") ? "" : ".")
            + " Measure it with raccord seams.");
  }
}
