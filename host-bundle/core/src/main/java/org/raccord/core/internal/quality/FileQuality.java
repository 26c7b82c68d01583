package org.raccord.core.internal.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.FillWatcher;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.WorkException;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.media.SoundFacts;
import org.raccord.media.SoundSource;
import org.raccord.media.StartTimecode;
import org.raccord.media.TimecodeJump;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.qc.QualityControl;
import org.raccord.qc.QualityMaterial;
import org.raccord.qc.QualityStudy;
import org.raccord.qc.Stretch;
import org.raccord.qc.Stretch.Nature;

/** Quality control of a plain media file: all of it is one shot. */
public final class FileQuality {

  /** Sound alone is told in frames of this rate. */
  private static final Rate SOUND_ALONE = Rate.FPS_25;

  private final Path file;
  private final QualityOrder order;
  private final FillWatcher watcher;
  private final List<QualityFinding> findings = new ArrayList<>();

  public FileQuality(Path file, QualityOrder order, FillWatcher watcher) {
    this.file = file;
    this.order = order;
    this.watcher = watcher;
  }

  /** Looks. */
  public QualityCheck run() throws WorkException, InterruptedException {
    if (order.slot().isPresent()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "A slot is looked at in a timeline, and " + file + " is a media file.");
    }
    try {
      MediaFacts facts = MediaProbe.probe(file);
      Optional<PictureFacts> readable = facts.picture().filter(p -> p.refusal().isEmpty());
      FrameRange range = range(facts);
      facts.picture().ifPresent(p -> picture(p, range));
      sound(facts, range);
      timecode(range);
      QualityStudy study =
          measured(readable, facts.sound(), range)
              .with(findings, facts.picture().map(PictureFacts::remarks).orElse(List.of()));
      StartTimecode start = facts.start().orElse(StartTimecode.whole(FrameTime.zero(range.rate())));
      Timecode.Counting counting = start.counting();
      QualityCheck check =
          new QualityCheck(
              file, study.report(), start.time().at(range.rate()), counting, List.of());
      return Drawing.drawn(check, study, order, readable.map(p -> this::frames));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The quality control was cancelled");
      }
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private FrameRange range(MediaFacts facts) throws WorkException {
    FrameRange range =
        facts
            .picture()
            .filter(p -> p.frames() > 0)
            .map(PictureFacts::range)
            .or(() -> facts.sound().map(FileQuality::range))
            .orElse(new FrameRange(0, 0, SOUND_ALONE));
    if (range.isEmpty()) {
      throw new WorkException(WorkException.Kind.INPUT, file + " holds neither picture nor sound.");
    }
    return range;
  }

  private static FrameRange range(SoundFacts sound) {
    Rate samples = Rate.of(sound.format().sampleRate());
    return new FrameRange(
        0, FrameTime.of(sound.samples(), samples).at(SOUND_ALONE).frame(), SOUND_ALONE);
  }

  private FrameReader frames(FrameRange range) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      return source.read(range);
    }
  }

  private QualityStudy measured(
      Optional<PictureFacts> picture, Optional<SoundFacts> sound, FrameRange range)
      throws IOException, InterruptedException {
    if (picture.isEmpty()) {
      return withSound(Optional.empty(), sound, range);
    }
    try (PictureSource source = PictureSource.open(file);
        FrameReader frames = source.read(range)) {
      return withSound(Optional.of(frames), sound, range);
    }
  }

  private QualityStudy withSound(
      Optional<FrameReader> frames, Optional<SoundFacts> sound, FrameRange range)
      throws IOException, InterruptedException {
    if (sound.isEmpty()) {
      return study(frames, Optional.empty(), range);
    }
    long samples = range.endTime().sample(sound.get().format().sampleRate());
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(0, samples, sound.get().format())) {
      return study(frames, Optional.of(reader), range);
    }
  }

  private QualityStudy study(
      Optional<FrameReader> frames, Optional<SoundReader> sound, FrameRange range)
      throws IOException, InterruptedException {
    return QualityControl.measure(
        new QualityMaterial(
            range,
            frames,
            sound,
            List.of(Stretch.of(Nature.SHOT, "", range)),
            List.of(),
            order.loudness(),
            new CheckProgress(String.valueOf(file.getFileName()), range, watcher)));
  }

  private void picture(PictureFacts picture, FrameRange range) {
    picture
        .refusal()
        .ifPresent(
            reason ->
                add(
                    reason.contains("interlaced") ? Kind.FIELDS : Kind.RASTER,
                    Severity.FAULT,
                    range,
                    Optional.empty(),
                    "The picture is not read, because " + reason.replaceFirst("\\. .*", "") + ".",
                    reason.replaceFirst("^.*?\\. (?=Make)", "") + "."));
    if (picture.variableRate()) {
      add(
          Kind.RATE,
          Severity.WARNING,
          range,
          Optional.empty(),
          "The frames are not evenly spaced, so no timecode counts them.",
          "It is read at "
              + String.format(java.util.Locale.ROOT, "%.3f", picture.rate().toDouble())
              + " frames a second; make a copy of constant rate for other programs.");
    }
    ColourTags colour = picture.format().colour();
    if (colour.matrix() == ColourTags.UNKNOWN
        || colour.primaries() == ColourTags.UNKNOWN
        || colour.transfer() == ColourTags.UNKNOWN) {
      add(
          Kind.COLOUR,
          Severity.NOTICE,
          range,
          Optional.empty(),
          "The file does not say which colours its codes mean.",
          "");
    }
  }

  private void timecode(FrameRange range) throws IOException {
    List<TimecodeJump> jumps;
    try {
      jumps = MediaProbe.timecodeJumps(file, range);
    } catch (MediaException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      findings.add(SourceTimecode.damaged(file, range, Optional.empty(), Optional.empty()));
      return;
    }
    for (TimecodeJump jump : jumps) {
      if (jump.frame() < range.end()) {
        findings.add(
            SourceTimecode.finding(
                jump,
                new FrameRange(jump.frame(), 1, range.rate()),
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  private void sound(MediaFacts facts, FrameRange range) {
    if (facts.sound().isEmpty() || facts.picture().isEmpty()) {
      return;
    }
    SoundFacts sound = facts.sound().get();
    long samples = range.endTime().sample(sound.format().sampleRate());
    double shorter = (double) (samples - sound.samples()) / sound.format().sampleRate();
    if (shorter > 0.1) {
      add(
          Kind.SILENCE,
          Severity.NOTICE,
          range,
          Optional.of(new Amount(shorter, 0.1, "s")),
          "The sound ends before the picture.",
          "");
    }
  }

  private void add(
      Kind kind,
      Severity severity,
      FrameRange where,
      Optional<Amount> amount,
      String what,
      String remedy) {
    findings.add(
        new QualityFinding(
            kind, severity, where, Optional.empty(), Optional.empty(), amount, what, remedy));
  }
}
