package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.Proof;

/**
 * The rows of a proof by kind, length and contender. FFmpeg's two modes count as one rival: on each
 * clip the one with the higher mean PSNR over its holes of a length. The two single methods of
 * extending count as one as well: of each hole the one with the higher SSIM.
 */
final class ProofTables {

  /**
   * A kind of hole of one length.
   *
   * @param kind as in {@link ProofRow}
   * @param length frames
   */
  record Group(String kind, int length) {
    String title() {
      return kind.substring(0, 1).toUpperCase(Locale.ROOT)
          + kind.substring(1)
          + ", "
          + length
          + (length == 1 ? " frame" : " frames");
    }
  }

  private final Map<Group, Map<String, List<ProofRow>>> groups;
  private final Map<Group, Map<String, List<ProofRow>>> byMode;
  private final List<String> generators;

  /**
   * @param rows in the order they were measured
   * @param generators names of those contenders that are no rivals
   */
  ProofTables(Collection<ProofRow> rows, List<String> generators) {
    this.generators = List.copyOf(generators);
    this.groups = grouped(better(rows));
    this.byMode = grouped(rows);
  }

  private static Map<Group, Map<String, List<ProofRow>>> grouped(Collection<ProofRow> rows) {
    Map<Group, Map<String, List<ProofRow>>> groups = new LinkedHashMap<>();
    for (ProofRow row : rows) {
      if (row.filled()) {
        groups
            .computeIfAbsent(new Group(row.kind(), row.length()), g -> new LinkedHashMap<>())
            .computeIfAbsent(row.contender(), c -> new ArrayList<>())
            .add(row);
      }
    }
    return groups;
  }

  private static List<ProofRow> better(Collection<ProofRow> rows) {
    Map<String, String> modes = modes(rows);
    Map<String, ProofRow> kept = new LinkedHashMap<>();
    for (ProofRow row : rows) {
      boolean mode = Rival.isOneOfTwo(row.contender());
      String name = mode ? row.contender().replaceAll(" .*", "") : row.contender();
      ProofRow named =
          new ProofRow(
              row.clip(),
              row.kind(),
              row.length(),
              row.first(),
              name,
              row.version(),
              mode ? row.contender() : row.how(),
              row.grade(),
              row.failure(),
              row.scores(),
              row.take());
      kept.merge(row.hole() + "/" + name, named, (a, b) -> better(a, b, modes));
    }
    return List.copyOf(kept.values());
  }

  /** The mode of minterpolate with the higher mean PSNR, by {@link #place}. */
  private static Map<String, String> modes(Collection<ProofRow> rows) {
    Map<String, Map<String, List<ProofRow>>> places = new LinkedHashMap<>();
    for (ProofRow row : rows) {
      if (row.filled() && row.contender().startsWith(Rival.MINTERPOLATE)) {
        places
            .computeIfAbsent(place(row), p -> new LinkedHashMap<>())
            .computeIfAbsent(row.contender(), c -> new ArrayList<>())
            .add(row);
      }
    }
    Map<String, String> modes = new LinkedHashMap<>();
    places.forEach(
        (place, byMode) ->
            byMode.entrySet().stream()
                .max(Comparator.comparingDouble(e -> mean(e.getValue())))
                .ifPresent(best -> modes.put(place, best.getKey())));
    return modes;
  }

  private static double mean(List<ProofRow> rows) {
    return rows.stream().mapToDouble(Figure.PSNR::of).average().orElse(0);
  }

  /** Where one mode is kept to: the holes of one kind and length in one clip. */
  private static String place(ProofRow row) {
    return row.clip() + "/" + row.kind() + row.length();
  }

  private static ProofRow better(ProofRow a, ProofRow b, Map<String, String> modes) {
    if (!a.contender().equals(Rival.SINGLE)) {
      return b.how().equals(modes.get(place(b))) ? b : a;
    }
    // An extension may do many things: what is like the shot counts, not what lies where the truth
    // does.
    return Figure.SSIM.of(b) > Figure.SSIM.of(a) ? b : a;
  }

  Collection<Group> groups() {
    return groups.keySet();
  }

  /** Contenders that filled holes of a group, in the order of the order. */
  Collection<String> contenders(Group group) {
    return groups.getOrDefault(group, Map.of()).keySet();
  }

