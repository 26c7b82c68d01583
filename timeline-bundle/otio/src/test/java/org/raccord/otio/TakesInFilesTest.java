package org.raccord.otio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.Intent;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.End;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.MediaShelf;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Placement;
import org.raccord.model.timeline.Removal;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SoundPlacement;
import org.raccord.model.timeline.SoundSlot;
import org.raccord.model.timeline.SoundSlots;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.TrackTimes;

class TakesInFilesTest {

  private static final Brief BRIEF =
      new Brief(
          Intent.NEW_SHOT,
          Optional.of("a \"street\"\n\u00e9"),
          Optional.of("cars"),
          Optional.of("slow dolly in"),
          Optional.of("golden hour"),
          Optional.of("calm"),
          List.of(
              new Brief.DialogueLine(
                  "Go.", Optional.of(FrameTime.of(3, Rate.NTSC_24)), Optional.of("match:previous")),
              new Brief.DialogueLine(
                  "Wir gehen.",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("de"),
                  Optional.of(FrameTime.of(12, Rate.NTSC_24)))),
          List.of(new Brief.SpotEffect("door.wav", FrameTime.of(4, Rate.FPS_24))),
          List.of(
              new Brief.Reference("face.png", Optional.of("face"), Optional.of("Anna, by letter"))),
          80,
          0);

  private static final SeamReport SEAMS =
      new SeamReport(
          SeamReport.VERSION,
          List.of(
              new SeamReport.Part(
                  SeamReport.Place.HEAD,
                  SeamReport.Kind.CONTINUOUS,
                  List.of(
                      new SeamReport.Figure(
                          "exposure", "stops", 0.31, 0.01, 0.004, 0.11, 3, SeamReport.Grade.D))),
              new SeamReport.Part(
                  SeamReport.Place.INSIDE,
                  SeamReport.Kind.CUT,
                  List.of(
                      new SeamReport.Figure(
                          "double exposure", "dB", 0, 1, 0, 6, 0, SeamReport.Grade.A)))),
          List.of("The clip after it is offline."));

  static Take take(String id, long length) {
    return new Take(
        id,
        "continuity:default",
        "0.1.0",
        BRIEF,
        Long.MAX_VALUE,
        Map.of("grain", "on", "cut", "3"),
        DigitalSourceType.ALGORITHMIC_MEDIA,
        "bridge",
        "one sentence",
        0.25,
        List.of("a remark"),
        new Take.FrameCounts(2, length - 2, 24),
        new TakeFile("cut.raccord/takes/" + id + ".mov", "ab12", 12, length, 12),
        List.of(
            new TakeFile(
                "cut.raccord/takes/" + id + "_A1.wav", "cd34", 24000, length * 2000, 24000),
            new TakeFile(
                "cut.raccord/takes/" + id + "_A2.wav", "ef56", 24000, length * 2000, 24000)),
        new Fingerprint("a.mov@48/24", "b.mov@0/24", length, "24"),
        Instant.parse("2026-11-24T07:00:00.123456Z"),
        Optional.of(SEAMS),
        Optional.empty());
  }

  /** The timeline with a take in the slot, picture and sound. */
  static Timeline fill(Timeline timeline, Slot slot, String id) throws Exception {
    long length = slot.record().length();
    Rate rate = slot.record().rate();
    List<SoundPlacement> sounds = new ArrayList<>();
    for (SoundSlot sound : SoundSlots.find(timeline, slot)) {
      FrameRange record = sound.record();
      MediaReference media =
          new MediaReference.External(
              id + ".wav",
              "takes/" + id + ".wav",
              Optional.of(new FrameRange(0, record.length() + 24, record.rate())),
              Origin.NONE);
      sounds.add(
          new SoundPlacement(
              sound.place(), record, media, new FrameRange(12, record.length(), record.rate())));
    }
    return TimelineEdits.putTake(
            timeline,
            slot,
            take(id, length),
            new MediaReference.External(
                id + ".mov",
                "takes/" + id + ".mov",
                Optional.of(new FrameRange(0, length + 24, rate)),
                Origin.NONE),
            new FrameRange(12, length, rate),
            sounds)
        .timeline();
  }

