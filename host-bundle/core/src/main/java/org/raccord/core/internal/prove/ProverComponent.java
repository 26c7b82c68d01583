package org.raccord.core.internal.prove;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.core.FillWatcher;
import org.raccord.core.Proof;
import org.raccord.core.ProofOrder;
import org.raccord.core.Prover;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.BareFill;
import org.raccord.core.internal.kinds.Instances;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.media.MediaException;

/** Proof as a service: plans the holes, has them measured, writes the report. */
@Component(service = Prover.class)
public final class ProverComponent implements Prover {

  private final GeneratorShelf shelf;
  private final FillQueue queue;
  private final Policy policy;
  private final Clock clock;

  @Activate
  public ProverComponent(
      @Reference GeneratorShelf shelf, @Reference FillQueue queue, @Reference Instances instances) {
    this(shelf, queue, Policy.ofUser(instances.settings()), Clock.systemUTC());
  }

  ProverComponent(GeneratorShelf shelf, FillQueue queue, Policy policy, Clock clock) {
    this.policy = policy;
    this.shelf = shelf;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Proof prove(ProofOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    check(order);
    List<Contender> contenders = new ArrayList<>(generators(order));
    List<String> generators = contenders.stream().map(Contender::word).toList();
    for (String rival : order.rivals()) {
      contenders.addAll(Rival.named(rival));
    }
    List<String> remarks = new ArrayList<>();
    List<Shot> shots = shots(order, remarks);
    watcher.heard(new FillWatcher.Event.Planned(shots.stream().map(Shot::name).toList()));
    try {
      Files.createDirectories(order.out());
      Measuring measuring = new Measuring(order, contenders, watcher);
      List<ProofRow> rows = new ArrayList<>();
      Path copies = order.out().resolve("copies");
      for (Shot opened : shots) {
        watcher.heard(new FillWatcher.Event.Working(opened.name(), "looking for places", 0, 0));
        Shot shot;
        try {
          shot = opened.prepared(copies);
        } catch (MediaException e) {
          if (Thread.interrupted()) {
            throw new InterruptedException("The proof was cancelled");
          }
          remarks.add(String.valueOf(e.getMessage()));
          continue;
        }
        List<CutHole> holes = holes(shot, order, remarks);
        rows.addAll(measuring.measure(shot, holes, remarks));
      }
      Journal.deleteTree(copies);
      if (rows.isEmpty()) {
        throw new WorkException(
            WorkException.Kind.NOTHING_FILLED, "No hole was filled. " + String.join(" ", remarks));
      }
      rows.sort(
          Comparator.comparing((ProofRow row) -> kind(row.kind())).thenComparing(ProofRow::length));
      return report(order, rows, generators, remarks);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The proof was cancelled");
      }
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(order.out(), e), e);
    }
  }

  private static HoleKind kind(String word) {
    return HoleKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static void check(ProofOrder order) throws WorkException {
    boolean lengths =
        order.gaps().stream().allMatch(n -> n > 0)
            && order.extensions().stream().allMatch(n -> n > 0);
    if (!lengths || (order.gaps().isEmpty() && order.extensions().isEmpty())) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "A proof needs lengths of holes in frames: --gap 3,7 or --extend 12.");
    }
    if (order.holes() < 1 || order.mostFrames() < 2 || order.shortSide() < 0) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "A proof needs at least one hole, two frames of each clip and no negative size.");
    }
    if (order.shortSide() > 0 && order.shortSide() < 32) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "Clips are not made smaller than 32 lines; leave --short away for their own size.");
    }
  }

  private List<Contender> generators(ProofOrder order) throws WorkException {
    BareFill fills = new BareFill(shelf, queue, policy, clock);
    List<Contender> generators = new ArrayList<>();
    for (String name : order.generators()) {
      List<Shelved> meant = shelf.named(name);
      if (meant.isEmpty()) {
        throw new WorkException(WorkException.Kind.ORDER, shelf.nobody(name));
      }
      meant.forEach(s -> generators.add(new Generating(s, fills, order.seed())));
    }
    return generators;
  }

  private static List<Shot> shots(ProofOrder order, List<String> remarks) throws WorkException {
    List<Shot> shots = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path clip : order.clips()) {
      String stem = String.valueOf(clip.getFileName()).replaceAll("\\.[^.]*$", "");
      String safe = stem.replaceAll("[^A-Za-z0-9._-]+", "-");
      String name = safe;
      for (int n = 2; !names.add(name); n++) {
        name = safe + "-" + n;
      }
      try {
        shots.add(Shot.open(clip, name, order.shortSide(), order.mostFrames()));
      } catch (IOException e) {
        remarks.add(String.valueOf(e.getMessage()));
      }
    }
    if (shots.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.INPUT, "No clip can be used. " + String.join(" ", remarks));
    }
    return shots;
  }

  private static List<CutHole> holes(Shot shot, ProofOrder order, List<String> remarks)
      throws InterruptedException {
    double[] steps;
    try {
      steps = shot.steps();
    } catch (IOException e) {
      remarks.add(String.valueOf(e.getMessage()));
      return List.of();
    }
    List<CutHole> holes = new ArrayList<>();
    for (int length : order.gaps()) {
      add(holes, shot, steps, HoleKind.BRIDGE, length, order, remarks);
    }
    for (int length : order.extensions()) {
      add(holes, shot, steps, HoleKind.TAIL, length, order, remarks);
      add(holes, shot, steps, HoleKind.HEAD, length, order, remarks);
    }
    return holes;
  }

  private static void add(
      List<CutHole> holes,
      Shot shot,
      double[] steps,
      HoleKind kind,
      int length,
      ProofOrder order,
      List<String> remarks) {
    List<CutHole> found = CutHole.choose(steps, kind, length, order.holes(), order.seed());
    holes.addAll(found);
    if (found.isEmpty()) {
      remarks.add(
          shot.name()
              + " has no place for a "
              + kind.word()
              + " of "
              + length
              + " frames inside one take ("
              + shot.frames()
              + " frames were looked at).");
    }
  }

  private Proof report(
      ProofOrder order, List<ProofRow> rows, List<String> generators, List<String> remarks)
      throws IOException {
    ProofTables tables = new ProofTables(rows, generators);
    List<String> head = head(order, rows);
    Path text = order.out().resolve("report.md");
    Path json = order.out().resolve("report.json");
    Path html = order.out().resolve("index.html");
    write(text, new ProofText(tables, head).print(remarks));
    write(html, new ProofHtml(tables, head, order.out()).print(remarks));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("settings", head);
    document.put("means", means(tables));
    document.put("rows", rows);
    document.put("remarks", remarks);
    write(
        json,
        new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create()
            .toJson(document));
    return new Proof(text, json, html, tables.means(), remarks);
  }

  private static List<Map<String, Object>> means(ProofTables tables) {
    List<Map<String, Object>> means = new ArrayList<>();
    for (Proof.Mean mean : tables.means()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", mean.kind());
      fields.put("length", mean.length());
      fields.put("contender", mean.contender());
      fields.put("holes", mean.holes());
      for (Figure figure : Figure.values()) {
        Sample sample =
            Sample.of(
                tables.rows(new ProofTables.Group(mean.kind(), mean.length()), mean.contender()),
                figure::of);
        fields.put(
            figure.label(),
            Map.of("mean", sample.mean(), "low", sample.low(), "high", sample.high()));
      }
      fields.put("sharpness", mean.sharpness());
      fields.put("gradedAOrB", mean.wellGraded());
      mean.gain().ifPresent(gain -> fields.put("gainOverBestRival", gain));
      means.add(fields);
    }
    return means;
  }

  private List<String> head(ProofOrder order, List<ProofRow> rows) {
    return List.of(
        "Clips: " + String.join(", ", rows.stream().map(ProofRow::clip).distinct().toList()),
        "Size: "
            + (order.shortSide() == 0 ? "the clips' own" : "short side " + order.shortSide())
            + "; at most the first "
            + order.mostFrames()
            + " frames of each",
        "Holes: up to "
            + order.holes()
            + " of each length and clip, seed "
            + order.seed()
            + ", never across a cut or a frame shown twice; A and B are separate files that end at"
            + " the hole",
        "minterpolate gets every (N+1)th frame about the hole, without scene detection, and counts"
            + " with the better of its two modes (by mean PSNR), clip by clip and length by length;"
            + " it interpolates gaps before the hole as well, and only the hole's part of its cost"
            + " counts",
        "A clip's gain is the mean over its holes; the worst clip and the worst single hole are both"
            + " named",
        "Likeness to the truth (PSNR to worst frame) is to be read off fills without grain where a"
            + " generator has them (continuity:plain), since no fill can repeat the truth's own;"
            + " flicker, sharpness and seams off fills with it",
        "Contenders: "
            + String.join(", ", rows.stream().map(ProofRow::version).distinct().toList()),
        "Machine: " + Machine.describe());
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
