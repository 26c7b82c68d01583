package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceOffer;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.generator.Progress;
import org.raccord.media.SoundWriter;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SoundSlot;
import org.raccord.model.timeline.SoundSlots;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;
import org.raccord.otio.MediaUrls;

/** Gives the production-sound tracks beside a slot their sound. */
final class SoundFilling {

  private static final int RATE = SoundBeside.RATE;

  /**
   * What was made.
   *
   * @param sounds for tracks of the timeline
   * @param files their files, in the same order
   * @param methods how
   * @param remarks what the editor should know
   */
  record Filled(
      List<FinishedTake.TrackSound> sounds,
      List<TakeFile> files,
      Set<String> methods,
      List<String> remarks) {

    static final Filled NOTHING = new Filled(List.of(), List.of(), Set.of(), List.of());

    Filled {
      sounds = List.copyOf(sounds);
      files = List.copyOf(files);
      methods = Set.copyOf(methods);
      remarks = List.copyOf(remarks);
    }
  }

  private final FillTools tools;
  private final FillProject project;
  private final SlotTarget target;
  private final SlotProgress progress;

  SoundFilling(SlotWork work) {
    this.tools = work.tools();
    this.project = work.project();
    this.target = work.target();
    this.progress = work.progress();
  }

  /** Whether sound belongs into the picture file, because the timeline has no track for it. */
  boolean belongsIntoPicture() {
    return target.timeline().tracks().stream().noneMatch(t -> t.kind() == Track.Kind.AUDIO);
  }

