package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.acoustics.Stretch;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.time.FrameTime;

/**
 * Has the lines of a brief spoken so that they fit the slot. A line that is too long is spoken up
 * to a quarter faster, then drawn together by up to 3 %; what does not fit then is refused, with
 * the seconds that are missing.
 */
final class Dialogue {

  /** People speak up to this much faster than they do without haste, and are still natural. */
  private static final double FASTEST = 1.25;

  /** A voice does not keep to its rate exactly: it is asked once more for a little more. */
  private static final int ATTEMPTS = 2;

  private static final double STRETCH = 0.03;

  /** Nobody says more words in a second: a text that needs more is not even spoken. */
  private static final double MOST_WORDS = 6;

  /**
   * A line that has its place.
   *
   * @param line what was asked
   * @param casting who speaks it
   * @param rendition how
   * @param start sample of the slot at which its first word begins
   * @param manner whose manner the voice took on for it
   */
  record Placed(
      Brief.DialogueLine line,
      Casting casting,
      Rendition rendition,
      long start,
      SpokenLine.Manner manner) {

    /** The samples of the slot that it covers. */
    Stretch stretch() {
      int from = Math.max(0, Math.toIntExact(start) - rendition.lead());
      return new Stretch(from, Math.toIntExact(start) + rendition.length());
    }
  }

  private final SoundRequest request;
  private final HeardCall call;
  private final int rate;
  private final double pace;
  private final List<String> remarks;
  private final Likeness likeness;
  private int spoken;

  Dialogue(SoundRequest request, HeardCall call, List<String> remarks) {
    this.request = request;
    this.call = call;
    this.rate = request.format().sampleRate();
    this.pace = Mood.pace(request.brief().mood());
    this.remarks = remarks;
    this.likeness = new Likeness(request, call);
  }

  /**
   * Has all lines spoken.
   *
   * @throws SoundException REFUSED where a line says nothing, does not fit, or asks for a voice
   *     that there is none of; MISCONFIGURED where no voice is ready; otherwise as the voice says
   */
  List<Placed> speak() throws SoundException, InterruptedException {
    List<Brief.DialogueLine> lines = request.brief().lines();
    List<OptionalLong> times = times(lines);
    List<Casting> cast = new ArrayList<>();
    for (Brief.DialogueLine line : lines) {
      cast.add(Casting.of(line, request, call.voices(), call::consent));
    }
    List<LineFit.Stretch> stretches =
        LineFit.stretches(times, pauses(lines), request.length(), rate);
    for (LineFit.Stretch stretch : stretches) {
      refuseWhereHopeless(stretch, lines);
    }
    List<Placed> placed = new ArrayList<>();
    for (LineFit.Stretch stretch : stretches) {
      List<Rendition> renditions = fitted(stretch, lines, cast);
      long[] lengths = renditions.stream().mapToLong(Rendition::length).toArray();
      long[] rests = renditions.stream().mapToLong(Rendition::rest).toArray();
      long[] starts = LineFit.starts(stretch, lengths, rests, rate);
      for (int k = 0; k < starts.length; k++) {
        int number = stretch.first() + k;
        placed.add(
            new Placed(
                lines.get(number),
                cast.get(number),
                renditions.get(k),
                starts[k],
                likeness.manner(cast.get(number))));
      }
    }
    return placed;
  }

