package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.media.SoundWriter;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.fill.Take;
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

  /** The setting of a take that says on what ground voices were cloned for it. */
  static final String VOICE_CONSENT = "voice consent";

  private static final int RATE = SoundBeside.RATE;

  /**
   * What was made.
   *
   * @param sounds for tracks of the timeline
   * @param files their files, in the same order
   * @param methods how
   * @param remarks what the editor should know
   * @param lines what is spoken, counted from the picture slot's first sample
   * @param consents on what ground voices were cloned
   * @param unheard why what the brief asks to be heard was not made
   */
  record Filled(
      List<FinishedTake.TrackSound> sounds,
      List<TakeFile> files,
      Set<String> methods,
      List<String> remarks,
      List<SpokenLine> lines,
      Set<String> consents,
      Optional<String> unheard) {

    static final Filled NOTHING =
        new Filled(
            List.of(), List.of(), Set.of(), List.of(), List.of(), Set.of(), Optional.empty());

    Filled {
      sounds = List.copyOf(sounds);
      files = List.copyOf(files);
      methods = Set.copyOf(methods);
      remarks = List.copyOf(remarks);
      lines = List.copyOf(lines);
      consents = Set.copyOf(consents);
    }

    /** Notes in a take's settings how its sound was made. */
    void note(Map<String, String> settings) {
      if (!methods.isEmpty()) {
        settings.put("sound", String.join(", ", methods));
      }
      if (!consents.isEmpty()) {
        settings.put(VOICE_CONSENT, String.join("; ", new TreeSet<>(consents)));
      }
    }
  }

  private final FillTools tools;
  private final FillProject project;
  private final SlotTarget target;
  private final SlotWork work;
  private GeneratedSound.Level level = GeneratedSound.Level.KEPT;
  private final Set<String> methods = new LinkedHashSet<>();
  private final List<SpokenLine> lines = new ArrayList<>();
  private final Set<String> consents = new TreeSet<>();

  SoundFilling(SlotWork work) {
    this.work = work;
    this.tools = work.tools();
    this.project = work.project();
    this.target = work.target();
  }

  /** Lays a generator's own sound in at that level. */
  SoundFilling withOwn(GeneratedSound.Level wanted) {
    level = wanted;
    return this;
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
    try {
      Beside beside = besidePicture(target.slot());
      if (beside.before().isEmpty() && beside.after().isEmpty() && !wishesSound()) {
        return Optional.empty();
      }
      SoundMade made = make(beside, inPicture(head, tail, beside).request(seed));
      remarks.addAll(made.remarks());
      methods.add(made.method());
      lines.addAll(made.lines());
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
   * Makes the sound that the brief asks for before the picture is made, so that what cannot be made
   * is told first. What was made is kept in {@link SlotWork#rehearsed} for the take.
   *
   * @return why it cannot be made; empty where it can, or where nothing beyond room tone is asked
   */
  Optional<String> rehearse(long seed) throws InterruptedException {
    if (!wishesSound()) {
      return Optional.empty();
    }
    try {
      Rehearsal rehearsal;
      if (belongsIntoPicture()) {
        Slot slot = target.slot();
        rehearsal =
            inPicture(
                RequestBuilder.HANDLE + slot.headExtra(),
                RequestBuilder.HANDLE + slot.tailExtra(),
                besidePicture(slot));
      } else {
        List<SoundSlot> slots = SoundSlots.find(target.timeline(), target.slot());
        Optional<String> homeless = homeless(slots);
        if (homeless.isPresent()) {
          return homeless;
        }
        SoundSlot first = slots.get(0);
        Beside beside =
            new Beside(
                beside(first.before(), Side.BEFORE),
                beside(first.after(), Side.AFTER),
                Optional.empty());
        rehearsal = inTrack(first, beside, brief(first));
      }
      SoundRequest request = rehearsal.request(seed);
      SoundMade made = make(rehearsal.beside(), request);
      work.rehearsed().keep(request, new RehearsedSound.Kept(made, consents));
      return Optional.empty();
    } catch (SoundException | IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Why what the brief asks to be heard has no place; empty where it has, or asks nothing. */
  Optional<String> homeless() {
    return wishesSound() && !belongsIntoPicture()
        ? homeless(SoundSlots.find(target.timeline(), target.slot()))
        : Optional.empty();
  }

  private static Optional<String> homeless(List<SoundSlot> slots) {
    return slots.isEmpty()
        ? Optional.of(
            "The brief asks for sound, and no production-sound track has a hole at this slot to put"
                + " it in. Take the sound out there (raccord slot add makes such a slot), or leave"
                + " lines and effects out.")
        : Optional.empty();
  }

  /**
   * A sound to be made.
   *
   * @param head samples of the handle before the slot
   * @param length samples of the slot
   * @param tail samples of the handle after it
   */
  private record Rehearsal(Beside beside, long head, long length, long tail, Brief brief) {
    SoundRequest request(long seed) {
      return new SoundRequest(
          beside.format(),
          length,
          head,
          tail,
          beside.before().map(SoundBeside::neighbour),
          beside.after().map(SoundBeside::neighbour),
          brief,
          seed);
    }
  }

  /** What the picture file of a slot has, with handles of that many frames. */
  private Rehearsal inPicture(long head, long tail, Beside beside) {
    Slot slot = target.slot();
    Rate rate = slot.record().rate();
    long in = FrameTime.of(head, rate).sample(RATE);
    long out = FrameTime.of(head + slot.record().length(), rate).sample(RATE);
    long end = FrameTime.of(head + slot.record().length() + tail, rate).sample(RATE);
    Brief brief = BriefTimes.from(target.brief(), FrameTime.of(head, rate), in);
    return new Rehearsal(beside, in, out - in, end - out, brief);
  }

  /** What a sound slot has, with whole handles of the picture in frames of its track. */
  private Rehearsal inTrack(SoundSlot slot, Beside beside, Brief brief) {
    long head = handle(slot).sample(RATE);
    long length = slot.record().endTime().sample(RATE) - slot.record().startTime().sample(RATE);
    // Handle, slot and handle, rounded one by one, can be a sample shorter than what the frames
    // of all three come to together; the file holds all that its available range says.
    return new Rehearsal(beside, head, length, head + 1, brief);
  }

  private FrameTime handle(SoundSlot slot) {
    return FrameTime.of(RequestBuilder.HANDLE, target.slot().record().rate())
        .at(slot.record().rate());
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

  private Beside besidePicture(Slot slot) throws IOException {
    return new Beside(
        beside(slot.before(), Side.BEFORE), beside(slot.after(), Side.AFTER), Optional.empty());
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
    List<String> remarks = new ArrayList<>();
    Optional<String> unheard = Optional.empty();
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
        long zero =
            target.slot().record().startTime().sample(RATE)
                - slot.record().startTime().sample(RATE);
        Optional<HostSoundCall.Own> mine = own.map(o -> new HostSoundCall.Own(o, zero, level));
        Beside beside = new Beside(before, after, mine);
        Rehearsal wanted = inTrack(slot, beside, brief);
        long head = wanted.head();
        SoundMade made =
            before.isEmpty() && after.isEmpty() && !wished
                ? silence(own.orElseThrow(), head, wanted.length() + wanted.tail(), zero)
                : make(beside, wanted.request(seed));
        if (own.isPresent()) {
          methods.add(SoundAgain.WITH_PICTURE);
        }
        made.lines().forEach(line -> lines.add(line.shifted(-zero)));
        String name =
            (slots.size() > 1 ? TakeNames.sound(stem, slot.address()) : stem)
                + (made.lines().isEmpty() ? "" : "_temp-dialogue")
                + ".wav";
        Path file = project.place().takes().resolve(name);
        write(file, made, slot.record(), head, SoundMark.of(own, picture, slot, project.bay()));
        FrameTime handle = handle(slot);
        FrameRange available =
            new FrameRange(0, slot.record().length() + 2 * handle.frame(), handle.rate());
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
                new FrameRange(handle.frame(), slot.record().length(), handle.rate())));
        files.add(
            new TakeFile(
                TakePaths.relative(file, project.place()),
                Hashes.whole(file),
                head,
                wanted.length(),
                wanted.tail()));
        methods.add(made.method());
        remarks.addAll(made.remarks());
      } catch (SoundException e) {
        remarks.add(slot.address() + " stays silent: " + e.getMessage());
        if (!brief.lines().isEmpty() || !brief.effects().isEmpty()) {
          unheard = Optional.of(String.valueOf(e.getMessage()));
        }
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
    return new Filled(sounds, files, methods, remarks, lines, consents, unheard);
  }

  /** A generator's sound alone, over silence. */
  private static SoundMade silence(OwnSound own, long head, long rest, long zero)
      throws IOException {
    SoundBlock base = SoundBlock.silence(own.format(), Math.toIntExact(head + rest));
    own.over(base, head + zero);
    return new SoundMade(base, "silence", List.of());
  }

  /** What a sound is made of: the clips on either side, and what the generator brought. */
  private record Beside(
      Optional<SoundBeside> before, Optional<SoundBeside> after, Optional<HostSoundCall.Own> own) {

    SoundFormat format() {
      int brought = own.map(o -> o.sound().channels()).orElse(1);
      int channels =
          Math.max(
              before.map(SoundBeside::channels).orElse(1),
              after.map(SoundBeside::channels).orElse(1));
      return new SoundFormat(
          RATE, before.isEmpty() && after.isEmpty() ? Math.max(2, brought) : channels);
    }
  }

  private SoundMade make(Beside beside, SoundRequest request)
      throws SoundException, IOException, InterruptedException {
    Optional<RehearsedSound.Kept> rehearsed =
        beside.own().isPresent() ? Optional.empty() : work.rehearsed().take(request);
    if (rehearsed.isPresent()) {
      consents.addAll(rehearsed.get().consents());
      return rehearsed.get().made();
    }
    HostSoundCall call =
        new HostSoundCall(work, beside.before(), beside.after(), beside.own(), request);
    SoundMade made = tools.sounds().make(request, call);
    consents.addAll(call.consents());
    if (made.sound().length() != request.totalLength()
        || !made.sound().format().equals(request.format())) {
      throw new SoundException(
          SoundException.Kind.FAILED,
          "the maker of sound gave "
              + made.sound().length()
              + " samples where "
              + request.totalLength()
              + " were wanted; that is a defect of it");
    }
    if (beside.own().isPresent() && !call.askedForOwn()) {
      HostSoundCall.Own own = beside.own().get();
      own.sound().over(made.sound(), request.headHandle() + own.at());
    }
    return made;
  }

  private void write(Path file, SoundMade made, FrameRange record, long head, SourceMark mark)
      throws IOException {
    SoundBlock sound = made.sound();
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
            "Raccord: generated sound of slot "
                + target.slotId()
                + Take.notice(made.lines()).map(notice -> "; " + notice).orElse(""))) {
      writer.push(sound);
      writer.mark(mark);
      writer.finish();
    }
  }
}
