package org.raccord.cli.internal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillPreview;
import org.raccord.core.FillReport;
import org.raccord.core.FillReport.Outcome;
import org.raccord.core.FillReport.SlotResult;
import org.raccord.core.FillWatcher;
import org.raccord.core.Finding;
import org.raccord.core.FoundEffect;
import org.raccord.core.Job;
import org.raccord.core.Jobs;
import org.raccord.core.Measured;
import org.raccord.core.Monitor;
import org.raccord.core.Provenance;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.RenderOrder;
import org.raccord.core.SeamFiles;
import org.raccord.core.SignOrder;
import org.raccord.core.Signed;
import org.raccord.core.SlotTakes;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.core.SoundOrder;
import org.raccord.core.Survey;
import org.raccord.core.Survey.GeneratorOffer;
import org.raccord.core.Survey.OfflineClip;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.core.Workbench;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Budget;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityReport;
import org.raccord.model.quality.QualityReport.SoundFigures;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelinePolicy;
import org.raccord.model.timeline.UnplacedSlot;
import org.raccord.model.timeline.Updated;
import org.raccord.model.timeline.VoiceConsent;

/** A workbench that remembers what was asked of it and answers with every field filled. */
final class FakeWorkbench implements Workbench {

  static final Rate RATE = Rate.FPS_24;
  static final long HOUR = 24 * 3600;
  private static final List<MarkerNote> MARKERS =
      List.of(
          new MarkerNote(
              "RACCORD extend tail 36",
              FrameTime.of(100, RATE),
              Optional.of(
                  new MarkerNote.Extend(
                      "V1-3",
                      org.raccord.model.timeline.End.TAIL,
                      36,
                      org.raccord.model.timeline.Placement.RIPPLE)),
              Optional.empty(),
              Optional.of("says \"lihgting: dusk\", which is not understood.")),
          new MarkerNote(
              "RACCORD bridge",
              FrameTime.of(120, RATE),
              Optional.empty(),
              Optional.of("Nothing is empty there."),
              Optional.empty()));

  final List<String> asked = new ArrayList<>();
  Optional<WorkException> failure = Optional.empty();
  Optional<FillOrder> ordered = Optional.empty();
  Optional<SoundOrder> sound = Optional.empty();
  Optional<RenderOrder> rendered = Optional.empty();
  List<Outcome> outcomes = List.of(Outcome.FILLED, Outcome.KEPT, Outcome.FAILED);
  QualityFinding.Severity found = QualityFinding.Severity.FAULT;
  boolean interrupted;
  boolean undone;

  @Override
  public Edit open(Path file, Access access, Optional<Path> out) throws WorkException {
    asked.add("open " + file.getFileName() + " " + access);
    if (failure.isPresent()) {
      throw failure.get();
    }
    return new FakeEdit(file, out);
  }

  @Override
  public TakeCodec takeCodec() {
    return TakeCodec.PRORES;
  }

  @Override
  public void setTakeCodec(TakeCodec codec) {
    asked.add("take codec " + codec.id());
  }

  @Override
  public List<FoundEffect> effects(Path folder, List<String> words) {
    return List.of(
        new FoundEffect(
            folder.resolve("creak.wav"), 0.5, 1, List.of(FoundEffect.NAME, "title: " + words)));
  }

  @Override
  public Edit create(Path file, List<Path> media, String gapText) {
    asked.add("create " + file.getFileName() + " of " + media.size() + " gap " + gapText);
    return new FakeEdit(file, Optional.empty());
  }

  @Override
  public Measured seams(SeamFiles files, Optional<Path> pictures) {
    asked.add(
        "seams "
            + files.before().map(Path::getFileName)
            + " "
            + files.take().getFileName()
            + " "
            + files.tail());
    return new Measured("T.mov", Optional.empty(), report(), List.of());
  }

