package org.raccord.videoapi.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.raccord.generator.Offer.Rung;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.FrameTime;

/** Works out what to ask of a server for a slot, without asking it anything. */
final class Planner {

  private final Setup setup;
  private final Profile profile;

  Planner(Setup setup) {
    this.setup = setup;
    this.profile = setup.profile();
  }

  /** A wish, or why there is none. */
  sealed interface Plan {
    /**
     * What is asked.
     *
     * @param wish the richest that the server makes
     * @param poorer what can be asked for where the server refuses what conditions it, one after
     *     another; none of it costs more than {@code wish}
     */
    record Asks(Wish wish, List<Wish> poorer) implements Plan {}

    record Declines(Offer.Declines why) implements Plan {}
  }

  /** The richest conditioning whose length the server makes. */
  Plan plan(FillRequest request) {
    List<Rung> rungs = rungs(request);
    List<Wish> wishes = rungs.stream().flatMap(rung -> wish(request, rung).stream()).toList();
    if (wishes.isEmpty()) {
      return new Plan.Declines(rungs.isEmpty() ? unconditioned(request) : tooLong(request));
    }
    Wish richest = wishes.get(0);
    return new Plan.Asks(
        richest,
        rungs.stream()
            .filter(rung -> rung.compareTo(richest.rung()) > 0)
            .flatMap(rung -> poorer(request, rung, richest).stream())
            .toList());
  }

  /** With handles where these cost nothing. */
  private Optional<Wish> poorer(FillRequest request, Rung rung, Wish counted) {
    return wish(request, rung)
        .filter(wish -> !costsMore(wish, counted))
        .or(
            () ->
                profile
                    .lengths()
                    .covering(new FrameTime(least(request, rung), request.rate()))
                    .map(length -> wish(request, rung, length, Optional.empty()))
                    .filter(wish -> !costsMore(wish, counted)));
  }

  /** What was counted before the order must hold for what is ordered in its stead. */
  private boolean costsMore(Wish wish, Wish counted) {
    return price(wish.length())
        .flatMap(its -> price(counted.length()).map(c -> its.amount().compareTo(c.amount()) > 0))
        .orElse(false);
  }

  private Optional<Wish> wish(FillRequest request, Rung rung) {
    Optional<Surroundings> around = Optional.empty();
    Optional<Lengths.Asked> length;
    if (rung == Rung.FRAMES_BOTH_SIDES
        && profile.middle().isPresent()
        && profile.lengths() instanceof Lengths.Frames frames) {
      around = Surroundings.of(request, frames, profile.middle().get());
      length = around.map(Surroundings::asked);
    } else {
      length = length(request, rung);
    }
    Optional<Wish.Middle> middle = around.map(Surroundings::middle);
    return length.map(asked -> wish(request, rung, asked, middle));
  }

  private Wish wish(
      FillRequest request, Rung rung, Lengths.Asked length, Optional<Wish.Middle> middle) {
    Wording wording = new Wording(profile, request.brief(), rung);
    return new Wish(
        rung,
        wording.prompt(),
        wording.negative(),
        setup.size().orElseGet(() -> profile.sizes().nearest(request.format())),
        length,
        (int) Math.floorMod(request.seed(), (long) Integer.MAX_VALUE),
        middle);
  }

  Offer offer(FillRequest request) {
    Plan plan = plan(request);
    if (plan instanceof Plan.Declines declines) {
      return declines.why();
    }
    Plan.Asks asks = (Plan.Asks) plan;
    Wish wish = asks.wish();
    return new Offer.Serves(
        summary(wish),
        wish.rung(),
        new Wording(profile, request.brief(), wish.rung()).uses(),
        Optional.of(setup.destination()),
        sends(wish, asks.poorer()),
        price(wish.length()),
        Optional.empty(),
        false);
  }

  /** What the slot and the server can be conditioned by, richest first. */
  private List<Rung> rungs(FillRequest request) {
    Brief brief = request.brief();
    boolean own = brief.intent() == Intent.NEW_SHOT;
    boolean before = request.before().isPresent() && brief.headStrength() > 0 && !own;
    boolean after = request.after().isPresent() && brief.tailStrength() > 0 && !own;
    List<Rung> fitting = new ArrayList<>();
    if (before && after) {
      fitting.add(Rung.FRAMES_BOTH_SIDES);
      fitting.add(Rung.FIRST_AND_LAST_FRAME);
    }
    if (before) {
      fitting.add(Rung.FIRST_FRAME);
    }
    if (after) {
      fitting.add(Rung.LAST_FRAME);
    }
    if (isDescribed(brief)) {
      fitting.add(Rung.PROMPT);
    }
    return fitting.stream().filter(profile.conditioning()::containsKey).toList();
  }

  private static boolean isDescribed(Brief brief) {
    return brief.prompt().map(words -> !words.isBlank()).orElse(false);
  }