  private List<OptionalLong> times(List<Brief.DialogueLine> lines) throws SoundException {
    List<OptionalLong> times = new ArrayList<>();
    long last = -1;
    for (Brief.DialogueLine line : lines) {
      if (line.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            (line.text().isBlank()
                    ? "A line is empty."
                    : quoted(line.text()) + " holds nothing that can be said.")
                + " Write the words, or leave the line out.");
      }
      if (line.pause().isPresent() && line.pause().get().frame() < 0) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            quoted(line.text())
                + " has a pause before it that is shorter than none. Give it one of 0 s or more.");
      }
      Optional<FrameTime> begins = line.at();
      if (times.isEmpty() && begins.isEmpty()) {
        begins = line.pause();
      } else if (begins.isPresent() && line.pause().isPresent()) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            quoted(line.text())
                + " has a time and a pause before it. Say when it begins, or how long nobody speaks"
                + " before it.");
      }
      if (begins.isEmpty()) {
        times.add(OptionalLong.empty());
        continue;
      }
      long at = begins.get().sample(rate);
      if (at < 0 || at >= request.length()) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            String.format(
                Locale.ROOT,
                "%s is to begin at %.2f s, but the sound of the slot lasts from 0 to %.2f s.",
                quoted(line.text()),
                seconds(at),
                seconds(request.length())));
      }
      if (at <= last) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            quoted(line.text())
                + " is to begin before the line before it has. Give lines in the order they are"
                + " said.");
      }
      last = at;
      times.add(OptionalLong.of(at));
    }
    return times;
  }

  private List<OptionalLong> pauses(List<Brief.DialogueLine> lines) {
    return lines.stream()
        .map(line -> line.pause().map(p -> OptionalLong.of(p.sample(rate))))
        .map(pause -> pause.orElse(OptionalLong.empty()))
        .toList();
  }

  private void refuseWhereHopeless(LineFit.Stretch stretch, List<Brief.DialogueLine> lines)
      throws SoundException {
    long words = 0;
    for (int k = stretch.first(); k < stretch.first() + stretch.count(); k++) {
      words += words(lines.get(k).text());
    }
    double missing = (double) words / MOST_WORDS - seconds(stretch.room(rate));
    if (missing > 0) {
      throw missing(stretch, lines, missing, words + " words cannot be said in the time: at least");
    }
  }

  private List<Rendition> fitted(
      LineFit.Stretch stretch, List<Brief.DialogueLine> lines, List<Casting> cast)
      throws SoundException, InterruptedException {
    double room = stretch.room(rate);
    double speed = pace;
    List<Likeness.Draft> drafts = drafts(stretch, lines, cast, speed);
    for (int k = 0; k < ATTEMPTS && total(drafts) > room && speed < FASTEST * pace; k++) {
      speed = Math.min(FASTEST * pace, speed * Math.max(1.02, total(drafts) / room * 1.005));
      drafts = drafts(stretch, lines, cast, speed);
    }
    double total = total(drafts);
    if (total > room * (1 + STRETCH)) {
      double seconds = (total / (1 + STRETCH) - room) / rate;
      throw missing(stretch, lines, seconds, "even spoken a quarter faster");
    }
    List<Rendition> said = new ArrayList<>();
    for (Likeness.Draft draft : drafts) {
      call.checkpoint();
      said.add(likeness.rendition(draft, remarks));
    }
    double length = said.stream().mapToDouble(Rendition::length).sum();
    if (length > room) {
      said = said.stream().map(each -> each.stretched(room / length * 0.9999)).toList();
    }
    if (speed > pace) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s is spoken %.0f %% faster than usual to fit%s.",
              quoted(lines.get(stretch.first()).text()),
              100 * (speed / pace - 1),
              length > room ? ", and drawn together a little" : ""));
    }
    return said;
  }

  private List<Likeness.Draft> drafts(
      LineFit.Stretch stretch, List<Brief.DialogueLine> lines, List<Casting> cast, double speed)
      throws SoundException, InterruptedException {
    List<Likeness.Draft> drafts = new ArrayList<>();
    for (int k = stretch.first(); k < stretch.first() + stretch.count(); k++) {
      call.checkpoint();
      spoken++;
      double done = spoken / (spoken + 3.0);
      call.beyond("Speaking line " + (k + 1) + " of " + lines.size(), 0.8 * done);
      drafts.add(likeness.draft(lines.get(k).text(), cast.get(k), speed, request.seed() + k));
    }
    return drafts;
  }

  private static double total(List<Likeness.Draft> drafts) {
    return drafts.stream().mapToDouble(Likeness.Draft::length).sum();
  }

  private SoundException missing(
      LineFit.Stretch stretch, List<Brief.DialogueLine> lines, double seconds, String how) {
    boolean one = stretch.count() == 1;
    return new SoundException(
        SoundException.Kind.REFUSED,
        String.format(
            Locale.ROOT,
            "%s %s not fit: %s %.2f s %s missing between %.2f s and %.2f s. Make the slot longer,"
                + " begin earlier, or shorten %s.",
            one
                ? quoted(lines.get(stretch.first()).text())
                : stretch.count() + " lines from " + quoted(lines.get(stretch.first()).text()),
            one ? "does" : "do",
            how,
            Math.max(0.01, seconds),
            "are",
            seconds(stretch.from()),
            seconds(Math.max(stretch.from(), stretch.to())),
            one ? "the line" : "them"));
  }

  private double seconds(long samples) {
    return (double) samples / rate;
  }

  /** Words of a line, as they stand between spaces. */
  static int words(String text) {
    return text.strip().split("\\s+").length;
  }

  /** A line as messages quote it: its beginning. */
  static String quoted(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    int most = 40;
    return "\""
        + (plain.codePointCount(0, plain.length()) > most
            ? plain.substring(0, plain.offsetByCodePoints(0, most)).strip() + "..."
            : plain)
        + "\"";
  }
}
