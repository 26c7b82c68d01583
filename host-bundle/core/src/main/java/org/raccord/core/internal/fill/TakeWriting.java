package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.TakeCodec;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.media.Codec;
import org.raccord.media.MediaException;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Writes the picture file of one take. */
final class TakeWriting {

  /**
   * A finished picture file.
   *
   * @param file the file
   * @param head frames before the slot
   * @param tail frames after it
   * @param remarks what the editor should know
   * @param sound sound that the generator made with it
   * @param mark how it came to be
   * @param settings what of its way is noted with the take
   */
  record Written(
      Path file,
      long head,
      long tail,
      List<String> remarks,
      Optional<OwnSound> sound,
      TakeMark mark,
      Map<String, String> settings) {
    Written {
      remarks = List.copyOf(remarks);
      settings = Map.copyOf(settings);
    }

    /** With more to be known of it. */
    Written with(LossStudy losses) {
      List<String> all = new ArrayList<>(remarks);
      all.addAll(losses.remarks());
      return new Written(file, head, tail, all, sound, mark, losses.settings());
    }
  }

  private final FillProject project;
  private final SlotTarget target;
  private final RequestBuilder.Prepared prepared;
  private final Path file;
  private final Codec codec;
  private final RecordTimecode timecode;
  private final boolean isSoundInPicture;
  private final Optional<SoundBlock> sound;

  /**
   * @param stem name of the take's files without ending
   * @param isSoundInPicture whether sound belongs into the picture file
   * @param sound the neighbours' sound carried on for it, from the head handle on, where they have
   *     any
   * @param wanted how the user likes takes to be written
   */
  TakeWriting(
      FillProject project,
      SlotTarget target,
      RequestBuilder.Prepared prepared,
      String stem,
      boolean isSoundInPicture,
      Optional<SoundBlock> sound,
      TakeCodec wanted) {
    this.project = project;
    this.target = target;
    this.prepared = prepared;
    this.codec = codecOf(target.format(), wanted);
    this.timecode =
        RecordTimecode.of(target.timeline(), target.slot().record().rate(), project.bay());
    this.file = project.place().takes().resolve(stem + "." + codec.extension());
    this.isSoundInPicture = isSoundInPicture;
    this.sound = sound;
  }

  /** The codec that is wanted, where it carries the pictures as they are; else one that does. */
  static Codec codecOf(PictureFormat format, TakeCodec wanted) {
    boolean even = format.width() % 2 == 0 && format.height() % 2 == 0;
    Codec usual = even ? Codec.ofTake(format) : Codec.FFV1;
    if (usual == Codec.FFV1) {
      return usual;
    }
    return switch (wanted) {
      case PRORES -> usual;
      case PRORES_4444 -> Codec.PRORES_4444;
      case DNXHR -> usual == Codec.PRORES_HQ && Codec.takesDnxhr(format) ? Codec.DNXHR_HQX : usual;
      case FFV1 -> Codec.FFV1;
    };
  }

  /** A picture file to push frames to, the slot after {@code head} of them. */
  TakePicture begin(long head) {
    return begin(head, sound);
  }

  private TakePicture begin(long head, Optional<SoundBlock> within) {
    Rate rate = target.slot().record().rate();
    PictureWriterSpec spec =
        PictureWriterSpec.of(target.format(), rate, codec)
            .withStart(timecode.start(target.slot().record().start() - head))
            .withReel(TakeNames.reel(target.slotId()));
    long by = slotSample() - FrameTime.of(head, rate).sample(SoundBeside.RATE);
    return new TakePicture(
        file,
        spec,
        by == 0 ? within : within.map(b -> b.slice(by, Math.toIntExact(b.length() - by))));
  }

  /** The sample of the sound at which the slot begins. */
  private long slotSample() {
    return FrameTime.of(prepared.base().headHandle(), target.slot().record().rate())
        .sample(SoundBeside.RATE);
  }

  /** The sound of the picture file with that of the generator over it. */
  private Optional<SoundBlock> with(Optional<OwnSound> own) throws IOException {
    if (own.isEmpty() || !isSoundInPicture) {
      return sound;
    }
    FillRequest request = prepared.base();
    long frames = request.headHandle() + request.length() + request.tailHandle();
    int length = Math.toIntExact(FrameTime.of(frames, request.rate()).sample(SoundBeside.RATE));
    SoundBlock block =
        sound
            .map(s -> s.slice(0, s.length()))
            .orElseGet(() -> SoundBlock.silence(own.get().format(), length));
    own.get().over(block, slotSample());
    return Optional.of(block);
  }

