package org.raccord.comfyui.internal;

import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made.Alignment;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Offer.FieldUse;
import org.raccord.generator.Offer.Rung;
import org.raccord.generator.Raster;
import org.raccord.generator.SoundWish;
import org.raccord.generator.StillSpec;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.Rate;

/** What a request comes to with a workflow and its settings: pure numbers and words. */
record Wish(ComfySettings settings, Workflow workflow, FillRequest request) {

  /** Pictures larger than this are asked for in a size that models can do. */
  private static final double MOST_PIXELS = 1280.0 * 720;

  /** Sides are a multiple of this: what models ask for at most. */
  private static final int SIDE = 32;

  /** What conditions the fill: what the workflow has places for. */
  Rung rung() {
    return workflow.rung();
  }

  /** Stills that the workflow needs. */
  Map<Edge, Place> stills() {
    Map<Edge, Place> stills = new EnumMap<>(Edge.class);
    if (workflow.has(Place.FIRST_FRAME)) {
      stills.put(Edge.BEFORE, Place.FIRST_FRAME);
    }
    if (workflow.has(Place.LAST_FRAME)) {
      stills.put(Edge.AFTER, Place.LAST_FRAME);
    }
    return stills;
  }

  boolean lacksANeighbour() {
    Set<Edge> needed =
        workflow.has(Place.SOURCE_VIDEO) ? EnumSet.allOf(Edge.class) : stills().keySet();
    return needed.stream()
        .anyMatch(edge -> request.neighbour(edge).filter(clip -> clip.frames() > 0).isEmpty());
  }

  /**
   * References to send, by the place for each. Where the brief has fewer than the workflow has
   * places, the last one stands in the others, too: a graph cannot run with a place left open.
   */
  Map<Place, Brief.Reference> references() {
    Map<Place, Brief.Reference> sent = new EnumMap<>(Place.class);
    List<Brief.Reference> given = request.brief().references();
    for (int i = 0; i < Place.REFERENCES.size(); i++) {
      Place place = Place.REFERENCES.get(i);
      if (workflow.has(place) && !given.isEmpty()) {
        sent.put(place, given.get(Math.min(i, given.size() - 1)));
      }
    }
    return sent;
  }

  /**
   * Numbers, from 1, of references that are not sent: the workflow shows some, and has no place for
   * these.
   */
  List<Integer> referencesWithoutPlace() {
    if (Place.REFERENCES.stream().noneMatch(workflow::has)) {
      // The brief is told that its references are not used at all.
      return List.of();
    }
    Collection<Brief.Reference> sent = references().values();
    List<Brief.Reference> given = request.brief().references();
    return IntStream.rangeClosed(1, given.size())
        .filter(number -> !sent.contains(given.get(number - 1)))
        .boxed()
        .toList();
  }

  /** That references stay behind, as the end of a sentence; empty where none does. */
  Optional<String> leftBehind() {
    List<Integer> numbers = referencesWithoutPlace();
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    String last = numbers.get(numbers.size() - 1).toString();
    String words =
        numbers.subList(0, numbers.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "reference "
            + (words.isEmpty() ? last + " has" : words + " and " + last + " have")
            + " no place in this workflow");
  }

  /** Whether the workflow shows a reference and the brief has none. */
  boolean lacksAReference() {
    return Place.REFERENCES.stream().anyMatch(workflow::has)
        && request.brief().references().isEmpty();
  }

  /** Frames a second of what is made. */
  Rate rate() {
    return settings.rate().orElse(request.rate());
  }

  /**
   * Frames to ask for: those of the slot and the real ones that frame it, on the model's grid.
   *
   * @return whole frames at {@link #rate}
   */
  long frames() {
    if (workflow.has(Place.SOURCE_VIDEO)) {
      return settings.grid().atLeast(atRate(request.length()) + 2L * settings.context());
    }
    // Steps from still to still: one more than frames of the slot where there is a still on both
    // sides, as many where there is one.
    int stills = stills().size();
    return settings
        .grid()
        .atLeast(atRate(request.length() + (stills == 2 ? 1 : 0)) + (stills > 0 ? 1 : 0));
  }

  private long atRate(long frames) {
    Rate made = rate();
    Rate slot = request.rate();
    return ceil(
        frames * made.numerator() * slot.denominator(), made.denominator() * slot.numerator());
  }

  private static long ceil(long over, long under) {
    return -Math.floorDiv(-over, under);
  }

  /**
   * The surroundings to send, with as many masked frames as the slot lasts. What the model's grid
   * asks for beyond that is real frames, not made ones.
   */
  MiddleSpec middle() {
    int masked = Math.toIntExact(atRate(request.length()));
    int real = Math.toIntExact(frames()) - masked;
    return new MiddleSpec(
        ExcerptFormat.MP4,
        real - real / 2,
        masked,
        real / 2,
        size(),
        rate(),
        Framing.CROP,
        workflow.has(Place.SOURCE_SOUND) ? SoundWish.WAV_OR_SILENCE : SoundWish.NONE);
  }

  /** A still to send: of the size that is made, where that is known. */
  StillSpec still() {
    boolean sized = settings.size().isPresent() || workflow.has(Place.WIDTH);
    return sized ? StillSpec.of(StillFormat.PNG, size()) : StillSpec.of(StillFormat.PNG);
  }

