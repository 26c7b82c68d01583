package org.raccord.cli.internal;

import java.util.Optional;
import org.raccord.core.CutOrder;
import org.raccord.core.Edit.End;
import org.raccord.core.WorkException;
import org.raccord.model.time.FrameTime;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Those of {@code raccord edit} that move an edge of a clip. */
final class EdgeCommands {

  private EdgeCommands() {}

  /** A cut at an edge of a clip. */
  abstract static class Edge extends EditCommand.Cut {

    @Option(
        names = "--clip",
        required = true,
        paramLabel = "CLIP",
        description = "The clip's name or address.")
    private String clip = "";

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = "Record timecode inside the clip, where its name occurs more than once.")
    private Optional<String> at = Optional.empty();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** Which end. */
    static final class Which {
      @Option(names = "--head", description = "At its beginning.")
      private boolean head;

      @SuppressWarnings("unused") // picocli reads it
      @Option(names = "--tail", description = "At its end.")
      private boolean tail;
    }

    Edge(Desk desk) {
      super(desk);
    }

    final String clip() {
      return clip;
    }

    final Optional<FrameTime> point(Times times) throws WorkException {
      return at.isPresent() ? Optional.of(times.point(at.get())) : Optional.empty();
    }

    final End end() {
      return which.head ? End.HEAD : End.TAIL;
    }
  }

  /** An edge that makes its clip longer or shorter. */
  abstract static class Resized extends Edge {

    @ArgGroup(multiplicity = "1")
    private Size size = new Size();

    /** Which way. */
    static final class Size {
      @Option(
          names = "--longer",
          paramLabel = "LENGTH",
          description = "By this much: 12, 12f, 0.5s or 00:00:00:12.")
      private Optional<String> longer = Optional.empty();

      @Option(names = "--shorter", paramLabel = "LENGTH", description = "By this much.")
      private Optional<String> shorter = Optional.empty();
    }

    Resized(Desk desk) {
      super(desk);
    }

    /** Frames, above 0 longer, below 0 shorter. */
    final long by(Times times) throws WorkException {
      return size.longer.isPresent()
          ? times.someLength(size.longer.get())
          : -times.someLength(size.shorter.orElseThrow());
    }
  }

  /** {@code raccord edit trim}. */
  @Command(
      name = "trim",
      sortOptions = false,
      description = {
        "Makes a clip longer or shorter at one end; nothing moves. Longer, it takes the time from what stands beside it, and past its media it is a slot. Shorter, it leaves a gap."
      },
      footer = {"", "Example:", "  raccord edit trim cut.otio --clip V1-3 --tail --shorter 12"})
  static final class Trim extends Resized {

    Trim(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) throws WorkException {
      return new CutOrder.Trim(clip(), point(times), end(), by(times));
    }
  }

  /** {@code raccord edit roll}. */
  @Command(
      name = "roll",
      sortOptions = false,
      description = "Moves the edit point between a clip and the one beside it.",
      footer = {"", "Example:", "  raccord edit roll cut.otio --clip V1-3 --tail --later 8"})
  static final class Roll extends Edge {

    @ArgGroup(multiplicity = "1")
    private Shift by = new Shift();

    /** Which way. */
    static final class Shift {
      @Option(names = "--earlier", paramLabel = "LENGTH", description = "By this much.")
      private Optional<String> earlier = Optional.empty();

      @Option(names = "--later", paramLabel = "LENGTH", description = "By this much.")
      private Optional<String> later = Optional.empty();
    }

    Roll(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) throws WorkException {
      long frames =
          by.later.isPresent()
              ? times.someLength(by.later.get())
              : -times.someLength(by.earlier.orElseThrow());
      return new CutOrder.Roll(clip(), point(times), end(), frames);
    }
  }

  /** {@code raccord edit ripple}. */
  @Command(
      name = "ripple",
      sortOptions = false,
      description = {
        "Makes a clip longer or shorter at one end; what comes later moves, on all tracks. Sound"
            + " that goes with the clip is trimmed alike. Past its media the clip is a slot."
      },
      footer = {"", "Example:", "  raccord edit ripple cut.otio --clip V1-3 --tail --shorter 12"})
  static final class Ripple extends Resized {

    Ripple(Desk desk) {
      super(desk);
    }

    @Override
    CutOrder order(Times times) throws WorkException {
      return new CutOrder.RippleTrim(clip(), point(times), end(), by(times));
    }
  }
}
