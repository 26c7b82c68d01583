package org.raccord.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.ShotColour;

/**
 * Which slots to fill, and how.
 *
 * @param slots which
 * @param takes how many takes a slot, at least 1; fewer are made where no other plan exists
 * @param seed the seed of the first take; random where empty. Take n uses seed + n - 1
 * @param generators ids or names of generators to use, in order; empty chooses the first that
 *     serves
 * @param brief replaces the brief stored with the slot
 * @param until no new fill starts after this many seconds
 * @param export where the slot's frames are exported as well: a PNG pattern with {@code %04d}, MP4,
 *     MOV or MKV; only with one slot
 * @param handles whether media that the editor cut out between two clips of one source may be used
 * @param refill whether slots that have takes get further ones
 * @param format raster and colour of the takes where the timeline declares none; empty takes that
 *     of most clips of the track
 * @param sharing whether one of the generators makes the takes, or each of them
 * @param fitting how files that generators make come into the cut
 */
public record FillOrder(
    Selection slots,
    int takes,
    OptionalLong seed,
    List<String> generators,
    Optional<Brief> brief,
    OptionalLong until,
    Optional<Path> export,
    HandleUse handles,
    Refill refill,
    Optional<PictureFormat> format,
    Sharing sharing,
    Fitting fitting) {

  /** An order for the first generator that serves, whose files are fitted as usual. */
  public FillOrder(
      Selection slots,
      int takes,
      OptionalLong seed,
      List<String> generators,
      Optional<Brief> brief,
      OptionalLong until,
      Optional<Path> export,
      HandleUse handles,
      Refill refill,
      Optional<PictureFormat> format) {
    this(
        slots,
        takes,
        seed,
        generators,
        brief,
        until,
        export,
        handles,
        refill,
        format,
        Sharing.FIRST_THAT_SERVES,
        Fitting.USUAL);
  }

  public FillOrder {
    generators = List.copyOf(generators);
    if (takes < 1) {
      throw new IllegalArgumentException("At least one take");
    }
  }

  /** One take of the slots in {@code selection} by whichever generator serves. */
  public static FillOrder of(Selection selection) {
    return new FillOrder(
        selection,
        1,
        OptionalLong.empty(),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        HandleUse.AUTO,
        Refill.ONLY_EMPTY,
        Optional.empty());
  }

  /** The same, with that many takes by each of the generators. */
  public FillOrder byEach() {
    return with(Sharing.EACH, fitting);
  }

  /** The same, with files that generators make brought into the cut in another way. */
  public FillOrder fitted(Fitting other) {
    return with(sharing, other);
  }

  private FillOrder with(Sharing itsSharing, Fitting itsFitting) {
    return new FillOrder(
        slots,
        takes,
        seed,
        generators,
        brief,
        until,
        export,
        handles,
        refill,
        format,
        itsSharing,
        itsFitting);
  }

  /** How several generators share an order. */
  public enum Sharing {
    /** The first that serves makes all takes of a slot. */
    FIRST_THAT_SERVES,
    /** Each makes that many takes of each slot. */
    EACH
  }

  /** Which slots. */
  public sealed interface Selection {
    /** These, by address or id. */
    record Named(List<String> slots) implements Selection {
      public Named {
        slots = List.copyOf(slots);
      }
    }

    /** All that are slots. */
    record All() implements Selection {}

    /** Those that a {@code RACCORD} marker or a stored brief asks for. */
    record Marked() implements Selection {}
  }

  /** Whether cut-out media may serve. */
  public enum HandleUse {
    AUTO,
    USE
  }

  /** What to do with slots that have takes. */
  public enum Refill {
    ONLY_EMPTY,
    ADD_TAKES
  }

  /**
   * How files that generators make come into the cut.
   *
   * @param matching whether they are brought to the clips beside them
   * @param framing what is done where their shape is not the timeline's
   * @param colour what the values of the shots stand for; kept with the timeline. Empty leaves what
   *     was said before
   */
  public record Fitting(Matching matching, Framing framing, Optional<ShotColour> colour) {
    /** Matched, and filling the frame. */
    public static final Fitting USUAL = new Fitting(Matching.ON, Framing.CROP);

    /** Nothing is said of the shots. */
    public Fitting(Matching matching, Framing framing) {
      this(matching, framing, Optional.empty());
    }
  }

  /** Whether colour, exposure and grain are brought to the clips beside a take. */
  public enum Matching {
    /** Where the seams measure better for it. */
    ON,
    /** Left as the generator made them. */
    OFF
  }
}
