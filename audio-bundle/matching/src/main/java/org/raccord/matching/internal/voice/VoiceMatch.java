package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Gaussian;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.Resampler;
import org.raccord.acoustics.ResidualPeak;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.audio.Side;
import org.raccord.audio.Speech;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * A line in the manner of who speaks beside a slot: first {@link #ask} what to ask of the voice,
 * then {@link #match} what it said. Where too little is known of the person, fewer steps are taken,
 * and a remark says so. The same speech and seed give the same samples. Immutable.
 */
public final class VoiceMatch {

  private static final double LEAST_VOICED = 0.4;
  private static final double LEAST_FOR_SPREAD = 1.5;
  private static final double LEAST_FOR_SPECTRUM = 1.5;
  private static final double LEAST_FOR_CEPSTRA = 3.5;
  private static final double SLOWEST = 0.8;
  private static final double FASTEST = 1.3;
  private static final double LEAST_SHIFT = 0.1;

  /** A change of pitch that missed by more has lost the voice; trying again would not mend it. */
  private static final double MOST_SHIFT_OFF = 3;

  /** Vocal tracts grow with the cube root of the pitch's fall, about: Fant (1966), adult voices. */
  private static final double TRACT = 0.27;

  private static final double MOST_TRACT = 1.18;
  private static final double SPEAKS = 0.08;

  private final SoundFormat format;
  private final Supplier<Optional<SoundBlock>> speech;
  private final Optional<VoicePortrait> target;
  private final Blemishes blemishes;
  private final double[] placement;
  private final OptionalDouble loudness;
  private final List<String> listening;

  private VoiceMatch(
      SoundFormat format,
      Supplier<Optional<SoundBlock>> speech,
      Optional<VoicePortrait> target,
      Blemishes blemishes,
      double[] placement,
      OptionalDouble loudness,
      List<String> listening) {
    this.format = format;
    this.speech = speech;
    this.target = target;
    this.blemishes = blemishes;
    this.placement = placement;
    this.loudness = loudness;
    this.listening = listening;
  }

  /**
   * Listens to who speaks beside a slot.
   *
   * @param side whose speaker is meant: the last one before the slot or the first one after it
   * @param before sound before the slot
   * @param after sound after it, in the same format
   * @param further other sound of the same source in that format: where the person says little, it
   *     and the other side of the slot are used as far as the same voice is in them
   * @throws IllegalArgumentException if there is no sound on either side
   */
  public static VoiceMatch of(
      Side side,
      Optional<SoundBlock> before,
      Optional<SoundBlock> after,
      Supplier<List<SoundBlock>> further) {
    Optional<SoundBlock> own = side == Side.BEFORE ? before : after;
    Optional<SoundBlock> other = side == Side.BEFORE ? after : before;
    SoundBlock beside =
        own.or(() -> other)
            .orElseThrow(() -> new IllegalArgumentException("There is no sound beside the slot"));
    Side heard = own.isPresent() ? side : side == Side.BEFORE ? Side.AFTER : Side.BEFORE;
    List<SoundBlock> across = own.isPresent() ? other.stream().toList() : List.of();
    Optional<Person> person =
        Person.nearest(heard, beside).map(p -> p.fuller(() -> across)).map(p -> p.fuller(further));
    List<Double> levels = new ArrayList<>();
    for (SoundBlock block : Stream.of(before, after).flatMap(Optional::stream).toList()) {
      if (SpeechFinder.listen(block, BandLevels.of(block)).share() > SPEAKS) {
        levels.add(Loudness.integrated(block));
      }
    }
    OptionalDouble loudness = levels.stream().mapToDouble(Double::doubleValue).average();
    Optional<VoicePortrait> target =
        person.map(Person::portrait).filter(v -> v.voiced() >= LEAST_VOICED);
    return new VoiceMatch(
        beside.format(),
        () -> own.flatMap(b -> Person.nearest(side, b)).map(p -> p.fuller(further).sound()),
        target,
        target.map(v -> Blemishes.of(beside, v)).orElse(new Blemishes(false, false, List.of())),
        Placement.of(beside),
        loudness,
        person.map(Person::remarks).orElse(List.of()));
  }

  /**
   * What to ask of a voice.
   *
   * @param pitch semitones against its own, -12 to 12
   * @param rate against its own, 0.5 to 2
   * @param formants factor by which its speech is then read faster, which raises pitch, formants
   *     and rate together; {@code pitch} and {@code rate} allow for it
   * @param pausing pauses for each word, as often as the person makes them
   */
  public record Asking(double pitch, double rate, double formants, double pausing) {

    /** The voice as it is. */
    public static final Asking NOTHING = new Asking(0, 1, 1, 0);

    /** How often it is to pause in a text of so many words. */
    public int pauses(int words) {
      return (int) Math.round(pausing * words);
    }
  }

  /** What a match came to, each as far as it was measured. */
  public record Figures(
      OptionalDouble pitchOff, OptionalDouble spectrumOff, OptionalDouble divergence) {}

  /**
   * A matched line.
   *
   * @param sound the line in the format of the neighbours
   * @param words its words, in its samples
   * @param method the steps taken, such as {@code pitch+spectrum+cepstra+room}
   */
  public record Matched(
      SoundBlock sound,
      List<org.raccord.audio.SpokenWord> words,
      String method,
      Figures figures,
      List<String> remarks) {

    public Matched {
      words = List.copyOf(words);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * What the person on the side that was meant says in that side's own file, one channel; empty
   * where nobody speaks there. Nothing of the other side's file is in it.
   */
  public Optional<SoundBlock> speech() {
    return target.isEmpty() ? Optional.empty() : speech.get();
  }

  /** Whether somebody was heard whom a line can be matched to. */
  public boolean isSomebodyThere() {
    return target.isPresent();
  }

  /**
   * What to ask of the voice that said {@code probe} by itself, so that little is left to change.
   *
   * @param probe a sentence at the voice's own pitch and rate
   */
  public Asking ask(Speech probe) {
    if (target.isEmpty()) {
      return Asking.NOTHING;
    }
    VoicePortrait own = VoicePortrait.of(Person.voiceChannel(probe.sound()));
    VoicePortrait wanted = target.get();
    OptionalDouble from = own.pitch().median();
    if (from.isEmpty()) {
      return Asking.NOTHING;
    }
    double interval =
        PitchTrack.semitones(wanted.height().orElse(from.getAsDouble()), from.getAsDouble());
    double tract = Math.pow(2, TRACT * interval / 12);
    double formants = Math.max(1 / MOST_TRACT, Math.min(MOST_TRACT, tract));
    double pitch = interval - PitchTrack.semitones(formants, 1);
    double rate = 1;
    if (own.syllables() > 0 && wanted.syllables() > 0 && wanted.spoken() > LEAST_FOR_SPECTRUM) {
      rate = Math.max(SLOWEST, Math.min(FASTEST, wanted.syllables() / own.syllables()));
    }
    double seconds = probe.words().isEmpty() ? 0 : own.spoken() / rate / probe.words().size();
    return new Asking(
        Math.max(-12, Math.min(12, pitch)),
        Math.max(0.5, Math.min(2, rate / formants)),
        formants,
        seconds * wanted.pauses());
  }

  /**
   * Makes speech sound like the person beside the slot.
   *
   * @param raw what the voice said when it was asked for {@code asked}
   * @param seed decides the noise of the room
   * @return the line in the neighbours' format
   */
  public Matched match(Speech raw, Asking asked, long seed) {
    double step = (double) raw.sound().format().sampleRate() / format.sampleRate();
    step *= asked.formants();
    float[] samples = Person.voiceChannel(raw.sound()).channel(0);
    int length = Math.max(1, (int) Math.round(samples.length / step));
    SoundBlock line = Person.mono(Resampler.read(samples, step, length), format.sampleRate());
    List<String> remarks = new ArrayList<>(raw.remarks());
    List<String> steps = new ArrayList<>();
    if (target.isEmpty()) {
      remarks.add("Nobody is heard speaking beside the slot; the line has the voice's own sound.");
    } else {
      line = alike(line, target.get(), steps, remarks);
      if (Room.isWetter(target.get().ringing(), line)) {
        steps.add("room");
        line = Room.in(line, target.get().ringing().orElseThrow(), seed);
      }
    }
    Figures figures = figures(line);
    SoundBlock placed = Placement.place(line, format, placement);
    return new Matched(
        Level.at(placed, loudness),
        Words.scaled(raw.words(), 1 / step, placed.length()),
        steps.isEmpty() ? "loudness" : String.join("+", steps),
        figures,
        remarks);
  }

  private SoundBlock alike(
      SoundBlock line, VoicePortrait wanted, List<String> steps, List<String> remarks) {
    remarks.addAll(blemishes.remarks());
    remarks.addAll(listening);
    SoundBlock said = pitched(line, wanted, steps);
    if (blemishes.under()) {
      return said;
    }
    double spoken = wanted.spoken();
    if (spoken < LEAST_FOR_CEPSTRA) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Only %.1f s are spoken beside the slot, too little to learn the voice from; the line"
                  + " has its pitch%s.",
              spoken,
              spoken < LEAST_FOR_SPECTRUM ? " and loudness alone" : ", spectrum and loudness"));
    }
    if (spoken < LEAST_FOR_SPECTRUM) {
      return said;
    }
    steps.add("spectrum");
    SoundBlock same = SpectrumFit.fit(said, VoicePortrait.of(said).spectrum(), wanted.spectrum());
    double highest = wanted.spectrum().highest();
    Optional<Gaussian> theirs = wanted.cepstra(highest);
    Optional<Gaussian> ours = VoicePortrait.of(same).cepstra(highest);
    if (spoken < LEAST_FOR_CEPSTRA || blemishes.clipped() || ours.isEmpty() || theirs.isEmpty()) {
      return same;
    }
    steps.add("cepstra");
    steps.add("dynamics");
    SoundBlock moved =
        BandDynamics.move(
            CepstralMap.move(same, ours.get(), theirs.get(), highest),
            BandDynamics.of(wanted.sound()));
    return Dispersion.soften(
        SpectrumFit.fit(moved, VoicePortrait.of(moved).spectrum(), wanted.spectrum()),
        ResidualPeak.of(wanted.sound(), wanted.pitch()),
        highest);
  }

  private static SoundBlock pitched(SoundBlock line, VoicePortrait wanted, List<String> steps) {
    VoicePortrait own = VoicePortrait.of(line);
    OptionalDouble from = own.pitch().median();
    OptionalDouble to = wanted.height();
    if (from.isEmpty() || to.isEmpty()) {
      return line;
    }
    steps.add("pitch");
    double shift = PitchTrack.semitones(to.getAsDouble(), from.getAsDouble());
    double spread = 1;
    if (wanted.voiced() >= LEAST_FOR_SPREAD && own.pitch().spread() > 0.3) {
      spread = Math.max(0.6, Math.min(1.6, wanted.pitch().spread() / own.pitch().spread()));
    }
    boolean needless = Math.abs(shift) < LEAST_SHIFT && Math.abs(spread - 1) < 0.1;
    if (needless) {
      return line;
    }
    SoundBlock said = Prosody.change(line, own.pitch(), shift, spread, 1);
    OptionalDouble became = PitchTrack.of(said).median();
    double off =
        became.isEmpty() ? 0 : PitchTrack.semitones(to.getAsDouble(), became.getAsDouble());
    boolean again = Math.abs(off) > LEAST_SHIFT && Math.abs(off) < MOST_SHIFT_OFF;
    return again ? Prosody.change(line, own.pitch(), shift + off, spread, 1) : said;
  }

  private Figures figures(SoundBlock line) {
    if (target.isEmpty()) {
      return new Figures(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    VoicePortrait wanted = target.get();
    VoicePortrait own = VoicePortrait.of(line);
    OptionalDouble median = own.pitch().median();
    double highest = wanted.spectrum().highest();
    Optional<Gaussian> ours = own.cepstra(highest);
    Optional<Gaussian> theirs = wanted.cepstra(highest);
    return new Figures(
        median.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                PitchTrack.semitones(median.getAsDouble(), wanted.height().orElseThrow())),
        OptionalDouble.of(wanted.spectrum().distance(own.spectrum())),
        ours.isPresent() && theirs.isPresent()
            ? OptionalDouble.of(ours.get().divergence(theirs.get()))
            : OptionalDouble.empty());
  }
}
