package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.SlotTakes;
import org.raccord.core.SoundOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.matching.internal.Scene;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Marker;
import org.raccord.model.timeline.MediaReference;
import org.raccord.otio.MediaUrls;
import org.raccord.program.Program;

/**
 * Lines of whole fills: spoken, marked as what they are, stored, or refused before a picture is.
 */
@Timeout(120)
class DialogueInFillsTest {

  private static final Rate RATE = Rate.FPS_25;

  @TempDir Path folder;
  private final TalkingCut.Hum hum = new TalkingCut.Hum();
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    bench.sounds.put(new Scene());
    bench.voices.put("hum", hum);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static List<Marker> markers(Edit edit, int track) {
    return edit.timeline().tracks().get(track).elements().stream()
        .filter(Clip.class::isInstance)
        .flatMap(clip -> ((Clip) clip).markers().stream())
        .filter(m -> m.name().equals(SpokenLine.Manner.OWN.notice()))
        .toList();
  }

  @Test
  void aLineIsSpokenOnceThoughItIsTriedBeforeThePicture() throws Exception {
    Path file = TalkingCut.write(folder, RATE, true);
    try (Edit edit = bench.change(file)) {
      edit.fill(
          TalkingCut.order(TalkingCut.brief("We should have left.", 10, RATE)), FillWatcher.NONE);
      assertEquals(1, hum.asked());
      Take first = edit.takes(Optional.empty()).get(0).takes().get(0).take();
      SeamReport before = first.seams().orElseThrow();
      edit.redoSound(
          new SoundOrder(
              "V1-2",
              Optional.empty(),
              Optional.empty(),
              OptionalLong.of(9),
              SoundOrder.GeneratorsOwn.KEEP),
          FillWatcher.NONE);
      assertEquals(2, hum.asked());
      Take again =
          edit.takes(Optional.empty()).get(0).takes().stream()
              .map(SlotTakes.ListedTake::take)
              .filter(t -> !t.id().equals(first.id()))
              .findFirst()
              .orElseThrow();
      SeamReport after = again.seams().orElseThrow();
      assertEquals(
          picture(before), picture(after), "the picture is the same, and so are its figures");
      assertTrue(figures(after).anyMatch(f -> f.name().equals("floor")), "the sound is measured");
    }
  }

  private static Stream<SeamReport.Figure> figures(SeamReport report) {
    return report.parts().stream().flatMap(p -> p.figures().stream());
  }

  private static List<SeamReport.Figure> picture(SeamReport report) {
    Set<String> sound =
        Set.of("loudness", "level", "floor", "spectrum", "click", "reverb", "voice");
    return figures(report).filter(f -> !sound.contains(f.name())).toList();
  }

