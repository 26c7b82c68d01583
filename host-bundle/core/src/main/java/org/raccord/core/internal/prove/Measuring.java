package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.FillWatcher;
import org.raccord.core.ProofOrder;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.Edge;
import org.raccord.generator.GenerationException;
import org.raccord.imaging.Luma;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.seams.SeamMaterial;
import org.raccord.seams.SeamMeasurer;

/** Has holes filled by every contender and compares; what was measured before is not again. */
final class Measuring {

  private static final String TAKE = "take.mkv";

  private final ProofOrder order;
  private final List<Contender> contenders;
  private final FillWatcher watcher;
  private final ProofRows rows;

  /** Contenders that have worked in this run: a first fill pays for what is loaded and compiled. */
  private final Set<String> warm = new HashSet<>();

  Measuring(ProofOrder order, List<Contender> contenders, FillWatcher watcher) {
    this.order = order;
    this.contenders = List.copyOf(contenders);
    this.watcher = watcher;
    this.rows = new ProofRows(order.out().resolve("holes"));
  }

  /**
   * Measures a shot.
   *
   * @param remarks gets a sentence for each hole that was not filled
   */
  List<ProofRow> measure(Shot shot, List<CutHole> holes, List<String> remarks)
      throws IOException, InterruptedException {
    List<ProofRow> measured = new ArrayList<>();
    int known = 0;
    for (int i = 0; i < holes.size(); i++) {
      CutHole hole = holes.get(i);
      for (Contender contender : contenders) {
        if (!contender.fills(hole.kind())) {
          continue;
        }
        watcher.heard(
            new FillWatcher.Event.Working(
                shot.name(),
                hole.word() + " by " + contender.word(),
                i / (double) holes.size(),
                0));
        String key = key(shot, hole, contender);
        Optional<ProofRow> kept = rows.find(shot, hole, contender, key);
        if (kept.isPresent()) {
          known++;
          measured.add(kept.get());
          continue;
        }
        ProofRow row = measure(shot, hole, contender);
        if (row.filled()) {
          rows.keep(shot, hole, contender, key, row);
          measured.add(row);
        } else {
          remarks.add(
              shot.name() + ", " + hole.word() + ", " + row.contender() + ": " + row.failure());
        }
      }
      Files.deleteIfExists(rows.folder(shot, hole).resolve("before.mkv"));
      Files.deleteIfExists(rows.folder(shot, hole).resolve("after.mkv"));
    }
    String message = measured.size() + " fills" + (known > 0 ? ", " + known + " from before" : "");
    watcher.heard(new FillWatcher.Event.Done(shot.name(), message, !measured.isEmpty()));
    return measured;
  }

  private String key(Shot shot, CutHole hole, Contender contender) {
    return String.join(
        " ",
        shot.identity(),
        hole.word(),
        shot.format().width() + "x" + shot.format().height(),
        "seed " + order.seed(),
        contender.version(),
        "measure " + SeamReport.VERSION + "." + Comparison.VERSION,
        order.movies() ? "films" : "no films");
  }

