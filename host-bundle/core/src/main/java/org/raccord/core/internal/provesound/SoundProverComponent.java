package org.raccord.core.internal.provesound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.core.FillWatcher;
import org.raccord.core.SoundProof;
import org.raccord.core.SoundProofOrder;
import org.raccord.core.SoundProver;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.BareSound;
import org.raccord.core.internal.fill.SoundShelf;
import org.raccord.core.internal.fill.VoiceShelf;
import org.raccord.core.internal.prove.Effort;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth;

/** Proof of sound as a service: cuts the holes, has them filled, measures and writes the report. */
@Component(service = SoundProver.class)
public final class SoundProverComponent implements SoundProver {

  private static final int RATE = BareSound.RATE;
  private static final int HOLE = 4 * RATE;
  private static final int PAUSE = 2 * RATE;
  private static final int LINE = 7 * RATE;
  private static final int NEAR = 30 * RATE;
  private static final int LEAST = RATE;

  private final BareSound sounds;

  @Activate
  public SoundProverComponent(@Reference SoundShelf shelf, @Reference VoiceShelf voices) {
    this.sounds = new BareSound(shelf, voices);
  }

  @Override
  public SoundProof prove(SoundProofOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    List<String> remarks = new ArrayList<>();
    List<SoundRow> rows = new ArrayList<>();
    Map<String, List<Recording>> speakers = new TreeMap<>();
    watcher.heard(
        new FillWatcher.Event.Planned(order.recordings().stream().map(Recording::nameOf).toList()));
    try {
      Files.createDirectories(order.out());
      for (Path file : order.recordings()) {
        checkpoint();
        Optional<Recording> opened = open(file, remarks);
        if (opened.isEmpty()) {
          continue;
        }
        Recording recording = opened.get();
        watcher.heard(new FillWatcher.Event.Working(recording.name(), "listening", 0, 0));
        if (SoundTruth.isSpeech(recording.sound())) {
          speakers.computeIfAbsent(recording.speaker(), s -> new ArrayList<>()).add(recording);
        } else {
          ambience(recording, order, rows, remarks);
        }
      }
      Map<String, Speaker> people = new TreeMap<>();
      Map<String, SoundBlock> truths = new TreeMap<>();
      speakers.forEach((name, own) -> people.put(name, Speaker.of(own, NEAR)));
      people.forEach((name, person) -> truths.put(name, person.truth()));
      SoundTruth.Speakers all = new SoundTruth.Speakers(truths);
      for (Map.Entry<String, Speaker> person : people.entrySet()) {
        checkpoint();
        watcher.heard(new FillWatcher.Event.Working(person.getKey(), "speaking", 0, 0));
        speaker(person.getKey(), person.getValue(), all, order, rows, remarks);
      }
      if (rows.isEmpty()) {
        throw new WorkException(
            WorkException.Kind.NOTHING_FILLED, "No hole was filled. " + String.join(" ", remarks));
      }
      return new SoundReport(order, rows, remarks).write();
    } catch (IOException e) {
      checkpoint();
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(order.out(), e), e);
    }
  }

  private static Optional<Recording> open(Path file, List<String> remarks) {
    try {
      Recording recording = Recording.open(file);
      if (recording.sound().length() < 2 * LEAST) {
        remarks.add(recording.name() + " is left out: it is shorter than two seconds.");
        return Optional.empty();
      }
      return Optional.of(recording);
    } catch (IOException e) {
      remarks.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void ambience(
      Recording recording, SoundProofOrder order, List<SoundRow> rows, List<String> remarks)
      throws IOException, InterruptedException {
    SoundBlock all = recording.sound();
    int hole = Math.min(HOLE, all.length() / 4);
    int in = (all.length() - hole) / 2;
    int near = Math.min(in, NEAR);
    SoundBlock before = all.slice(in - near, near);
    SoundBlock after = all.slice(in + hole, Math.min(near, all.length() - in - hole));
    SoundBlock truth = all.slice(in, hole);
    Optional<Filled> filled =
        fill(recording.name(), before, after, hole, "", order.seed(), remarks);
    if (filled.isPresent()) {
      Filled made = filled.get();
      rows.add(
          new SoundRow(
              recording.name(),
              SoundRow.AMBIENCE,
              made.made().method(),
              made.cost(),
              SoundTruth.ofTone(before, made.made().sound(), after, truth),
              SoundTruth.ofRealTone(before, after, truth),
              write(order, recording.name(), between(before, made.made().sound(), after)),
              Optional.empty()));
    }
  }

  private void speaker(
      String name,
      Speaker speaker,
      SoundTruth.Speakers all,
      SoundProofOrder order,
      List<SoundRow> rows,
      List<String> remarks)
      throws IOException, InterruptedException {
    SoundBlock before = speaker.before();
    SoundBlock after = speaker.after();
    Optional<Filled> tone = fill(name, before, after, PAUSE, "", order.seed(), remarks);
    if (tone.isPresent()) {
      SoundMade made = tone.get().made();
      Optional<List<SoundTruth.Figure>> figures =
          SoundTruth.ofToneBetweenWords(before, made.sound(), after, speaker.truth());
      if (figures.isEmpty()) {
        remarks.add(name + " holds too few pauses to compare room tone with.");
      } else {
        rows.add(
            new SoundRow(
                name,
                SoundRow.PAUSE,
                made.method(),
                tone.get().cost(),
                figures.get(),
                List.of(),
                write(order, name + "-pause", between(before, made.sound(), after)),
                Optional.empty()));
      }
    }
    for (int k = 0; k < order.lines().size(); k++) {
      checkpoint();
      String row = k == 0 ? name : name + " (" + (k + 1) + ")";
      String text = order.lines().get(k);
      Optional<Filled> spoken = fill(row, before, after, LINE, text, order.seed(), remarks);
      if (spoken.isEmpty()) {
        continue;
      }
      SoundMade made = spoken.get().made();
      if (made.lines().isEmpty()) {
        remarks.add(row + ": nobody is heard speaking in the fill.");
        continue;
      }
      SoundBlock line = said(made);
      List<SoundTruth.Figure> figures =
          new ArrayList<>(SoundTruth.ofLine(before, line, after, speaker.truth()));
      int piece = Math.min(before.length(), line.length());
      figures.addAll(all.ofLine(line, before.slice(before.length() - piece, piece), name));
      rows.add(
          new SoundRow(
              row,
              SoundRow.VOICE,
              made.method(),
              spoken.get().cost(),
              figures,
              SoundTruth.ofRealSpeech(before, line, after, speaker.truth()),
              write(order, row + "-line", between(before, made.sound(), after)),
              Optional.of(new SoundRow.Said(text, write(order, row + "-said", line)))));
    }
  }

  /** From the first word that is spoken in a sound to the end of the last one. */
  private static SoundBlock said(SoundMade made) {
    int from = Math.toIntExact(Math.max(0, made.lines().get(0).start()));
    long end = made.lines().get(made.lines().size() - 1).end();
    return made.sound().slice(from, Math.toIntExact(Math.min(made.sound().length(), end)) - from);
  }

  private record Filled(SoundMade made, Effort.Cost cost) {}

  private Optional<Filled> fill(
      String name,
      SoundBlock before,
      SoundBlock after,
      int length,
      String line,
      long seed,
      List<String> remarks)
      throws InterruptedException {
    Effort effort = Effort.begin();
    try {
      SoundMade made = sounds.fill(before, after, length, line, seed);
      made.remarks().forEach(remark -> remarks.add(name + ": " + remark));
      return Optional.of(new Filled(made, effort.end()));
    } catch (SoundException e) {
      remarks.add(name + " is not filled: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The fill between three seconds of either neighbour, to listen to. */
  private static SoundBlock between(SoundBlock before, SoundBlock fill, SoundBlock after) {
    int beside = 3 * RATE;
    int head = Math.min(beside, before.length());
    return SoundTruth.joined(
        List.of(
            before.slice(before.length() - head, head),
            fill,
            after.slice(0, Math.min(beside, after.length()))));
  }

  private static String write(SoundProofOrder order, String name, SoundBlock heard)
      throws IOException {
    String file = name.replaceAll("[^A-Za-z0-9._]+", "-") + ".wav";
    try (SoundWriter writer =
        SoundWriter.create(
            order.out().resolve(file), heard.format(), 0, "Raccord: a hole that was filled")) {
      writer.push(heard);
      writer.finish();
    }
    return file;
  }

  private static void checkpoint() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The proof was cancelled");
    }
  }
}