  @Test
  void aLineIsSpokenStoredAndMarkedAsScratch() throws Exception {
    Path file = TalkingCut.write(folder, RATE, true);
    try (Edit edit = bench.change(file)) {
      FillReport report =
          edit.fill(
              TalkingCut.order(TalkingCut.brief("We should have left.", 10, RATE)),
              FillWatcher.NONE);
      Take take = report.slots().get(0).takes().get(0);
      SpokenLine line = take.lines().get(0);
      // From the picture's slot, whose sound begins 4 frames later.
      assertEquals(10 * 1920.0, (double) line.start(), 2);
      assertEquals(4, line.words().size());
      assertTrue(take.sounds().get(0).path().endsWith("_temp-dialogue.wav"));
      byte[] head = Files.readAllBytes(folder.resolve(take.sounds().get(0).path()));
      String bext = new String(head, 0, 700, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertTrue(bext.contains(SpokenLine.Manner.OWN.notice()), "the file says what it is");
      assertEquals(0, markers(edit, 0).size());
      assertEquals(1, markers(edit, 1).size());
      Marker marker = markers(edit, 1).get(0);
      assertEquals("We should have left.", marker.comment());
      assertEquals(12 + 10 - 4, marker.range().start(), "in the file, after its handle");
    }
    try (Edit edit = bench.change(folder.resolve("cut.raccord.otio"))) {
      Take stored = edit.takes(Optional.empty()).get(0).takes().get(0).take();
      assertEquals("M", stored.lines().get(0).words().get(0).phones().get(0).symbol());
      assertEquals(1, markers(edit, 1).size());
    }
  }

  @Test
  void withoutSoundTracksThePictureIsMarked() throws Exception {
    Path file = TalkingCut.write(folder, RATE, false);
    try (Edit edit = bench.change(file)) {
      FillReport report =
          edit.fill(
              TalkingCut.order(TalkingCut.brief("We should have left.", 10, RATE)),
              FillWatcher.NONE);
      SpokenLine line = report.slots().get(0).takes().get(0).lines().get(0);
      assertEquals(10 * 1920.0, (double) line.start(), 2);
      assertEquals(1, markers(edit, 0).size());
    }
  }

  @Test
  void newSoundOnATimelineWithoutASoundTrackGetsOneAndNothingElseIsHeardOtherwise()
      throws Exception {
    Path file = TalkingCut.write(folder, RATE, false);
    try (Edit edit = bench.change(file)) {
      FillReport report =
          edit.fill(
              TalkingCut.order(TalkingCut.brief("We should have left.", 10, RATE)),
              FillWatcher.NONE);
      Take first = report.slots().get(0).takes().get(0);
      String picture = Hashes.whole(folder.resolve(first.picture().path()));
      float[] before = heard(edit);
      Edit.Change change = edit.redoSound(redo("Too late."), FillWatcher.NONE);
      assertTrue(change.remarks().toString().contains("no sound track"), change.toString());
      Take second = edit.takes(Optional.empty()).get(0).takes().get(1).take();
      assertEquals(first.picture(), second.picture());
      assertEquals(picture, Hashes.whole(folder.resolve(first.picture().path())));
      float[] after = heard(edit);
      assertEquals(before.length, after.length);
      // The slot lies from frame 43 to 93.
      boolean other = false;
      for (int i = 0; i < before.length; i++) {
        if (i < 43 * 1920 - 10 || i >= 93 * 1920 + 10) {
          assertEquals(before[i], after[i], 1e-6, "sample " + i);
        } else {
          other |= Math.abs(before[i] - after[i]) > 1e-3;
        }
      }
      assertTrue(other, "the line is another one");
      edit.undo();
      assertEquals(1, edit.timeline().tracks().size());
    }
  }

  private float[] heard(Edit edit) throws IOException {
    Program program =
        new Program(
            edit.timeline(),
            reference ->
                reference instanceof MediaReference.External external
                    ? MediaUrls.path(external.url(), folder)
                    : Optional.empty(),
            Bench.FORMAT,
            RATE);
    try (SoundReader reader = program.sound(new FrameRange(0, 133, RATE), TalkingCut.MONO)) {
      return reader.whole(133 * 1920).channel(0);
    }
  }

  private static SoundOrder redo(String... lines) {
    return new SoundOrder(
        "V1-2",
        Optional.of(
            java.util.Arrays.stream(lines)
                .map(text -> new Brief.DialogueLine(text, Optional.empty(), Optional.of("hum")))
                .toList()),
        Optional.empty(),
        OptionalLong.of(11),
        SoundOrder.GeneratorsOwn.KEEP);
  }

  private static List<String> active(Edit edit) {
    return edit.timeline().tracks().stream()
        .flatMap(track -> track.elements().stream())
        .filter(e -> e instanceof Clip clip && clip.activeKey().startsWith("raccord:"))
        .map(e -> ((Clip) e).activeKey())
        .toList();
  }

  private static String fileName(TakeFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  /** What the clips with a take in use are called. */
  private static List<String> names(Edit edit) {
    return edit.timeline().tracks().stream()
        .flatMap(track -> track.elements().stream())
        .filter(e -> e instanceof Clip clip && clip.activeKey().startsWith("raccord:"))
        .map(e -> ((Clip) e).name())
        .toList();
  }

  @Test
  void newSoundLeavesThePictureAndCanBeUndone() throws Exception {
    Path file = TalkingCut.write(folder, RATE, true);
    try (Edit edit = bench.change(file)) {
      FillReport report =
          edit.fill(
              TalkingCut.order(TalkingCut.brief("We should have left.", 10, RATE)),
              FillWatcher.NONE);
      Take first = report.slots().get(0).takes().get(0);
      byte[] pictureBytes = Files.readAllBytes(folder.resolve(first.picture().path()));
      edit.redoSound(redo("Too late.", "Far too late."), FillWatcher.NONE);
      SlotTakes takes = edit.takes(Optional.empty()).get(0);
      Take second = takes.takes().get(1).take();
      assertEquals(Optional.of(first.id()), takes.inUse());
      assertEquals(Optional.of(second.id()), takes.soundInUse());
      assertEquals(List.of(first.referenceKey(), second.referenceKey()), active(edit));
      assertEquals(
          List.of(fileName(first.picture()), fileName(second.sounds().get(0))), names(edit));
      assertTrue(names(edit).get(1).contains("temp-dialogue"), names(edit).toString());
      assertEquals(2, second.lines().size());
      assertEquals(first.picture(), second.picture());
      assertTrue(second.seams().isPresent(), "it is measured in the cut");
      assertEquals(
          List.of("Too late.", "Far too late."),
          markers(edit, 1).stream().map(Marker::comment).toList());
      org.junit.jupiter.api.Assertions.assertArrayEquals(
          pictureBytes, Files.readAllBytes(folder.resolve(first.picture().path())));
      edit.markDialogue("V1-2", second.id());
      assertTrue(
          edit.timeline().tracks().get(1).elements().stream()
              .filter(Clip.class::isInstance)
              .flatMap(clip -> ((Clip) clip).markers().stream())
              .anyMatch(m -> m.name().equals("word: late.")));
      edit.useTake(first.id());
      assertEquals(List.of(first.referenceKey(), first.referenceKey()), active(edit));
      assertEquals(1, markers(edit, 1).size());
      edit.undo();
      edit.undo();
      edit.undo();
      assertEquals(1, edit.takes(Optional.empty()).get(0).takes().size());
      assertEquals(List.of(first.referenceKey(), first.referenceKey()), active(edit));
    }
  }

  @Test
  void newSoundThatCannotBeMadeLeavesEverythingAsItWas() throws Exception {
    Path file = TalkingCut.write(folder, RATE, true);
    try (Edit edit = bench.change(file)) {
      edit.fill(
          TalkingCut.order(TalkingCut.brief("We should have left.", 10, RATE)), FillWatcher.NONE);
      List<String> before = bench.names();
      WorkException refused =
          assertThrows(
              WorkException.class,
              () -> edit.redoSound(redo("word ".repeat(40).strip()), FillWatcher.NONE));
      assertTrue(refused.getMessage().contains("missing"), refused.getMessage());
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class, () -> edit.redoSound(redo("Hello."), FillWatcher.NONE));
      assertEquals(before, bench.names());
      assertEquals(1, edit.takes(Optional.empty()).get(0).takes().size());
    }
  }

  @Test
  void aLineThatDoesNotFitIsToldBeforeAnythingIsMade() throws Exception {
    Path file = TalkingCut.write(folder, RATE, true);
    try (Edit edit = bench.change(file)) {
      List<String> before = bench.names();
      WorkException refused =
          assertThrows(
              WorkException.class,
              () ->
                  edit.fill(
                      TalkingCut.order(TalkingCut.brief("word ".repeat(20).strip(), 10, RATE)),
                      FillWatcher.NONE));
      assertTrue(refused.getMessage().contains("missing"), refused.getMessage());
      assertEquals(before, bench.names());
    }
  }
}
