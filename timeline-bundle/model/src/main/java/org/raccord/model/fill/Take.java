package org.raccord.model.fill;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer for a slot.
 *
 * @param id such as {@code s7k2q.1}; never re-used
 * @param generator {@code bundle:instance}
 * @param generatorVersion version of the generator's bundle
 * @param brief what was asked
 * @param seed the seed it was made with
 * @param settings settings of the generator that shaped it
 * @param sourceType how the picture came to be
 * @param plan the generator's name of how it was made, such as {@code bridge}
 * @param description one sentence for the editor
 * @param estimate the generator's own blind estimate of how well it matches, 0 (poor) to 1
 * @param remarks what the editor should know, in sentences
 * @param counts real, generated and handle frames
 * @param picture the picture file
 * @param sounds the sound files, one a production-sound track that has a place for it
 * @param fingerprint what conditioned it
 * @param made when it was made
 * @param seams how well it matches, as it was measured in the cut; empty in timelines of before
 * @param ai the trained model that had a part in it, where one had
 * @param lines what is spoken in its sound, in order of time
 */
public record Take(
    String id,
    String generator,
    String generatorVersion,
    Brief brief,
    long seed,
    Map<String, String> settings,
    DigitalSourceType sourceType,
    String plan,
    String description,
    double estimate,
    List<String> remarks,
    FrameCounts counts,
    TakeFile picture,
    List<TakeFile> sounds,
    Fingerprint fingerprint,
    Instant made,
    Optional<SeamReport> seams,
    Optional<AiSystem> ai,
    List<SpokenLine> lines) {

  /** The better measured first; those that were not measured last, in their own order. */
  public static final Comparator<Take> BEST_FIRST =
      Comparator.comparing(
              (Take t) -> t.seams().flatMap(SeamReport::grade),
              Comparator.comparing((Optional<SeamReport.Grade> g) -> g.isEmpty())
                  .thenComparing(g -> g.orElse(SeamReport.Grade.F)))
          .thenComparing(
              t ->
                  t.seams()
                      .flatMap(SeamReport::worst)
                      .map(w -> w.figure().excess())
                      .orElse(Double.MAX_VALUE));

  public Take {
    settings = Map.copyOf(settings);
    remarks = List.copyOf(remarks);
    sounds = List.copyOf(sounds);
    lines = List.copyOf(lines);
    if (!(estimate >= 0 && estimate <= 1)) {
      throw new IllegalArgumentException("An estimate is 0 to 1, not " + estimate);
    }
  }

  /** A take in whose sound nothing is spoken. */
  public Take(
      String id,
      String generator,
      String generatorVersion,
      Brief brief,
      long seed,
      Map<String, String> settings,
      DigitalSourceType sourceType,
      String plan,
      String description,
      double estimate,
      List<String> remarks,
      FrameCounts counts,
      TakeFile picture,
      List<TakeFile> sounds,
      Fingerprint fingerprint,
      Instant made,
      Optional<SeamReport> seams,
      Optional<AiSystem> ai) {
    this(
        id,
        generator,
        generatorVersion,
        brief,
        seed,
        settings,
        sourceType,
        plan,
        description,
        estimate,
        remarks,
        counts,
        picture,
        sounds,
        fingerprint,
        made,
        seams,
        ai,
        List.of());
  }

  /** The same take with what is spoken in its sound. */
  public Take withLines(List<SpokenLine> spoken) {
    return with(picture, sounds, seams, spoken);
  }

  /** The same take, measured. */
  public Take withSeams(SeamReport report) {
    return with(picture, sounds, Optional.of(report), lines);
  }

  /** The same take, its files elsewhere. */
  public Take withFiles(TakeFile itsPicture, List<TakeFile> itsSounds) {
    return with(itsPicture, itsSounds, seams, lines);
  }

  private Take with(
      TakeFile itsPicture,
      List<TakeFile> itsSounds,
      Optional<SeamReport> itsSeams,
      List<SpokenLine> itsLines) {
    return new Take(
        id,
        generator,
        generatorVersion,
        brief,
        seed,
        settings,
        sourceType,
        plan,
        description,
        estimate,
        remarks,
        counts,
        itsPicture,
        itsSounds,
        fingerprint,
        made,
        itsSeams,
        ai,
        itsLines);
  }

  /** The key of its media reference on a clip, such as {@code raccord:s7k2q.1}. */
  public String referenceKey() {
    return referenceKey(id);
  }

  /** The key under which the take {@code id} stands among a clip's media references. */
  public static String referenceKey(String id) {
    return "raccord:" + id;
  }

  /**
   * Frames of the slot by where they come from, and handle frames beyond it.
   *
   * @param real frames of the slot that are frames of a neighbour's media
   * @param generated frames of the slot that were made
   * @param handles frames of the file beyond the slot
   */
  public record FrameCounts(long real, long generated, long handles) {}

  /**
   * How the dialogue of this take is named, which a voice speaks for an editor to cut with; empty
   * where nothing is spoken. Where one line has a voice's own sound, none is said to be matched.
   */
  public Optional<String> notice() {
    return notice(lines);
  }

  /** The same of lines that are no take's yet. */
  public static Optional<String> notice(List<SpokenLine> lines) {
    return lines.stream()
        .map(SpokenLine::manner)
        .max(Comparator.naturalOrder())
        .map(SpokenLine.Manner::notice);
  }
}