  @Override
  public QualityCheck check(Path media, QualityOrder order, FillWatcher watcher) {
    asked.add("check " + media.getFileName() + " " + order.loudness());
    return checked(media, List.of());
  }

  private QualityCheck checked(Path subject, List<QualityFinding> findings) {
    return new QualityCheck(
        subject,
        new QualityReport(
            new FrameRange(0, 100, RATE),
            findings,
            Optional.of(new SoundFigures(-23, 5, -18, -20, -3, 0.5)),
            List.of("LAKE is scaled.")),
        FrameTime.of(HOUR, RATE),
        Timecode.Counting.NON_DROP,
        List.of());
  }

  @Override
  public List<Finding> checkup() {
    return List.of(
        new Finding("Pictures", Finding.State.WELL, "fine", ""),
        new Finding("Generators", Finding.State.WRONG, "none is there", "Put one there."));
  }

  static SeamReport report() {
    return new SeamReport(
        SeamReport.VERSION,
        List.of(
            new SeamReport.Part(
                SeamReport.Place.HEAD,
                SeamReport.Kind.CONTINUOUS,
                List.of(
                    new SeamReport.Figure(
                        "motion", "px", 2.4, 0.4, 0.1, 1.1, 2.9, SeamReport.Grade.D)))),
        List.of("The clip after the slot is offline, so the tail is not measured."));
  }

  static Take take(String id) {
    return new Take(
        id,
        "continuity:default",
        "1.0",
        Brief.OPEN,
        7,
        Map.of(),
        DigitalSourceType.ALGORITHMIC_MEDIA,
        "bridge",
        "One shot from A to B.",
        0.83,
        List.of("The light changes."),
        new Take.FrameCounts(0, 36, 24),
        new TakeFile("cut.raccord/takes/t.mov", "ab", 12, 36, 12),
        List.of(new TakeFile("cut.raccord/takes/t.wav", "cd", 1, 72_000, 1)),
        new Fingerprint("a", "b", 36, "24"),
        Instant.EPOCH,
        Optional.of(report()),
        Optional.empty(),
        List.of(
            new SpokenLine(
                "Too late.",
                "hum",
                4800,
                24_000,
                List.of(
                    new SpokenLine.Word(
                        "Too",
                        4800,
                        14_400,
                        List.of(
                            new SpokenLine.Sound("T", 4800, 9600),
                            new SpokenLine.Sound("UW", 9600, 14_400)))),
                SpokenLine.Manner.MATCHED)));
  }

  static Slot slot(String address, boolean stored) {
    Clip clip =
        new Clip(
            "A004_C012",
            true,
            // Cut between two frames of its media, as one of another rate than the timeline's is.
            new FrameRange(HOUR * 12 + 5, 100 * 12 - 8, Rate.of(24 * 12)),
            1,
            List.of(),
            Map.of("DEFAULT_MEDIA", new MediaReference.Missing("", Optional.empty(), Origin.NONE)),
            "DEFAULT_MEDIA",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Origin.NONE);
    Slot.Neighbour beside =
        new Slot.Neighbour(clip, ItemPath.of(0, 0), new FrameRange(HOUR, 100, RATE), true);
    return new Slot(
        address,
        Slot.Kind.GAP,
        ItemPath.of(0, 1),
        new FrameRange(100, 36, RATE),
        Optional.of(beside),
        Optional.of(beside),
        0,
        0,
        stored ? 12 : 0,
        stored ? Optional.of(SlotRecord.fresh("s7k2q", Brief.OPEN)) : Optional.empty(),
        Optional.empty(),
        stored ? "A dissolve needs 6 frames more." : "");
  }

  final class FakeEdit implements Edit {
    private final Path source;
    private final Optional<Path> out;

    FakeEdit(Path source, Optional<Path> out) {
      this.source = source;
      this.out = out;
    }

    @Override
    public Path file() {
      return out.orElse(source.resolveSibling("cut.raccord.otio"));
    }

    @Override
    public Path source() {
      return source;
    }