  /**
   * Sound for the picture file: head handle, slot, tail handle. Empty where the neighbours have
   * none or it cannot be made, which {@code remarks} then says.
   */
  Optional<SoundBlock> forPicture(long head, long tail, long seed, List<String> remarks)
      throws InterruptedException {
    Slot slot = target.slot();
    try {
      Optional<SoundBeside> before = beside(slot.before(), Side.BEFORE);
      Optional<SoundBeside> after = beside(slot.after(), Side.AFTER);
      if (before.isEmpty() && after.isEmpty() && !wishesSound()) {
        return Optional.empty();
      }
      Rate rate = slot.record().rate();
      long in = FrameTime.of(head, rate).sample(RATE);
      long out = FrameTime.of(head + slot.record().length(), rate).sample(RATE);
      long end = FrameTime.of(head + slot.record().length() + tail, rate).sample(RATE);
      Brief brief = BriefTimes.from(target.brief(), FrameTime.of(head, rate), in);
      SoundMade made = make(before, after, in, out - in, end - out, brief, seed);
      remarks.addAll(made.remarks());
      return Optional.of(made.sound());
    } catch (SoundException | IOException e) {
      remarks.add("The take has no sound: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether the brief asks for more than the sound of the place. */
  boolean wishesSound() {
    return !target.brief().lines().isEmpty() || !target.brief().effects().isEmpty();
  }

  /**
   * Makes the sound that the brief asks for once and throws it away, so that what cannot be made is
   * told before a picture is.
   *
   * @return why it cannot be made; empty where it can, or where nothing beyond room tone is asked
   */
  Optional<String> rehearse(long seed) throws InterruptedException {
    if (!wishesSound()) {
      return Optional.empty();
    }
    try {
      if (belongsIntoPicture()) {
        Slot slot = target.slot();
        Rate rate = slot.record().rate();
        long length = FrameTime.of(slot.record().length(), rate).sample(RATE);
        Brief brief = BriefTimes.from(target.brief(), FrameTime.zero(rate), 0);
        make(
            beside(slot.before(), Side.BEFORE),
            beside(slot.after(), Side.AFTER),
            0,
            length,
            0,
            brief,
            seed);
        return Optional.empty();
      }
      List<SoundSlot> slots = SoundSlots.find(target.timeline(), target.slot());
      if (slots.isEmpty()) {
        return Optional.of(
            "The brief asks for sound, and no production-sound track has a hole at this slot to put"
                + " it in. Take the sound out there (raccord slot add makes such a slot), or leave"
                + " lines and effects out.");
      }
      SoundSlot first = slots.get(0);
      long length = first.record().endTime().sample(RATE) - first.record().startTime().sample(RATE);
      make(
          beside(first.before(), Side.BEFORE),
          beside(first.after(), Side.AFTER),
          0,
          length,
          0,
          brief(first),
          seed);
      return Optional.empty();
    } catch (SoundException | IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The brief with its times counted from the first sample of a sound slot, which L and J cuts
   * move.
   */
  private Brief brief(SoundSlot slot) {
    return BriefTimes.from(
        target.brief(), target.slot().record().startTime(), slot.record().startTime().sample(RATE));
  }

  private Brief toneOnly() {
    return target.brief().withSound(List.of(), List.of());
  }

  private Optional<SoundBeside> beside(Optional<Slot.Neighbour> neighbour, Side side)
      throws IOException {
    return neighbour.isEmpty()
        ? Optional.empty()
        : SoundBeside.of(target.timeline(), neighbour.get(), side, project.bay());
  }

  /**
   * Sound for the tracks, in files named {@code stem}.
   *
   * @param own sound that the generator made with the picture
   * @param picture what the picture says of how it came to be
   */
  Filled forTracks(String stem, long seed, Optional<OwnSound> own, SourceMark picture)
      throws InterruptedException, Attempt.OutputException {
    List<SoundSlot> slots = SoundSlots.find(target.timeline(), target.slot());
    List<FinishedTake.TrackSound> sounds = new ArrayList<>();
    List<TakeFile> files = new ArrayList<>();
    Set<String> methods = new LinkedHashSet<>();
    List<String> remarks = new ArrayList<>();
    for (SoundSlot slot : slots) {
      // What is said and what happens is heard once, however many tracks there are.
      Brief brief = slot.equals(slots.get(0)) ? brief(slot) : toneOnly();
      try {
        Optional<SoundBeside> before = beside(slot.before(), Side.BEFORE);
        Optional<SoundBeside> after = beside(slot.after(), Side.AFTER);
        boolean wished = !brief.lines().isEmpty() || !brief.effects().isEmpty();
        if (before.isEmpty() && after.isEmpty() && own.isEmpty() && !wished) {
          remarks.add(
              slot.address()
                  + " stays silent: no clip beside it has sound that could be followed.");
          continue;
        }
        // The whole handle of the picture, in frames of this track and in samples.
        Rate rate = slot.record().rate();
        FrameTime handle =
            FrameTime.of(RequestBuilder.HANDLE, target.slot().record().rate()).at(rate);
        long head = handle.sample(RATE);
        long length = slot.record().endTime().sample(RATE) - slot.record().startTime().sample(RATE);
        // Handle, slot and handle, rounded one by one, can be a sample shorter than what the frames
        // of all three come to together; the file holds all that its available range says.
        long tail = head + 1;
        SoundMade made =
            before.isEmpty() && after.isEmpty() && !wished
                ? silence(own.orElseThrow().format(), head + length + tail)
                : make(before, after, head, length, tail, brief, seed);
        SoundBlock sound = made.sound().slice(0, made.sound().length());
        if (own.isPresent()) {
          long at =
              head
                  + target.slot().record().startTime().sample(RATE)
                  - slot.record().startTime().sample(RATE);
          own.get().over(sound, at);
          methods.add("made with the picture");
        }
        String name = stem + (slots.size() > 1 ? "_" + track(slot.address()) : "") + ".wav";
        Path file = project.place().takes().resolve(name);
        write(file, sound, slot.record(), head, SoundMark.of(own, picture, slot, project.bay()));
        FrameRange available = new FrameRange(0, slot.record().length() + 2 * handle.frame(), rate);
        sounds.add(
            new FinishedTake.TrackSound(
                slot.address(),
                slot.place().steps().get(0).track(),
                slot.record(),
                new MediaReference.External(
                    name,
                    MediaUrls.url(file, project.place().base()),
                    Optional.of(available),
                    Origin.NONE),
                new FrameRange(handle.frame(), slot.record().length(), rate)));
        files.add(
            new TakeFile(
                TakePaths.relative(file, project.place()), Hashes.whole(file), head, length, tail));
        methods.add(made.method());
        remarks.addAll(made.remarks());
      } catch (SoundException e) {
        remarks.add(slot.address() + " stays silent: " + e.getMessage());
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The fill was cancelled");
        }
        throw new Attempt.OutputException(e);
      }
    }
    if (slots.isEmpty() && own.isPresent() && !belongsIntoPicture()) {
      remarks.add(
          "The generator's sound is left out: no production-sound track has a place for it.");
    }
    return new Filled(sounds, files, methods, remarks);
  }

  private static String track(String address) {
    int dash = address.indexOf('-');
    return dash < 0 ? address : address.substring(0, dash);
  }

  private static SoundMade silence(SoundFormat format, long length) {
    return new SoundMade(SoundBlock.silence(format, Math.toIntExact(length)), "silence", List.of());
  }

  private SoundMade make(
      Optional<SoundBeside> before,
      Optional<SoundBeside> after,
      long head,
      long length,
      long tail,
      Brief brief,
      long seed)
      throws SoundException, InterruptedException {
    SoundFormat format =
        new SoundFormat(
            RATE,
            Math.max(
                before.map(SoundBeside::channels).orElse(1),
                after.map(SoundBeside::channels).orElse(1)));
    SoundRequest request =
        new SoundRequest(
            format,
            length,
            head,
            tail,
            before.map(SoundBeside::neighbour),
            after.map(SoundBeside::neighbour),
            brief,
            seed);
    SoundMade made = tools.sounds().make(request, new Call(before, after, request));
    if (made.sound().length() != request.totalLength() || !made.sound().format().equals(format)) {
      throw new SoundException(
          SoundException.Kind.FAILED,
          "the maker of sound gave "
              + made.sound().length()
              + " samples where "
              + request.totalLength()
              + " were wanted; that is a defect of it");
    }
    return made;
  }

  private void write(Path file, SoundBlock sound, FrameRange record, long head, SourceMark mark)
      throws IOException {
    Files.createDirectories(project.place().takes());
    Timeline timeline = target.timeline();
    long zero = timeline.globalStart().map(s -> s.sample(RATE)).orElse(0L);
    long reference =
        Math.floorMod(zero + record.startTime().sample(RATE) - head, 24L * 3600 * RATE);
    try (SoundWriter writer =
        SoundWriter.create(
            file,
            sound.format(),
            reference,
            "Raccord: generated sound of slot " + target.slotId())) {
      writer.push(sound);
      writer.mark(mark);
      writer.finish();
    }
  }

  /** The host's side of one sound. */
  private final class Call implements SoundCall {
    private final Optional<SoundBeside> before;
    private final Optional<SoundBeside> after;
    private final SoundRequest request;

    Call(Optional<SoundBeside> before, Optional<SoundBeside> after, SoundRequest request) {
      this.before = before;
      this.after = after;
      this.request = request;
    }

    @Override
    public SoundBlock sound(Side side) throws IOException {
      return (side == Side.BEFORE ? before : after)
          .orElseThrow(() -> new IOException("There is no sound on that side of the slot"))
          .read(request.format());
    }

    @Override
    public SoundBlock effect(Brief.SpotEffect effect) throws IOException {
      return EffectFile.of(effect, project.place().base()).read(request.length(), request.format());
    }

    @Override
    public List<VoiceOffer> voices() {
      return tools.voices().offers();
    }

    @Override
    public Speech speak(String voiceId, Utterance utterance)
        throws SoundException, InterruptedException {
      return tools.voices().speak(voiceId, utterance, new SpokenHere(this));
    }

    @Override
    public void progress(String step, double fraction) {
      progress.accept(new Progress.Working(step));
    }

    @Override
    public void checkpoint() throws InterruptedException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("The sound was cancelled");
      }
    }
  }

  /** The host's side of one text that is spoken for a sound. */
  private record SpokenHere(SoundCall call) implements SpeechCall {

    @Override
    public Optional<SoundBlock> sample() {
      return Optional.empty();
    }

    @Override
    public void progress(String step, double fraction) {
      // How far a line is says nothing of how far the sound is.
    }

    @Override
    public void checkpoint() throws InterruptedException {
      call.checkpoint();
    }
  }
}