  /**
   * Where the slot lies in the file that is made. The stills themselves are not in the slot.
   *
   * @param realBefore frames of the clip before that the file begins with, where that is known
   */
  Alignment alignment(OptionalLong realBefore) {
    if (realBefore.isPresent()) {
      return new Alignment.StartsAt(realBefore.getAsLong());
    }
    boolean counted = rate().equals(request.rate()) && workflow.has(Place.LENGTH);
    long frames = frames();
    return switch (rung()) {
      case FIRST_AND_LAST_FRAME ->
          counted && frames == request.length() + 2
              ? new Alignment.StartsAt(1)
              : new Alignment.MeetsBoth();
      case FIRST_FRAME -> counted ? new Alignment.StartsAt(1) : new Alignment.MeetsBefore();
      case LAST_FRAME ->
          counted
              ? new Alignment.StartsAt(frames - 1 - request.length())
              : new Alignment.MeetsAfter();
      default -> new Alignment.Unknown();
    };
  }

  /** Raster to ask for. */
  Raster size() {
    if (settings.size().isPresent()) {
      return settings.size().get();
    }
    PictureFormat format = request.format();
    double width =
        (double) format.width() * format.pixelAspectNumerator() / format.pixelAspectDenominator();
    double height = format.height();
    double scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
    return new Raster(side(width * scale), side(height * scale));
  }

  private static int side(double pixels) {
    return Math.max(SIDE, (int) Math.round(pixels / SIDE) * SIDE);
  }

  /**
   * The seed: the request's own, or the next one whose plan has not been taken. A server answers
   * the same graph from its cache.
   */
  Optional<Long> seed() {
    if (!workflow.has(Place.SEED)) {
      return request.plansTaken().contains(rung().storedName())
          ? Optional.empty()
          : Optional.of(request.seed());
    }
    long seed = request.seed();
    while (request.plansTaken().contains(plan(seed))) {
      seed++;
    }
    return Optional.of(seed);
  }

  /** Name of the plan that a seed makes. */
  String plan(long seed) {
    return workflow.has(Place.SEED)
        ? rung().storedName() + "-" + Long.toUnsignedString(seed)
        : rung().storedName();
  }

  /** How each field of the brief is used. */
  Map<Brief.Field, FieldUse> uses() {
    Map<Brief.Field, FieldUse> uses = new EnumMap<>(Brief.Field.class);
    Map<Brief.Field, Place> own = new EnumMap<>(Brief.Field.class);
    own.put(Brief.Field.PROMPT, Place.PROMPT);
    own.put(Brief.Field.NEGATIVE, Place.NEGATIVE);
    own.put(Brief.Field.CAMERA, Place.CAMERA);
    own.put(Brief.Field.LIGHTING, Place.LIGHTING);
    own.put(Brief.Field.MOOD, Place.MOOD);
    own.put(Brief.Field.HEAD_STRENGTH, Place.HEAD_STRENGTH);
    own.put(Brief.Field.TAIL_STRENGTH, Place.TAIL_STRENGTH);
    own.put(Brief.Field.SEED, Place.SEED);
    own.forEach(
        (field, place) -> {
          if (workflow.has(place)) {
            uses.put(field, FieldUse.NATIVE);
          }
        });
    if (Place.REFERENCES.stream().anyMatch(workflow::has)) {
      uses.put(Brief.Field.REFERENCES, FieldUse.NATIVE);
    }
    if (workflow.has(Place.PROMPT)) {
      for (Brief.Field field :
          List.of(Brief.Field.CAMERA, Brief.Field.LIGHTING, Brief.Field.MOOD)) {
        uses.putIfAbsent(field, FieldUse.IN_PROMPT);
      }
    }
    return uses;
  }

  /** The words for the prompt: those of fields that have no place of their own stand in it. */
  String prompt() {
    Brief brief = request.brief();
    List<Optional<String>> words = new ArrayList<>(List.of(brief.prompt()));
    if (!workflow.has(Place.CAMERA)) {
      words.add(brief.camera());
    }
    if (!workflow.has(Place.LIGHTING)) {
      words.add(brief.lighting());
    }
    if (!workflow.has(Place.MOOD)) {
      words.add(brief.mood());
    }
    return words.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
  }

  /**
   * What stands in each place.
   *
   * @param seed the seed
   * @param sent what of it was sent: names of files, as the server knows them, and their frames
   */
  Map<Place, JsonPrimitive> values(long seed, Map<Place, JsonPrimitive> sent) {
    Map<Place, JsonPrimitive> values = new EnumMap<>(Place.class);
    Brief brief = request.brief();
    Raster size = size();
    values.put(Place.PROMPT, new JsonPrimitive(prompt()));
    values.put(Place.NEGATIVE, new JsonPrimitive(brief.negative().orElse("")));
    values.put(Place.CAMERA, new JsonPrimitive(brief.camera().orElse("")));
    values.put(Place.LIGHTING, new JsonPrimitive(brief.lighting().orElse("")));
    values.put(Place.MOOD, new JsonPrimitive(brief.mood().orElse("")));
    values.put(Place.HEAD_STRENGTH, new JsonPrimitive(brief.headStrength() / 100.0));
    values.put(Place.TAIL_STRENGTH, new JsonPrimitive(brief.tailStrength() / 100.0));
    values.put(Place.LENGTH, new JsonPrimitive(frames()));
    values.put(Place.WIDTH, new JsonPrimitive(size.width()));
    values.put(Place.HEIGHT, new JsonPrimitive(size.height()));
    values.put(Place.FPS, fps());
    values.put(Place.SEED, new JsonPrimitive(new BigInteger(Long.toUnsignedString(seed))));
    values.putAll(sent);
    return values;
  }

  private JsonPrimitive fps() {
    Rate rate = rate();
    return rate.denominator() == 1
        ? new JsonPrimitive(rate.numerator())
        : new JsonPrimitive(rate.toDouble());
  }
}