  List<ProofRow> rows(Group group, String contender) {
    return groups.getOrDefault(group, Map.of()).getOrDefault(contender, List.of());
  }

  List<String> generators() {
    return generators;
  }

  /** Rows of two contenders that filled the same holes. */
  List<ProofRow[]> pairs(Group group, String one, String other) {
    Map<String, ProofRow> others = new LinkedHashMap<>();
    rows(group, other).forEach(row -> others.put(row.hole(), row));
    List<ProofRow[]> pairs = new ArrayList<>();
    for (ProofRow row : rows(group, one)) {
      ProofRow match = others.get(row.hole());
      if (match != null) {
        pairs.add(new ProofRow[] {row, match});
      }
    }
    return pairs;
  }

  /** The share of holes in which {@code one} is the better, equal ones counting half. */
  Optional<Double> wins(Group group, String one, String other, Figure figure) {
    List<ProofRow[]> pairs = pairs(group, one, other);
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(pairs.stream().mapToDouble(p -> figure.win(p[0], p[1])).average().orElse(0));
  }

  /** The share of holes in which {@code one} is the better by all {@code figures} at once. */
  Optional<Double> winsAll(Group group, String one, String other, List<Figure> figures) {
    List<ProofRow[]> pairs = pairs(group, one, other);
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pairs.stream()
                .mapToDouble(
                    p -> figures.stream().mapToDouble(f -> f.win(p[0], p[1])).min().orElse(0))
                .average()
                .orElse(0));
  }

  /**
   * CPU seconds per new frame in the mean, of each contender by itself: two modes or methods that
   * otherwise count as one stand apart here.
   */
  Map<String, Double> costs(Group group) {
    Map<String, Double> costs = new LinkedHashMap<>();
    byMode
        .getOrDefault(group, Map.of())
        .forEach((name, rows) -> costs.put(name, Sample.of(rows, r -> r.scores().cpu()).mean()));
    return costs;
  }

  /** Mean PSNR over another contender on the same holes, in dB. */
  Optional<Double> gain(Group group, String one, String other) {
    List<ProofRow[]> pairs = pairs(group, one, other);
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pairs.stream()
                .mapToDouble(p -> p[0].scores().psnr() - p[1].scores().psnr())
                .average()
                .orElse(0));
  }

  /** The clip on which the mean gain is least, and that gain. */
  Optional<Map.Entry<String, Double>> worstClip(Group group, String one, String other) {
    Map<String, List<Double>> byClip = new LinkedHashMap<>();
    for (ProofRow[] pair : pairs(group, one, other)) {
      byClip
          .computeIfAbsent(pair[0].clip(), c -> new ArrayList<>())
          .add(pair[0].scores().psnr() - pair[1].scores().psnr());
    }
    return byClip.entrySet().stream()
        .map(
            e ->
                Map.entry(
                    e.getKey(), e.getValue().stream().mapToDouble(g -> g).average().orElse(0)))
        .min(Map.Entry.comparingByValue());
  }

  /** The hole on which the gain is least, and that gain. */
  Optional<Map.Entry<ProofRow, Double>> worstHole(Group group, String one, String other) {
    return pairs(group, one, other).stream()
        .map(p -> Map.entry(p[0], p[0].scores().psnr() - p[1].scores().psnr()))
        .min(Map.Entry.comparingByValue());
  }

  /** The rivals of a group. */
  List<String> rivals(Group group) {
    return contenders(group).stream().filter(c -> !generators.contains(c)).toList();
  }

  /** What a skin shows. */
  List<Proof.Mean> means() {
    List<Proof.Mean> means = new ArrayList<>();
    for (Group group : groups()) {
      for (String contender : contenders(group)) {
        List<ProofRow> rows = rows(group, contender);
        Optional<Double> gain =
            generators.contains(contender)
                ? rivals(group).stream()
                    .map(rival -> gain(group, contender, rival))
                    .flatMap(Optional::stream)
                    .min(Double::compare)
                : Optional.empty();
        means.add(
            new Proof.Mean(
                group.kind(),
                group.length(),
                contender,
                rows.size(),
                Sample.of(rows, Figure.PSNR::of).mean(),
                Sample.of(rows, Figure.SSIM::of).mean(),
                Sample.of(rows, row -> row.scores().sharpness()).mean(),
                Sample.of(rows, ProofRow::isWellGraded).mean(),
                gain));
      }
    }
    return means;
  }
}
