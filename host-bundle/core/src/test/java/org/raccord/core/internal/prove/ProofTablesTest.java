package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.core.internal.prove.ProofTables.Group;

class ProofTablesTest {

  private static final Group THREE = new Group("bridge", 3);

  private static ProofRow row(String clip, int first, String contender, double psnr, double gmsd) {
    return new ProofRow(
        clip,
        "bridge",
        3,
        first,
        contender,
        contender + " 1",
        "",
        psnr > 25 ? "B" : "D",
        "",
        new Scores(psnr, 0.9, gmsd, 0.9, 0.8, psnr - 2, 0.9, 0.1, 0, 0, 1, 1, 0),
        "holes/x/take.mkv");
  }

  private static ProofTables tables(ProofRow... rows) {
    return new ProofTables(List.of(rows), List.of("ours"));
  }

  @Test
  void of_the_two_modes_the_better_on_a_clip_counts_on_all_its_holes() {
    ProofTables tables =
        tables(
            row("a", 1, "ours", 30, 0.1),
            row("a", 1, "minterpolate obmc", 29, 0.1),
            row("a", 1, "minterpolate bidir", 28, 0.1),
            row("a", 9, "ours", 30, 0.1),
            row("a", 9, "minterpolate obmc", 25, 0.1),
            row("a", 9, "minterpolate bidir", 31, 0.1),
            row("b", 1, "minterpolate obmc", 22, 0.1),
            row("b", 1, "minterpolate bidir", 21, 0.1));
    assertEquals(
        List.of(28.0, 31.0, 22.0),
        tables.rows(THREE, "minterpolate").stream().map(r -> r.scores().psnr()).toList());
    assertEquals(Optional.of(0.5), tables.gain(THREE, "ours", "minterpolate"));
  }

  @Test
  void the_worst_clip_is_a_mean_over_holes_and_the_worst_hole_is_one() {
    ProofTables tables =
        tables(
            row("a", 1, "ours", 30, 0.1),
            row("a", 1, "hold", 32, 0.1),
            row("a", 9, "ours", 30, 0.1),
            row("a", 9, "hold", 20, 0.1),
            row("b", 5, "ours", 30, 0.1),
            row("b", 5, "hold", 29, 0.1));
    assertEquals(Optional.of(Map.entry("b", 1.0)), tables.worstClip(THREE, "ours", "hold"));
    var worst = tables.worstHole(THREE, "ours", "hold").orElseThrow();
    assertEquals(-2.0, worst.getValue());
    assertEquals(1, worst.getKey().first());
    assertEquals("a", worst.getKey().clip());
  }

  @Test
  void two_figures_win_together_only_where_both_do() {
    // MS-SSIM is 0.9 in all rows but one.
    ProofRow better = withMsssim(row("a", 1, "ours", 30, 0.05), 0.95);
    ProofTables tables =
        tables(
            better,
            row("a", 1, "hold", 30, 0.1),
            withMsssim(row("a", 5, "ours", 30, 0.05), 0.85),
            row("a", 5, "hold", 30, 0.1));
    List<Figure> both = List.of(Figure.GMSD, Figure.MSSSIM);
    assertEquals(Optional.of(0.5), tables.winsAll(THREE, "ours", "hold", both));
    assertEquals(Optional.of(1.0), tables.wins(THREE, "ours", "hold", Figure.GMSD));
  }

  private static ProofRow withMsssim(ProofRow row, double msssim) {
    Scores s = row.scores();
    return scored(
        row,
        new Scores(
            s.psnr(), s.ssim(), s.gmsd(), msssim, 0.8, s.worstFrame(), 0.9, 0.1, 0, 0, 1, 1, 0));
  }