  private ProofRow measure(Shot shot, CutHole hole, Contender contender)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The proof was cancelled");
    }
    Path holeFolder = rows.folder(shot, hole);
    Path folder = rows.folder(shot, hole, contender);
    Files.createDirectories(folder);
    Contender.Task task = task(shot, hole, holeFolder);
    Path take = folder.resolve(TAKE);
    Path work = folder.resolve("work");
    try {
      if (warm.add(contender.word())) {
        fill(shot, contender, task, work, folder.resolve("warm.mkv"));
        Files.deleteIfExists(folder.resolve("warm.mkv"));
      }
      Effort effort = Effort.begin();
      Contender.Filled filled = fill(shot, contender, task, work, take);
      Effort.Cost cost = effort.end().part(filled.share());
      Judged judged = judge(shot, hole, take, filled.start(), task, cost);
      pictures(shot, hole, holeFolder, take);
      return row(shot, hole, contender, filled.how(), "", judged, take);
    } catch (GenerationException e) {
      return row(
          shot,
          hole,
          contender,
          "",
          String.valueOf(e.getMessage()),
          new Judged(Scores.NONE, ""),
          take);
    } finally {
      Journal.deleteTree(work);
    }
  }

  private Contender.Task task(Shot shot, CutHole hole, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path before = folder.resolve("before.mkv");
    Path after = folder.resolve("after.mkv");
    Optional<Path> a = Files.exists(before) ? Optional.of(before) : shot.before(hole, folder);
    Optional<Path> b = Files.exists(after) ? Optional.of(after) : shot.after(hole, folder);
    return new Contender.Task(hole.kind(), hole.length(), shot.rate(), shot.format(), a, b);
  }

  private static Contender.Filled fill(
      Shot shot, Contender contender, Contender.Task task, Path work, Path take)
      throws GenerationException, IOException, InterruptedException {
    try (PictureWriter out = shot.writer(take)) {
      Contender.Filled filled = contender.fill(task, work, out);
      out.finish();
      return filled;
    }
  }

  /** What a fill is worth: against the truth, and by itself between its neighbours. */
  private record Judged(Scores scores, String grade) {}

  private static Judged judge(
      Shot shot, CutHole hole, Path take, long start, Contender.Task task, Effort.Cost cost)
      throws IOException, GenerationException {
    List<Frame> before =
        task.before().isEmpty()
            ? List.of()
            : Rival.last(task.before().get(), shot.format(), SeamMaterial.CONTEXT);
    List<Frame> after =
        task.after().isEmpty()
            ? List.of()
            : Rival.first(task.after().get(), shot.format(), SeamMaterial.CONTEXT);
    try (PictureSource source = PictureSource.open(take)) {
      if (source.picture().frames() < start + hole.length()) {
        throw new GenerationException(
            GenerationException.Kind.FAILED,
            "It gave "
                + (source.picture().frames() - start)
                + " frames for a hole of "
                + hole.length()
                + ".");
      }
      FrameRange range = new FrameRange(start, hole.length(), source.picture().rate());
      try (FrameReader made = source.read(range, shot.format());
          FrameReader seen = source.read(range, shot.format());
          FrameReader truth = shot.truth(hole)) {
        Optional<Frame> a =
            before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
        Comparison.Around around =
            new Comparison.Around(
                small(task.before(), shot.format(), Edge.BEFORE),
                small(task.after(), shot.format(), Edge.AFTER));
        Scores scores = Comparison.of(made, truth, a, after.stream().findFirst(), around, cost);
        SeamReport report =
            SeamMeasurer.measure(
                    new SeamMaterial(
                        reader(shot, before),
                        seen,
                        reader(shot, after),
                        SeamMaterial.Joins.CONTINUOUS,
                        Optional.empty()))
                .report();
        return new Judged(scores, report.grade().map(Enum::name).orElse(""));
      }
    }
  }

  /** Small frames beside the hole, one after the other: many large ones do not fit in memory. */
  private static List<Luma> small(Optional<Path> file, PictureFormat format, Edge edge)
      throws IOException {
    List<Luma> small = new ArrayList<>();
    if (file.isPresent()) {
      try (PictureSource source = PictureSource.open(file.get())) {
        long frames = source.picture().frames();
        long n = Math.min(CutHole.CONTEXT, frames);
        FrameRange range =
            new FrameRange(edge == Edge.BEFORE ? frames - n : 0, n, source.picture().rate());
        try (FrameReader reader = source.read(range, format)) {
          for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
            small.add(Stillness.small(f.get()));
          }
        }
      }
    }
    return small;
  }

  private static Optional<FrameReader> reader(Shot shot, List<Frame> frames) {
    return frames.isEmpty() ? Optional.empty() : Optional.of(new Listed(shot.format(), frames));
  }

  private void pictures(Shot shot, CutHole hole, Path holeFolder, Path take) throws IOException {
    ProofPictures pictures = new ProofPictures(shot);
    Path truth = holeFolder.resolve("truth.png");
    if (!Files.exists(truth)) {
      pictures.strip(hole, Optional.empty(), truth);
    }
    pictures.strip(hole, Optional.of(take), take.resolveSibling("strip.png"));
    if (order.movies()) {
      pictures.film(hole, take, take.resolveSibling("film.mp4"));
    }
  }

  private ProofRow row(
      Shot shot,
      CutHole hole,
      Contender contender,
      String how,
      String failure,
      Judged judged,
      Path take) {
    return new ProofRow(
        shot.name(),
        hole.kind().word(),
        hole.length(),
        hole.first(),
        contender.word(),
        contender.version(),
        how,
        judged.grade(),
        failure,
        judged.scores(),
        order.out().relativize(take).toString().replace('\\', '/'));
  }
}