    @Override
    public Timeline timeline() {
      Timeline plain =
          new Timeline(
              "cut",
              Optional.of(FrameTime.of(HOUR, RATE)),
              List.of(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Origin.NONE);
      SlotRecord lost =
          SlotRecord.fresh("s9xyz", Brief.OPEN).withTakes(List.of(take("s9xyz.1")), 2);
      return plain
          .withPolicy(
              TimelinePolicy.NONE.with(
                  new VoiceConsent("aa", "a.wav", "Anna, by letter", Instant.EPOCH)))
          .withUnplaced(
              List.of(
                  new UnplacedSlot(
                      Gap.of(FrameTime.of(24, RATE)).withSlot(Optional.of(lost)),
                      List.of(),
                      new Fingerprint("A.mov@10/24", "none", 24, "24"),
                      "its place is gone.")));
    }

    @Override
    public Timecode.Counting counting() {
      return Timecode.Counting.DROP;
    }

    @Override
    public List<String> tidied() {
      return List.of();
    }

    @Override
    public Rate rate() {
      return RATE;
    }

    @Override
    public Survey survey(SurveyScope scope) {
      Offer serves =
          new Offer.Serves(
              "bridges inside the shot",
              Offer.Rung.FRAMES_BOTH_SIDES,
              Map.of(),
              Optional.of("https://api.example.com"),
              List.of("first frame, PNG"),
              Optional.of(new Offer.Price(new BigDecimal("0.40"), "USD")),
              Optional.of(Duration.ofSeconds(8)),
              true);
      Offer declines = new Offer.Declines("It needs words.", "Write a brief with --prompt.");
      List<GeneratorOffer> offers =
          List.of(
              new GeneratorOffer("continuity:default", serves),
              new GeneratorOffer("words:mine", declines));
      return new Survey(
          List.of(
              new SurveyedSlot(
                  slot("V1-2", true), offers, 2, Optional.of("s7k2q.2"), List.of("studio:default")),
              new SurveyedSlot(slot("V1-4", false), offers, 0, Optional.empty(), List.of())),
          List.of(new OfflineClip("V1-5", "B002", "/drive/B002.mov", "Plug the drive in.")),
          List.of(slot("V1-9", false)),
          scope == SurveyScope.ALL_GAPS ? List.of(slot("A1-3", false)) : List.of(),
          MARKERS);
    }

    private Change change(String text) {
      asked.add(text);
      return new Change("Done: " + text + ".", Optional.of("s7k2q"), List.of("Music stayed."));
    }

    @Override
    public Change addSlot(String track, FrameTime in, FrameTime out, Removal removal) {
      return change("add " + track + " " + in.frame() + " " + out.frame() + " " + removal);
    }

    @Override
    public Change cut(org.raccord.core.CutOrder order) {
      return change(order.toString());
    }

    @Override
    public Change smooth(FrameTime at, long frames) {
      return change("smooth " + at.frame() + " " + frames);
    }

    @Override
    public Change extend(
        String clip, Optional<FrameTime> at, End end, long frames, Placement placement) {
      return change("extend " + clip + " " + end + " " + frames + " " + placement);
    }

    @Override
    public FillPreview preview(FillOrder order) {
      ordered = Optional.of(order);
      Offer serves =
          new Offer.Serves(
              "makes a shot",
              Offer.Rung.FIRST_AND_LAST_FRAME,
              Map.of(
                  Brief.Field.PROMPT,
                  Offer.FieldUse.NATIVE,
                  Brief.Field.CAMERA,
                  Offer.FieldUse.IN_PROMPT),
              Optional.of("https://api.example.com"),
              List.of("first frame, PNG, 1280x720"),
              Optional.of(new Offer.Price(new BigDecimal("0.40"), "USD")),
              Optional.of(Duration.ofSeconds(200)),
              false);
      return new FillPreview(
          List.of(
              new FillPreview.SlotPreview(
                  slot("V1-2", false),
                  order.brief().orElse(Brief.OPEN),
                  List.of(
                      new FillPreview.Asked(
                          "videoapi:studio",
                          serves,
                          Optional.of("It has not been allowed."),
                          Optional.of(new FillPreview.Expected(195.2, 180, 260, 3))),
                      new FillPreview.Asked(
                          "words:mine",
                          new Offer.Declines("It needs words.", "Write some."),
                          Optional.empty(),
                          Optional.empty())),
                  Optional.empty(),
                  Optional.of("S-Log3 in S-Gamut3.Cine to BT.709"))),
          MARKERS);
    }

    @Override
    public FillReport fill(FillOrder order, FillWatcher watcher) throws InterruptedException {
      ordered = Optional.of(order);
      if (interrupted) {
        throw new InterruptedException();
      }
      List<SlotResult> results = new ArrayList<>();
      for (Outcome outcome : outcomes) {
        String address = "V1-" + (2 + 2 * results.size());
        watcher.heard(new FillWatcher.Event.Working(address, "warping", 0.5, 36));
        results.add(
            new SlotResult(
                address,
                "s7k2q",
                outcome,
                outcome == Outcome.FILLED ? List.of(take("s7k2q.1")) : List.of(),
                outcome == Outcome.FAILED
                    ? Optional.of("No neighbour. Put a clip beside it.")
                    : Optional.empty()));
      }
      return new FillReport(results, List.of("look.png"));
    }

    @Override
    public List<SlotTakes> takes(Optional<String> slot) {
      return List.of(
          new SlotTakes(
              "V1-2",
              "s7k2q",
              List.of(
                  new ListedTake(
                      take("s7k2q.1"), Optional.empty(), List.of(), SlotTakes.Maker.GONE),
                  new ListedTake(
                      take("s7k2q.2"),
                      Optional.of("the clip before changed"),
                      List.of("t.mov"),
                      SlotTakes.Maker.THERE)),
              Optional.of("s7k2q.2")));
    }

    @Override
    public Measured seams(String slot, Optional<String> take, Optional<Path> pictures) {
      asked.add("seams " + slot + " " + take);
      return new Measured(
          take.orElse("s7k2q.2"),
          Optional.of("V1-2"),
          report(),
          pictures.map(p -> List.of(p.resolve("head.png"))).orElse(List.of()));
    }

    @Override
    public Monitor monitor() {
      throw new AssertionError("The command line shows no moving pictures");
    }

    @Override
    public QualityCheck check(QualityOrder order, FillWatcher watcher) {
      asked.add("check " + order.slot());
      return checked(
          file(),
          List.of(
              new QualityFinding(
                  QualityFinding.Kind.DUPLICATE,
                  found,
                  new FrameRange(24, 2, RATE),
                  Optional.of("V1-2"),
                  Optional.of("s7k2q.2"),
                  Optional.of(new Amount(2, 0, "repeated frames")),
                  "Repeated: 2 frames.",
                  "Use another take.")));
    }

    @Override
    public Change redoSound(SoundOrder order, FillWatcher watcher) {
      sound = Optional.of(order);
      return change("sound of " + order.slot());
    }

    @Override
    public Change markDialogue(String slot, String take) {
      return change("mark " + take);
    }

    @Override
    public Change useTake(String takeId) {
      return change("use " + takeId);
    }

    @Override
    public Change removeTake(String takeId) {
      return change("remove " + takeId);
    }

    @Override
    public Change recordConsent(String clip, String words) {
      return change("consent " + clip + ": " + words);
    }

    @Override
    public Change revokeConsent(String clip) {
      return change("revoke " + clip);
    }

    @Override
    public Change keepHere(Keeping keeping) {
      return change("keep " + keeping);
    }

    @Override
    public Change setViewingLut(Path cube) {
      return change("look through " + cube);
    }

    @Override
    public Change clearViewingLut() {
      return change("look at it as it is");
    }

    @Override
    public Change undo() {
      return change("undo");
    }

    @Override
    public Change redo() {
      return change("redo");
    }

    @Override
    public List<HistoryEntry> history() {
      return List.of(new HistoryEntry(0, "As it came", "2026-01-01T00:00:00Z", true));
    }

    @Override
    public List<Signed> sign(SignOrder order) {
      asked.add("sign " + order.scope() + " " + order.key());
      return List.of(
          new Signed(
              "s7k2q.2",
              order.folder().resolve("t.mov"),
              Signed.State.VALID,
              "signed by Editor; made from A.mov and B.mov"),
          new Signed("s7k2q.2", Path.of("t.mkv"), Signed.State.NOT_SIGNED, "no MKV"));
    }

    @Override
    public List<Provenance> provenance(TakeScope scope) {
      asked.add("provenance " + scope);
      Take take = take("s7k2q.2");
      return List.of(
          new Provenance(
              take,
              "s7k2q",
              Optional.of("V1-2"),
              Optional.of(new FrameRange(100, 36, RATE)),
              true,
              List.of(
                  new Provenance.FileState(take.picture(), Provenance.State.AS_MADE),
                  new Provenance.FileState(take.sounds().get(0), Provenance.State.CHANGED))));
    }

    @Override
    public Jobs jobs() {
      return new Jobs(
          List.of(
              new Job(
                  "j2k4x9",
                  "s7k2q",
                  "V1-2",
                  false,
                  "videoapi:studio",
                  true,
                  "s7k2q.3",
                  Job.State.WAITS,
                  Instant.EPOCH,
                  Optional.of("0.40 USD"),
                  Optional.empty())),
          Optional.of("5.00 USD"),
          List.of("0.40 USD"));
    }

    @Override
    public Change resumeJob(String id, FillWatcher watcher) {
      return change("resume " + id);
    }

    @Override
    public Change cancelJob(String id, Cancelling how) {
      return change("cancel " + id + " " + how);
    }

    @Override
    public Change setBudget(Optional<Budget> budget) {
      return change("budget " + budget);
    }

    @Override
    public List<Leftover> leftovers() {
      return List.of(
          new Leftover(Path.of("old.mov").toAbsolutePath(), 2_000_000, Leftover.DETACHED));
    }

    @Override
    public void cleanup(List<Leftover> listed) {
      asked.add("cleanup " + listed.size());
    }

    @Override
    public Updated update(Path former) {
      asked.add("update " + former.getFileName());
      return new Updated(
          timeline(),
          List.of(
              new Updated.Fate(
                  "s7k2q",
                  Optional.of("s7k2q.1"),
                  Updated.Outcome.STALE,
                  Optional.of("V1-2"),
                  Updated.Use.IN_USE,
                  Optional.of("the clip before it has changed.")),
              new Updated.Fate(
                  "s9xyz",
                  Optional.of("s9xyz.1"),
                  Updated.Outcome.UNPLACED,
                  Optional.empty(),
                  Updated.Use.KEPT,
                  Optional.of("its place is gone."))),
          List.of("A fill waits."));
    }

    @Override
    public Change relink(Path folder) {
      return change("relink " + folder.getFileName());
    }

    @Override
    public Change relink(Map<String, String> renamed) {
      return change("relink " + renamed);
    }

    @Override
    public Rendered render(RenderOrder order, FillWatcher watcher) {
      rendered = Optional.of(order);
      return new Rendered(order.out(), 100, List.of("B002 is offline and shown as a slate."));
    }

    @Override
    public <T> T together(String title, Work<T> work) throws WorkException, InterruptedException {
      asked.add("together " + title);
      try {
        return work.run();
      } catch (WorkException e) {
        undone = true;
        throw new WorkException(e.kind() == Kind.DEFECT ? Kind.DEFECT : e.kind(), e.getMessage());
      }
    }

    @Override
    public void close() {
      asked.add("close");
    }
  }
}