  @Test
  void of_the_two_single_methods_the_one_more_like_the_shot_counts() {
    ProofRow flow = row("a", 1, "single flow", 30, 0.1);
    ProofRow texture = likeness(row("a", 1, "single texture", 20, 0.1), 0.95);
    ProofTables tables = tables(row("a", 1, "ours", 30, 0.1), flow, texture);
    assertEquals(
        List.of("single texture"),
        tables.rows(THREE, "single").stream().map(ProofRow::how).toList());
    assertEquals(Optional.of(0.0), tables.wins(THREE, "ours", "single", Figure.SSIM));
    assertEquals(Optional.of(1.0), tables.wins(THREE, "ours", "single", Figure.GRADE));
  }

  private static ProofRow likeness(ProofRow row, double ssim) {
    Scores s = row.scores();
    return scored(
        row,
        new Scores(
            s.psnr(), ssim, s.gmsd(), s.msssim(), 0.8, s.worstFrame(), 0.9, 0.1, 0, 0, 1, 1, 0));
  }

  private static ProofRow scored(ProofRow row, Scores scores) {
    return new ProofRow(
        row.clip(),
        row.kind(),
        row.length(),
        row.first(),
        row.contender(),
        row.version(),
        row.how(),
        row.grade(),
        row.failure(),
        scores,
        row.take());
  }

  @Test
  void less_gmsd_wins_and_a_draw_is_half() {
    ProofTables tables =
        tables(
            row("a", 1, "ours", 30, 0.05),
            row("a", 1, "hold", 20, 0.10),
            row("a", 5, "ours", 20, 0.10),
            row("a", 5, "hold", 20, 0.10));
    assertEquals(Optional.of(0.75), tables.wins(THREE, "ours", "hold", Figure.GMSD));
    assertEquals(Optional.of(0.75), tables.wins(THREE, "ours", "hold", Figure.PSNR));
  }

  @Test
  void what_a_frame_costs_is_told_of_each_mode_by_itself() {
    ProofTables tables =
        tables(
            costing(row("a", 1, "ours", 30, 0.1), 0.4),
            costing(row("a", 5, "ours", 30, 0.1), 0.6),
            costing(row("a", 1, "minterpolate obmc", 29, 0.1), 0.8),
            costing(row("a", 1, "minterpolate bidir", 28, 0.1), 1.25));
    assertEquals(
        Map.of("ours", 0.5, "minterpolate obmc", 0.8, "minterpolate bidir", 1.25),
        tables.costs(THREE));
    String text = new ProofText(tables, List.of()).print(List.of());
    assertTrue(
        text.contains(
            "**CPU seconds a frame, ours**: 0.500; minterpolate obmc 0.800 (1.60 times),"
                + " minterpolate bidir 1.250 (2.50 times)."),
        text);
  }

  private static ProofRow costing(ProofRow row, double cpu) {
    Scores s = row.scores();
    return scored(
        row,
        new Scores(s.psnr(), s.ssim(), s.gmsd(), s.msssim(), 0.8, 20, 0.9, 0.1, 0, 0, cpu, 1, 0));
  }

  @Test
  void only_holes_that_both_filled_are_compared() {
    ProofTables tables =
        tables(
            row("a", 1, "ours", 40, 0.1), row("b", 1, "ours", 20, 0.1), row("b", 1, "hold", 10, 1));
    assertEquals(Optional.of(10.0), tables.gain(THREE, "ours", "hold"));
    assertEquals(Optional.of(Map.entry("b", 10.0)), tables.worstClip(THREE, "ours", "hold"));
  }

  @Test
  void the_interval_comes_from_clips_not_from_holes() {
    // Two clips that differ, each with many equal holes: drawing holes would give a narrow
    // interval.
    List<ProofRow> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(row("a", i, "ours", 20, 0.1));
      rows.add(row("b", i, "ours", 40, 0.1));
    }
    Sample sample = Sample.of(rows, Figure.PSNR::of);
    assertEquals(30, sample.mean(), 1e-9);
    assertEquals(20, sample.low(), 1e-9);
    assertEquals(40, sample.high(), 1e-9);
    assertTrue(Sample.of(rows.subList(0, 1), Figure.PSNR::of).low() == 20);
  }
}