  /** Makes the take's file of what was pushed to {@code picture} or of the file that was made. */
  Written finish(Made made, TakePicture picture, Path workspace, PictureFit.Cancellation call)
      throws GenerationException, IOException, InterruptedException {
    FillRequest request = prepared.base();
    TakeMark mark = TakeMark.of(made.account(), prepared, project.bay());
    if (made instanceof Made.Pushed pushed) {
      long tail = picture.frames() - pushed.slotStart() - request.length();
      if (pushed.slotStart() < 0 || tail < 0) {
        throw new GenerationException(
            GenerationException.Kind.FAILED,
            "The generator gave "
                + picture.frames()
                + " frames, "
                + pushed.slotStart()
                + " of them before the slot, and the slot needs "
                + request.length()
                + ". That is a defect of the generator; try another one.");
      }
      picture.mark(mark.inFile());
      picture.finish();
      if (pushed.slotStart() == request.headHandle() && tail >= target.slot().tailExtra()) {
        return new Written(
            file, pushed.slotStart(), tail, mark.remarks(), Optional.empty(), mark, Map.of());
      }
      // Timecode and sound were begun for other handles: copied once more.
      PictureFacts facts = facts(file);
      PictureFit fit =
          PictureFit.of(
              facts,
              new Made.Alignment.StartsAt(pushed.slotStart()),
              request,
              PictureFit.Repeats.NONE);
      return copy(Fitted.of(file, fit, framed()), Optional.empty(), mark, call);
    }
    Made.InFile inFile = (Made.InFile) made;
    Path made2 = inFile.file().toAbsolutePath().normalize();
    if (!made2.startsWith(workspace.toAbsolutePath().normalize()) || !Files.isRegularFile(made2)) {
      throw new GenerationException(
          GenerationException.Kind.FAILED,
          "The generator names a file that is not in its workspace: "
              + inFile.file()
              + ". That is a defect of the generator; try another one.");
    }
    PictureFacts facts;
    try {
      facts = facts(made2);
    } catch (MediaException e) {
      throw new GenerationException(
          GenerationException.Kind.FAILED,
          "What the generator made cannot be read: " + e.getMessage(),
          e);
    }
    PictureFit fit =
        PictureFit.of(
            facts,
            inFile.alignment(),
            request,
            EdgeRepeat.find(made2, facts, inFile.alignment(), prepared, returned()));
    Fitted fitted =
        new SeamMending(target, prepared, workspace, call)
            .mend(Fitted.of(made2, fit, returned()), OpenSeams.of(inFile), request.seed());
    Optional<DisplayTransform> back = returned().of(facts);
    LossStudy losses =
        LossStudy.of(facts.format().layout().bitDepth(), back, prepared, target.format());
    return copy(fitted, OwnSound.of(inFile, fit, request, workspace), mark, call).with(losses);
  }

  /** Makes the take's file of a part of another file. */
  Written copyOf(
      Path from, Made.Alignment alignment, Made.Account account, PictureFit.Cancellation call)
      throws GenerationException, IOException, InterruptedException {
    PictureFit fit =
        PictureFit.of(facts(from), alignment, prepared.base(), PictureFit.Repeats.NONE);
    TakeMark mark = TakeMark.of(account, prepared, project.bay());
    return copy(Fitted.of(from, fit, framed()), Optional.empty(), mark, call);
  }

  /** What a generator made comes back to the values of the shots, where it was shown others. */
  private PictureFit.Framed returned() {
    return new PictureFit.Framed(
        target.format(),
        target.fitting().framing(),
        prepared.conditioning().wasInOwnValues()
            ? Optional.empty()
            : prepared.display().transform());
  }

  private PictureFit.Framed framed() {
    return new PictureFit.Framed(target.format(), target.fitting().framing());
  }

  private static PictureFacts facts(Path file) throws MediaException {
    PictureFacts picture =
        MediaProbe.probe(file)
            .picture()
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Kind.UNSUPPORTED,
                        file,
                        "The file has no picture",
                        "Try another generator"));
    if (picture.refusal().isPresent()) {
      throw new MediaException(
          MediaException.Kind.UNSUPPORTED, file, picture.refusal().get(), "Try another generator");
    }
    return picture;
  }

  private Written copy(
      Fitted fit, Optional<OwnSound> own, TakeMark mark, PictureFit.Cancellation call)
      throws IOException, InterruptedException {
    List<String> remarks = new ArrayList<>(mark.remarks());
    remarks.addAll(fit.remarks());
    // A transition beside the slot shows these frames: where the generator gave none, the
    // neighbour's own stand in for them.
    long lead = missing(target.slot().headExtra(), fit.head(), prepared.before());
    long trail = missing(target.slot().tailExtra(), fit.tail(), prepared.after());
    try (TakePicture out = begin(fit.head() + lead, with(own))) {
      if (lead > 0) {
        push(prepared.before().orElseThrow().tail(lead + fit.head(), out.format()), 0, lead, out);
        remarks.add("The transition before the slot shows frames of the clip before.");
      }
      fit.write(out, lead, call);
      if (trail > 0) {
        push(
            prepared.after().orElseThrow().fromHead(fit.tail() + trail, out.format()),
            fit.tail(),
            trail,
            out);
        remarks.add("The transition after the slot shows frames of the clip after.");
      }
      out.mark(mark.inFile());
      out.finish();
    }
    return new Written(file, fit.head() + lead, fit.tail() + trail, remarks, own, mark, Map.of());
  }

  /** Frames that a transition needs and the neighbour has. */
  private static long missing(long needed, long there, Optional<ClipFrames> neighbour) {
    long had = neighbour.map(n -> Math.max(0, n.count() - there)).orElse(0L);
    return Math.min(had, Math.max(0, needed - there));
  }

  private static void push(FrameReader frames, long skip, long count, TakePicture out)
      throws IOException {
    try (frames) {
      for (long i = 0; i < skip + count; i++) {
        Optional<Frame> frame = frames.next();
        if (frame.isEmpty()) {
          throw new IOException("A clip beside the slot has fewer frames than it says");
        }
        if (i >= skip) {
          out.push(frame.get());
        }
      }
    }
  }
}