  static Timeline made() {
    return TimelineEdits.concatenate(
        "made",
        List.of(
            new TimelineEdits.NewClip(
                "A.mov",
                "A.mov",
                new FrameRange(86400, 50, Rate.NTSC_24),
                TimelineEdits.Sound.WITH_SOUND),
            new TimelineEdits.NewClip(
                "B.mov",
                "B.mov",
                new FrameRange(0, 60, Rate.NTSC_24),
                TimelineEdits.Sound.WITH_SOUND)),
        FrameTime.of(24, Rate.NTSC_24));
  }

  private static Slot slot(Timeline timeline, String address) {
    return SlotFinder.find(timeline, MediaShelf.TRUSTING).slots().stream()
        .filter(s -> s.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static Timeline again(Timeline timeline) throws OtioException {
    return OtioReader.read(OtioWriter.write(timeline), "again.otio");
  }

  @Test
  void anOlderSeamReportStaysAndSaysSoAndALaterOneIsNoReport() throws Exception {
    Timeline filled = fill(made(), slot(made(), "V1-2"), "s2345.1");
    String written = OtioWriter.write(filled);
    String now = "\"version\":" + SeamReport.VERSION + ",\"parts\"";
    String flat = written.replaceAll("\\s+(?=[\"\\[{}\\]])|(?<=[:,\\[{])\\s+", "");
    assertTrue(flat.contains(now), flat);
    SeamReport older = seams(flat.replace(now, "\"version\":1,\"parts\"")).orElseThrow();
    assertEquals(SEAMS.parts(), older.parts());
    assertEquals(SEAMS.words() + ", measured by older rules", older.words());
    assertEquals(Optional.of(SEAMS), seams(flat));
    assertEquals(Optional.empty(), seams(flat.replace(now, "\"version\":99,\"parts\"")));
  }

  private static Optional<SeamReport> seams(String text) throws OtioException {
    Timeline timeline = OtioReader.read(text, "cut.otio");
    return slot(timeline, "V1-2").stored().orElseThrow().takes().get(0).seams();
  }

  @Test
  void takesBriefsAndRangesComeBackFromTheFile() throws Exception {
    Timeline one = again(fill(made(), slot(made(), "V1-2"), "s2345.1"));
    Timeline two = again(fill(one, slot(one, "V1-2"), "s2345.2"));
    two = again(TimelineEdits.storeBrief(two, slot(two, "V1-2"), "s2345", BRIEF).timeline());
    Slot slot = slot(two, "V1-2");
    assertEquals(
        List.of(take("s2345.1", 24), take("s2345.2", 24)), slot.stored().orElseThrow().takes());
    assertEquals(BRIEF, slot.stored().orElseThrow().brief());
    assertEquals(2, Timelines.slotItems(two, "s2345").size());
    Timeline back = again(TimelineEdits.removeTake(two, "s2345.2").timeline());
    back = again(TimelineEdits.removeTake(back, "s2345.1").timeline());
    assertEquals(
        OtioWriter.write(again(made())).replaceAll("\\s", "").length(),
        OtioWriter.write(TimelineEdits.relink(back, r -> Optional.of(r.url() + "x")).timeline())
            .replaceAll("\\s", "")
            .replaceAll("\"raccord\":\\{\"version\":1,\"slot\":\\{.*?\"next_take\":3\\}\\}", "")
            .replaceAll("movx", "mov")
            .length());
  }

  @Test
  void whatOthersAddedToOurDataStays() throws Exception {
    Timeline filled = fill(made(), slot(made(), "V1-2"), "s2345.1");
    String text =
        OtioWriter.write(filled)
            .replace("\"next_take\":", "\"colour_label\": \"red\", \"next_take\":")
            .replace("\"seed\":", "\"seam_report\": {\"score\": 0.90}, \"seed\":")
            .replace("\"intent\":", "\"mood_board\": [1.0, 2], \"intent\":");
    Timeline read = OtioReader.read(text, "t.otio");
    String written = OtioWriter.write(fill(read, slot(read, "V1-2"), "s2345.2"));
    assertTrue(written.contains("colour_label"));
    assertTrue(written.contains("0.90"));
    assertTrue(written.contains("mood_board"));
  }

  @Test
  void aFillInARealTimelineChangesNothingElse() throws Exception {
    int filled = 0;
    for (Path file : Cases.timelines()) {
      String text = Files.readString(file);
      Timeline timeline = OtioReader.read(text, file.getFileName().toString());
      for (Slot slot : SlotFinder.find(timeline, MediaShelf.TRUSTING).slots()) {
        String written = OtioWriter.write(pictureOnly(timeline, slot));
        List<String> before = Cases.tokens(text);
        List<String> after = Cases.tokens(written);
        int head = 0;
        while (head < before.size() && before.get(head).equals(after.get(head))) {
          head++;
        }
        int tail = 0;
        while (tail < before.size() - head
            && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
          tail++;
        }
        // All that is between lies in one item.
        long levels =
            before.subList(head, before.size() - tail).stream()
                .filter(t -> (t.startsWith("\"") && t.endsWith(".1\"")) || t.equals("\"Clip.2\""))
                .count();
        assertTrue(
            levels < 12,
            file + " " + slot.address() + ": " + before.subList(head, before.size() - tail));
        assertFalse(after.subList(head, after.size() - tail).contains("\"Marker.3\""));
        filled++;
      }
    }
    assertTrue(filled > 3, "slots in real timelines: " + filled);
  }

  private static Timeline pictureOnly(Timeline timeline, Slot slot) throws Exception {
    long length = slot.record().length();
    return TimelineEdits.putTake(
            timeline,
            slot,
            take("s2345.1", length),
            new MediaReference.External("t", "t.mov", Optional.empty(), Origin.NONE),
            new FrameRange(12, length, slot.record().rate()),
            List.of())
        .timeline();
  }

  @Test
  void thePythonLibraryReadsWhatWeWriteWithTheSameTimes(@TempDir Path folder) throws Exception {
    String python = System.getProperty("raccord.python", "python3");
    if (!run(folder, python, "-c", "import opentimelineio").isEmpty()) {
      String reason = "python3 with opentimelineio is not there; skipped";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    Timeline timeline = fill(made(), slot(made(), "V1-2"), "s2345.1");
    timeline =
        TimelineEdits.extend(timeline, ItemPath.of(0, 2), End.TAIL, 12, Placement.RIPPLE, "s6789")
            .timeline();
    timeline =
        TimelineEdits.addSlot(
                timeline, "V1", new FrameRange(10, 5, Rate.NTSC_24), Removal.LIFT, "sabcd")
            .timeline();
    Path ours = folder.resolve("ours.otio");
    Files.writeString(ours, OtioWriter.write(timeline));
    String script =
        "import opentimelineio as o\n"
            + "t = o.adapters.read_from_file('ours.otio')\n"
            + "for k in t.tracks:\n"
            + "    for c in k:\n"
            + "        r = c.range_in_parent()\n"
            + "        print(round(r.start_time.to_seconds()*24000/1001),"
            + " round(r.duration.to_seconds()*24000/1001))\n"
            + "o.adapters.write_to_file(t, 'theirs.otio')\n";
    StringBuilder expected = new StringBuilder();
    for (int t = 0; t < timeline.tracks().size(); t++) {
      for (FrameRange range : TrackTimes.positions(timeline.tracks().get(t), Rate.NTSC_24)) {
        expected.append(range.start()).append(' ').append(range.length()).append('\n');
      }
    }
    assertEquals(expected.toString(), run(folder, python, "-c", script));
    Timeline theirs =
        OtioReader.read(Files.readString(folder.resolve("theirs.otio")), "theirs.otio");
    for (String id : List.of("s2345", "s6789", "sabcd")) {
      List<ItemPath> places = Timelines.slotItems(timeline, id);
      assertEquals(places, Timelines.slotItems(theirs, id));
      assertEquals(
          Timelines.item(timeline, places.get(0)).orElseThrow().slot(),
          Timelines.item(theirs, places.get(0)).orElseThrow().slot());
    }
  }

  private static String run(Path folder, String... command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (java.io.IOException e) {
      return "no such program";
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return output;
  }
}