  private Offer.Declines unconditioned(FillRequest request) {
    boolean takesWords = profile.conditioning().containsKey(Rung.PROMPT);
    String takes =
        profile.conditioning().keySet().stream()
            .sorted()
            .map(Rung::words)
            .reduce((a, b) -> a + "; " + b)
            .orElse("nothing");
    String reason =
        request.brief().intent() == Intent.NEW_SHOT && !takesWords
            ? profile.title() + " makes no shot from words alone; it takes: " + takes + "."
            : profile.title()
                + " has nothing to go by at this slot: it takes "
                + takes
                + (takesWords ? ", and the brief has no prompt." : ".");
    return new Offer.Declines(
        reason,
        takesWords
            ? "Write a prompt, or choose another generator."
            : "Choose another generator, or set up another profile.");
  }

  /** A length with handles, or without where that alone is too long. */
  private Optional<Lengths.Asked> length(FillRequest request, Rung rung) {
    long least = least(request, rung);
    long handles =
        switch (rung) {
          case FIRST_FRAME, FRAMES_BEFORE -> request.tailHandle();
          case LAST_FRAME, FRAMES_AFTER -> request.headHandle();
          case PROMPT -> request.headHandle() + request.tailHandle();
          case FRAMES_BOTH_SIDES, FIRST_AND_LAST_FRAME -> 0;
        };
    return profile
        .lengths()
        .covering(new FrameTime(least + handles, request.rate()))
        .or(() -> profile.lengths().covering(new FrameTime(least, request.rate())));
  }

  /** Frames of the slot and of pictures that are repeated. */
  private long least(FillRequest request, Rung rung) {
    long repeated = profile.ends() == Profile.Ends.REPEATED ? 1 : 0;
    return switch (rung) {
      case FIRST_AND_LAST_FRAME -> request.length() + 2 * repeated;
      case PROMPT, FRAMES_BOTH_SIDES -> request.length();
      default -> request.length() + repeated;
    };
  }

  private Offer.Declines tooLong(FillRequest request) {
    return new Offer.Declines(
        "The slot has "
            + request.length()
            + " frames at "
            + request.rate()
            + " a second, and "
            + profile.title()
            + " makes at most "
            + profile.lengths().longest().orElse("less")
            + ".",
        "Make the slot shorter, split it, or choose another generator.");
  }

  private String summary(Wish wish) {
    return profile.title()
        + setup.model().map(m -> " (" + m + ")").orElse("")
        + " from "
        + wish.rung().words()
        + ", "
        + wish.length()
        + ", "
        + wish.size();
  }

  private List<String> sends(Wish wish, List<Wish> poorer) {
    List<String> lines = new ArrayList<>();
    String picture = ", PNG, " + wish.size();
    switch (wish.rung()) {
      case FIRST_FRAME -> lines.add("the last frame of the clip before" + picture);
      case LAST_FRAME -> lines.add("the first frame of the clip after" + picture);
      case FIRST_AND_LAST_FRAME -> {
        lines.add("the last frame of the clip before" + picture);
        lines.add("the first frame of the clip after" + picture);
      }
      case FRAMES_BOTH_SIDES ->
          wish.middle()
              .ifPresent(
                  middle -> {
                    lines.add(
                        "the last "
                            + middle.before()
                            + " frames of the clip before and the first "
                            + middle.after()
                            + " of the clip after, MP4, "
                            + wish.size());
                    lines.add(
                        "the production sound of those frames, WAV, silent where the slot is;"
                            + " none where the clips have none");
                  });
      default -> {}
    }
    if (wish.rung() != Rung.FRAMES_BOTH_SIDES) {
      lines.add("no sound");
    }
    lines.add("prompt: " + wish.prompt());
    wish.negative().ifPresent(words -> lines.add("negative prompt: " + words));
    lines.add("length, " + wish.length() + ", and size, " + wish.size());
    if (profile.says(wish.rung(), "seed")) {
      // A question may come before a seed is settled.
      lines.add("seed: " + (wish.seed() == 0 ? "drawn when the fill begins" : wish.seed()));
    }
    if (setup.parameters().size() > 0) {
      lines.add("parameters: " + String.join(", ", setup.parameters().keySet()));
    }
    if (!poorer.isEmpty()) {
      lines.add(
          "where the server refuses that: "
              + poorer.stream()
                  .map(less -> less.rung().words())
                  .collect(Collectors.joining(", then "))
              + ", of the same");
    }
    return lines;
  }

  private Optional<Offer.Price> price(Lengths.Asked length) {
    return setup
        .perSecond()
        .map(
            each -> {
              BigDecimal seconds =
                  length.frames().isPresent() && length.rate().isPresent()
                      ? BigDecimal.valueOf(length.frames().getAsInt())
                          .multiply(BigDecimal.valueOf(length.rate().get().denominator()))
                          .divide(
                              BigDecimal.valueOf(length.rate().get().numerator()),
                              4,
                              RoundingMode.CEILING)
                      : BigDecimal.valueOf(length.seconds());
              BigDecimal amount =
                  each.amount()
                      .multiply(seconds)
                      .setScale(4, RoundingMode.CEILING)
                      .stripTrailingZeros();
              return new Offer.Price(
                  amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY),
                  each.currency());
            });
  }
}
