package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.acoustics.Stretch;
import org.raccord.audio.Side;
import org.raccord.audio.SoundMade;
import org.raccord.model.sound.SoundBlock;

/**
 * Cuts a middle out of each recording, fills it and compares the fill with what was there; for
 * speech, two utterances of a speaker stand around the hole and the pauses of a third are the
 * truth. A mark (!) stands at what misses its bar. Run with
 *
 * <pre>mvn -pl audio-bundle/matching -am test -Dtest=RoomToneBenchmarkTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Draccord.benchmark=true</pre>
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class RoomToneBenchmarkTest {

  private static final int HOLE = 4 * Sounds.RATE;
  private static final int NEAR = 30 * Sounds.RATE;
  private static final int WORDS_END = Sounds.RATE / 5;

  @Test
  void ambiencesAndSpeakers() throws Exception {
    Path folder = Recordings.folder();
    // Warm up: the first fill of a process pays for its compilation.
    fill(Sounds.noise(2, 20, 0.1, 1), Sounds.noise(2, 20, 0.1, 2), HOLE);
    List<ToneRow> rows = new ArrayList<>();
    System.out.println(ToneRow.header());
    for (Path file : Recordings.files(folder.resolve("ambience"))) {
      rows.add(print(ambience(file)));
    }
    summary("ambiences", rows);
    List<ToneRow> spoken = new ArrayList<>();
    for (List<Path> utterances : speakers(folder)) {
      spoken.add(print(speaker(utterances)));
    }
    summary("speakers", spoken);
    assertEquals(6, ToneRow.MEASURES.size());
  }

  private static ToneRow ambience(Path file) throws Exception {
    SoundBlock all = Recordings.load(file);
    int hole = Math.min(HOLE, all.length() / 4);
    int in = (all.length() - hole) / 2;
    int near = Math.min(in, NEAR);
    SoundBlock before = all.slice(in - near, near);
    SoundBlock after = all.slice(in + hole, Math.min(near, all.length() - in - hole));
    Timed timed = fill(before, after, hole);
    SoundBlock heldOut = all.slice(in, hole);
    return ToneRow.measure(
        String.valueOf(file.getFileName()), before, heldOut, after, timed.made(), timed.seconds());
  }

  /** Only the inside of the fill is measured: a word that rings out at its ends is no tone. */
  private static ToneRow speaker(List<Path> utterances) throws Exception {
    SoundBlock before = Recordings.load(utterances.get(0));
    SoundBlock heldOut = tone(Recordings.load(utterances.get(1)));
    SoundBlock after = Recordings.load(utterances.get(2));
    Timed timed = fill(before, after, 2 * Sounds.RATE);
    return ToneRow.measureSpeech(
        String.valueOf(utterances.get(0).getFileName()),
        before,
        heldOut,
        after,
        List.of(tone(before), tone(after)),
        WORDS_END,
        timed.made(),
        timed.seconds());
  }

  private static List<List<Path>> speakers(Path folder) throws Exception {
    TreeMap<String, List<Path>> bySpeaker = new TreeMap<>();
    for (Path file : Recordings.files(folder.resolve("speech"))) {
      String name = String.valueOf(file.getFileName());
      bySpeaker
          .computeIfAbsent(name.substring(0, name.indexOf('-')), key -> new ArrayList<>())
          .add(file);
    }
    return bySpeaker.values().stream().map(files -> files.subList(0, 3)).toList();
  }

  private static SoundBlock tone(SoundBlock sound) {
    Neighbourhood side = Neighbourhood.listen(Side.BEFORE, sound, Optional.empty());
    Neighbourhood heard = side.heard() ? side : side.quietest();
    List<SoundBlock> parts = new ArrayList<>();
    for (Stretch stretch : heard.tone()) {
      parts.add(sound.slice(stretch.from(), stretch.length()));
    }
    return Sounds.joined(parts.toArray(SoundBlock[]::new));
  }

  private static Timed fill(SoundBlock before, SoundBlock after, int length) throws Exception {
    FakeCall call = new FakeCall().before(before).after(after);
    long start = System.nanoTime();
    SoundMade made = new RoomTone().make(call.request(before.format(), length, 7), call);
    return new Timed(made, (System.nanoTime() - start) / 1e9);
  }

  private static ToneRow print(ToneRow row) {
    System.out.println(row);
    return row;
  }

  private static void summary(String what, List<ToneRow> rows) {
    StringBuilder line =
        new StringBuilder(
            String.format(Locale.ROOT, "%-26s", "met, of " + rows.size() + " " + what));
    for (int m = 0; m < ToneRow.MEASURES.size(); m++) {
      int measure = m;
      long met = rows.stream().filter(row -> row.meets(measure)).count();
      line.append(String.format(Locale.ROOT, " %7d              ", met));
    }
    System.out.println(line);
  }

  private record Timed(SoundMade made, double seconds) {}
}
